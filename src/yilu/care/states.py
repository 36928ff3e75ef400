"""The workflows of care, whole: a consultation booked or asked, and (below) a campaign."""

from __future__ import annotations

from yilu.care.access import is_asker, may_handle, may_run
from yilu.care.enums import CampaignState, ConsultationState
from yilu.care.models import Campaign, Consultation
from yilu.core.actor import Actor
from yilu.core.machine import Machine, Move

S = ConsultationState


def _handles_booking(actor: Actor, row: Consultation) -> bool:
    return row.slot_id is not None and may_handle(actor, row)


def _handles_question(actor: Actor, row: Consultation) -> bool:
    return row.slot_id is None and may_handle(actor, row)


def _asked(actor: Actor, row: Consultation) -> bool:
    return row.slot_id is None and is_asker(actor, row)


def _either(actor: Actor, row: Consultation) -> bool:
    return is_asker(actor, row) or _handles_booking(actor, row)


BOOKINGS = Machine(
    initial=S.BOOKED,
    final={S.COMPLETED, S.NO_SHOW, S.CANCELLED},
    moves=[
        Move("complete", frozenset({S.BOOKED}), S.COMPLETED, _handles_booking),
        Move("no_show", frozenset({S.BOOKED}), S.NO_SHOW, _handles_booking),
        Move("cancel", frozenset({S.BOOKED}), S.CANCELLED, _either),
    ],
)
QUESTIONS = Machine(
    initial=S.ASKED,
    final={S.COMPLETED, S.CANCELLED},
    moves=[
        Move("answer", frozenset({S.ASKED}), S.ANSWERED, _handles_question),
        Move("read", frozenset({S.ANSWERED}), S.COMPLETED, _asked),
        Move("withdraw", frozenset({S.ASKED}), S.CANCELLED, _asked),
    ],
)


C = CampaignState


def _runs(actor: Actor, row: Campaign) -> bool:
    return row.city == actor.city and may_run(actor)


def _may_approve(actor: Actor, row: Campaign) -> bool:
    """Another person than the author."""
    return _runs(actor, row) and (row.author is None or row.author != actor.account_id)


CAMPAIGNS = Machine(
    initial=C.DRAFT,
    final={C.CLOSED},
    moves=[
        Move("approve", frozenset({C.DRAFT}), C.APPROVED, _may_approve),
        Move("return", frozenset({C.APPROVED}), C.DRAFT, _runs),
        Move("open", frozenset({C.APPROVED}), C.OPEN, _runs),
        Move("close", frozenset({C.OPEN}), C.CLOSED, _runs),
    ],
)


def machine_of(row: Consultation) -> Machine:
    """A booking's moves, or a question's."""
    return QUESTIONS if row.slot_id is None else BOOKINGS
