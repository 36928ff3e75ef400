"""The door in the organiser's hand: who is expected, one tap in and one out, with or without a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.activities import actions, queries
from yilu.core import clock, masking
from yilu.core.taps import waited
from yilu.mobile.activity_words import when
from yilu.mobile.forms.activities import DoorForm
from yilu.mobile.once import fresh, once_or
from yilu.mobile.outbox import keep_for, kept, tapped_at
from yilu.mobile.page import actor_of, mine


@require_GET
@kept
@mine
def door(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, pk)


def _page(
    request: HttpRequest, pk: UUID, form: Any = None, wrong: str = "", status: int = 200
) -> HttpResponse:
    """The list as the phone keeps it: names in outline, and gone from it an hour after the end."""
    shown, now = queries.door_list(actor_of(request), pk), clock.business_now()
    context = {
        "tab": "home",
        "row": shown.activity,
        "when": when(shown.activity),
        "door": shown,
        "opens_at": shown.opens_at if now < shown.opens_at else None,
        "over": now >= shown.activity.ends_at,
        "now": now,
        "form": form or DoorForm(),
        "wrong": wrong,
        "once": fresh(),
    }
    response = render(request, "mobile/activities/keeping.html", context, status=status)
    keep_for(response, shown.until - now)
    return response


@require_POST
@mine
def tap(request: HttpRequest, pk: UUID) -> HttpResponse:
    """签到 or 签退 of somebody on the list, or of whoever says his number."""
    actor, form = actor_of(request), DoorForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, form, _lost(form), 422)
    given, at = form.cleaned_data, tapped_at(request, form.cleaned_data["phone_at"])
    comes, person = given["tap"]
    act, said = (
        (actions.admit, _("%(name)s 签到了。"))
        if comes
        else (actions.see_out, _("%(name)s 签退了。"))
    )

    def make() -> str:
        came = act(pk, person or given["phone"], by=actor, tapped_at=at)
        if not waited(at):  # forty that waited are not told one by one
            messages.success(request, said % {"name": masking.name(came.person.name)})
        return reverse("mobile:activity_door", args=[pk])

    def wrong(errors: Mapping[str, str]) -> HttpResponse:
        words = next(iter(errors.values()))
        if "phone" in errors and person is None:
            form.add_error("phone", words)
            words = ""
        return _page(request, pk, form, words, 422)

    return once_or(request, make, wrong)


def _lost(form: DoorForm) -> str:
    return _("没有记上，再点一下。") if "tap" in form.errors else ""
