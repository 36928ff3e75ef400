"""我的: how pages look, what I agreed to, where I am signed in, and the way out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.mobile import consents
from yilu.mobile.page import actor_of, mine
from yilu.people import actions, queries
from yilu.people.enums import ConsentPurpose


@require_GET
@mine
def settings(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "tab": "me",
        "person": queries.own(actor),
        "account": queries.own_account(actor),
        "choices": consents.choices(queries.consents(actor)),
        "told": consents.told(),
        "is_staff": bool(actor.grants),
    }
    return render(request, "mobile/me/settings.html", context)


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
