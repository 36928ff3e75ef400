"""Brings a register file in as `./yilu import` does: read, judged, written."""

from __future__ import annotations

from pathlib import Path

from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.intake.actions import apply, open_local, stage
from yilu.intake.enums import State


def upload(kind: str, path: Path, *, by: Actor) -> str:
    """Write the file's rows; the demo's own registers have no errors, so one is a fault of ours."""
    with path.open("rb") as file:
        batch = open_local(kind, path.name, file, by=by)
        file.seek(0)
        batch = stage(batch, by=by, file=file)
    if batch.state == State.REFUSED or batch.failing:
        raise Refused(f"{path.name}: {batch.refusal or f'{batch.failing} rows with errors'}")
    batch = apply(batch, by=by, looked=False)
    return f"{batch.total} rows"
