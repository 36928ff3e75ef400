"""The rows behind the figures of service, exactly as rules.md defines them.

A row of visits may stand for several (a tally's `count`): the figure is the sum, never the number
of rows. No rights are asked here: `insight` does. A scope is a unit's path and, for a district's
body, its division; with neither, the whole city.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet, Sum

from yilu.core.periods import Period
from yilu.organisations.queries import unit_open_on
from yilu.stations.enums import DOUBLE, Group, StationKind
from yilu.stations.models import Station, Visit


def stations(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Station]:
    """Truckers' stations that are service venues on the day."""
    return service_venue(StationKind.STATION, city, on, path, division)


def service_counters(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Station]:
    """Company shops (实体服务门店) that are service venues on the day."""
    return service_venue(StationKind.SHOP, city, on, path, division)


def station_services(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Visit]:
    """Ride-hailing drivers' visits at both kinds: `person_times` sums them, `people` counts persons."""
    return _visits(Group.RIDE_HAILING, city, period, path, division)


def truck_services(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Visit]:
    """Truck drivers' visits: shown apart."""
    return _visits(Group.TRUCK, city, period, path, division)


def named(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """实名登记: of whom it is known who came."""
    return rows.filter(person__isnull=False)


def tallies(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """计数登记: counted without a name."""
    return rows.filter(person__isnull=True)


def person_times(rows: QuerySet[Visit]) -> int:
    """人次: a row of a tally stands for `count` of them."""
    return rows.order_by().aggregate(n=Sum("count"))["n"] or 0


def people(rows: QuerySet[Visit]) -> int:
    """人: distinct persons among the named ones; of tallies nobody knows."""
    return named(rows).order_by().values("person").distinct().count()


def double_counting(city: str, period: Period) -> QuerySet[Visit]:
    """Named visits that may be counted twice: two places too far apart, or back within the hour."""
    rows = _counted(city, period).filter(flags__overlap=[flag.value for flag in DOUBLE])
    return rows.select_related("station", "person")


def service_venue(
    kind: StationKind, city: str, on: date, path: str, division: str
) -> QuerySet[Station]:
    rows = Station.objects.filter(
        _within("", path, division), unit_open_on(on), city=city, kind=kind
    )
    return rows.order_by("number")


def _visits(group: Group, city: str, period: Period, path: str, division: str) -> QuerySet[Visit]:
    rows = _counted(city, period).filter(_within("station__", path, division), group=group)
    return rows.select_related("station", "person")


def _counted(city: str, period: Period) -> QuerySet[Visit]:
    rows = Visit.objects.filter(city=city, on__range=(period.first, period.last), struck_at=None)
    return rows.order_by("-on", "-hour", "pk")


def _within(prefix: str, path: str, division: str) -> Q:
    """The root's subtree is the whole city."""
    whole = path.count("/") <= 2
    by_operator = Q(**{f"{prefix}operator__path__startswith": path})
    if division:
        by_place = Q(**{f"{prefix}division": division})
        return by_place if whole else by_operator | by_place
    return Q() if whole else by_operator
