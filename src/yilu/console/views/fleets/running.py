"""One mission at the desk: live fill, loads and their vehicles, sheets, incidents, the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.fleets import (
    CloseForm,
    OutcomeForm,
    ReasonForm,
    TransportForm,
    point_of,
)
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.fleets.missions import NAV, _trail
from yilu.console.views.fleets.words import at, districts, tone_of
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid
from yilu.core.geo import Datum
from yilu.dispatch.model import Reason
from yilu.files.enums import Size
from yilu.files.queries import photo_bytes
from yilu.fleets import actions, queries
from yilu.fleets.enums import AskState, Equipment, Load, MissionState, Skill, StopKind
from yilu.ui.serving import hand_out

WHY = {
    Reason.NO_EQUIPMENT: gettext_lazy("没有一辆车有要的装备"),
    Reason.PARTY_TOO_LARGE: gettext_lazy("没有一辆车坐得下"),
    Reason.WINDOW_IMPOSSIBLE: gettext_lazy("空车也赶不到，改时间或从近处找车"),
    Reason.LOCKED_OUT: gettext_lazy("定给的那辆车去不了，重新全部安排试试"),
    Reason.NO_CAPACITY: gettext_lazy("能去的车都有别的活，加车或改时间"),
    Reason.STRANDED: gettext_lazy("在退出的车上，先派人去接"),
}
SIMPLE = {
    "call": (actions.call_out, gettext_lazy("开始召集，第一批已经通知。")),
    "wave": (actions.next_wave, gettext_lazy("下一批已经通知。")),
    "start": (actions.start, gettext_lazy("任务开始，出车单发给司机了。")),
    "complete": (actions.complete, gettext_lazy("任务完成，服务时长都记下了。")),
}


@desk(Right.VIEW_FLEETS)
def mission(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_mission(actor, pk)
    context = {
        **_filling(actor, row),
        "area": dict(districts(actor)).get(row.area, ""),
        "starts": at(row.starts_at),
        "ends": at(row.ends_at),
        "needs": [str(Skill(code).label) for code in row.skills]
        + [str(Equipment(code).label) for code in row.equipment],
        "loads": [_load(actor, one) for one in queries.transports(actor, mission=pk)],
        "sheets": [_sheet(one) for one in queries.trips(actor, mission=pk)],
        "incidents": queries.with_photos(actor, queries.incidents(actor, mission=pk)),
    }
    return render(request, "console/fleets/mission.html", context)


@desk(Right.VIEW_FLEETS)
def fill(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The part of the page that fills by itself while it calls."""
    actor = actor_of(request)
    context = _filling(actor, queries.get_mission(actor, pk))
    return render(request, "console/fleets/_fill.html", context)


def _filling(actor: Actor, row: Any) -> dict[str, Any]:
    asks = list(queries.asks(actor, mission=row.pk))
    shown = (AskState.ACCEPTED, AskState.ASKED, AskState.DROPPED, AskState.DECLINED)
    return {
        "nav": NAV,
        "row": row,
        "tone": tone_of(row),
        "moves": queries.mission_moves(actor, row),
        "fill": queries.fill_of(row),
        "next_wave": at(row.next_wave_at),
        "live": row.state in (MissionState.CALLING, MissionState.FILLED),
        "asks": [_ask(one) for state in shown for one in asks if one.state == state],
        "passed": [_ask(one) for one in asks if one.state == AskState.PASSED],
        "queued": sum(1 for one in asks if one.state == AskState.QUEUED),
    }


def _ask(one: Any) -> dict[str, Any]:
    silent = queries.unanswered(one)
    return {
        "row": one,
        "name": masking.name(one.person.name),
        "tone": "" if silent else tone_of(one),
        "word": _("没有回话") if silent else one.get_state_display(),
        "reasons": queries.why_not(one),
        "answered": at(one.answered_at),
    }


def _load(actor: Actor, one: Any) -> dict[str, Any]:
    return {
        "row": one,
        "tone": tone_of(one),
        "why": WHY[Reason(one.unserved)] if one.unserved else "",
        "moves": [
            move for move in queries.transport_moves(actor, one) if move in ("cancel", "fail")
        ],
        "window": f"{at(one.board_from)[5:]} – {at(one.board_to)[11:]}",
        "by": at(one.alight_by)[5:],
    }


def _sheet(one: Any) -> dict[str, Any]:
    return {"row": one, "name": masking.name(one.person.name), "tone": tone_of(one)}


@desk(Right.RUN_FLEETS, post=True, get=False)
def run(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    if move not in SIMPLE:
        raise Http404
    act, said = SIMPLE[move]
    act(pk, by=actor_of(request))
    return done(request, said, "console:mission", pk)


@desk(Right.RUN_FLEETS, post=True)
def stand_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_mission(actor, pk)
    if "stand_down" not in queries.mission_moves(actor, row):
        raise Http404
    form = ReasonForm(posted(request))
    note = _("叫到的、说去的司机马上收到；已经出车的收车以后照样记服务。")
    question = Question(_("解除任务"), _("解除"), NAV, _trail(row), lead=row.title, note=note)

    def act() -> HttpResponse:
        actions.stand_down(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("已解除，司机都收到了。"), "console:mission", pk)

    return ask(request, form, question, act)


@desk(Right.RUN_FLEETS, post=True, get=False)
def reserve(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    actions.send_reserve(pk, person, by=actor_of(request))
    return done(request, _("后备已经派出。"), "console:mission", pk)


@desk(Right.RUN_FLEETS, post=True, get=False)
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give every waiting load to a vehicle."""
    afresh = request.POST.get("afresh") == "yes"
    found = actions.plan_transports(pk, by=actor_of(request), afresh=afresh)
    words = _("派了 %(n)d 件，%(left)d 件没有车；%(changed)d 张出车单有变化，已经通知司机。")
    values = {"n": found.assigned, "left": found.unserved, "changed": found.changed}
    return done(request, words % values, "console:mission", pk)


@desk(Right.RUN_FLEETS, post=True)
def transport_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_mission(actor, pk)
    if "stand_down" not in queries.mission_moves(actor, row):
        raise Http404
    initial = {
        "load": Load.GOODS,
        "datum": Datum.GCJ02,
        "board_from": row.starts_at,
        "board_to": row.starts_at + timedelta(hours=1),
        "alight_by": row.ends_at,
    }
    form = TransportForm(posted(request), initial=initial)
    note = _("试剂等物资、需隔离人员一车只送一批；隔离人员上车前要穿好防护，送到后车辆消毒。")
    question = Question(_("登记应急运送"), _("登记"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        try:
            actions.order_transport(pk, _order(form.cleaned_data), by=actor)
        except Invalid as error:
            raise Invalid({_FIELDS.get(k, k): v for k, v in error.errors.items()}) from error
        return done(request, _("登记好了。"), "console:mission", pk)

    return ask(request, form, question, act)


_FIELDS = {"from_point": "from_lon", "to_point": "to_lon"}


def _order(given: dict[str, Any]) -> actions.Order:
    return actions.Order(
        load=Load(given["load"]),
        what=given["what"],
        requester=given["requester"],
        from_place=given["from_place"],
        from_point=point_of(given, "from_"),
        to_place=given["to_place"],
        to_point=point_of(given, "to_"),
        board_from=given["board_from"],
        board_to=given["board_to"],
        alight_by=given["alight_by"],
        party=given["party"],
        coldest=given["coldest"],
        warmest=given["warmest"],
        needs=tuple(given["needs"]),
    )


@desk(Right.RUN_FLEETS, post=True)
def transport_end(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """No longer wanted, or it could not be brought."""
    actor = actor_of(request)
    row = queries.get_transport(actor, pk)
    if move not in ("cancel", "fail") or move not in queries.transport_moves(actor, row):
        raise Http404
    words = {"cancel": _("取消运送"), "fail": _("没有送成")}
    form = ReasonForm(posted(request))
    question = Question(words[move], words[move], NAV, _trail(row.mission), lead=row.what)

    def act() -> HttpResponse:
        act_on = actions.cancel_transport if move == "cancel" else actions.fail_transport
        act_on(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("已保存。"), "console:mission", row.mission_id)

    return ask(request, form, question, act)


@desk(Right.VIEW_FLEETS)
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A trip sheet, stop by stop, with both clocks."""
    actor = actor_of(request)
    row = queries.get_trip(actor, pk)
    context = {
        "nav": NAV,
        "row": row,
        "name": masking.name(row.person.name),
        "tone": tone_of(row),
        "moves": queries.trip_moves(actor, row),
        "stops": [
            {
                "row": stop,
                "planned": at(stop.planned_at),
                "server": at(stop.done_at),
                "phone": at(stop.phone_at),
                "loads": stop.transport is not None and stop.kind != StopKind.DISINFECT,
            }
            for stop in queries.stops_of(row)
        ],
        "incidents": queries.with_photos(actor, queries.incidents(actor, trip=pk)),
        "started": at(row.started_at),
        "finished": at(row.finished_at),
        "km": row.metres // 1000,
    }
    return render(request, "console/fleets/sheet.html", context)


def _sheet_of(request: HttpRequest, pk: UUID, move: str) -> tuple[Actor, Any, Any]:
    actor = actor_of(request)
    row = queries.get_trip(actor, pk)
    if move not in queries.trip_moves(actor, row):
        raise Http404
    there = (row.number, reverse("console:sheet", args=[pk]))
    return actor, row, (*_trail(row.mission), there)


@desk(Right.RUN_FLEETS, post=True)
def sheet_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, row, trail = _sheet_of(request, pk, "close")
    form = CloseForm(posted(request), initial={"ended_at": row.mission.ends_at})
    note = _("司机忘了收车、手机坏了才用。时长从出发算到这里，不超过任务结束后一小时。")
    question = Question(_("代他收车"), _("收车"), NAV, trail, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.close_trip(pk, given["km"], given["ended_at"], given["reason"], by=actor)
        return done(request, _("已收车。"), "console:sheet", pk)

    return ask(request, form, question, act)


@desk(Right.RUN_FLEETS, post=True)
def sheet_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, _row, trail = _sheet_of(request, pk, "cancel")
    form = ReasonForm(posted(request))
    note = _("还没接上的运送退回待派，记得重新派车。")
    question = Question(_("取消出车单"), _("取消"), NAV, trail, note=note)

    def act() -> HttpResponse:
        actions.cancel_trip(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("已取消。"), "console:sheet", pk)

    return ask(request, form, question, act)


@desk(Right.RUN_FLEETS, post=True)
def incident_settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_incident(actor, pk)
    if not set(queries.mission_moves(actor, row.trip.mission)) and not queries.trip_moves(
        actor, row.trip
    ):
        raise Http404
    form = OutcomeForm(posted(request))
    question = Question(
        _("处理途中情况"), _("处理好了"), NAV, _trail(row.trip.mission), lead=row.text
    )

    def act() -> HttpResponse:
        actions.settle(pk, form.cleaned_data["outcome"], by=actor)
        return done(request, _("已保存，司机看得到。"), "console:mission", row.trip.mission_id)

    return ask(request, form, question, act)


@desk(Right.VIEW_FLEETS)
def incident_photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """A photo of an incident one may see; the small one with `?size=thumb`."""
    actor = actor_of(request)
    ((_row, photos),) = queries.with_photos(actor, [queries.get_incident(actor, pk)])
    found = next((photo for photo in photos if photo.pk == key), None)
    if found is None:
        raise Http404
    size = Size.THUMB if request.GET.get("size") == "thumb" else Size.LARGE
    picture = photo_bytes(actor, found, size=size)
    return hand_out(request, picture, "image/jpeg", f"{key}.jpg", keep_seconds=300)
