"""A lead's pages: who asks to join, whose papers to look at, who stands by, and calling out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid
from yilu.fleets import actions, queries
from yilu.fleets.enums import EnrolmentState, Equipment, MissionKind, Skill
from yilu.mobile.forms.fleets import CallForm, PapersForm, ReasonForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.fleets.words import posted, put, when
from yilu.rulebook.queries import district_names

SOON = timedelta(days=30)
SHOWN = 10


def _led(request: HttpRequest, pk: UUID) -> Any:
    """A fleet he manages; for everybody else this page is not there."""
    actor = actor_of(request)
    row = queries.get_fleet(actor, pk)
    if not queries.manages_fleet(actor, row):
        raise Http404
    return row


@require_GET
@mine
def lead(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, row = actor_of(request), _led(request, pk)
    people = list(queries.enrolments(actor, fleet=pk))
    active = [one for one in people if one.state == EnrolmentState.ACTIVE]
    missions = [
        (one, when(one.starts_at, one.ends_at))
        for one in queries.led_missions(actor).filter(fleet=pk)[:SHOWN]
    ]
    context = {
        "tab": "home",
        "row": row,
        "asking": [one for one in people if one.state == EnrolmentState.ASKED],
        "active": [(one, _papers(one)) for one in active],
        "to_check": sum(1 for one in active if _papers(one)[0] != "done"),
        "days": queries.standby_calendar(actor, row, days=7),
        "missions": missions,
    }
    return render(request, "mobile/fleets/lead.html", context)


def _papers(row: Any) -> tuple[str, str]:
    """How a driver's papers stand with the lead."""
    if row.checked_on is None or row.insured_to is None or row.inspected_to is None:
        return "now", _("还没核对")
    first, today = min(row.insured_to, row.inspected_to), clock.today()
    if first < today:
        return "now", _("过期了")
    if first <= today + SOON:
        return "soon", _("快到期")
    return "done", _("有效")


@require_http_methods(["GET", "POST"])
@mine
def driver(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One driver of the fleet: his papers as the lead sees them."""
    actor = actor_of(request)
    row = queries.get_enrolment(actor, pk)
    moves = queries.enrolment_moves(actor, row)
    if not queries.manages_fleet(actor, row.fleet):
        raise Http404
    initial = {"insured_to": row.insured_to, "inspected_to": row.inspected_to}
    form = PapersForm(posted(request), initial=initial)
    back = reverse("mobile:fleet_lead", args=[row.fleet_id])

    def act() -> str:
        given = form.cleaned_data
        actions.check_papers(pk, given["insured_to"], given["inspected_to"], by=actor)
        messages.success(request, _("核对过了。"))
        return reverse("mobile:fleet_driver", args=[pk])

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), back)
        except Invalid as error:
            put(form, error.errors)
    context = {
        "tab": "home",
        "row": row,
        "moves": moves,
        "form": form,
        "reason": ReasonForm(),
        "papers": _papers(row),
        "skills": [str(Skill(code).label) for code in row.skills],
        "equipment": [str(Equipment(code).label) for code in row.equipment],
        "areas": [district_names(actor.city).get(code, code) for code in row.areas],
        "back": back,
        "once": fresh(),
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/fleets/driver.html", context, status=status)


@require_POST
@mine
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Let him in, refuse him, or end his place."""
    actor, there = actor_of(request), reverse("mobile:fleet_driver", args=[pk])
    if move not in ("accept", "refuse", "end"):
        raise Http404
    queries.get_enrolment(actor, pk)
    reason = request.POST.get("reason", "")

    def act() -> HttpResponse:
        try:
            if move == "accept":
                actions.accept_driver(pk, by=actor)
            elif move == "refuse":
                actions.refuse_driver(pk, reason, by=actor)
            else:
                actions.end_driver(pk, reason, by=actor)
        except Invalid as error:
            messages.error(request, str(next(iter(error.errors.values()))))
            return redirect(there)
        messages.success(request, _("好了，已经告诉他。"))
        return redirect(there)

    return told(request, act, there)


@require_http_methods(["GET", "POST"])
@mine
def call_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A call-out of his own fleet: drafted, then looked at once more before it goes out."""
    actor, row = actor_of(request), _led(request, pk)
    areas = district_names(actor.city).items()
    initial = {"on": clock.today(), "area": row.district or next(iter(dict(areas)), "")}
    form = CallForm(posted(request), areas=areas, initial=initial)
    back = reverse("mobile:fleet_lead", args=[pk])

    def act() -> str:
        made = actions.draft_mission(_call(form.cleaned_data, pk), row.unit, by=actor)
        return reverse("mobile:mission", args=[made.pk])

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), back)
        except Invalid as error:
            put(form, {_FIELDS.get(name, name): words for name, words in error.errors.items()})
    context = {"tab": "home", "row": row, "form": form, "back": back, "once": fresh()}
    status = 422 if form.errors else 200
    return render(request, "mobile/fleets/call_out.html", context, status=status)


_FIELDS = {"starts_at": "on", "ends_at": "hours"}


def _call(given: dict[str, Any], fleet: UUID) -> actions.Call:
    starts = datetime.combine(given["on"], given["starts"], CITY_ZONE)
    return actions.Call(
        kind=MissionKind(given["kind"]),
        title=given["title"],
        area=given["area"],
        place=given["place"],
        starts_at=starts,
        ends_at=starts + timedelta(hours=given["hours"]),
        needed=given["needed"],
        reserve=given["reserve"],
        note=given["note"],
        fleet=fleet,
    )
