"""Three workflows as tables: an activity, a seat at it, and a publication."""

from __future__ import annotations

from yilu.activities.access import can_edit_publication, may_hold, may_plan
from yilu.activities.enums import ALIVE, ActivityState, PublicationState, SeatState
from yilu.activities.models import Activity, SignUp
from yilu.core.actor import Actor
from yilu.core.machine import Machine, Move

A, S, P = ActivityState, SeatState, PublicationState


def _may_run(actor: Actor, activity: Activity) -> bool:
    return may_plan(actor, activity) or may_hold(actor, activity)


def _his_own(actor: Actor, seat: SignUp) -> bool:
    return actor.person_id is not None and actor.person_id == seat.person_id


def _his_own_or_held(actor: Actor, seat: SignUp) -> bool:
    return _his_own(actor, seat) or may_hold(actor, seat.activity)


def _by_itself(actor: Actor, seat: SignUp) -> bool:
    """Not a person's choice: the line moves on."""
    return actor.city == seat.city


ACTIVITY = Machine(
    initial=A.DRAFT,
    final={A.CLOSED, A.CANCELLED},
    moves=[
        Move("publish", frozenset({A.DRAFT}), A.PUBLISHED, may_plan),
        Move("hold", frozenset({A.PUBLISHED}), A.HELD, _may_run),
        Move("close", frozenset({A.HELD}), A.CLOSED, may_plan),
        Move("cancel", frozenset({A.DRAFT, A.PUBLISHED}), A.CANCELLED, may_plan),
    ],
)
SEAT = Machine(
    initial=S.BOOKED,
    final={S.LAPSED, S.CANCELLED},
    moves=[
        Move("offer", frozenset({S.WAITING}), S.OFFERED, _by_itself),
        Move("accept", frozenset({S.OFFERED}), S.BOOKED, _his_own),
        Move("lapse", frozenset({S.OFFERED}), S.LAPSED, _by_itself),
        Move("cancel", ALIVE, S.CANCELLED, _his_own_or_held),
        Move("book", frozenset({S.CANCELLED, S.LAPSED}), S.BOOKED, _his_own),
        Move("wait", frozenset({S.CANCELLED, S.LAPSED}), S.WAITING, _his_own),
    ],
)
PUBLICATION = Machine(
    initial=P.DRAFT,
    final={P.WITHDRAWN},
    moves=[
        Move("publish", frozenset({P.DRAFT}), P.PUBLISHED, can_edit_publication),
        Move("withdraw", frozenset({P.PUBLISHED}), P.WITHDRAWN, can_edit_publication),
    ],
)
