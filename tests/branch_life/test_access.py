"""Who sees a development file, every persona named; the set agrees with the object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.branch_life import ways as scenes
from tests.cast import SmallCity
from yilu.branch_life.access import development as access
from yilu.branch_life.actions import development as actions
from yilu.branch_life.models import Application, Candidate, CandidateMove
from yilu.core.actor import Actor

COMMITTEE = {"committee", "committee_leader"}
FIRST = {"secretary", "secretary_alone"}


@pytest.fixture
def lived(small_city: SmallCity) -> SmallCity:
    """A file of the first branch, one of the secretary's own, one moving; an application."""
    scenes.opened_file(small_city)
    scenes.waiting(small_city)
    secretary = small_city.cast["secretary"]
    himself = scenes.applicant("书记本人", "19850101", 500)
    scenes.opened_file(small_city, himself)
    small_city.cast["own"] = Actor(
        secretary.account_id, himself.pk, secretary.city, secretary.grants
    )
    moving = scenes.opened_file(small_city, scenes.applicant("要转的人", "19860101", 501))
    actions.ask_move(moving.pk, small_city.floating_branch.pk, "换了公司", by=secretary)
    return small_city


def _who(city: SmallCity, seen: Callable[[Actor], bool]) -> set[str]:
    return {who for who, actor in city.cast.items() if seen(actor)}


def test_a_file_is_its_branchs_and_the_committees(lived: SmallCity) -> None:
    row = Candidate.objects.get(person__name="苏瑞龙")
    chain = COMMITTEE | FIRST | {"own"}
    assert _who(lived, lambda actor: access.can_view(actor, row)) == chain
    assert _who(lived, lambda actor: access.may_develop(actor, row)) == chain
    assert _who(lived, lambda actor: access.may_decide_above(actor, row)) == COMMITTEE


def test_nobody_sees_his_own_through_the_desk(lived: SmallCity) -> None:
    row = Candidate.objects.get(person__name="书记本人")
    assert not access.can_view(lived.cast["own"], row)
    assert access.can_view(lived.cast["secretary"], row)


def test_a_move_is_seen_by_both_sides(lived: SmallCity) -> None:
    row = CandidateMove.objects.get()
    both = COMMITTEE | FIRST | {"own", "floating_secretary"}
    assert _who(lived, lambda actor: access.can_view_move(actor, row)) == both


@pytest.mark.parametrize(
    ("model", "one", "many"),
    [
        (Candidate, access.can_view, access.visible),
        (Application, access.can_view_application, access.visible_applications),
        (CandidateMove, access.can_view_move, access.visible_moves),
    ],
)
def test_the_set_is_the_object_asked_many_times(
    lived: SmallCity, model: Any, one: Callable[..., bool], many: Callable[..., Any]
) -> None:
    rows = list(model.objects.all())
    assert rows
    for who, actor in lived.cast.items():
        allowed = {row.pk for row in rows if one(actor, row)}
        assert set(many(actor).values_list("pk", flat=True)) == allowed, who
