"""Statistics of appeals: counts and rates by unit, kind, subject or month; every number opens its rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy

from yilu.appeals import queries
from yilu.console.links import to
from yilu.console.listing import respond
from yilu.console.lists import Asked, Filter, ListPage
from yilu.console.views.appeals.inbox import COLUMNS, dress
from yilu.console.views.appeals.words import VIEWERS
from yilu.console.views.desk import actor_of, desk
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import Period

NAV = "appeal_stats"
BY = {
    "unit": gettext_lazy("按单位"),
    "kind": gettext_lazy("按性质"),
    "subject": gettext_lazy("按类别"),
    "month": gettext_lazy("按月"),
}
RATES = (
    ("closing", gettext_lazy("结案率"), "closed"),
    ("closing_on_time", gettext_lazy("按时结案率"), "closed_on_time"),
    ("dissatisfaction", gettext_lazy("不满意率"), "dissatisfied"),
    ("callback", gettext_lazy("有效回访率"), "called"),
    ("response", gettext_lazy("响应率"), "answered"),
    ("resolution", gettext_lazy("解决率"), "resolved"),
    ("satisfaction", gettext_lazy("满意率"), "satisfied"),
)
RATINGS = {"satisfied", "dissatisfied"}
COUNTS = ("total", "on_time", "late", "unsettled")
BAR, STEP, WIDTH = 18, 30, 360  # of the chart, in its own units


@desk(*VIEWERS)
def stats(request: HttpRequest) -> HttpResponse:
    actor, period = actor_of(request), period_of(request)
    by = request.GET.get("by", "unit")
    by = by if by in BY else "unit"
    table = [*queries.table(actor, period, by), queries.total(actor, period)]
    dims = [(key, label, _here(period, key)) for key, label in BY.items()]
    bars = _bars(actor, period)
    context = {
        "nav": NAV,
        "period": period,
        "by": by,
        "by_label": BY[by],
        "dims": dims,
        "counts": [queries.LABELS[name] for name in COUNTS],
        "rates": [label for _name, label, _column in RATES],
        "lines": [_line(row, period, by) for row in table],
        "bars": bars,
        "width": WIDTH,
        "height": STEP * max(len(bars), 1),
    }
    return render(request, "console/appeals/stats.html", context)


def _here(period: Period, by: str) -> str:
    return to("console:appeal_stats", by=by, **{"from": period.first, "to": period.last})


def _line(row: Any, period: Period, by: str) -> dict[str, Any]:
    """One row of the table: each number with the address of what it counts."""

    def opens(column: str) -> str:
        return rows_of(period, by if row.key else "", row.key, column)

    counts = [(row.counts[name], opens(name)) for name in COUNTS]
    rates = [_rate(row, name, column, opens) for name, _label, column in RATES]
    return {"label": row.label, "counts": counts, "rates": rates, "whole": not row.key}


def _rate(row: Any, name: str, column: str, opens: Any) -> dict[str, Any]:
    rate = getattr(row, name)
    may = not rate.hidden and rate.percent is not None and (column not in RATINGS or row.rates_open)
    return {"rate": rate, "href": opens(column) if may else ""}


def rows_of(period: Period, by: str, key: str, column: str) -> str:
    asked = {"from": period.first, "to": period.last, "by": by, "key": key, "column": column}
    return to("console:appeal_stat_rows", **asked)


def _bars(actor: Actor, period: Period) -> list[dict[str, Any]]:
    """Subjects, most first, as bars of one colour."""
    heat = queries.heat(actor, period)
    most = max((n for _label, n in heat), default=1)
    return [
        {
            "label": label,
            "n": n,
            "y": at * STEP + 6,
            "text": at * STEP + 20,
            "length": round(200 * n / most),
            "end": 110 + round(200 * n / most) + 6,
        }
        for at, (label, n) in enumerate(heat)
    ]


def period_of(request: HttpRequest) -> Period:
    """From the address, or this year so far."""
    return _period(request.GET.get("from", ""), request.GET.get("to", ""))


def _period(first: str, last: str) -> Period:
    usual = Period.year_to(clock.today())
    try:
        from_on = date.fromisoformat(first) if first else usual.first
        return Period(from_on, date.fromisoformat(last) if last else usual.last)
    except ValueError:
        return usual


def _opened(actor: Actor, asked: Asked) -> Any:
    period = _period(asked.get("from"), asked.get("to"))
    by, key, column = (asked.get(name) for name in ("by", "key", "column"))
    if key and by not in BY:
        raise NotFound(by)
    return queries.opened(actor, period, by, key, column)


ROWS = ListPage(
    kind="appeals.appeal",
    title=gettext_lazy("数后面的诉求"),
    rows=_opened,
    columns=COLUMNS,
    dress=dress,
    detail=lambda row: reverse("console:appeal", args=[row.pk]),
    filters=tuple(Filter(key, key, kind="kept") for key in ("from", "to", "by", "key", "column")),
)


@desk(*VIEWERS)
def rows(request: HttpRequest) -> HttpResponse:
    """Exactly the cases one number counts; they can be taken away as a file."""
    back = _here(period_of(request), request.GET.get("by", "") or "unit")
    return respond(request, ROWS, nav=NAV, template="console/appeals/rows.html", back=back)
