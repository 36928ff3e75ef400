"""Brings a register file in as `./yilu import` does: read, judged, written."""

from __future__ import annotations

from pathlib import Path

from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.intake.actions import apply, open_local, stage
from yilu.intake.enums import State
from yilu.intake.models import Batch
from yilu.intake.queries import batches


def upload(kind: str, path: Path, *, by: Actor) -> str:
    """Write the file's rows; the demo's own registers have no errors, so one is a fault of ours."""
    batch = _staged(kind, path, by)
    if batch.state == State.REFUSED or batch.failing:
        raise Refused(f"{path.name}: {batch.refusal or f'{batch.failing} rows with errors'}")
    batch = apply(batch, by=by, looked=False)
    return f"{batch.total} rows"


def leave_waiting(kind: str, path: Path, *, by: Actor) -> None:
    """A clerk has uploaded a list with errors and has not come back to it yet."""
    if not batches(by).filter(file_name=path.name).exists():
        _staged(kind, path, by)


def _staged(kind: str, path: Path, by: Actor) -> Batch:
    with path.open("rb") as file:
        batch = open_local(kind, path.name, file, by=by)
        file.seek(0)
        return stage(batch, by=by, file=file)
