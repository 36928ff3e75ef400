"""Double counting, looked for and shown: a person decides, nothing is taken away by itself.

One person at two activities at once, at an activity and in a consultation of the same hour, at two
stations or twice at one within the hour; helps and consultations of one day that look entered twice;
events said to be held at which nobody was. What the actor may not see is not among it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from yilu.activities import queries as activities
from yilu.activities.enums import Presence
from yilu.care import queries as care
from yilu.core.actor import Actor, Right
from yilu.core.periods import Period
from yilu.stations import queries as stations


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody at an activity while a consultation of his was held."""

    attendance: Any
    talk: Any


@dataclass(frozen=True, slots=True)
class Doubles:
    """Everything that looks counted twice; each list is of rows, grouped by the person."""

    activities: list[list[Any]]  # attendances at the same time
    clashes: list[Clash]
    visits: list[Any]
    helps: list[Any]
    consultations: list[Any]
    empty: list[Any]  # activities held without anybody

    @property
    def count(self) -> int:
        parts = (self.activities, self.clashes, self.visits, self.helps, self.consultations)
        return sum(len(part) for part in parts) + len(self.empty)


def find(actor: Actor, period: Period) -> Doubles:
    """What looks double in the period, as far as the actor may see it."""
    runs_care = actor.may_anywhere(Right.RUN_CARE)
    return Doubles(
        activities=_by_person(activities.double_counted(actor, period)),
        clashes=_clashes(actor, period) if runs_care else [],
        visits=list(stations.doubled(actor, period)),
        helps=_named(care.helps_doubled(actor.city, period)) if runs_care else [],
        consultations=_named(care.consultations_doubled(actor.city, period)) if runs_care else [],
        empty=list(activities.held_without_attendance(actor, period)),
    )


def _by_person(rows: Iterable[Any]) -> list[list[Any]]:
    return [list(group) for _person, group in groupby(rows, key=lambda row: row.person_id)]


def _named(rows: Any) -> list[Any]:
    return list(rows.select_related("person"))


def _clashes(actor: Actor, period: Period) -> list[Clash]:
    """Attendances on the spot that overlap a talk of the same person."""
    talks: dict[UUID, list[Any]] = defaultdict(list)
    for talk in care.talks_completed(actor.city, period):
        talks[talk.person_id].append(talk)
    days = {talk.completed_on for held in talks.values() for talk in held}
    came = activities.attendances(actor).filter(on__in=days, person__in=list(talks))
    rows = came.exclude(mode=Presence.ONLINE).order_by("in_at", "pk")
    return [
        Clash(row, talk)
        for row in rows
        for talk in talks[row.person_id]
        if _overlap(row.in_at, row.out_at or row.activity.ends_at, talk.starts_at, talk.ends_at)
    ]


def _overlap(one: datetime, one_ends: datetime, other: datetime, other_ends: datetime) -> bool:
    return one < other_ends and other < one_ends
