"""我的积分: what I have, how it came about, and what is being looked at."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.core.actor import Actor
from yilu.core.clock import today
from yilu.core.errors import Invalid
from yilu.mobile.forms.rewards import WordsForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine
from yilu.rewards import actions, queries
from yilu.rewards.enums import AwardState, Reason

SHOWN = 30
OPEN = (AwardState.HELD, AwardState.DECLINED, AwardState.APPEALED)
ICONS = {
    Reason.EARNED: "camera",
    Reason.REVOKED: "undo",
    Reason.REDEEMED: "gift",
    Reason.RETURNED: "undo",
    Reason.DONATED: "heart",
}
SAYS = {"explain": actions.explain, "appeal": actions.appeal}


@require_GET
@mine
def points(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    entries = list(queries.my_entries(actor)[: SHOWN + 1])
    context = {
        "tab": "me",
        "purse": queries.purse(actor),
        "entries": [(row, ICONS[Reason(row.reason)], _called(row)) for row in entries[:SHOWN]],
        "more": len(entries) > SHOWN,
        "open": _open(actor),
        "less": queries.my_awards(actor).exclude(less="")[:3],
        "voucher": queries.my_voucher(actor),
        "rates": [rate for rate, _row in queries.rates(actor.city, today())],
    }
    return render(request, "mobile/rewards/points.html", context)


def _called(row: Any) -> str:
    """What it was for, as the ledger keeps it; the outcome's name in the reader's language."""
    what, space, number = str(row.words).partition(" ")
    return f"{_(what)}{space}{number}" if what else ""


def _open(actor: Actor) -> list[Any]:
    """What waits, and what he may still appeal."""
    rows = queries.my_awards(actor, *OPEN)[:SHOWN]
    return [
        row for row in rows if row.state != AwardState.DECLINED or queries.may_still_appeal(row)
    ]


@require_http_methods(["GET", "POST"])
@mine
def award(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One award that was doubted: why, what was said, and my own word."""
    actor = actor_of(request)
    row = queries.get_award(actor, pk)
    if row.person_id != actor.person_id:
        raise Http404
    move = next((one for one in queries.award_moves(actor, row) if one in SAYS), "")
    if request.method == "POST" and not move:
        raise Http404
    form = WordsForm(request.POST if request.method == "POST" else None)
    here = reverse("mobile:points_award", args=[pk])

    def act() -> str:
        SAYS[move](pk, form.cleaned_data["text"], by=actor)
        messages.success(request, _("交上去了，有结果会告诉您。"))
        return here

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), here)
        except Invalid as error:
            for name, message in error.errors.items():
                form.add_error(name if name in form.fields else None, str(message))
    context = {
        "row": row,
        "move": move,
        "form": form,
        "said": queries.decisions(row),
        "once": fresh(),
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/rewards/award.html", context, status=status)
