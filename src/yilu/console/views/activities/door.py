"""At the door: the code on a screen, people checked in by number, the paper list entered later."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from yilu.activities import actions, queries
from yilu.activities.actions import FaultyList
from yilu.console.forms.activities import ListForm
from yilu.console.views.activities.listing import NAV
from yilu.console.views.activities.words import when
from yilu.console.views.desk import actor_of, desk, done, posted, put, refused
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, Refused

HOLD = Right.HOLD_ACTIVITIES
AGAIN = 20  # seconds after which the screen asks for the code of the minute


@desk(HOLD)
def code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The square to scan and the digits to type; the page renews itself without a script."""
    actor = actor_of(request)
    row = queries.get_activity(actor, pk)
    shown = queries.door_code(actor, pk)
    path = reverse("mobile:activity_in", args=[pk])
    context = {
        "nav": NAV,
        "row": row,
        "when": when(row),
        "digits": f"{shown.digits[:3]} {shown.digits[3:]}",
        "square": _square(request.build_absolute_uri(f"{path}?c={shown.token}")),
        "numbers": queries.numbers(row),
    }
    response = render(request, "console/activities/code.html", context)
    response["Refresh"] = str(AGAIN)
    response["Cache-Control"] = "no-store"
    return response


def _square(address: str) -> SafeString:
    drawn: str = segno.make(address, error="m").svg_inline(scale=7, border=2, light="#fff")
    return mark_safe(drawn)  # noqa: S308 — drawn by us, no text of the address in it


@desk(HOLD, post=True, get=False)
def admit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One number, one tap; what is wrong with it is told on the page."""
    try:
        came = actions.admit(pk, request.POST.get("phone", ""), by=actor_of(request))
    except Invalid as error:
        return refused(request, Refused(error.errors["phone"]))
    messages.success(request, _("%(name)s 签到了。") % {"name": masking.name(came.person.name)})
    return redirect(f"{reverse('console:activity', args=[pk])}?door=1")


@desk(HOLD, post=True, get=False)
def out(request: HttpRequest, pk: UUID, came: UUID) -> HttpResponse:
    actions.check_person_out(pk, came, by=actor_of(request))
    return done(request, _("签退了。"), "console:activity", pk)


@desk(HOLD, post=True)
def enter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """补录: every wrong line is told, and what was typed stays."""
    actor = actor_of(request)
    row = _held(actor, pk)
    form, faults = ListForm(posted(request)), []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            entered = actions.enter_list(pk, given["lines"], by=actor, reason=given["reason"])
        except FaultyList as error:
            faults = error.faults
            put(form, error)
        except Invalid as error:
            put(form, error)
        else:
            words = _("补录了 %(entered)d 人；%(known)d 人本来就签到了，没有重复算。")
            told = words % {"entered": entered.entered, "known": entered.known}
            return done(request, told, "console:activity", pk)
    context = {"nav": NAV, "row": row, "form": form, "faults": faults, "when": when(row)}
    status = 422 if form.errors else 200
    return render(request, "console/activities/enter.html", context, status=status)


@desk(HOLD)
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The list to print and sign, for a place without a network."""
    actor = actor_of(request)
    row = _held(actor, pk)
    seats = [seat for seat in queries.seats(actor, row) if seat.state == "booked"]
    context = {"nav": NAV, "row": row, "seats": seats, "when": when(row), "blank": range(12)}
    return render(request, "console/activities/sheet.html", context)


def _held(actor: Actor, pk: UUID) -> Any:
    row = queries.get_activity(actor, pk)
    if not queries.rights(actor, row)[1]:
        raise NotAllowed("hold")
    return row
