"""Posts count only with a second factor; a driver is a driver with or without."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast
from tests import factories as make
from yilu.core.actor import Actor, Right
from yilu.flows.actor import Proof, actor_for_account, actor_for_token, standing
from yilu.people.models import Account
from yilu.people.queries import Bearer, own_account

pytestmark = pytest.mark.django_db
BOTH = Proof(second_factor=True, second_factor_at=timezone.now())


def account_of(actor: Actor) -> Account:
    return own_account(actor)


def test_with_both_factors_everybody_is_who_the_cast_says(personas: dict[str, Actor]) -> None:
    for name, actor in personas.items():
        if name in {"anonymous", "elsewhere"}:
            continue
        found = standing(account_of(actor), BOTH).actor
        assert (found.grants, found.driver_ids) == (actor.grants, actor.driver_ids), name


def test_without_the_second_factor_posts_give_nothing(personas: dict[str, Actor]) -> None:
    for name, actor in personas.items():
        if name in {"anonymous", "elsewhere"}:
            continue
        found = standing(account_of(actor), Proof())
        assert not any(found.actor.may_anywhere(right) for right in Right), name
        assert found.actor.driver_ids == actor.driver_ids
        assert found.waits_for_second_factor == bool(actor.grants)


def test_a_post_that_ended_yesterday_gives_nothing(small_city: cast.SmallCity) -> None:
    person = make.person("前任")
    make.post(small_city.root, person, "committee_staff", to_on=cast.DAY - timedelta(days=1))
    found = standing(make.account(person), BOTH)
    assert found.actor.grants == ()
    assert not found.is_staff


def test_an_account_nobody_is_bound_to_has_no_rights_and_no_rows() -> None:
    found = standing(make.account(None), BOTH)
    assert (found.actor.person_id, found.actor.grants, found.actor.driver_ids) == (
        None,
        (),
        frozenset(),
    )


def test_a_token_has_its_rights_or_fewer_and_never_reveals(personas: dict[str, Actor]) -> None:
    account = account_of(personas["committee"])
    whole = actor_for_token(Bearer(account, None))
    assert whole.may_anywhere(Right.VIEW_REGISTERS)
    assert not whole.may_anywhere(Right.REVEAL)
    narrow = actor_for_token(Bearer(account, frozenset({Right.VIEW_FIGURES, Right.REVEAL})))
    assert {right for right in Right if narrow.may_anywhere(right)} == {Right.VIEW_FIGURES}


def test_the_three_administrators_see_no_registers(personas: dict[str, Actor]) -> None:
    """GB/T 22239-2019: apart from each other and from the business."""
    for name in ("system_admin", "security_admin", "auditor"):
        actor = actor_for_account(account_of(personas[name]))
        for right in (Right.VIEW_REGISTERS, Right.VIEW_MEMBERS, Right.REVEAL, Right.IMPORT):
            assert not actor.may_anywhere(right), (name, right)
    own = {"system_admin": Right.SYSTEM, "security_admin": Right.SECURITY, "auditor": Right.AUDIT}
    for name, right in own.items():
        assert [n for n in own if personas[n].may_anywhere(right)] == [name]
