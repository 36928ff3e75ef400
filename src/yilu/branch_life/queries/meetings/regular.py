"""How regularly a branch meets: 三会一课 of the present month or quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from yilu.branch_life import cards
from yilu.branch_life.enums.meeting import HELD, MeetingKind
from yilu.branch_life.models import Meeting
from yilu.branch_life.queries.roll import full_members_of
from yilu.core.periods import add_months, month_of
from yilu.organisations.models import Unit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One kind of meeting of a branch: how often, how many in the present stretch."""

    kind: MeetingKind
    every: int  # months
    held: int
    first: date
    last: date


EVERY = {
    MeetingKind.ASSEMBLY: ("branch.assembly_every", 3),
    MeetingKind.COMMITTEE: ("branch.committee_every", 1),
    MeetingKind.LESSON: ("branch.lesson_every", 3),
    MeetingKind.PARTY_DAY: ("branch.party_day_every", 1),
}


def rhythm(branch: Unit, on: date) -> list[Rhythm]:
    """三会一课 of the present month or quarter; a branch without a committee is not asked for one."""
    asked = dict(EVERY)
    if full_members_of(branch, on) < int(cards.value(branch.city, "branch.committee", on, 7)):
        del asked[MeetingKind.COMMITTEE]
    stretches = {
        kind: _stretch(on, int(cards.value(branch.city, key, on, default)))
        for kind, (key, default) in asked.items()
    }
    since = min(first for first, *_rest in stretches.values())
    held = Meeting.objects.filter(branch=branch, state__in=HELD, day__gte=since)
    days = list(held.values_list("kind", "day"))
    return [
        Rhythm(
            kind, every, sum(1 for k, d in days if k == kind and first <= d <= last), first, last
        )
        for kind, (first, last, every) in stretches.items()
    ]


def _stretch(on: date, every: int) -> tuple[date, date, int]:
    """The calendar stretch of so many months that holds the day: the month, or the quarter."""
    first = month_of(on).replace(month=(on.month - 1) // every * every + 1)
    return first, add_months(first, every) - ONE_DAY, every
