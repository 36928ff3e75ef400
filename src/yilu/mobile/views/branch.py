"""My branch: where my formal relations are, where I take part, and whom to turn to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.core import masking
from yilu.core.actor import Actor
from yilu.membership import actions
from yilu.membership import queries as membership
from yilu.mobile import answers
from yilu.mobile.page import actor_of, mine


@dataclass(frozen=True, slots=True)
class Contact:
    """The member who looks after me, as far as he shows himself."""

    name: str
    shows: bool
    phone: str  # to dial
    tail: str
    branches: str
    since: date


@require_GET
@mine
def branch(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    mine_now = membership.my_membership(actor)
    past = membership.history(actor, mine_now.member) if mine_now else []
    current = {place.pk for place in mine_now.places} if mine_now else set()
    secretaries = membership.my_secretaries(actor)
    context = {
        "tab": "branch",
        "mine": mine_now,
        "places": [(p, secretaries.get(p.branch_id, [])) for p in mine_now.places]
        if mine_now
        else [],
        "contact": _contact(actor),
        "drivers": [
            (masking.name(row.name), "、".join(row.companies), row.since)
            for row in membership.contact_drivers(actor)
        ],
        "past": [place for place in past if place.pk not in current],
    }
    return render(request, "mobile/me/branch.html", context)


def _contact(actor: Actor) -> Contact | None:
    found = membership.my_contact(actor)
    if found is None:
        return None
    return Contact(
        name=found.name if found.shows else answers.greeting(found.name),
        shows=found.shows,
        phone=found.phone,
        tail=found.phone[-4:],
        branches="、".join(found.branches),
        since=found.since,
    )


@require_POST
@mine
def show(request: HttpRequest) -> HttpResponse:
    """亮身份: whether the drivers one looks after see one's whole name and phone."""
    shows = request.POST.get("shows") == "yes"
    actions.show_membership(shows, by=actor_of(request))
    words = _("您联系的司机能看到您的名字和电话了。") if shows else _("不再显示名字和电话。")
    messages.success(request, words)
    return redirect("mobile:branch")
