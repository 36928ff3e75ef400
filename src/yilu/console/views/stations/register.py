"""The register of stations and shops, and one place with its use, its voices and its stock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.periods import Period
from yilu.core.refs import Ref
from yilu.files.queries import photos_of
from yilu.rulebook.queries import district_names
from yilu.stations import hours, prices, queries
from yilu.stations.enums import Amenity, Function, StationKind
from yilu.stock import queries as stock
from yilu.ui.bars import bars

NAV = "stations"
STATES = (
    ("open", gettext_lazy("在用")),
    ("planned", gettext_lazy("待启用")),
    ("closed", gettext_lazy("已关停")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A place in the list with its district and its use of the last twelve months."""

    row: Any
    district: str
    used: int

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def district_choices(actor: Actor) -> list[tuple[str, str]]:
    return list(district_names(actor.city).items())


def year() -> Period:
    return Period.twelve_months_to(clock.today())


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.register(
        actor,
        kind=asked.get("kind"),
        division=asked.get("district"),
        state=asked.get("state"),
        amenity=asked.get("has"),
        text=asked.search,
    )


def _dress(actor: Actor, rows: list[Any]) -> list[Line]:
    names, used = district_names(actor.city), queries.use_by_station(actor, year())
    return [Line(row, names.get(row.division, ""), used.get(row.pk, 0)) for row in rows]


def state_cell(row: Any) -> Cell:
    today = clock.today()
    if row.opened_on > today:
        return Cell(_("待启用"), small=row.opened_on.isoformat(), tone="wait")
    if row.closed_on is not None and row.closed_on < today:
        return Cell(_("已关停"), small=row.closed_on.isoformat(), tone="calm")
    return Cell(_("在用"), tone="done")


PAGE = ListPage(
    kind="stations.station",
    title=gettext_lazy("驿站和服务门店"),
    rows=_rows,
    dress=_dress,
    detail=lambda line: reverse("console:station", args=[line.pk]),
    filters=(
        Filter("kind", gettext_lazy("类型"), StationKind.choices),
        Filter("district", gettext_lazy("区县"), district_choices),
        Filter("state", gettext_lazy("状态"), STATES),
        Filter("has", gettext_lazy("设施"), Amenity.choices),
    ),
    search=gettext_lazy("搜名称、地址、编号"),
    sort="-kind",
    empty_title=gettext_lazy("还没有驿站"),
    empty_text=gettext_lazy("导入名册，或者逐个登记。"),
    columns=(
        Column("name", gettext_lazy("名称"), lambda line: line.row.name, "name", lead=True),
        Column("number", gettext_lazy("编号"), lambda line: line.row.number, "number"),
        Column("kind", gettext_lazy("类型"), lambda line: line.row.get_kind_display(), "kind"),
        Column("district", gettext_lazy("区县"), lambda line: line.district),
        Column("operator", gettext_lazy("运营单位"), lambda line: line.row.operator.name),
        Column("hours", gettext_lazy("开放时间"), lambda line: hours.words(line.row.hours)),
        Column("used", gettext_lazy("近一年人次"), lambda line: line.used, number=True),
        Column("state", gettext_lazy("状态"), lambda line: state_cell(line.row)),
    ),
)


@desk(Right.VIEW_STATIONS)
def stations(request: HttpRequest) -> HttpResponse:
    may_add = actor_of(request).may_anywhere(Right.MANAGE_STATIONS)
    return respond(request, PAGE, nav=NAV, template="console/stations/list.html", may_add=may_add)


@desk(Right.VIEW_STATIONS)
def station(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row, period = queries.get_station(actor, pk), year()
    place = stock.place_of(actor.city, Ref.to(row))
    use = queries.use_by_hour(actor, period, row.pk)
    context = {
        "nav": NAV,
        "row": row,
        "state": state_cell(row),
        "district": district_names(actor.city).get(row.division, ""),
        "hours": hours.words(row.hours),
        "prices": [
            (first, last, prices.yuan(fen)) for first, last, fen in prices.stored(row.charging)
        ],
        "functions": [Function(code).label for code in row.functions],
        "amenities": [Amenity(code).label for code in row.amenities],
        "lacking": [a.label for a in Amenity if a not in row.amenities],
        "use": use,
        "used": sum(use),
        "chart": bars(use, [str(hour) for hour in range(24)]),
        "table": list(enumerate(use)),
        "exceptions": queries.exceptions_of(row),
        "needs": queries.needs(actor, station=row.pk)[:5],
        "faults": queries.faults(actor, station=row.pk)[:5],
        "photos": list(photos_of(actor.city, Ref.to(row))),
        "stock": stock.balances(actor, place) if place is not None else [],
        "level": queries.levels(actor.city).names.get(row.level, ""),
        "satisfaction": queries.satisfaction(actor, period, row.pk),
        "manages": queries.manages(actor, row),
        "keeps": actor.may(Right.KEEP_STATION, row.operator.path),
    }
    return render(request, "console/stations/station.html", context)


@desk(Right.VIEW_STATIONS)
def gaps(request: HttpRequest) -> HttpResponse:
    """What is missing where, and at which hours stations are used."""
    actor, period = actor_of(request), year()
    use = queries.use_by_hour(actor, period)
    context = {
        "nav": "station_gaps",
        "period": period,
        "lines": queries.missing(actor, period),
        "chart": bars(use, [str(hour) for hour in range(24)]),
        "table": list(enumerate(use)),
        "used": sum(use),
    }
    return render(request, "console/stations/gaps.html", context)
