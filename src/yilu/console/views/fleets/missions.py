"""Missions and drives at the desk: the lists, drafting and changing before the call goes out."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.fleets import DriveForm, MissionForm, point_of
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.fleets.words import at, districts, state_cell, units
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Datum
from yilu.fleets import actions, queries
from yilu.fleets.enums import MissionKind, MissionState
from yilu.organisations.queries import get_unit

NAV = "missions"
STATES = (("open", gettext_lazy("没有结束的")), *MissionState.choices)


def _rows(actor: Actor, asked: Asked) -> Any:
    drive = asked.get("drive")
    return queries.missions(
        actor,
        text=asked.search,
        state=asked.get("state"),
        kind=asked.get("kind"),
        area=asked.get("area"),
        drive=UUID(drive) if drive else None,
    )


def _drive_choices(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in queries.drives(actor)]


def _fill(row: Any) -> Cell:
    words = f"{row.accepted} / {row.needed}"
    small = _("后备 %(n)d") % {"n": row.reserve} if row.reserve else ""
    return Cell(words, small=small)


PAGE = ListPage(
    kind="fleets.mission",
    title=gettext_lazy("出勤任务"),
    rows=_rows,
    detail=lambda row: reverse("console:mission", args=[row.pk]),
    filters=(
        Filter("state", gettext_lazy("状态"), STATES),
        Filter("kind", gettext_lazy("哪类"), MissionKind.choices),
        Filter("area", gettext_lazy("区县"), districts),
        Filter("drive", gettext_lazy("专项行动"), _drive_choices),
    ),
    search=gettext_lazy("搜编号、做什么、在哪里"),
    sort="-starts",
    empty_title=gettext_lazy("还没有任务"),
    empty_text=gettext_lazy("有急事，先草拟，看一遍再召集。"),
    columns=(
        Column("title", gettext_lazy("做什么"), lambda row: row.title, "title", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("kind", gettext_lazy("哪类"), lambda row: row.get_kind_display(), "kind"),
        Column("starts", gettext_lazy("集合"), lambda row: at(row.starts_at), "starts_at"),
        Column("place", gettext_lazy("在哪里"), lambda row: row.place),
        Column("fleet", gettext_lazy("车队"), lambda row: row.fleet.name if row.fleet else ""),
        Column("fill", gettext_lazy("说去 / 要的车"), _fill, number=True),
        Column("state", gettext_lazy("状态"), state_cell),
    ),
)


@desk(Right.VIEW_FLEETS)
def missions(request: HttpRequest) -> HttpResponse:
    may_add = actor_of(request).may_anywhere(Right.RUN_FLEETS)
    return respond(request, PAGE, nav=NAV, template="console/fleets/missions.html", may_add=may_add)


def _form(request: HttpRequest, actor: Actor, initial: dict[str, Any]) -> MissionForm:
    fleets = [(str(row.pk), row.name) for row in queries.fleets(actor)]
    return MissionForm(
        posted(request),
        units=units(actor),
        drives=_drive_choices(actor),
        fleets=fleets,
        districts=districts(actor),
        initial=initial,
    )


def _call(given: dict[str, Any]) -> actions.Call:
    return actions.Call(
        kind=MissionKind(given["kind"]),
        title=given["title"],
        area=given["area"],
        place=given["place"],
        starts_at=given["starts_at"],
        ends_at=given["ends_at"],
        needed=given["needed"],
        reserve=given["reserve"],
        point=point_of(given),
        seats=given["seats"],
        skills=tuple(given["skills"]),
        equipment=tuple(given["equipment"]),
        note=given["note"],
        drive=UUID(given["drive"]) if given["drive"] else None,
        fleet=UUID(given["fleet"]) if given["fleet"] else None,
    )


def _trail(row: Any = None) -> tuple[tuple[Any, str], ...]:
    trail: tuple[tuple[Any, str], ...] = ((_("出勤任务"), reverse("console:missions")),)
    if row is None:
        return trail
    return (*trail, (row.number, reverse("console:mission", args=[row.pk])))


NOTE = gettext_lazy(
    "保存以后还没有人知道。下一页看一遍，点“开始召集”才发出去；"
    "按规则先问值守的、选了这个区县的、近来去得少的，不合规则的不问，他看得到为什么。"
)


@desk(Right.RUN_FLEETS, post=True)
def mission_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(8), CITY_ZONE)
    initial = {
        "kind": MissionKind.FOREST_FIRE,
        "starts_at": tomorrow,
        "ends_at": tomorrow + timedelta(hours=6),
        "datum": Datum.GCJ02,
    }
    form = _form(request, actor, initial)

    def act() -> HttpResponse:
        unit = get_unit(actor, UUID(form.cleaned_data["unit"]))
        made = actions.draft_mission(_call(form.cleaned_data), unit, by=actor)
        return done(request, _("草拟好了，看一遍再召集。"), "console:mission", made.pk)

    return ask(request, form, Question(_("草拟任务"), _("保存"), NAV, _trail(), note=NOTE), act)


@desk(Right.RUN_FLEETS, post=True)
def mission_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_mission(actor, pk)
    if "call" not in queries.mission_moves(actor, row):
        raise Http404
    names = ("kind", "title", "area", "place", "lon", "lat", "starts_at", "ends_at", "needed")
    more = ("reserve", "seats", "skills", "equipment", "note")
    initial: dict[str, Any] = {name: getattr(row, name) for name in (*names, *more)}
    initial |= {"unit": row.unit_id, "drive": row.drive_id or "", "fleet": row.fleet_id or ""}
    form = _form(request, actor, {**initial, "datum": Datum.WGS84})

    def act() -> HttpResponse:
        actions.change_mission(pk, _call(form.cleaned_data), by=actor)
        return done(request, _("已保存。"), "console:mission", pk)

    return ask(request, form, Question(_("改任务"), _("保存"), NAV, _trail(row), note=NOTE), act)


DRIVES = ListPage(
    kind="fleets.drive",
    title=gettext_lazy("专项行动"),
    rows=lambda actor, _asked: queries.drives(actor),
    detail=lambda row: f"{reverse('console:missions')}?drive={row.pk}",
    sort="-from",
    empty_title=gettext_lazy("还没有专项行动"),
    empty_text=gettext_lazy("例如“党旗飘在一线、堡垒筑在一线、党员冲在一线”。"),
    columns=(
        Column("name", gettext_lazy("名称"), lambda row: row.name, "name", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number),
        Column("unit", gettext_lazy("谁组织"), lambda row: row.unit.name),
        Column("from", gettext_lazy("从"), lambda row: row.from_on.isoformat(), "from_on"),
        Column("to", gettext_lazy("到"), lambda row: row.to_on.isoformat() if row.to_on else ""),
        Column("count", gettext_lazy("任务"), lambda row: row.count, number=True),
    ),
)


@desk(Right.VIEW_FLEETS)
def drives(request: HttpRequest) -> HttpResponse:
    may_add = actor_of(request).may_anywhere(Right.RUN_FLEETS)
    return respond(
        request, DRIVES, nav="drives", template="console/fleets/drives.html", may_add=may_add
    )


@desk(Right.RUN_FLEETS, post=True)
def drive_begin(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = DriveForm(posted(request), units=units(actor), initial={"from_on": clock.today()})
    trail = ((_("专项行动"), reverse("console:drives")),)

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        unit = get_unit(actor, UUID(given.pop("unit")))
        actions.begin_drive(given.pop("name"), unit, by=actor, **given)
        return done(request, _("已保存。"), "console:drives")

    return ask(request, form, Question(_("开始专项行动"), _("保存"), "drives", trail), act)
