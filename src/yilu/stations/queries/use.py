"""When stations are used, and what is missing where: needs heard beside what places have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.periods import Period
from yilu.organisations.queries import unit_open_on
from yilu.rulebook.queries import district_names
from yilu.stations import access
from yilu.stations.enums import Amenity, NeedKind
from yilu.stations.models import Visit

ANSWERS = {  # which amenities answer a need
    NeedKind.TOILET: (Amenity.TOILET,),
    NeedKind.MEALS: (Amenity.MEALS, Amenity.HEATING),
    NeedKind.PARKING: (Amenity.PARKING,),
    NeedKind.TRUCK_PARKING: (Amenity.TRUCK_PARKING,),
    NeedKind.CHARGING: (Amenity.CHARGING,),
    NeedKind.REST: (Amenity.REST,),
    NeedKind.SHOWER: (Amenity.SHOWER,),
}


@dataclass(frozen=True, slots=True)
class MissingLine:
    """In one district: how often something was asked for, and how many places have it."""

    division: str
    district: str
    kind: NeedKind
    needs: int
    having: int
    places: int

    @property
    def lacking(self) -> bool:
        """Asked for where no place has it, or asked for more often than places have it."""
        return self.having == 0 or self.needs > 2 * self.having


def use_by_hour(actor: Actor, period: Period, station: UUID | None = None) -> list[int]:
    """Person-times in each of the day's 24 hours."""
    rows = _counted(actor, period)
    rows = rows if station is None else rows.filter(station=station)
    sums = dict(rows.values("hour").annotate(n=Sum("count")).values_list("hour", "n"))
    return [sums.get(hour, 0) for hour in range(24)]


def use_by_station(actor: Actor, period: Period) -> dict[UUID, int]:
    """Person-times of each place, all groups."""
    rows = _counted(actor, period).values("station").annotate(n=Sum("count"))
    return dict(rows.values_list("station", "n"))


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How many said whether it was good, and how many that it was; never who."""

    asked: int
    good: int


def satisfaction(actor: Actor, period: Period, station: UUID) -> Satisfaction:
    rows = _counted(actor, period).filter(station=station, satisfied__isnull=False)
    found = rows.aggregate(asked=Count("pk"), good=Count("pk", filter=Q(satisfied=True)))
    return Satisfaction(found["asked"], found["good"])


def missing(actor: Actor, period: Period) -> list[MissingLine]:
    """Needs about amenities against the places that have them, what lacks most first."""
    asked = _asked(actor, period)
    open_places = access.visible(actor).filter(unit_open_on(clock.today()))
    having, places = _having(open_places.values_list("division", "amenities"))
    lines = [
        MissingLine(
            code, name, kind, asked.get((code, kind.value), 0),
            having[code, kind], places.get(code, 0),
        )
        for code, name in district_names(actor.city).items()
        for kind in ANSWERS
    ]  # fmt: skip
    relevant = [line for line in lines if line.needs or (line.places and not line.having)]
    return sorted(relevant, key=lambda line: (not line.lacking, -line.needs, line.division))


def _having(
    rows: Iterable[tuple[str, list[str]]],
) -> tuple[dict[tuple[str, NeedKind], int], dict[str, int]]:
    having: dict[tuple[str, NeedKind], int] = defaultdict(int)
    places: dict[str, int] = defaultdict(int)
    for division, amenities in rows:
        places[division] += 1
        for kind, answers in ANSWERS.items():
            having[division, kind] += any(answer in amenities for answer in answers)
    return having, places


def _asked(actor: Actor, period: Period) -> dict[tuple[str, str], int]:
    rows = access.visible_needs(actor).filter(heard_on__range=(period.first, period.last))
    counted = rows.order_by().values("station__division", "kind").annotate(n=Count("pk"))
    return {(row["station__division"], row["kind"]): row["n"] for row in counted}


def _counted(actor: Actor, period: Period) -> QuerySet[Visit]:
    stations = access.visible(actor).values("pk")
    rows = access.visible_visits(actor).filter(
        station__in=stations, on__range=(period.first, period.last), struck_at=None
    )
    return rows.order_by()
