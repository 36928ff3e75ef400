"""A driver's part: his points with reasons, his trips, one tap at each stop, with or without a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.core import clock
from yilu.core.errors import Invalid, Refused
from yilu.mobile import rides_shown as shown
from yilu.mobile.forms.rides import RideIncidentForm, ScoreAppealForm
from yilu.mobile.once import fresh, once
from yilu.mobile.outbox import kept, tapped_at
from yilu.mobile.page import actor_of, mine
from yilu.mobile.stations_shown import map_links
from yilu.mobile.views.patrol.handing import gathered, posted
from yilu.mobile.views.patrol.handing import kept as kept_photos
from yilu.mobile.views.stations.near import position as position_of
from yilu.rides import actions, queries
from yilu.rides.actions import Report
from yilu.rides.documents import manifest
from yilu.rides.enums import CheckKind, Factor

SAYINGS: dict[str, tuple[Callable[..., Any], Any]] = {
    "decline": (lambda pk, by: actions.decline(pk, by=by), _("记下了，今年不排您。")),
    "back": (lambda pk, by: actions.come_after_all(pk, by=by), _("记下了，重新参加。")),
    "share": (
        lambda pk, by: actions.share_phone(pk, True, by=by),
        _("坐车的家长看得到您的号码了。"),
    ),
    "hide": (lambda pk, by: actions.share_phone(pk, False, by=by), _("不再给家长看您的号码。")),
}
FACTORS = {**dict(Factor.choices), "appeal": _("申诉补分")}


@require_GET
@mine
def duty(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    entries = queries.my_entries(actor)
    trips = [trip for trip in queries.my_trips(actor) if trip.on >= today]
    context = {
        "entry": entries[0] if entries else None,
        "parts": _parts(entries[0]) if entries else [],
        "appeals": queries.appeals_of(entries[0]) if entries else [],
        "trips": [(trip, shown.hour(trip.starts_at), shown.day_words(trip.on)) for trip in trips],
        "record": queries.my_record(actor),
        "thanks": list(queries.thanks(actor)[:5]) if entries else [],
        "plans": {trip.plan_id for trip in trips},
    }
    return render(request, "mobile/rides/duty.html", context)


def _parts(entry: Any) -> list[tuple[Any, int, int, str]]:
    return [(FACTORS.get(word, word), got, of, why) for word, got, of, why in entry.parts]


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def appeal(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    entry = _own(request, pk)
    form = ScoreAppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.appeal_score(pk, form.cleaned_data["text"], by=actor)
        except Refused as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("交给支部了，答复了会告诉您。"))
            return redirect("mobile:exam_duty")
    context = {"form": form, "entry": entry, "parts": _parts(entry)}
    status = 422 if form.errors else 200
    return render(request, "mobile/rides/appeal.html", context, status=status)


@require_POST
@mine
def say(request: HttpRequest, pk: UUID, word: str) -> HttpResponse:
    if word not in SAYINGS:
        raise Http404
    act, words = SAYINGS[word]
    try:
        act(pk, actor_of(request))
    except Refused as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, words)
    return redirect("mobile:exam_duty")


def _own(request: HttpRequest, pk: UUID) -> Any:
    found = next((e for e in queries.my_entries(actor_of(request)) if e.pk == pk), None)
    if found is None:
        raise Http404
    return found


# ── the trip ────────────────────────────────────────────────────────────────────────────────────


@require_GET
@kept
@mine
def trip(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = _trip(request, pk)
    lines = queries.sheet(actor, row)
    nearest = next((line for line in lines if line.taps), None)
    context = {
        "trip": row,
        "lines": [(line, shown.hour(line.stop.arrive_at), _maps(line)) for line in lines],
        "nearest": nearest,
        "day": shown.day_words(row.on),
        "departs": row.state == "planned",
        "running": row.state == "running",
        "once": fresh(),
        "season": row.entry.season,
        "masked": queries.hides_numbers(),
        "incidents": queries.incidents(actor, trip=row.pk)[:10],
        "reports": queries.may_report(actor, row),
    }
    return render(request, "mobile/rides/trip.html", context)


def _maps(line: Any) -> list[tuple[str, str]]:
    return map_links(line.place, line.point)[:1] if line.point else []


@require_POST
@mine
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One tap. `phone_at` is the phone's own time, which a tap that waited for a line brings along."""
    row, given = _trip(request, pk), request.POST
    here = reverse("mobile:exam_trip", args=[row.pk])
    kind, leg = given.get("kind", ""), given.get("leg", "")
    if kind not in CheckKind.values:
        raise Http404
    people = given.get("people", "")

    def act() -> str:
        actions.check_in(
            row.pk,
            kind,
            by=actor_of(request),
            leg=UUID(leg) if leg else None,
            people=int(people) if people.isdigit() else 0,
            phone_at=tapped_at(request, given.get("phone_at", "")),
        )
        return here

    try:
        return once(request, act)
    except ValueError as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, str(error.message))
    except Invalid as error:
        messages.error(request, " ".join(map(str, error.errors.values())))
    return redirect(here)


@require_POST
@mine
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The number to ring a family by, where a provider hides both."""
    row, leg = _trip(request, pk), request.POST.get("leg", "")
    there = reverse("mobile:exam_trip", args=[row.pk])
    try:
        number = actions.call_family(pk, UUID(leg), by=actor_of(request))
    except ValueError as error:
        raise Http404 from error
    except Refused as error:
        messages.error(request, str(error.message))
        return redirect(there)
    context = {"number": number, "there": there, "who": _("家长"), "season": row.entry.season}
    return render(request, "mobile/rides/call.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@kept
@mine
def incident(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Something went wrong: two taps, told to the desk at once, photos if there is time for them."""
    row, actor = _trip(request, pk), actor_of(request)
    there = reverse("mobile:exam_trip", args=[row.pk])
    form = RideIncidentForm(*posted(request))

    def act() -> str:
        given = form.cleaned_data
        photos = gathered(request, form, actor, "photos")
        place = position_of(request)
        at = tapped_at(request, given["phone_at"])
        actions.report(pk, Report(given["kind"], given["text"], photos, at, place), by=actor)
        messages.success(request, _("报上去了，调度台马上看。有人受伤先打 120、122。"))
        return there

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, act)
        except Refused as error:
            form.add_error(None, str(error.message))
        except Invalid as error:
            for name, message in error.errors.items():
                form.add_error(name if name in form.fields else None, str(message))
    context = {
        "form": form,
        "trip": row,
        "there": there,
        "once": fresh(),
        "season": row.entry.season,
        "kept": kept_photos(request, form, actor, "photos") if form.errors else [],
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/rides/incident.html", context, status=status)


@require_POST
@mine
def position(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the car is, while the trip is on: 204 taken, 409 not now."""
    _trip(request, pk)
    at = position_of(request)
    taken = at is not None and actions.share_position(pk, at, by=actor_of(request))
    return HttpResponse(status=204 if taken else 409)


@require_GET
@mine
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """His trips of one plan on paper."""
    actor = actor_of(request)
    trips = [row for row in queries.my_trips(actor) if row.plan_id == pk]
    if not trips:
        raise Http404
    answer = HttpResponse(manifest.of_driver(actor, trips), "application/pdf")
    answer["Content-Disposition"] = 'inline; filename="trips.pdf"'
    return answer


def _trip(request: HttpRequest, pk: UUID) -> Any:
    row = queries.with_stops(actor_of(request), pk)
    if row.entry.driver_id not in actor_of(request).driver_ids:
        raise Http404
    return row
