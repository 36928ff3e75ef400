"""Counts by unit, kind, subject and month with the columns units publish, each opening to its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access
from yilu.appeals.enums import OPEN, RUNNING, Answer, Kind, Satisfied, State, Subject
from yilu.appeals.models import Appeal, Callback, Rating
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import Period, month_end
from yilu.organisations.models import Unit

FEW = 5  # handlers see ratings only of so many together
OVER = Q(state__in=[State.CLOSED])
SETTLED = Q(settled_at__isnull=False)


def columns() -> dict[str, Q]:
    """What each column counts: the same condition counts and opens."""
    now = clock.business_now()
    late = Q(settled_at__gt=F("settle_due")) | Q(settle_due__lt=now, state__in=sorted(RUNNING))
    return {
        "total": Q(),
        "on_time": SETTLED & Q(settled_at__lte=F("settle_due")),
        "late": late,
        "unsettled": Q(state__in=sorted(OPEN)),
        "closed": OVER,
        "closed_on_time": OVER & Q(settled_at__lte=F("settle_due")),
        "answered": Q(contacted_at__lte=F("contact_due")),
        "resolved": OVER & Q(answer=Answer.YES),
        "rated": Q(last_rating__in=[Satisfied.YES, Satisfied.NO]),
        "satisfied": Q(last_rating=Satisfied.YES),
        "dissatisfied": Q(last_rating=Satisfied.NO),
        "drawn": Q(drawings__gt=0),
        "called": Q(calls__gt=0),
    }


LABELS: Mapping[str, Any] = {
    "total": _("总数"),
    "on_time": _("按时办结"),
    "late": _("超时"),
    "unsettled": _("未办结"),
    "closed": _("结案"),
}
DIMENSIONS = ("unit", "kind", "subject", "month")


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with what it is a share of; `value` is None where it may not be told."""

    part: int
    whole: int
    hidden: bool = False

    @property
    def percent(self) -> int | None:
        return None if self.hidden or not self.whole else round(100 * self.part / self.whole)


@dataclass(frozen=True, slots=True)
class StatRow:
    """One line of the table: counts by column, and the rates made of them."""

    key: str
    label: Any
    counts: dict[str, int]
    rates_open: bool  # the reader may see ratings of few

    def _rated(self, part: str) -> Rate:
        whole = self.counts["rated"]
        return Rate(self.counts[part], whole, hidden=not self.rates_open and 0 < whole < FEW)

    @property
    def closing(self) -> Rate:
        return Rate(self.counts["closed"], self.counts["total"])

    @property
    def closing_on_time(self) -> Rate:
        return Rate(self.counts["closed_on_time"], self.counts["total"])

    @property
    def response(self) -> Rate:
        """响应率: first contact within its clock, of all."""
        return Rate(self.counts["answered"], self.counts["total"])

    @property
    def resolution(self) -> Rate:
        """解决率: the driver said it is solved, of all closed; silence stays in the denominator."""
        return Rate(self.counts["resolved"], self.counts["closed"])

    @property
    def satisfaction(self) -> Rate:
        return self._rated("satisfied")

    @property
    def dissatisfaction(self) -> Rate:
        return self._rated("dissatisfied")

    @property
    def callback(self) -> Rate:
        """有效回访率: reached, of those drawn."""
        return Rate(self.counts["called"], self.counts["drawn"])


def base(city: str, period: Period) -> QuerySet[Appeal]:
    """Cases handed in within the period, merged ones aside: the group counts once."""
    rows = Appeal.objects.filter(city=city, **handed_in(period)).exclude(state=State.MERGED)
    rating = Rating.objects.filter(appeal=OuterRef("pk")).order_by("-at", "-pk")
    return rows.annotate(
        last_rating=Subquery(rating.values("satisfied")[:1]),
        drawings=_calls(),
        calls=_calls(reached=True),
        month=TruncMonth("made_at", tzinfo=clock.CITY_ZONE),
    )


def _calls(**more: bool) -> Subquery:
    """How many call-backs a case has: 0 or 1."""
    rows = Callback.objects.filter(appeal=OuterRef("pk"), **more).order_by().values("appeal")
    counted = rows.annotate(n=Count("pk")).values("n")
    return Subquery(counted, output_field=IntegerField())


def handed_in(period: Period) -> dict[str, datetime]:
    zone = clock.CITY_ZONE
    return {
        "made_at__gte": datetime.combine(period.first, time.min, zone),
        "made_at__lte": datetime.combine(period.last, time.max, zone),
    }


def table(actor: Actor, period: Period, by: str) -> list[StatRow]:
    """The lines of one dimension, over the cases the actor may see."""
    field = {"unit": "origin", "kind": "kind", "subject": "subject", "month": "month"}.get(by)
    if field is None:
        raise NotFound(by)
    open_ = actor.may_anywhere(Right.DIRECT_APPEALS)
    counted = _seen(actor, period).values(field).annotate(**_counts()).order_by(field)
    labels = _labels(actor.city, by)
    return [
        StatRow(_key(row[field]), labels.get(row[field], _key(row[field])), _ints(row), open_)
        for row in counted
    ]


def total(actor: Actor, period: Period) -> StatRow:
    counts = _seen(actor, period).aggregate(**_counts())
    return StatRow("", _("合计"), _ints(counts), actor.may_anywhere(Right.DIRECT_APPEALS))


def measured(rows: QuerySet[Appeal]) -> StatRow:
    """The counts over rows of `base`, for figures that ask no rights."""
    return StatRow("", "", _ints(rows.aggregate(**_counts())), rates_open=True)


def opened(actor: Actor, period: Period, by: str, key: str, column: str) -> QuerySet[Appeal]:
    """The cases behind one number of the table."""
    condition = columns().get(column)
    if condition is None or by not in (*DIMENSIONS, ""):
        raise NotFound(column)
    if column in {"rated", "satisfied", "dissatisfied"} and not access.may_direct(actor):
        raise NotFound(column)  # who said so is for nobody who handled it
    rows = _seen(actor, period).filter(condition)
    if by == "month" and key:
        rows = rows.filter(**handed_in(_month(key)))
    elif by and key:
        rows = rows.filter(**{"origin" if by == "unit" else by: _value(by, key)})
    return rows.select_related("holder_unit", "reporter", "origin").order_by("made_at", "pk")


def _value(by: str, key: str) -> Any:
    try:
        return UUID(key) if by == "unit" else key
    except ValueError as error:
        raise NotFound(key) from error


def _month(key: str) -> Period:
    """The period of one month's line."""
    try:
        first = date.fromisoformat(f"{key}-01")
    except ValueError as error:
        raise NotFound(key) from error
    return Period(first, month_end(first))


def _seen(actor: Actor, period: Period) -> QuerySet[Appeal]:
    rows = base(actor.city, period).filter(pk__in=access.visible(actor).values("pk"))
    return rows.exclude(reporter=actor.person_id) if actor.person_id is not None else rows


def _counts() -> dict[str, Count]:
    return {name: Count("pk", filter=condition) for name, condition in columns().items()}


def _ints(row: Mapping[str, Any]) -> dict[str, int]:
    return {name: int(row[name] or 0) for name in columns()}


def _labels(city: str, by: str) -> dict[Any, Any]:
    match by:
        case "unit":
            return dict(Unit.objects.filter(city=city).values_list("pk", "name"))
        case "kind":
            return dict(Kind.choices)
        case "subject":
            return dict(Subject.choices)
        case _:
            return {}


def _key(value: Any) -> str:
    """How a line is named in an address: a month as 2026-06."""
    if isinstance(value, datetime):
        return value.astimezone(clock.CITY_ZONE).strftime("%Y-%m")
    return str(value)


def heat(actor: Actor, period: Period) -> list[tuple[Any, int]]:
    """How often each subject weighed on drivers, most first."""
    counted = (
        _seen(actor, period).values("subject").annotate(n=Count("pk")).order_by("-n", "subject")
    )
    labels = dict(Subject.choices)
    return [(labels[row["subject"]], row["n"]) for row in counted]
