"""What branch meetings have resolved about somebody, for the two steps that rest on a vote."""

from __future__ import annotations

from yilu.branch_life.enums.meeting import Matter
from yilu.branch_life.models import Candidate, Resolution, StepRecord
from yilu.branch_life.queries.meetings import resolutions_for
from yilu.branch_life.rules.steps import ADMIT, CONVERT

MATTERS: dict[int, tuple[Matter, ...]] = {
    ADMIT: (Matter.ADMIT,),
    CONVERT: (Matter.CONVERT, Matter.EXTEND, Matter.CANCEL),
}


def resolutions(row: Candidate, step: int) -> list[Resolution]:
    """Those about him that no step of his file rests on yet, the latest first."""
    found = [
        one
        for matter in MATTERS.get(step, ())
        for one in resolutions_for(row.person_id, matter, row.city)
    ]
    taken = StepRecord.objects.filter(
        city=row.city, candidate=row, resolution_id__isnull=False, voided_at=None
    )
    used = set(taken.values_list("resolution_id", flat=True))
    return sorted((r for r in found if r.pk not in used), key=lambda r: r.on, reverse=True)
