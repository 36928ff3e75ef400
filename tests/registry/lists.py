"""Brings canonical rows in as the import engine does: check, match, apply, and take back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from tests.cast import CITY, DAY
from yilu.intake.enums import State
from yilu.intake.ledger import BatchLedger, take_back
from yilu.intake.models import Batch
from yilu.intake.spec import Cell, Context, Finding, Match, Roster, Rows, Severity


@dataclass(frozen=True, slots=True)
class Brought:
    """What a block did: one letter per row (n, c, s or e), messages by row, and its batch."""

    outcomes: str
    errors: dict[int, list[str]]
    warnings: dict[int, list[str]]
    before: dict[int, dict[str, Cell]]
    batch: Batch


def bring(roster: Roster, *lines: dict[str, Cell], paths: tuple[str, ...] | None = None) -> Brought:
    """Rows without errors are written; `paths` narrows what the uploader may touch."""
    keys = sorted({key for line in lines for key in line})
    columns = {key: [line.get(key) for line in lines] for key in keys}
    rows = Rows("表", list(range(2, len(lines) + 2)), columns)
    batch = Batch.objects.create(
        city=CITY,
        number=f"DR-{uuid4().hex[:8]}",
        kind=roster.kind,
        state=State.RECEIVED,
        file_name="test",
        digest=b"",
        path="/1/",
    )
    context = Context(CITY, batch.pk, DAY, paths)
    checked = list(roster.check(rows, context))
    match = roster.match(rows, context)
    findings = [*checked, *match.findings]
    wrong = {found.index for found in findings if found.severity == Severity.ERROR}
    good = [index for index in range(len(rows)) if index not in wrong]
    if good:
        kept = rows.take(good)
        fresh = Context(CITY, batch.pk, DAY, paths)
        roster.apply(kept, roster.match(kept, fresh), fresh, BatchLedger(batch))
    return Brought(
        "".join("e" if i in wrong else match.outcomes[i].value for i in range(len(rows))),
        _said(findings, Severity.ERROR),
        _said(findings, Severity.WARNING),
        match.before,
        batch,
    )


def preview(roster: Roster, *lines: dict[str, Cell]) -> Match:
    keys = sorted({key for line in lines for key in line})
    columns = {key: [line.get(key) for line in lines] for key in keys}
    rows = Rows("表", list(range(2, len(lines) + 2)), columns)
    return roster.match(rows, Context(CITY, uuid4(), DAY, None))


def undo(brought: Brought) -> int:
    return take_back(brought.batch)


def _said(findings: list[Finding], severity: Severity) -> dict[int, list[str]]:
    said: dict[int, list[str]] = {}
    for found in findings:
        if found.severity == severity:
            said.setdefault(found.index, []).append(found.message % found.params)
    return said
