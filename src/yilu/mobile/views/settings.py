"""我的: how pages look, what I agreed to, where I am signed in, and the way out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.mobile import consents
from yilu.mobile.forms.quiet import QuietForm
from yilu.mobile.page import actor_of, mine
from yilu.people import actions, queries
from yilu.people.enums import ConsentPurpose


@require_GET
@mine
def settings(request: HttpRequest) -> HttpResponse:
    return _page(request, QuietForm(initial=_quiet_now(request)))


def _quiet_now(request: HttpRequest) -> dict[str, Any]:
    preference = queries.preference(actor_of(request))
    return {"quiet_from": preference.quiet_from, "quiet_to": preference.quiet_to}


def _page(request: HttpRequest, form: QuietForm) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "quiet": form,
        "tab": "me",
        "person": queries.own(actor),
        "account": queries.own_account(actor),
        "choices": consents.choices(queries.consents(actor)),
        "told": consents.told(),
        "is_staff": bool(actor.grants),
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/me/settings.html", context, status=status)


@require_POST
@mine
def quiet(request: HttpRequest) -> HttpResponse:
    """When an SMS waits for the morning; what is in Yilu is there at once."""
    form = QuietForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    actions.set_preference(by=actor_of(request), **form.cleaned_data)
    messages.success(request, _("记下了。"))
    return redirect("mobile:settings")


@require_POST
@mine
def consent(request: HttpRequest) -> HttpResponse:
    """Agree, or take it back: one is as easy as the other."""
    actor, purpose = actor_of(request), _purpose(request)
    person = queries.own(actor)
    if request.POST.get("agree") == "yes":
        actions.give_consent(person, purpose, by=actor, text_version=consents.TEXT_VERSION)
        messages.success(request, _("记下了，随时可以收回。"))
    else:
        actions.withdraw_consent(person, purpose, by=actor)
        messages.success(request, _("收回了，从现在起不再这样用。"))
    return redirect("mobile:settings")


def _purpose(request: HttpRequest) -> ConsentPurpose:
    """One of the purposes a person may choose about; anything else is not on this page."""
    value = request.POST.get("purpose", "")
    if value not in {purpose.value for purpose in consents.CHOICES}:
        raise Http404
    return ConsentPurpose(value)
