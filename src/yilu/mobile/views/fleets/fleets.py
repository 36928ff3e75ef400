"""志愿车队 on the phone: which there are, joining, what I can and will do, when I stand by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.core import clock
from yilu.core.errors import Invalid
from yilu.fleets import actions, queries
from yilu.fleets.enums import AskState, MissionKind, Shift, TripState
from yilu.mobile.forms.fleets import MineForm, WishesForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.fleets.words import posted, put, when
from yilu.rulebook.queries import district_names

SHOWN = 20
DAYS = 14


@require_GET
@mine
def fleets(request: HttpRequest) -> HttpResponse:
    """What concerns me now first, then the fleets there are."""
    actor = actor_of(request)
    calls = list(queries.my_calls(actor, open_only=True)[:SHOWN])
    waiting = [
        row for row in calls if row.state == AskState.ASKED and row.mission.state == "calling"
    ]
    going = [row for row in calls if row.state == AskState.ACCEPTED]
    context = {
        "tab": "home",
        "waiting": [(row, when(row.mission.starts_at, row.mission.ends_at)) for row in waiting],
        "going": [(row, when(row.mission.starts_at, row.mission.ends_at)) for row in going],
        "trips": [
            trip
            for trip in queries.my_trips(actor)[:SHOWN]
            if trip.state in (TripState.PLANNED, TripState.UNDERWAY)
        ],
        "mine": list(queries.my_enrolments(actor)),
        "led": list(queries.led_fleets(actor)),
        "fleets": [(row, kinds_of(row.kinds)) for row in queries.fleets(actor)[:SHOWN]],
        "strength": queries.strength(actor),
    }
    return render(request, "mobile/fleets/fleets.html", context)


def kinds_of(codes: list[str]) -> str:
    if not codes:
        return _("各类应急任务")
    return "、".join(str(MissionKind(code).label) for code in codes)


@require_GET
@mine
def fleet(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_fleet(actor, pk)
    place = queries.my_place(actor, row)
    context = {
        "tab": "home",
        "row": row,
        "kinds": kinds_of(row.kinds),
        "area": district_names(actor.city).get(row.district, _("全市")),
        "leads": queries.leads_of(actor, row),
        "place": place,
        "enrolment": place.enrolment,
        "days": _days(place) if place.enrolment else [],
        "may_join": bool(actor.driver_ids) and place.enrolment is None and not row.ended_on,
        "once": fresh(),
    }
    return render(request, "mobile/fleets/fleet.html", context)


def _days(place: queries.MyPlace) -> list[tuple[date, list[tuple[Shift, bool]]]]:
    held = {(row.on, row.shift) for row in place.standbys}
    first = clock.today()
    days = [first + timedelta(days=n) for n in range(DAYS)]
    return [(day, [(shift, (day, shift.value) in held) for shift in Shift]) for day in days]


@require_http_methods(["GET", "POST"])
@mine
def join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """With which vehicle, where, and for what."""
    actor = actor_of(request)
    row, there = queries.get_fleet(actor, pk), reverse("mobile:fleet", args=[pk])
    if not actor.driver_ids:
        raise Http404
    plates = queries.plates_of(actor)
    areas = district_names(actor.city).items()
    initial = {"plate": plates[0] if plates else ""}
    form = WishesForm(posted(request), areas=areas, initial=initial)

    def act() -> str:
        actions.join(pk, form.cleaned_data["plate"], form.wishes, by=actor)
        messages.success(request, _("申请交上去了，队长看过就通知您。"))
        return there

    return _asked(request, form, act, {"row": row, "plates": plates, "there": there, "joins": True})


@require_http_methods(["GET", "POST"])
@mine
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """My own entry: vehicle, areas, skills, a pause."""
    actor = actor_of(request)
    row, there = queries.get_fleet(actor, pk), reverse("mobile:fleet", args=[pk])
    own = queries.my_place(actor, row).enrolment
    if own is None:
        raise Http404
    initial = {
        "plate": own.vehicle.plate if own.vehicle else "",
        "areas": own.areas,
        "kinds": own.kinds,
        "skills": own.skills,
        "equipment": own.equipment,
        "paused_until": own.paused_until,
    }
    form = MineForm(posted(request), areas=district_names(actor.city).items(), initial=initial)

    def act() -> str:
        given = form.cleaned_data
        actions.wish(
            own.pk,
            form.wishes,
            by=actor,
            plate=given["plate"],
            paused_until=given["paused_until"],
        )
        messages.success(request, _("改好了。"))
        return there

    return _asked(request, form, act, {"row": row, "plates": [], "there": there, "joins": False})


def _asked(request: HttpRequest, form: Any, act: Any, context: dict[str, Any]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), context["there"])
        except Invalid as error:
            put(form, error.errors)
    context |= {"form": form, "once": fresh(), "tab": "home"}
    status = 422 if form.errors else 200
    return render(request, "mobile/fleets/wishes.html", context, status=status)


@require_POST
@mine
def stand_by(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One shift on or off."""
    actor = actor_of(request)
    row, there = queries.get_fleet(actor, pk), reverse("mobile:fleet", args=[pk])
    own = queries.my_place(actor, row).enrolment
    shift = request.POST.get("shift", "")
    if own is None or shift not in Shift.values:
        raise Http404
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError as error:
        raise Http404 from error

    def act() -> HttpResponse:
        try:
            actions.stand_by(
                own.pk, on, Shift(shift), by=actor, yes=request.POST.get("yes") != "no"
            )
        except Invalid as error:
            messages.error(request, str(next(iter(error.errors.values()))))
        return redirect(f"{there}#standby")

    return told(request, act, there)


@require_POST
@mine
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row, there = queries.get_fleet(actor, pk), reverse("mobile:fleet", args=[pk])
    own = queries.my_place(actor, row).enrolment
    if own is None:
        raise Http404

    def act() -> HttpResponse:
        actions.leave(own.pk, by=actor)
        messages.success(request, _("您已退出车队，做过的都记着。随时可以再来。"))
        return redirect(there)

    return told(request, act, there)
