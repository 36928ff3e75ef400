"""The file as plain values for the rules: a handful of questions, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from yilu.branch_life.access.development import approves_inside
from yilu.branch_life.enums.development import Outcome
from yilu.branch_life.limits import CLASS_HOUR, MATERIALS
from yilu.branch_life.models import Candidate, CandidatePaper, StepRecord
from yilu.branch_life.rules.dossier import Done, Dossier
from yilu.branch_life.rules.steps import SECOND_ROUND, STEPS


def standing_records(candidate: Candidate) -> list[StepRecord]:
    """The steps that stand now: of those repeated in the extension, the current round's."""
    rows = StepRecord.objects.filter(city=candidate.city, candidate=candidate, stands=True)
    return [
        row
        for row in rows.order_by("step")
        if row.step not in SECOND_ROUND or row.round == candidate.round
    ]


def class_hour(city: str) -> int:
    """Minutes of one class hour (学时)."""
    return int(CLASS_HOUR.of(city))


def dossier(
    candidate: Candidate,
    records: Iterable[StepRecord] | None = None,
    *,
    born_on: date | None = None,
) -> Dossier:
    """Everything the rules ask of this file."""
    rows = standing_records(candidate) if records is None else list(records)
    reviews = list(candidate.reviews.values_list("on", "probation"))
    letters = list(candidate.letters.values_list("to_kind", "answered_on"))
    days, hours = trained(candidate)
    return Dossier(
        done={row.step: Done(row.done_on, Outcome(row.outcome), row.extend_months or 0) for row in rows},
        born_on=candidate.person.born_on or born_on,
        round=candidate.round,
        probation_to=candidate.probation_to if candidate.round else None,
        approval_until=candidate.approval_until,
        reviews=tuple(sorted(day for day, probation in reviews if not probation)),
        probation_reviews=tuple(sorted(day for day, probation in reviews if probation)),
        floating=candidate.floating,
        letters_sent=frozenset(kind for kind, _day in letters),
        letters_answered=frozenset(kind for kind, day in letters if day is not None),
        training_days=days,
        training_hours=hours,
        missing=tuple(str(title) for _key, title in missing_materials(candidate, rows)),
        branch_closed_on=candidate.branch.closed_on,
        external=not approves_inside(candidate.branch),
    )  # fmt: skip


def trained(candidate: Candidate) -> tuple[int, float]:
    """Distinct days, and class hours, of the trainings in the file."""
    days: set[date] = set()
    minutes = 0
    for first, last, length in candidate.trainings.values_list("from_on", "to_on", "minutes"):
        days |= {date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)}
        minutes += length
    return len(days), round(minutes / class_hour(candidate.city), 1)


def wanted_materials(city: str, rows: Iterable[StepRecord]) -> list[tuple[int, str, Any]]:
    """(step, key, title) of every paper the archive asks for, the city's own additions last."""
    done = {row.step for row in rows}
    listed = [
        (step.number, key, title)
        for step in STEPS
        for key, title in step.materials
        if step.number in done
    ]
    extra = MATERIALS.of(city)
    return listed + [(0, f"extra_{n}", str(title)) for n, title in enumerate(extra)]


def missing_materials(candidate: Candidate, rows: Iterable[StepRecord]) -> list[tuple[str, Any]]:
    held = set(
        CandidatePaper.objects.filter(
            city=candidate.city, candidate=candidate, removed_on=None
        ).values_list("kind", flat=True)
    )
    wanted = wanted_materials(candidate.city, rows)
    return [(key, title) for _step, key, title in wanted if key not in held]
