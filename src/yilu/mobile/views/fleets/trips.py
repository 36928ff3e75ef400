"""The trip sheet in the hand: the next stop under the thumb, reporting, coming home."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.core.errors import Invalid
from yilu.core.geo import Point, to_gcj02
from yilu.fleets import actions, queries
from yilu.fleets.actions import Checked
from yilu.fleets.enums import IncidentKind, Load, StopKind, TripState
from yilu.mobile.forms.fleets import FinishForm, IncidentForm, StopForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.outbox import kept, tapped_at
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.fleets.words import place_of, posted, put, when
from yilu.mobile.views.patrol.handing import gathered
from yilu.mobile.views.patrol.handing import kept as kept_photos


@require_GET
@kept
@mine
def trip(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _sheet(request, pk)


def _sheet(
    request: HttpRequest, pk: UUID, form: Any = None, home: Any = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_my_trip(actor, pk)
    stops = queries.stops_of(row)
    going = row.state in (TripState.PLANNED, TripState.UNDERWAY)
    stop = next((one for one in stops if one.done_at is None), None) if going else None
    context = {
        "tab": "home",
        "row": row,
        "when": when(row.mission.starts_at, row.mission.ends_at),
        "stops": stops,
        "now": stop,
        "asks": _asks(stop),
        "form": form or StopForm(),
        "home": home or FinishForm(),
        "map_url": _map(stop),
        "incidents": queries.incidents(actor, trip=row.pk),
        "once": fresh(),
        "button": _button(stop),
        "km": row.metres // 1000,
    }
    return render(request, "mobile/fleets/trip.html", context, status=status)


def _button(stop: Any) -> tuple[str, str] | None:
    words = {
        StopKind.MUSTER: ("pin", _("到集合点了")),
        StopKind.BOARD: ("check", _("接上了")),
        StopKind.ALIGHT: ("checkring", _("送到了")),
        StopKind.DISINFECT: ("shield", _("车消毒好了")),
        StopKind.FINISH: ("home", _("收车")),
    }
    return words[StopKind(stop.kind)] if stop is not None else None


def _asks(stop: Any) -> dict[str, bool]:
    """What this stop asks for beyond a tap."""
    load = stop.transport if stop is not None else None
    carries = stop is not None and stop.kind in (StopKind.BOARD, StopKind.ALIGHT)
    cold = load is not None and (load.coldest is not None or load.warmest is not None)
    isolated = load is not None and load.load == Load.ISOLATED
    return {
        "temperature": bool(carries and cold),
        "kit": bool(isolated and stop.kind == StopKind.BOARD),
        "home": stop is not None and stop.kind == StopKind.FINISH,
    }


def _map(stop: Any) -> str:
    """The way there in the phone's own map, which draws in GCJ-02."""
    if stop is None or stop.lon is None or stop.lat is None:
        return ""
    at = to_gcj02(Point(stop.lon, stop.lat))
    return f"https://uri.amap.com/navigation?to={at.lon:.6f},{at.lat:.6f},{stop.place}&mode=car"


@require_POST
@mine
def stop(request: HttpRequest, pk: UUID, stop: UUID) -> HttpResponse:
    """This stop is done."""
    actor, there = actor_of(request), reverse("mobile:sheet", args=[pk])
    queries.get_my_trip(actor, pk)
    form = StopForm(request.POST)
    if not form.is_valid():
        return _sheet(request, pk, form=form, status=422)

    def act() -> str:
        given = form.cleaned_data
        checked = Checked(
            tapped_at(request, given["phone_at"]),
            place_of(given),
            given["temperature"],
            given["kit"],
            given["note"],
        )
        actions.check_in(pk, stop, checked, by=actor)
        return there

    try:
        return told(request, lambda: once(request, act), there)
    except Invalid as error:
        put(form, error.errors)
        return _sheet(request, pk, form=form, status=422)


@require_POST
@mine
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Home, with the kilometres."""
    actor, there = actor_of(request), reverse("mobile:sheet", args=[pk])
    queries.get_my_trip(actor, pk)
    form = FinishForm(request.POST)
    if not form.is_valid():
        return _sheet(request, pk, home=form, status=422)

    def act() -> str:
        given = form.cleaned_data
        actions.finish(pk, given["km"], by=actor, phone_at=tapped_at(request, given["phone_at"]))
        messages.success(request, _("收车了，辛苦了。时长和公里数已经记进您的志愿服务。"))
        return there

    try:
        return told(request, lambda: once(request, act), there)
    except Invalid as error:
        put(form, error.errors)
        return _sheet(request, pk, home=form, status=422)


@require_http_methods(["GET", "POST"])
@kept
@mine
def incident(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What went wrong: two taps, and words if he likes."""
    actor, there = actor_of(request), reverse("mobile:sheet", args=[pk])
    row = queries.get_my_trip(actor, pk)
    form = IncidentForm(posted(request), request.FILES if request.method == "POST" else None)

    def act() -> str:
        _report(request, pk, form.cleaned_data, gathered(request, form, actor, "photos"))
        messages.success(request, _("报上去了，马上有人看。有危险先打 120、122。"))
        return there

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), there)
        except Invalid as error:
            put(form, error.errors)
    context = {
        "tab": "home", "row": row, "form": form, "once": fresh(), "there": there,
        "kept": kept_photos(request, form, actor, "photos") if form.errors else [],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "mobile/fleets/incident.html", context, status=status)


def _report(request: HttpRequest, pk: UUID, given: dict[str, Any], photos: list[Any]) -> None:
    actions.report(
        pk,
        IncidentKind(given["kind"]),
        given["text"],
        by=actor_of(request),
        phone_at=tapped_at(request, given["phone_at"]),
        place=place_of(given),
        photos=photos,
    )
