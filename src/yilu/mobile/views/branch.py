"""My branch: where my formal relations are, where I take part, and whom to turn to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yilu.membership import queries as membership
from yilu.mobile.page import actor_of, mine


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
        "past": [place for place in past if place.pk not in current],
    }
    return render(request, "mobile/me/branch.html", context)
