"""The rows behind the brief's figures on appeals, exactly as rules.md defines them; no rights are asked.

A scope covers what arose in its units (origin) or in its district.
"""

from __future__ import annotations

from datetime import datetime, time

from django.db.models import Q, QuerySet

from yilu.appeals.enums import Answer, Ending, Outcome, State
from yilu.appeals.models import Appeal, Side
from yilu.appeals.queries.statistics import StatRow, base, measured
from yilu.core.clock import CITY_ZONE
from yilu.core.periods import Period
from yilu.registry.enums import RIDE_HAILING

CONFIRMED = (Ending.CONFIRMED, Ending.BY_PHONE)


def appeals_settled(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Appeal]:
    """Ride-hailing drivers' cases settled and confirmed by the driver as solved, by day of closing.

    Silence, explained and impossible ones are apart; disputes that were coordinated are counted
    there; of merged cases the one they went into counts.
    """
    rows = _closed(city, period, path, division).filter(
        reporter_group=RIDE_HAILING,
        outcome__in=[Outcome.SETTLED, Outcome.PARTLY],
        ending__in=CONFIRMED,
        answer=Answer.YES,
        coordinations__isnull=True,
    )
    return rows.order_by("closed_at", "pk")


def closed_silent(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Appeal]:
    """Beside it: closed because the driver did not answer."""
    rows = _closed(city, period, path, division)
    return rows.filter(reporter_group=RIDE_HAILING, ending=Ending.SILENT).order_by(
        "closed_at", "pk"
    )


def disputes_mediated(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Side]:
    """协调矛盾纠纷: driver-sides of coordinations with a result; the other party is not counted."""
    rows = Side.objects.filter(
        _within("coordination__appeal__", path, division),
        city=city,
        coordination__held_on__gte=period.first,
        coordination__held_on__lte=period.last,
        group=RIDE_HAILING,
    )
    return rows.select_related("coordination__appeal").order_by("coordination__held_on", "pk")


def rates(city: str, period: Period, path: str = "", division: str = "") -> StatRow:
    """响应率, 解决率 and 满意率 over what was handed in within the period."""
    rows = base(city, period).filter(_within("", path, division))
    return measured(rows)


def _closed(city: str, period: Period, path: str, division: str) -> QuerySet[Appeal]:
    return Appeal.objects.filter(
        _within("", path, division),
        city=city,
        state=State.CLOSED,
        closed_at__gte=datetime.combine(period.first, time.min, CITY_ZONE),
        closed_at__lte=datetime.combine(period.last, time.max, CITY_ZONE),
    )


def _within(prefix: str, path: str, division: str) -> Q:
    """The whole city without a path; else what arose below it, or in its division."""
    if not path or path.count("/") <= 2:
        return Q()
    inside = Q(**{f"{prefix}origin__path__startswith": path})
    if division:
        inside |= Q(**{f"{prefix}origin__division": division}) | Q(
            **{f"{prefix}district": division}
        )
    return inside
