"""Activities: mine first, then what is open to me, then what was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yilu.activities import queries
from yilu.activities.enums import ActivityState
from yilu.activities.queries import Card, Step
from yilu.core import clock
from yilu.mobile.activity_words import line_of, when
from yilu.mobile.page import actor_of, mine

PAST_SHOWN = 30


@require_GET
@mine
def activities(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    cards = queries.my_activities(actor)
    coming = [card for card in cards if not _over(card)]
    past = [card for card in cards if _over(card) and card.came is not None]
    context = {
        "tab": "home",
        "own": [line_of(card) for card in coming if card.is_mine],
        "open": [line_of(card) for card in coming if not card.is_mine and card.step],
        "past": [line_of(card) for card in reversed(past)][:PAST_SHOWN],
        "doors": [(row, when(row)) for row in queries.my_doors(actor)],
        "unread": queries.unread(actor),
    }
    return render(request, "mobile/activities/list.html", context)


def _over(card: Card) -> bool:
    """Nothing more will come of it but its certificate."""
    ended = card.activity.ends_at <= clock.business_now()
    settled = card.activity.state in {ActivityState.HELD, ActivityState.CLOSED}
    learnt = card.step is Step.CERTIFICATE
    return learnt or ((ended or settled) and card.step is not Step.LEARN)
