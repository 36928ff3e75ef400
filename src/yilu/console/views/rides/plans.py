"""Plans of one exam and way: asked for, watched, compared, changed by hand, published, printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rides import AskPlanForm, MoveForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.console.views.rides.seasons import NAV, trail_of
from yilu.core import masking
from yilu.core.actor import Right
from yilu.core.errors import Invalid, NotFound
from yilu.core.refs import Ref
from yilu.rides import actions, queries
from yilu.rides.documents import manifest
from yilu.rides.enums import Direction, PlanState
from yilu.runtime.queries import progress_of

DISPATCH = Right.DISPATCH_RIDES
TONES = {
    "solving": "wait", "ready": "soon", "published": "done", "replaced": "calm",
    "cancelled": "calm", "failed": "now",
}  # fmt: skip
REASONS = {
    "no_equipment": gettext_lazy("没有一辆车有它要的设备"),
    "party_too_large": gettext_lazy("人太多，一辆车坐不下"),
    "window_impossible": gettext_lazy("太远，最早的车也赶不到"),
    "locked_out": gettext_lazy("锁定的那辆车接不了"),
    "no_capacity": gettext_lazy("赶得上的车都排满了"),
    "stranded": gettext_lazy("已经在出了问题的车上，请另派车到车停的地方接"),
}
MOVES: dict[str, Callable[..., Any]] = {
    "publish": actions.publish,
    "revise": actions.revise,
    "recheck": actions.recheck,
    "stop": actions.stop_plan,
}


def _direction(text: str) -> str:
    if text not in Direction.values:
        raise Http404
    return text


def wave_trail(wave: Any, direction: str) -> tuple[tuple[Any, str], ...]:
    here = reverse("console:ride_wave", args=[wave.pk, direction])
    return (*trail_of(wave.season), (f"{wave.title} {Direction(direction).label}", here))


@desk(DISPATCH)
def wave(request: HttpRequest, pk: UUID, direction: str) -> HttpResponse:
    """Every plan made for it, side by side: kilometres, fairness, buffers."""
    return _wave(request, pk, direction, AskPlanForm())


def _wave(request: HttpRequest, pk: UUID, direction: str, form: AskPlanForm) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_wave(actor, pk)
    plans = list(queries.plans(actor, wave=pk, direction=_direction(direction))[:20])
    legs = queries.legs_of(row, direction)
    context = {
        "nav": NAV,
        "wave": row,
        "direction": direction,
        "directions": Direction.choices,
        "trail": trail_of(row.season),
        "plans": [(plan, TONES[plan.state]) for plan in plans],
        "solving": any(plan.state == PlanState.SOLVING for plan in plans),
        "published": next((p for p in plans if p.state == PlanState.PUBLISHED), None),
        "legs": len(legs),
        "people": sum(leg.booking.party for leg in legs),
        "cars": len(queries.cars_of(row, backups=False)),
        "form": form,
        "booked": queries.booked_by_state(row.season),
        "unfit": len(queries.unfit_on(row)),
    }
    status = 422 if form.errors else 200
    return render(request, "console/rides/wave.html", context, status=status)


@desk(DISPATCH, post=True, get=False)
def ask_plan(request: HttpRequest, pk: UUID, direction: str) -> HttpResponse:
    form = AskPlanForm(request.POST)
    if form.is_valid():
        try:
            plan = actions.ask_plan(
                pk, _direction(direction), by=actor_of(request), **form.cleaned_data
            )
        except Invalid as error:
            put(form, error)
        else:
            return done(request, _("开始排了，可以离开这页。"), "console:ride_plan", plan.pk)
    return _wave(request, pk, _direction(direction), form)


@desk(Right.VIEW_RIDES, DISPATCH)
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_plan(actor, pk)
    dispatches = queries.may_dispatch(actor)
    trips = queries.trips_of(row)
    fresh = queries.freshness(row) if row.state in (PlanState.READY, PlanState.PUBLISHED) else None
    pace, today = queries.pace_of(row)
    context = {
        "nav": NAV,
        "plan": row,
        "tone": TONES[row.state],
        "trail": wave_trail(row.wave, row.direction) if dispatches else trail_of(row.wave.season),
        "dispatches": dispatches,
        "moves": _moves(actor, row, fresh),
        "progress": progress_of(actor.city, Ref.to(row)) if row.state == "solving" else None,
        "cars": _by_car(trips),
        "unserved": [(u, REASONS.get(u.reason, u.reason)) for u in queries.unserved_of(row)],
        "changes": queries.changes(row) if row.state == "ready" else [],
        "fresh": fresh,
        "pace": pace,
        "pace_today": today if today != pace else None,
        "points": queries.points(row.wave.season),
        "slack": row.slack // 60,
        "km": round(row.metres / 1000, 1),
    }
    return render(request, "console/rides/plan.html", context)


def _moves(actor: Any, row: Any, fresh: Any) -> list[str]:
    """A plan that somebody's change has overtaken is looked at again before it can be published."""
    if not queries.may_dispatch(actor):
        return []
    return {
        PlanState.READY: ["recheck" if fresh and fresh.changed else "publish", "stop"],
        PlanState.PUBLISHED: ["revise"],
        PlanState.SOLVING: ["stop"],
    }.get(row.state, [])


def _by_car(trips: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Each car with its trips and, of each, whom it picks up in order."""
    found: dict[UUID, tuple[Any, list[Any]]] = {}
    for trip in trips:
        found.setdefault(trip.entry_id, (trip.entry, []))[1].append(trip)
    return sorted(found.values(), key=lambda each: each[0].sticker or 0)


@desk(DISPATCH, post=True, get=False)
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    row = MOVES[move](pk, by=actor_of(request))
    words = {
        "publish": _("发布了，正在通知家长和司机。"),
        "revise": _("另起了一版，改好再发布；现在执行的还是原来那版。"),
        "recheck": _("核对好了：改过的还坐得了原来的车就不动，坐不了的在“没排上的”里。"),
        "stop": _("已停止，原来发布的不变。"),
    }
    return done(request, words[move], "console:ride_plan", row.pk)


@desk(DISPATCH, post=True)
def move_leg(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """One family to another car; what would break a rule is told and nothing changes."""
    actor = actor_of(request)
    row = queries.get_plan(actor, pk)
    leg = next((leg for leg in queries.legs_of(row.wave, row.direction) if leg.pk == key), None)
    if leg is None:
        raise NotFound("leg")
    cars = [(str(c.pk), _car_words(c)) for c in queries.cars_of(row.wave)]
    now = next((t.entry for t in queries.trips_of(row) if _carries(t, key)), None)
    initial = {"entry": str(now.pk) if now else "", "lock": leg.locked_id is not None}
    form = MoveForm(posted(request), cars=cars, initial=initial)
    lead = f"{leg.booking.number} {leg.booking.pickup} {leg.booking.party} 人"
    question = Question(
        _("换车"), _("换"), NAV, (*wave_trail(row.wave, row.direction), _here(row)), lead=lead,
        note=_("换了马上核对：会晚、坐不下、设备不对的换不了。"),
    )  # fmt: skip

    def act() -> HttpResponse:
        given = form.cleaned_data
        entry = UUID(given["entry"]) if given["entry"] else None
        if leg.locked_id and (not given["lock"] or leg.locked_id != entry):
            actions.lock_leg(key, None, by=actor)
        if entry != (now.pk if now else None):
            actions.move_leg(pk, key, entry, by=actor)
        if given["lock"] and entry is not None:
            actions.lock_leg(key, entry, by=actor)
        return done(request, _("换好了。"), "console:ride_plan", pk)

    return ask(request, form, question, act)


def _here(row: Any) -> tuple[Any, str]:
    return _("第 %(n)d 版") % {"n": row.version}, reverse("console:ride_plan", args=[row.pk])


def _car_words(entry: Any) -> str:
    backup = _("备用 ") if entry.state == "backup" else ""
    name = masking.name(entry.driver.person.name)
    return f"{backup}{entry.sticker or 0:03d} {entry.vehicle.plate} {name}"


def _carries(trip: Any, leg: UUID) -> bool:
    return any(stop.leg_id == leg for stop in trip.stops.all())


@desk(Right.VIEW_RIDES, DISPATCH)
def point_manifest(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_plan(actor, pk)
    point = next((p for p in queries.points(row.wave.season) if p.pk == key), None)
    if point is None:
        raise NotFound("point")
    stops = queries.manifest_of_point(actor, row, key)
    answer = HttpResponse(manifest.of_point(row, point, stops), "application/pdf")
    answer["Content-Disposition"] = 'inline; filename="manifest.pdf"'
    return answer


@desk(Right.VIEW_RIDES, DISPATCH)
def car_manifest(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """One car's stops on paper, for a driver who wants them in his hand."""
    actor = actor_of(request)
    row = queries.get_plan(actor, pk)
    trips = [trip for trip in queries.trips_of(row) if trip.entry_id == key]
    if not trips:
        raise NotFound("car")
    answer = HttpResponse(manifest.of_driver(actor, trips), "application/pdf")
    answer["Content-Disposition"] = 'inline; filename="trips.pdf"'
    return answer
