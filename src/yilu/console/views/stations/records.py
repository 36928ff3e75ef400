"""Lists at the desk: visits counted, needs heard, faults reported."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import desk
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.stations import queries
from yilu.stations.enums import (
    FaultKind,
    FaultState,
    Flag,
    Group,
    NeedKind,
    NeedState,
    Service,
    Way,
)


def _stations(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in queries.register(actor)[:500]]


def _station(asked: Asked) -> UUID | None:
    return UUID(asked.get("station")) if asked.get("station") else None


def _visits(actor: Actor, asked: Asked) -> Any:
    return queries.visits(
        actor, station=_station(asked), day=asked.day("on"), group=asked.get("group"),
        way=asked.get("way"), flag=asked.get("flag"),
    )  # fmt: skip


def _who(row: Any) -> str:
    return masking.name(row.person.name) if row.person is not None else str(_("计数登记"))


def _flags(row: Any) -> str | Cell:
    if row.struck_at is not None:
        return Cell(_("已撤回"), tone="calm")
    if not row.flags:
        return ""
    return Cell("、".join(str(Flag(code).label) for code in row.flags), tone="soon")


VISITS = ListPage(
    kind="stations.visit",
    title=_("到站登记"),
    rows=_visits,
    filters=(
        Filter("station", _("驿站"), _stations),
        Filter("on", _("哪一天"), kind="date"),
        Filter("group", _("哪些司机"), Group.choices),
        Filter("way", _("怎样登记"), Way.choices),
        Filter("flag", _("要看一看的"), Flag.choices),
    ),
    empty_title=_("还没有登记"),
    empty_text=_("点一下计数、扫码签到、补录纸质登记，都会在这里。"),
    columns=(
        Column("on", _("时间"), lambda row: f"{row.on:%Y-%m-%d} {row.hour:02d}:00", "on", lead=True),
        Column("station", _("驿站"), lambda row: row.station.name),
        Column("who", _("谁"), _who),
        Column("group", _("哪些司机"), lambda row: row.get_group_display()),
        Column(
            "services", _("做什么"),
            lambda row: "、".join(str(Service(code).label) for code in row.services),
        ),
        Column("count", _("人次"), lambda row: row.count, "count", number=True),
        Column("way", _("怎样登记"), lambda row: row.get_way_display()),
        Column("flags", _("注明"), _flags),
    ),
)  # fmt: skip


def _needs(actor: Actor, asked: Asked) -> Any:
    return queries.needs(
        actor, station=_station(asked), state=asked.get("state"), kind=asked.get("kind"),
        text=asked.search,
    )  # fmt: skip


def _state(row: Any) -> Cell:
    tone = {"open": "soon", "answered": "done", "settled": "done"}.get(row.state, "wait")
    return Cell(row.get_state_display(), tone=tone)


NEEDS = ListPage(
    kind="stations.need",
    title=_("听到的需求"),
    rows=_needs,
    detail=lambda row: reverse("console:need_answer", args=[row.pk]) if row.state == "open" else "",
    filters=(
        Filter("station", _("驿站"), _stations),
        Filter("kind", _("关于什么"), NeedKind.choices),
        Filter("state", _("状态"), NeedState.choices),
    ),
    search=_("搜说了什么"),
    empty_title=_("还没有记下的需求"),
    empty_text=_("司机在驿站说的，在柜台上记一条。"),
    columns=(
        Column("text", _("说了什么"), lambda row: row.text, lead=True),
        Column("number", _("编号"), lambda row: row.number, "number"),
        Column("kind", _("关于什么"), lambda row: row.get_kind_display()),
        Column("station", _("驿站"), lambda row: row.station.name),
        Column("heard", _("哪一天"), lambda row: row.heard_on.isoformat(), "heard_on"),
        Column("state", _("状态"), _state),
        Column("answer", _("答复"), lambda row: row.answer),
    ),
)


def _faults(actor: Actor, asked: Asked) -> Any:
    return queries.faults(
        actor, station=_station(asked), state=asked.get("state"), kind=asked.get("kind")
    )


FAULTS = ListPage(
    kind="stations.fault",
    title=_("反映的故障"),
    rows=_faults,
    detail=lambda row: (
        reverse("console:fault_settle", args=[row.pk]) if row.state == "open" else ""
    ),
    filters=(
        Filter("station", _("驿站"), _stations),
        Filter("kind", _("什么问题"), FaultKind.choices),
        Filter("state", _("状态"), FaultState.choices),
    ),
    empty_title=_("没有反映的故障"),
    empty_text=_("司机在手机上点“这里有问题”，就到这里。"),
    columns=(
        Column("kind", _("什么问题"), lambda row: row.get_kind_display(), lead=True),
        Column("number", _("编号"), lambda row: row.number, "number"),
        Column("text", _("说了什么"), lambda row: row.text),
        Column("station", _("驿站"), lambda row: row.station.name),
        Column("reported", _("哪一天"), lambda row: row.reported_on.isoformat(), "reported_on"),
        Column("state", _("状态"), _state),
        Column("answer", _("怎么处理的"), lambda row: row.answer),
    ),
)


@desk(Right.VIEW_STATIONS)
def visits(request: HttpRequest) -> HttpResponse:
    return respond(request, VISITS, nav="visits")


@desk(Right.VIEW_STATIONS)
def needs(request: HttpRequest) -> HttpResponse:
    return respond(request, NEEDS, nav="needs")


@desk(Right.VIEW_STATIONS)
def faults(request: HttpRequest) -> HttpResponse:
    return respond(request, FAULTS, nav="faults")
