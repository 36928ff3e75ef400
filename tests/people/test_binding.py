"""An account becomes somebody's by phone and last four, or face to face; an import never moves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import pytest

from tests import factories as make
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.people import actions, queries
from yilu.people.enums import CheckReason, SealedField
from yilu.people.limits import TooMany
from yilu.people.models import Account, IdentityCheck, Person
from yilu.people.sealing import put

pytestmark = pytest.mark.django_db
PHONE, ID = "+8613800001234", make.resident_id(77)


def no_certificates(_people: Sequence[UUID]) -> dict[UUID, frozenset[str]]:
    return {}


def acting(account: Account) -> Actor:
    return Actor(account.pk, account.person_id, account.city)


def bind(account: Account, tail: str) -> Person:
    return actions.bind(tail, by=acting(account), certificate_tails=no_certificates)


@pytest.fixture
def luo() -> Person:
    return make.person("罗小平", id_number=ID, phone=PHONE)


@pytest.fixture
def account() -> Account:
    return make.account(None, PHONE)


def test_phone_and_last_four_of_the_id_bind(luo: Person, account: Account) -> None:
    assert bind(account, ID[-4:].lower()) == luo
    account.refresh_from_db()
    assert account.person == luo
    assert Entry.objects.filter(verb="account.bound", key=str(account.pk)).exists()


def test_the_last_four_of_a_certificate_do_as_well(luo: Person, account: Account) -> None:
    tails = {luo.pk: frozenset({"88A1"})}
    assert actions.bind("88a1", by=acting(account), certificate_tails=lambda _: tails) == luo


def test_last_four_without_the_phone_say_no_more_than_nothing_at_all(luo: Person) -> None:
    """Known person with another phone, and nobody: the same words."""
    answers = []
    for phone, tail in (("+8613911112222", ID[-4:]), ("+8613911113333", "0000")):
        with pytest.raises(Refused) as refused:
            bind(make.account(None, phone), tail)
        answers.append(str(refused.value))
    assert answers[0] == answers[1]


def test_after_three_misses_only_a_person_can_help(luo: Person, account: Account) -> None:
    for _ in range(3):
        with pytest.raises(Refused):
            bind(account, "0000")
    with pytest.raises(Refused, match="身份证"):
        bind(account, ID[-4:])  # even the right answer comes too late
    check = IdentityCheck.objects.get(account=account)
    assert check.reason == CheckReason.MISSES
    assert queries.own_check(acting(account)) == check


def test_guessing_is_counted_across_days_of_sessions(luo: Person, account: Account) -> None:
    for _ in range(6):
        with pytest.raises(Refused):
            bind(account, "0000")
    with pytest.raises(TooMany):
        bind(account, "0000")


def test_a_person_bound_to_another_phone_is_not_moved(luo: Person, account: Account) -> None:
    first = make.account(luo, "+8613811110000")
    with pytest.raises(Refused, match="身份证"):
        bind(account, ID[-4:])
    assert IdentityCheck.objects.get(account=account).reason == CheckReason.TAKEN
    first.refresh_from_db()
    assert first.person == luo


def test_two_people_with_one_phone_are_told_apart(luo: Person, account: Account) -> None:
    wife = make.person("张梅", id_number=make.resident_id(78), phone=PHONE)
    assert bind(account, make.resident_id(78)[-4:]) == wife


def test_an_import_that_changes_the_phone_leaves_the_account_alone(
    luo: Person, account: Account
) -> None:
    bind(account, ID[-4:])
    put(luo, SealedField.PHONE, "+8613922223333")
    luo.save()
    account.refresh_from_db()
    assert account.person == luo
    assert not Account.objects.exclude(pk=account.pk).exists()


def asked_in_person(account: Account) -> str:
    for _ in range(3):
        with pytest.raises(Refused):
            bind(account, "0000")
    return IdentityCheck.objects.get(account=account).code


def test_a_keeper_who_sees_the_card_binds_and_the_old_phone_is_out(
    personas: dict[str, Actor], luo: Person
) -> None:
    old, new = make.account(luo, "+8613811110000"), make.account(None, "+8613822220000")
    actions.issue_token(old, "app", by=acting(old))
    code = asked_in_person(new)
    assert actions.confirm_identity(code, ID, by=personas["keeper"]) == luo
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.person, old.is_active, new.person) == (None, False, luo)
    assert not old.tokens.filter(revoked_at=None).exists()
    luo.refresh_from_db()
    assert (luo.phone_last4, luo.verified) == ("0000", True)
    assert queries.by_phones(luo.city, ["+8613822220000"]) == {"+8613822220000": [luo.pk]}


def test_a_retired_phone_may_belong_to_somebody_new(
    personas: dict[str, Actor], luo: Person
) -> None:
    old, new = make.account(luo, "+8613811110000"), make.account(None, "+8613822220000")
    actions.confirm_identity(asked_in_person(new), ID, by=personas["keeper"])
    recycled = actions.account_for_phone("+8613811110000", "510400")
    assert recycled.pk != old.pk
    assert recycled.person is None


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("keeper", True),
        ("secretary", True),
        ("secretary_alone", True),
        ("floating_secretary", True),
        ("committee", True),
        ("committee_leader", True),
        ("district", False),
        ("police", False),
        ("company", False),
        ("system_admin", False),
        ("security_admin", False),
        ("auditor", False),
        ("driver", False),
        ("member", False),
        ("anonymous", False),
    ],
)
def test_who_may_confirm(personas: dict[str, Actor], luo: Person, who: str, may: bool) -> None:
    code = asked_in_person(make.account(None, "+8613822220000"))
    if may:
        assert actions.confirm_identity(code, ID, by=personas[who]) == luo
    else:
        with pytest.raises(NotAllowed):
            actions.confirm_identity(code, ID, by=personas[who])


def test_nobody_confirms_himself(personas: dict[str, Actor], luo: Person) -> None:
    account = make.account(None, "+8613822220000")
    code = asked_in_person(account)
    keeper = replace(personas["keeper"], account_id=account.pk)
    with pytest.raises(Invalid, match="核对码"):
        actions.confirm_identity(code, ID, by=keeper)


def test_another_city_sees_no_check(personas: dict[str, Actor], luo: Person) -> None:
    code = asked_in_person(make.account(None, "+8613822220000"))
    with pytest.raises(Invalid, match="核对码"):
        actions.confirm_identity(code, ID, by=personas["elsewhere"])


def test_guesses_of_codes_stay_counted(personas: dict[str, Actor], luo: Person) -> None:
    for n in range(30):
        with pytest.raises(Invalid):
            actions.confirm_identity(f"{n:06}", ID, by=personas["keeper"])
    with pytest.raises(TooMany):
        actions.confirm_identity("000031", ID, by=personas["keeper"])


def test_an_unknown_or_impossible_card_is_refused(personas: dict[str, Actor], luo: Person) -> None:
    code = asked_in_person(make.account(None, "+8613822220000"))
    for number in (make.resident_id(79), ID[:17] + "9"):
        with pytest.raises(Invalid) as refused:
            actions.confirm_identity(code, number, by=personas["keeper"])
        assert "id_number" in refused.value.errors


def test_declining_needs_a_reason_and_closes_the_check(personas: dict[str, Actor]) -> None:
    account = make.account(None, "+8613822220000")
    code = asked_in_person(account)
    with pytest.raises(Invalid):
        actions.decline_identity(code, by=personas["keeper"], note=" ")
    actions.decline_identity(code, by=personas["keeper"], note="证件不是本人")
    assert queries.own_check(acting(account)) is None


def test_a_self_registered_stand_in_gives_way_to_the_register(
    luo: Person, account: Account
) -> None:
    stand_in = actions.register_self(account, "罗小平", by=acting(account))
    assert not stand_in.verified
    account.refresh_from_db()
    assert bind(account, ID[-4:]) == luo
    stand_in.refresh_from_db()
    assert stand_in.archived_on is not None
