"""The workflows of exam rides, whole: a season, a plan, a booking."""

from __future__ import annotations

from yilu.core.actor import Actor
from yilu.core.machine import Machine, Move
from yilu.rides.access import can_view_booking, may_book, may_dispatch, may_organise
from yilu.rides.enums import BookingState, PlanState, SeasonState
from yilu.rides.models import Booking, Plan, Season

S, P, B = SeasonState, PlanState, BookingState


def _organises(actor: Actor, row: Season) -> bool:
    return may_organise(actor, row)


def _runs(actor: Actor, row: Season) -> bool:
    """From booking on the season is the dispatchers' as well."""
    return may_organise(actor, row) or (row.city == actor.city and may_dispatch(actor))


SEASONS = Machine(
    initial=S.DRAFT,
    final={S.CLOSED},
    moves=[
        Move("select", frozenset({S.DRAFT}), S.SELECTING, _organises),
        Move("confirm", frozenset({S.SELECTING}), S.CONFIRMED, _organises),
        Move("open_booking", frozenset({S.CONFIRMED}), S.BOOKING, _runs),
        Move("plan", frozenset({S.BOOKING}), S.PLANNING, _runs),
        Move("reopen_booking", frozenset({S.PLANNING}), S.BOOKING, _runs),
        Move("run", frozenset({S.PLANNING}), S.RUNNING, _runs),
        Move("close", frozenset({S.RUNNING}), S.CLOSED, _runs),
    ],
)


def _dispatches(actor: Actor, row: Plan) -> bool:
    return row.city == actor.city and may_dispatch(actor)


def _system(actor: Actor, row: Plan) -> bool:
    """The solver's own word."""
    return actor.system and row.city == actor.city


PLANS = Machine(
    initial=P.SOLVING,
    final={P.REPLACED, P.CANCELLED, P.FAILED},
    moves=[
        Move("solved", frozenset({P.SOLVING}), P.READY, _system),
        Move("failed", frozenset({P.SOLVING}), P.FAILED, _system),
        Move("stopped", frozenset({P.SOLVING}), P.CANCELLED, _system),
        Move("cancel", frozenset({P.READY}), P.CANCELLED, _dispatches),
        Move("publish", frozenset({P.READY}), P.PUBLISHED, _dispatches),
        Move("replace", frozenset({P.PUBLISHED}), P.REPLACED, _dispatches),
    ],
)


def _writes(actor: Actor, row: Booking) -> bool:
    return may_book(actor) and can_view_booking(actor, row)


BOOKINGS = Machine(
    initial=B.BOOKED,
    final={B.CANCELLED},
    moves=[
        Move("place", frozenset({B.PLACING}), B.BOOKED, _writes),
        Move("admit", frozenset({B.WAITING}), B.BOOKED, _writes),
        Move("cancel", frozenset({B.PLACING, B.BOOKED, B.WAITING}), B.CANCELLED, _writes),
    ],
)
