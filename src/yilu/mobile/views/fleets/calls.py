"""Call-outs on the phone: one tap to go or not, how full it is, why I was not asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.core.errors import Invalid, NotFound
from yilu.fleets import actions, queries
from yilu.fleets.enums import AskState, Equipment, MissionKind, Skill
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.fleets.words import ICONS, OVER, verdict, when
from yilu.rulebook.queries import district_names

SHOWN = 30
ANSWERS = ("accept", "decline", "drop")
TONES = {
    AskState.ASKED: "soon",
    AskState.ACCEPTED: "done",
    AskState.PASSED: "",
    AskState.QUEUED: "wait",
    AskState.DECLINED: "",
    AskState.DROPPED: "",
    AskState.RELEASED: "",
}


@require_GET
@mine
def calls(request: HttpRequest) -> HttpResponse:
    """Every mission I was weighed for, newest first."""
    rows = list(queries.my_calls(actor_of(request))[:SHOWN])
    lines = [
        (row, when(row.mission.starts_at, row.mission.ends_at), *_word(row), queries.why_not(row))
        for row in rows
    ]  # fmt: skip
    open_ones = [line for line in lines if line[0].mission.state not in OVER]
    past = [line for line in lines if line[0].mission.state in OVER]
    context = {"tab": "home", "open": open_ones, "past": past}
    return render(request, "mobile/fleets/calls.html", context)


def _word(row: Any) -> tuple[str, str]:
    """Tone and word of his own answer."""
    if queries.unanswered(row):
        return "", _("没有回话")
    asked = row.state == AskState.ASKED
    return TONES[AskState(row.state)], _("等您回话") if asked else row.get_state_display()


@require_GET
@mine
def call(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One mission: my own side of it, and for its lead how it fills."""
    actor = actor_of(request)
    own = _own(actor, pk)
    overseen = _overseen(actor, pk)
    if own is None and overseen is None:
        raise Http404
    mission = overseen or own.mission  # type: ignore[union-attr]
    trips = [trip for trip in queries.my_trips(actor).filter(mission=pk) if own]
    context = {
        "tab": "home",
        "row": mission,
        "own": own,
        "verdict": verdict(own) if own else None,
        "fill": queries.fill_of(mission),
        "when": when(mission.starts_at, mission.ends_at),
        "icon": ICONS[MissionKind(mission.kind)],
        "area": district_names(actor.city).get(mission.area, ""),
        "needs": [str(Skill(code).label) for code in mission.skills]
        + [str(Equipment(code).label) for code in mission.equipment],
        "trip": trips[0] if trips else None,
        "lead": _lead(actor, overseen),
        "once": fresh(),
    }
    return render(request, "mobile/fleets/call.html", context)


def _own(actor: Any, pk: UUID) -> queries.MyCall | None:
    try:
        return queries.get_my_call(actor, pk)
    except NotFound:
        return None


def _overseen(actor: Any, pk: UUID) -> Any:
    try:
        return queries.get_mission(actor, pk)
    except NotFound:
        return None


def _lead(actor: Any, mission: Any) -> dict[str, Any] | None:
    """What whoever runs it sees beside: who goes, where each vehicle is, what went wrong."""
    moves = queries.mission_moves(actor, mission) if mission is not None else []
    if mission is None or not (moves or mission.state in OVER):
        return None
    return {
        "moves": moves,
        "asks": [
            row
            for row in queries.asks(actor, mission=mission.pk)
            if row.state in (AskState.ASKED, AskState.ACCEPTED, AskState.DROPPED)
        ],
        "trips": queries.trips(actor, mission=mission.pk),
        "incidents": queries.incidents(actor, mission=mission.pk, state="open"),
    }


@require_POST
@mine
def answer(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Go, not go, or cannot come after all."""
    actor, there = actor_of(request), reverse("mobile:mission", args=[pk])
    if move not in ANSWERS:
        raise Http404
    queries.get_my_call(actor, pk)
    said = request.POST.get("said", "").strip()

    def act() -> str:
        if move == "accept":
            row = actions.accept(pk, by=actor)
            words = _("记下了，您是后备。") if row.reserve else _("记下了，您去。谢谢您。")
        elif move == "decline":
            actions.decline(pk, by=actor, said=said)
            words = _("知道了，没关系。")
        else:
            actions.drop_out(pk, said, by=actor)
            words = _("知道了，会另外找车。")
        messages.success(request, words)
        return there

    return told(request, lambda: once(request, act), there)


RUNS = {
    "call": actions.call_out,
    "wave": actions.next_wave,
    "start": actions.start,
    "complete": actions.complete,
}


@require_POST
@mine
def run(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """The lead's own: call, next wave, start, complete, stand down."""
    actor, there = actor_of(request), reverse("mobile:mission", args=[pk])
    if move not in RUNS and move != "stand_down":
        raise Http404
    queries.get_mission(actor, pk)

    def act() -> str:
        if move == "stand_down":
            try:
                actions.stand_down(pk, request.POST.get("reason", ""), by=actor)
            except Invalid as error:
                messages.error(request, str(next(iter(error.errors.values()))))
                return there
        else:
            RUNS[move](pk, by=actor)
        messages.success(request, _("好了。"))
        return there

    return told(request, lambda: once(request, act), there)
