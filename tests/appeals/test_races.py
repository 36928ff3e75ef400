"""Two hands at the same second: one is first, the other is told, and nothing happens twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.appeals.conftest import MONDAY, Submit
from tests.cast import SmallCity
from yilu.appeals import actions
from yilu.appeals.enums import State
from yilu.appeals.models import Adjustment, Appeal, Entry, Rating
from yilu.core import clock
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused

TOLD = "told"


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each in a thread of its own, all through the same gate: what became of them, sorted."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        gate.wait()
        try:
            with clock.standing_at(MONDAY):
                act()
        except (Invalid, NotAllowed, NotFound, Refused):
            return TOLD
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


@pytest.mark.django_db(transaction=True)
def test_two_sign_and_one_was_first(town: SmallCity, hand_in: Submit) -> None:
    appeal, committee = hand_in(), town.cast["committee"]
    actions.hand_over(appeal.pk, by=committee, unit=town.root, reason="由行业党委直接办")
    hands = [town.cast[who] for who in ("committee", "committee_leader")] * 2
    ends = at_once(*(lambda by=by: actions.accept(appeal.pk, by=by) for by in hands))
    assert ends == ["done", TOLD, TOLD, TOLD]
    assert Entry.objects.filter(appeal=appeal, act="accepted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_settled_and_withdrawn_at_once_is_one_of_them(town: SmallCity, hand_in: Submit) -> None:
    appeal, who = hand_in(), town.cast
    actions.accept(appeal.pk, by=who["member"])
    at_once(
        lambda: actions.settle(appeal.pk, by=who["member"], outcome="settled", text="谈好了"),
        lambda: actions.withdraw(appeal.pk, by=who["driver"]),
    )
    # Settled first, it may still be taken back; taken back first, it cannot be settled any more.
    assert Appeal.objects.get(pk=appeal.pk).state == State.WITHDRAWN


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_confirms_once(town: SmallCity, hand_in: Submit) -> None:
    appeal, who = hand_in(), town.cast
    actions.accept(appeal.pk, by=who["member"])
    actions.settle(appeal.pk, by=who["member"], outcome="settled", text="谈好了")
    tap = lambda: actions.confirm(appeal.pk, by=who["driver"], settled="yes")  # noqa: E731
    assert at_once(tap, tap, tap) == ["done", TOLD, TOLD]
    assert Rating.objects.filter(appeal=appeal).count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_job_and_the_driver_raise_it_once(town: SmallCity, hand_in: Submit) -> None:
    """Both find it overdue; whoever comes second sees that it lies with the branch already."""
    appeal = hand_in()
    Appeal.objects.filter(pk=appeal.pk).update(rises_at=MONDAY)
    sweep = lambda: actions.sweep(appeal.city)  # noqa: E731
    at_once(sweep, sweep, sweep)
    raised = Entry.objects.filter(appeal=appeal, act__in=["passed", "rose"])
    assert raised.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_pause_is_granted_once(town: SmallCity, hand_in: Submit) -> None:
    appeal, who = hand_in(), town.cast
    actions.accept(appeal.pk, by=who["member"])
    actions.pause(appeal.pk, by=who["member"], reason="等法院排期", days=10)
    hands = [who[name] for name in ("secretary", "committee", "committee_leader")]
    ends = at_once(*(lambda by=by: actions.approve(appeal.pk, by=by) for by in hands))
    assert (ends.count("done"), Adjustment.objects.filter(state="approved").count()) == (1, 1)
