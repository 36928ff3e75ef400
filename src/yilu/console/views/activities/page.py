"""One activity at the desk: how full, who came, and what may be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.activities import actions, queries
from yilu.activities.enums import ActivityState, Mode
from yilu.console.views.activities.listing import NAV
from yilu.console.views.activities.words import TONES, said, when
from yilu.console.views.desk import actor_of, desk, done
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right

SHOWN = 200


@desk(Right.VIEW_ACTIVITIES)
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_activity(actor, pk)
    may_plan, may_hold = queries.rights(actor, row)
    states = queries.seats(actor, row)
    context = {
        "nav": NAV,
        "row": row,
        "tone": TONES[ActivityState(row.state)],
        "when": when(row),
        "audience": said(actor, queries.audience_of(row)),
        "numbers": queries.numbers(row),
        "seats": [(seat, _name(seat, may_hold)) for seat in states[:SHOWN]],
        "came": [
            (came, _name(came, may_hold))
            for came in queries.attendances(actor, activity=pk)[:SHOWN]
        ],
        "questions": queries.open_questions(actor, row),
        "materials": queries.materials(row),
        "moves": queries.moves(actor, row),
        "may_plan": may_plan,
        "may_hold": may_hold,
        "at_door": "door" in request.GET,  # the next one of the queue types at once
        **_stage(row, queries.moves(actor, row), may_plan=may_plan, may_hold=may_hold),
    }
    return render(request, "console/activities/activity.html", context)


def _name(row: Any, may_hold: bool) -> str:
    """In full for whoever stands at the door and has to know people."""
    return str(row.person.name) if may_hold else masking.name(row.person.name)


def _stage(row: Any, moves: list[str], *, may_plan: bool, may_hold: bool) -> dict[str, bool]:
    """Which doors this page leads to."""
    open_ = row.state in {ActivityState.PUBLISHED, ActivityState.HELD}
    on_spot = row.mode != Mode.ONLINE
    begun = row.starts_at <= clock.business_now()
    return {
        "is_draft": row.state == ActivityState.DRAFT,
        "is_online": row.mode != Mode.OFFLINE,
        "may_edit": may_plan and row.state in {ActivityState.DRAFT, ActivityState.PUBLISHED},
        "may_declare": begun and "hold" in moves,
        "may_show_code": may_hold and queries.door_is_open(row),
        "may_enter": may_hold and open_ and on_spot and begun,
        "may_list": may_hold and open_ and on_spot,
        "may_admit": may_hold and queries.door_is_open(row),
    }


def _move(
    request: HttpRequest, pk: UUID, act: Callable[..., Any], words: Callable[[], str]
) -> HttpResponse:
    actor: Actor = actor_of(request)
    act(pk, by=actor)
    return done(request, words(), "console:activity", pk)


@desk(Right.PLAN_ACTIVITIES, post=True, get=False)
def publish(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _move(request, pk, actions.publish, lambda: _("发布了，司机在手机上能看到。"))


@desk(Right.HOLD_ACTIVITIES, post=True, get=False)
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _move(request, pk, actions.hold, lambda: _("登记为已举办。纸质名单还可以补录。"))


@desk(Right.PLAN_ACTIVITIES, post=True, get=False)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _move(request, pk, actions.close, lambda: _("归档了，名单到此为止。"))
