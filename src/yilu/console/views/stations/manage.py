"""Opening, changing and closing a station; exceptions to its hours."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.stations import CloseForm, ExceptionForm, OpenForm, StationForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.stations.register import NAV, district_choices
from yilu.core.actor import Actor, Right
from yilu.core.geo import Datum, Point
from yilu.organisations.enums import UnitKind
from yilu.organisations.queries import get_unit, units_visible
from yilu.registry.queries import company_of_unit
from yilu.stations import actions, hours, prices, queries
from yilu.stations.enums import StationKind

OPERATORS = (UnitKind.STATION_OPERATOR, UnitKind.COMPANY)


def _operators(actor: Actor) -> list[tuple[str, str]]:
    rows = units_visible(actor, kinds=OPERATORS)
    allowed = (row for row in rows if actor.may(Right.MANAGE_STATIONS, row.path))
    return [(str(row.pk), row.name) for row in allowed]


def trail(row: Any = None) -> tuple[tuple[Any, str], ...]:
    trail: tuple[tuple[Any, str], ...] = ((_("驿站"), reverse("console:stations")),)
    return trail if row is None else (*trail, (row.name, reverse("console:station", args=[row.pk])))


@desk(Right.MANAGE_STATIONS, post=True)
def station_open(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = OpenForm(
        posted(request),
        operators=_operators(actor),
        districts=district_choices(actor),
        levels=queries.levels(actor.city),
    )
    note = _("启用日期写在以后的，到那天才算数，在那以前是“待启用”。")
    question = Question(_("登记驿站"), _("登记"), NAV, trail(), note=note)

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        operator = get_unit(actor, UUID(given.pop("operator")))
        kind = StationKind(given.pop("kind"))
        company = company_of_unit(actor, operator.pk) if kind is StationKind.SHOP else None
        made = actions.open_station(
            kind, given.pop("name"), operator, by=actor, company=company, **_values(given)
        )
        return done(
            request, _("已登记“%(name)s”。") % {"name": made.name}, "console:station", made.pk
        )

    return ask(request, form, question, act)


@desk(Right.MANAGE_STATIONS, post=True)
def station_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_station(actor, pk)
    form = StationForm(
        posted(request),
        districts=district_choices(actor),
        levels=queries.levels(actor.city),
        initial=_initial(row),
    )
    question = Question(_("修改驿站"), _("保存"), NAV, trail(row))

    def act() -> HttpResponse:
        actions.change_station(row, by=actor, **_values(dict(form.cleaned_data)))
        return done(request, _("已保存。"), "console:station", row.pk)

    return ask(request, form, question, act)


def _initial(row: Any) -> dict[str, Any]:
    charging = "；".join(
        f"{first}-{last} {prices.yuan(fen)}" for first, last, fen in prices.stored(row.charging)
    )
    fields = ("name", "address", "division", "functions", "amenities", "parking", "truck_spaces")
    more = ("level", "phone", "capacity", "serves_trucks", "opened_on", "lon", "lat")
    return {
        **{field: getattr(row, field) for field in (*fields, *more)},
        "charging": charging,
        "hours": hours.words(row.hours).replace("每天 ", "") if row.hours else "",
        "datum": Datum.WGS84,
    }


def _values(given: dict[str, Any]) -> dict[str, Any]:
    """The form's fields as the action takes them."""
    lon, lat, datum = given.pop("lon"), given.pop("lat"), given.pop("datum")
    if given.get("opened_on") is None:
        given.pop("opened_on", None)
    if lon is not None and lat is not None:
        given["place"], given["datum"] = Point(lon, lat), Datum(datum)
    return given


@desk(Right.MANAGE_STATIONS, post=True)
def station_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_station(actor, pk)
    form = CloseForm(posted(request))
    note = _("最后一天过后，手机上不再列出，简报里不再计数；已经记下的服务人次都留着。")
    question = Question(_("停用驿站"), _("停用"), NAV, trail(row), lead=row.name, note=note)

    def act() -> HttpResponse:
        actions.close_station(row, by=actor, on=form.cleaned_data["on"])
        return done(request, _("已停用。"), "console:station", row.pk)

    return ask(request, form, question, act)


@desk(Right.KEEP_STATION, post=True)
def station_exception(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.keeps(actor, pk)
    form = ExceptionForm(posted(request))
    question = Question(
        _("临时调整开放时间"),
        _("保存"),
        NAV,
        trail(row),
        note=_("不写时间就是关门；司机手机上马上看得到。"),
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.set_exception(
            row, given["from_on"], given["to_on"], by=actor, text=given["hours"],
            reason=given["reason"],
        )  # fmt: skip
        return done(request, _("已保存。"), "console:station", row.pk)

    return ask(request, form, question, act)


@desk(Right.KEEP_STATION, post=True, get=False)
def exception_drop(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.keeps(actor, pk)
    actions.drop_exception(row, key, by=actor)
    return done(request, _("已取消。"), "console:station", row.pk)
