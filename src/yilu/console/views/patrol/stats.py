"""立案率, 结案率, 按期结案率 by unit, area and category, and the cells where most is reported."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.views.desk import actor_of, desk
from yilu.console.views.patrol.words import GROUND
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import centre
from yilu.core.periods import Period
from yilu.patrol import queries
from yilu.ui import maps

NAV = "snapshot_rates"
BY = {
    "unit": gettext_lazy("按单位"),
    "area": gettext_lazy("按片区"),
    "category": gettext_lazy("按类别"),
}
HEADS = {
    "unit": gettext_lazy("单位"),
    "area": gettext_lazy("片区"),
    "category": gettext_lazy("类别"),
}
WIDTH, HEIGHT = 720, 480


@desk(*GROUND)
def rates(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    period = _period(request)
    by = request.GET.get("by", "unit")
    by = by if by in BY else "unit"
    spots = queries.hot_spots(actor, period)
    context = {
        "nav": NAV,
        "period": period,
        "by": by,
        "by_label": BY[by],
        "head": HEADS[by],
        "dims": [(key, label, _href(key, period)) for key, label in BY.items()],
        "whole": queries.rates(actor, period),
        "lines": _lines(actor, period, by),
        "spots": [
            (n, spot, _near(spot.cell), _in_cell(spot.cell)) for n, spot in enumerate(spots, 1)
        ],
        "map": _map(spots),
    }
    return render(request, "console/patrol/rates.html", context)


def _lines(actor: Actor, period: Period, by: str) -> list[tuple[str, str, Any]]:
    names = queries.names_for(actor, by)
    listed = reverse("console:snapshots_box", args=["all"])
    lines = []
    for row in queries.rates_by(actor, period, by):
        label, asked = names.get(row.key, (_("没有片区"), ""))
        lines.append((label, f"{listed}?{by}={asked}" if asked else listed, row))
    return lines


def _period(request: HttpRequest) -> Period:
    """What the address asks for, else the twelve months to today."""
    usual = Period.twelve_months_to(clock.today())
    try:
        first = date.fromisoformat(request.GET.get("from", ""))
        return Period(first, date.fromisoformat(request.GET.get("to", "")))
    except ValueError:
        return usual


def _href(by: str, period: Period) -> str:
    return f"?by={by}&from={period.first.isoformat()}&to={period.last.isoformat()}"


def _near(cell: str) -> str:
    at = centre(cell)
    return f"{at.lat:.3f}, {at.lon:.3f}"


def _in_cell(cell: str) -> str:
    return f"{reverse('console:snapshots_box', args=['all'])}?cell={cell}"


def _map(spots: list[queries.Spot]) -> Any:
    pins = [
        maps.Pin(n, f"{spot.count}", _in_cell(spot.cell), centre(spot.cell))
        for n, spot in enumerate(spots, start=1)
    ]
    return maps.draw(pins, width=WIDTH, height=HEIGHT)
