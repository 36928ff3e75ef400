"""The day: every car by the clock, drop-outs, re-planning to approve, taps for a phone without a line."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console import gantt
from yilu.console.forms.rides import BufferForm, LateForm, WhyForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.rides.plans import DISPATCH, wave_trail
from yilu.console.views.rides.seasons import NAV, trail_of
from yilu.core.actor import Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound
from yilu.rides import actions, queries
from yilu.rides.enums import CheckKind, Direction, Risk, TripState

SHOWN = 14  # cars in the drawing at first; the rest behind "看全部"


def _wave(request: HttpRequest, pk: UUID, direction: str) -> Any:
    if direction not in Direction.values:
        raise Http404
    return queries.get_wave(actor_of(request), pk)


@desk(Right.VIEW_RIDES, DISPATCH)
def board(request: HttpRequest, pk: UUID, direction: str) -> HttpResponse:
    actor = actor_of(request)
    row = _wave(request, pk, direction)
    found = queries.board(actor, pk, direction)
    everything = request.GET.get("all") == "1"
    rows = found.rows if everything else found.rows[:SHOWN]
    there = queries.be_there(row)
    context = {
        "nav": NAV,
        "board": found,
        "wave": row,
        "here": request.get_full_path(),
        "direction": direction,
        "way": Direction(direction).label,
        "trail": trail_of(row.season),
        "chart": gantt.draw(rows, found.now, _said, _trip_href),
        "now": f"{found.now.astimezone(CITY_ZONE):%H:%M}",
        "latest": f"{there[1].astimezone(CITY_ZONE):%H:%M}",
        "hidden": len(found.rows) - len(rows),
        "watched": [w for r in found.rows for w in r.watches if w.risk == Risk.SOON],
        "dispatches": queries.may_dispatch(actor),
        "incidents": queries.open_incidents(actor, pk),
        "changed": len(queries.outdated(found.plan)) if found.plan else 0,
        "to_ring": queries.to_ring(actor, row.season_id),
        "plan_url": reverse("console:ride_plan", args=[found.plan.pk]) if found.plan else "",
    }
    return render(request, "console/rides/board.html", context)


def _trip_href(trip: Any) -> str:
    return reverse("console:ride_trip", args=[trip.pk])


def _said(row: Any) -> tuple[str, str]:
    """What stands at the right end of a car's line."""
    if any(watch.trip.state == TripState.BROKEN for watch in row.watches):
        return str(TripState.BROKEN.label), "bad"
    if row.risk == Risk.LATE:
        return str(Risk.LATE.label), "bad"
    if row.risk == Risk.SOON:
        return str(Risk.SOON.label), "bad"
    if all(watch.trip.state in ("done", "empty") for watch in row.watches):
        return _("都送到了"), "good"
    return str(Risk.NONE.label), "faint"


@desk(DISPATCH, post=True)
def drop_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Off duty at once; where a published plan had it, a mended one to approve."""
    actor = actor_of(request)
    row = queries.get_entry(actor, pk)
    form = WhyForm(posted(request))
    lead = f"{row.sticker or 0:03d} {row.vehicle.plate}"
    note = _("这辆车马上不再排班。还没上车的家庭，系统先找好别的车，列出改什么，您点头才算数。")
    question = Question(
        _("车来不了"), _("退出并重排"), NAV, trail_of(row.season), lead=lead, note=note
    )

    def act() -> HttpResponse:
        why = form.cleaned_data["why"]
        actions.drop_out(pk, by=actor, why=why)
        mended = mend_after(actor, (row.pk,), f"{lead} {why}")
        if mended is None:
            return done(
                request, _("退出了，没有已发布的趟次要改。"), "console:season", row.season_id
            )
        return done(request, _("找好了，看看改什么，再发布。"), "console:ride_plan", mended.pk)

    return ask(request, form, question, act)


def mend_after(actor: Any, entries: tuple[UUID, ...], why: str) -> Any:
    """A mended plan for every exam and way these cars still had somebody to fetch in; the soonest one."""
    ways = queries.left_to_fetch(actor, entries)
    plans = [actions.repair(wave, way, by=actor, why=why) for wave, way in ways]
    return plans[0] if plans else None


@desk(DISPATCH, post=True, get=False)
def call_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    entry = actions.call_up(pk, by=actor_of(request))
    return done(request, _("备用车转为正式车。"), "console:ride_car", entry.pk)


@desk(DISPATCH, post=True, get=False)
def repair(request: HttpRequest, pk: UUID, direction: str) -> HttpResponse:
    """重排没出发的: with everybody booked since and with the present buffer."""
    _wave(request, pk, direction)
    plan = actions.repair(pk, direction, by=actor_of(request), why=_("重排没出发的"))
    return done(request, _("排好了，看看改什么，再发布。"), "console:ride_plan", plan.pk)


@desk(DISPATCH, post=True)
def buffer(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_wave(actor, pk)
    form = BufferForm(posted(request), initial={"buffer": row.buffer})
    question = Question(
        _("路上多留时间"), _("保存"), NAV, wave_trail(row, Direction.OUT), lead=row.title,
        note=_("保存后点“重排没出发的”，看看有没有人要换车。"),
    )  # fmt: skip

    def act() -> HttpResponse:
        actions.set_buffer(pk, form.cleaned_data["buffer"], by=actor)
        return done(request, _("已保存。"), "console:ride_board", pk, Direction.OUT)

    return ask(request, form, question, act)


@desk(DISPATCH, post=True)
def late(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Families of a trip hear that it comes later."""
    actor = actor_of(request)
    row = queries.get_trip(actor, pk)
    form = LateForm(posted(request), initial={"minutes": 10})
    question = Question(
        _("告诉家长要晚"), _("发短信"), NAV, trail_of(row.entry.season), lead=row.number
    )

    def act() -> HttpResponse:
        told = actions.tell_late(pk, form.cleaned_data["minutes"], by=actor)
        words = _("告诉了 %(n)d 家。") % {"n": told}
        return done(request, words, "console:ride_trip", pk)

    return ask(request, form, question, act)


# ── one trip ────────────────────────────────────────────────────────────────────────────────────


@desk(Right.VIEW_RIDES, DISPATCH)
def trip(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.with_stops(actor, pk)
    lines = queries.sheet(actor, row)
    context = {
        "nav": NAV,
        "trip": row,
        "lines": lines,
        "trail": trail_of(row.entry.season),
        "dispatches": queries.may_dispatch(actor),
        "in_force": row.plan.state == "published",
        "reports": queries.may_report(actor, row),
        "people_aboard": sum(leg.boarded for leg in queries.aboard_of(row)),
        "waits": any(line.stop.leg.state == "open" for line in lines),
        "incidents": queries.incidents(actor, trip=row.pk)[:20],
        "checks": queries.checks_of(row),
        "board_url": reverse("console:ride_board", args=[row.plan.wave_id, row.plan.direction]),
    }
    return render(request, "console/rides/trip.html", context)


@desk(DISPATCH, post=True, get=False)
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A driver telephones: the desk taps for him."""
    kind, leg = request.POST.get("kind", ""), request.POST.get("leg", "")
    if kind not in CheckKind.values:
        raise Http404
    try:
        key = UUID(leg) if leg else None
    except ValueError as error:
        raise NotFound("leg") from error
    actions.check_in(pk, kind, by=actor_of(request), leg=key)
    return redirect("console:ride_trip", pk)
