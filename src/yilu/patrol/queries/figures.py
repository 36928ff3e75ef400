"""The rows behind figures and rates of snapshots; no rights are asked here: `insight` and the desk do.

A scope covers what its units answer for, and what lies in its division. 立案率: filed of what was
decided. 结案率: closed of what was filed. 按期结案率: closed by the due moment of what was filed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.periods import Period
from yilu.patrol import access
from yilu.patrol.enums import Basis, CheckState, Outcome, State
from yilu.patrol.models import Area, Category, Check, Snapshot

IN_TIME = Q(disposed_at__lte=F("due"))


def snapshots_filed(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Snapshot]:
    """Filed within the period; one merged into another counts as that other."""
    rows = Snapshot.objects.filter(
        _within("", path, division), _during("filed_at", period), city=city
    )
    return rows.exclude(state=State.MERGED).order_by("filed_at", "pk")


def snapshot_reporters(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Snapshot]:
    """Filed ones of registered drivers (`reporters` counts the persons)."""
    rows = snapshots_filed(city, period, path, division)
    return rows.filter(reporter__isnull=False).exclude(group="")


def snapshots_settled(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Snapshot]:
    """Closed within the period as solved or partly solved, and not opened again since."""
    rows = Snapshot.objects.filter(
        _within("", path, division),
        _during("closed_at", period),
        city=city,
        state=State.CLOSED,
        outcome__in=[Outcome.SOLVED, Outcome.PARTLY],
    )
    return rows.order_by("closed_at", "pk")


def on_time(rows: QuerySet[Snapshot]) -> QuerySet[Snapshot]:
    """Put right by the due moment."""
    return rows.filter(IN_TIME)


def checked_by_drivers(rows: QuerySet[Snapshot]) -> QuerySet[Snapshot]:
    return rows.filter(basis=Basis.DRIVERS)


def snapshot_checks(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Check]:
    """现场复核 done within the period, fixed or not."""
    rows = Check.objects.filter(
        _within("snapshot__", path, division),
        _during("answered_at", period),
        city=city,
        state__in=[CheckState.FIXED, CheckState.NOT_FIXED],
    )
    return rows.select_related("snapshot").order_by("answered_at", "pk")


def reporters(rows: QuerySet[Snapshot]) -> int:
    """Distinct persons."""
    return rows.order_by().values("reporter").distinct().count()


def checkers(rows: QuerySet[Check]) -> int:
    return rows.order_by().values("person").distinct().count()


def filed_rows(actor: Actor) -> QuerySet[Snapshot]:
    """Every case this actor may open by office: what a figure's rows are shown through."""
    rows = Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)
    return rows.select_related("category", "unit", "area")


def checks(actor: Actor) -> QuerySet[Check]:
    """Checks of the cases this actor may open by office."""
    seen = Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)
    rows = Check.objects.filter(city=actor.city, snapshot__in=seen.values("pk"))
    return rows.select_related("snapshot__category")


# ── rates ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rates:
    """A row of the table: a unit, an area or all together."""

    key: UUID | str | None
    reported: int
    refused: int
    filed: int
    closed: int
    in_time: int
    overdue: int

    @property
    def filing(self) -> int | None:
        """立案率, in per cent of what was decided."""
        return _percent(self.filed, self.filed + self.refused)

    @property
    def closing(self) -> int | None:
        return _percent(self.closed, self.filed)

    @property
    def punctual(self) -> int | None:
        return _percent(self.in_time, self.filed)


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def rates(actor: Actor, period: Period) -> Rates:
    """All together, of what came in within the period."""
    counted = _base(actor, period).aggregate(**_measures())
    return Rates(None, **counted)


def rates_by(actor: Actor, period: Period, field: str) -> list[Rates]:
    """By `unit`, `area` or `category`, those with most filed first."""
    rows = _base(actor, period).values(field).annotate(**_measures()).order_by("-filed", field)
    return [Rates(row.pop(field), **row) for row in rows]


def _base(actor: Actor, period: Period) -> QuerySet[Snapshot]:
    rows = Snapshot.objects.filter(
        access.staff_rows(actor), _during("made_at", period), city=actor.city
    )
    return rows.exclude(state=State.MERGED)


def _measures() -> dict[str, Any]:
    filed, now = Q(filed_at__isnull=False), clock.business_now()
    closed = filed & Q(state=State.CLOSED)
    open_late = filed & Q(due__lt=now, state__in=[State.ASSIGNED, State.WORKING])
    return {
        "reported": Count("pk"),
        "refused": Count("pk", filter=Q(state=State.REFUSED)),
        "filed": Count("pk", filter=filed),
        "closed": Count("pk", filter=closed),
        "in_time": Count("pk", filter=closed & IN_TIME),
        "overdue": Count("pk", filter=open_late),
    }


def names_for(actor: Actor, field: str) -> dict[UUID | str | None, tuple[str, str]]:
    """What the keys of `rates_by` are called, and how a list's filter writes them."""
    if field == "category":
        kinds = Category.objects.filter(city=actor.city)
        return {row.pk: (row.name, row.code) for row in kinds}
    if field == "area":
        return {row.pk: (row.name, str(row.pk)) for row in Area.objects.filter(city=actor.city)}
    units = Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)
    rows = units.values_list("unit", "unit__name").distinct()
    return {key: (name, str(key)) for key, name in rows}


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell where much was reported."""

    cell: str
    count: int
    live: int


def hot_spots(actor: Actor, period: Period, *, limit: int = 12) -> list[Spot]:
    """Fine cells by what was reported in them."""
    rows = _base(actor, period).exclude(cell="").values("cell")
    live = Q(state__in=[State.WAITING, State.ASSIGNED, State.WORKING, State.SUSPENDED])
    counted = rows.annotate(n=Count("pk"), live=Count("pk", filter=live)).order_by("-n", "cell")
    return [Spot(row["cell"], row["n"], row["live"]) for row in counted[:limit]]


def points(actor: Actor, period: Period) -> Iterable[tuple[str, int]]:
    """Every cell with what was reported in it, for the map."""
    rows = _base(actor, period).exclude(cell="").values_list("cell")
    return rows.annotate(n=Count("pk")).order_by("cell")


# ── the public page ─────────────────────────────────────────────────────────────────────────────


def shown(city: str) -> QuerySet[Snapshot]:
    """Settled problems a person let out, the latest first; nobody's name is in them."""
    rows = Snapshot.objects.filter(city=city, shown_at__isnull=False, state=State.CLOSED)
    return rows.select_related("category", "area").order_by("-shown_at", "-pk")


# ── small ones ──────────────────────────────────────────────────────────────────────────────────


def _during(field: str, period: Period) -> Q:
    first = datetime.combine(period.first, time.min, CITY_ZONE)
    last = datetime.combine(period.last, time.max, CITY_ZONE)
    return Q(**{f"{field}__gte": first, f"{field}__lte": last})


def _within(prefix: str, path: str, division: str) -> Q:
    """The whole city without a path; else what its units answer for, or what lies in its division."""
    if not path or path.count("/") <= 2:
        return Q()
    inside = Q(**{f"{prefix}unit__path__startswith": path})
    return inside | Q(**{f"{prefix}division": division}) if division else inside
