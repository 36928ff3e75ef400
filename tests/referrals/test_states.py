"""The workflow as one table, walked at random: stamps, answers and states never contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import cast
from tests.referrals.conftest import Office
from yilu.core.errors import NotAllowed
from yilu.core.machine import IllegalMove
from yilu.referrals import actions, queries
from yilu.referrals.enums import SlipState, Way
from yilu.referrals.models import Slip
from yilu.referrals.states import MACHINE

MOVES = ("send", "number", "answer", "withdraw")


def test_no_state_is_a_dead_end() -> None:
    assert MACHINE.stranded() == set()
    assert set(MACHINE.moves) == set(MOVES)


def do(slip: Slip, move: str, office: Office) -> None:
    staff = office.staff
    match move:
        case "send":
            actions.mark_sent(slip, Way.FAX, by=staff)
        case "number":
            actions.record_outside_number(slip, "42", by=staff)
        case "answer":
            actions.record_answer(
                slip,
                f"已办。{slip.answers.count()}",
                cast.DAY,
                by=staff,
                code=slip.code,
                answered_by="老周",
            )
        case "withdraw":
            actions.withdraw(slip, "不用了", by=staff)


@contextmanager
def undone() -> Iterator[None]:
    """What one example does is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(walk=st.lists(st.sampled_from(MOVES), max_size=8), handover=st.booleans())
def test_any_walk_keeps_the_paper_true(office: Office, walk: list[str], handover: bool) -> None:
    with undone():
        slip = office.handover() if handover else office.letter()
        answers = 0
        for move in walk:
            open_now = queries.moves(office.staff, slip)
            try:
                do(slip, move, office)
                assert move in open_now
                answers += move == "answer"
            except (IllegalMove, NotAllowed):
                assert move not in open_now
            slip.refresh_from_db()
        assert slip.answers.count() == answers
        assert (slip.state == SlipState.ANSWERED) == (answers > 0)
        assert bool(slip.sent_at) == bool(slip.sent_how)


@pytest.mark.parametrize("move", MOVES)
def test_an_outsider_has_no_move(office: Office, move: str) -> None:
    assert not MACHINE.moves[move].allowed(office.city.cast["labour"], office.letter())
