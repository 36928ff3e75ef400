"""Reading the facts the rules ask about, for many drivers in a few queries, and putting them in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from yilu.core.clock import CITY_ZONE
from yilu.fleets.enums import CALLED, AskState, EnrolmentState, Shift, TripState
from yilu.fleets.limits import Limits, limits
from yilu.fleets.models import Ask, Enrolment, Mission, Standby, Trip
from yilu.fleets.rules import Facts, Found, reasons
from yilu.registry import compliance
from yilu.registry.enums import Standing
from yilu.registry.queries import trained

LATELY = timedelta(days=30)
A_DAY = timedelta(hours=24)
HOURS = {Shift.DAY: (time(8), time(20)), Shift.NIGHT: (time(20), time(8))}


@dataclass(frozen=True, slots=True)
class Weighed:
    """One driver against one mission."""

    enrolment: Enrolment
    standing_by: bool
    found: tuple[Found, ...]
    served: int
    chosen: bool

    @property
    def order(self) -> tuple[bool, bool, int, date, str]:
        """Standing by first, then who chose the area, then who went least of late."""
        row = self.enrolment
        since = row.from_on or date.max
        return (not self.standing_by, not self.chosen, self.served, since, str(row.pk))


def candidates(mission: Mission) -> list[Enrolment]:
    """Everybody active in the fleets it calls."""
    rows = Enrolment.objects.filter(
        Q(to_on=None) | Q(to_on__gte=mission.day),
        city=mission.city,
        state=EnrolmentState.ACTIVE,
        from_on__lte=mission.day,
        fleet__ended_on=None,
    ).select_related("fleet", "vehicle", "person")
    if mission.fleet_id is not None:
        rows = rows.filter(fleet=mission.fleet_id)
    wanted = [row for row in rows if not row.fleet.kinds or mission.kind in row.fleet.kinds]
    return sorted(wanted, key=lambda row: str(row.pk))


def weigh(mission: Mission, rows: Sequence[Enrolment]) -> list[Weighed]:
    """Each person once, by the enrolment that fits best, in the order they are asked."""
    set_by, best = limits(mission.city), dict[UUID, Weighed]()
    for facts in facts_of(mission, rows, set_by):
        row = facts.enrolment
        chosen = mission.area in row.areas
        found = tuple(reasons(mission, facts, set_by))
        one = Weighed(row, facts.standing_by, found, facts.served, chosen)
        known = best.get(row.person_id)
        if known is None or len(found) < len(known.found):
            best[row.person_id] = one
    return sorted(best.values(), key=lambda one: one.order)


def facts_of(mission: Mission, rows: Sequence[Enrolment], set_by: Limits) -> list[Facts]:
    city, people = mission.city, [row.person_id for row in rows]
    drivers = compliance.drivers(city, [row.driver_id for row in rows], mission.day)
    plates = [row.vehicle_id for row in rows if row.vehicle_id is not None]
    vehicles = compliance.vehicles(city, plates, mission.day)
    qualified, by = trained(city, people), standing_by(mission, rows)
    busy, taken = _busy(mission, people, set_by), _taken(mission)
    driven, served = _driven(mission, people), _served(mission, people)
    found = []
    for row in rows:
        ended, minutes = driven.get(row.person_id, (None, 0))
        verdict = vehicles[row.vehicle_id] if row.vehicle_id is not None else None
        found.append(
            Facts(
                row,
                drivers[row.driver_id].standing if row.driver_id in drivers else Standing.MISSING,
                verdict.standing if verdict else None,
                qualified.get(row.person_id, {}),
                row.pk in by,
                busy.get(row.person_id, ""),
                ended + set_by.rest if ended else None,
                minutes,
                taken.get(row.vehicle_id, row.person_id) != row.person_id,
                served[row.person_id],
            )
        )
    return found


def standing_by(mission: Mission, rows: Iterable[Enrolment]) -> set[UUID]:
    """Whose shift holds the mission's beginning."""
    begins = mission.starts_at.astimezone(CITY_ZONE)
    on, shift = shift_of(begins)
    held = Standby.objects.filter(
        city=mission.city, on=on, shift=shift, enrolment__in=[row.pk for row in rows]
    )
    return set(held.values_list("enrolment", flat=True))


def shift_of(moment: datetime) -> tuple[date, Shift]:
    """The shift a moment falls in; the small hours belong to the evening before."""
    at = moment.astimezone(CITY_ZONE)
    first, last = HOURS[Shift.DAY]
    if first <= at.time() < last:
        return at.date(), Shift.DAY
    return (at.date() if at.time() >= last else at.date() - timedelta(days=1)), Shift.NIGHT


def _busy(mission: Mission, people: list[UUID], set_by: Limits) -> dict[UUID, str]:
    """Another mission accepted whose time, with the rest around it, meets this one's."""
    rows = Ask.objects.filter(
        city=mission.city,
        person__in=people,
        state=AskState.ACCEPTED,
        mission__state__in=CALLED,
        mission__starts_at__lt=mission.ends_at + set_by.rest,
        mission__ends_at__gt=mission.starts_at - set_by.rest,
    ).exclude(mission=mission.pk)
    return dict(rows.values_list("person", "mission__number"))


def _taken(mission: Mission) -> dict[UUID | None, UUID]:
    rows = Ask.objects.filter(mission=mission.pk, state=AskState.ACCEPTED)
    return {vehicle: person for vehicle, person in rows.values_list("vehicle", "person") if vehicle}


def _driven(mission: Mission, people: list[UUID]) -> dict[UUID, tuple[datetime, int]]:
    """The end of the last trip before, and the minutes of the 24 hours before the mission's end."""
    since = mission.ends_at - A_DAY
    rows = Trip.objects.filter(
        city=mission.city,
        person__in=people,
        state=TripState.DONE,
        finished_at__gt=since,
        finished_at__lte=mission.ends_at,
    ).exclude(mission=mission.pk)
    found: dict[UUID, tuple[datetime, int]] = {}
    for trip in rows.only("person", "finished_at", "minutes"):
        assert trip.finished_at is not None
        last, so_far = found.get(trip.person_id, (trip.finished_at, 0))
        found[trip.person_id] = (max(last, trip.finished_at), so_far + trip.minutes)
    return found


def _served(mission: Mission, people: list[UUID]) -> Counter[UUID]:
    rows = Ask.objects.filter(
        city=mission.city,
        person__in=people,
        state=AskState.ACCEPTED,
        mission__day__gt=mission.day - LATELY,
        mission__day__lte=mission.day,
    )
    return Counter(rows.values_list("person", flat=True))
