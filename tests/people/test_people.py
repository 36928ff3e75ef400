"""Persons entered, corrected, archived and forgotten; consents given and withdrawn; accounts and tokens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import factories as make
from yilu.audit.models import Entry
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.people import access, actions, queries
from yilu.people.accounts import sweep_unproven
from yilu.people.enums import ConsentPurpose, LegalBasis, SealedField
from yilu.people.models import Account, ApiToken, Consent, Disclosure, IdentityCheck, PhoneCity
from yilu.people.sealing import opened

pytestmark = pytest.mark.django_db
ID = make.resident_id(77)


def himself(person_name: str = "罗小平") -> Actor:
    person = make.person(person_name)
    return Actor(make.account(person).pk, person.pk, person.city)


def test_a_person_is_sealed_indexed_and_described_by_his_id(personas: dict[str, Actor]) -> None:
    person = actions.add_person(
        by=personas["committee"], name=" 罗二 ", id_number=ID, phone="138 0000 5678"
    )
    assert (person.name, person.id_last4, person.phone_last4) == ("罗二", ID[-4:], "5678")
    assert person.born_on is not None
    assert opened(person, SealedField.PHONE) == "+8613800005678"
    assert queries.by_id_numbers(person.city, [ID, make.resident_id(78)]) == {ID: person.pk}


def test_one_id_number_is_one_person(personas: dict[str, Actor]) -> None:
    actions.add_person(by=personas["committee"], name="甲", id_number=ID)
    with pytest.raises(Invalid, match="登记过"):
        actions.add_person(by=personas["committee"], name="乙", id_number=ID)


def test_everything_wrong_is_told_at_once(personas: dict[str, Actor]) -> None:
    with pytest.raises(Invalid) as refused:
        actions.add_person(by=personas["committee"], name=" ", id_number="5104", phone="12")
    assert set(refused.value.errors) == {"name", "id_number", "phone"}


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("committee", True),
        ("committee_leader", True),
        ("secretary", True),
        ("company", True),
        ("system_admin", True),
        ("district", False),
        ("keeper", False),
        ("police", False),
        ("security_admin", False),
        ("auditor", False),
        ("driver", False),
        ("anonymous", False),
    ],
)
def test_who_may_enter_people(personas: dict[str, Actor], who: str, may: bool) -> None:
    if may:
        actions.add_person(by=personas[who], name="新人")
    else:
        with pytest.raises(NotAllowed):
            actions.add_person(by=personas[who], name="新人")


def test_to_be_forgotten_leaves_the_row_and_nothing_of_the_person(
    personas: dict[str, Actor],
) -> None:
    person = make.person("罗二", id_number=ID, phone="+8613800005678")
    account = make.account(person)
    himself = Actor(account.pk, person.pk, person.city)
    actions.give_consent(person, ConsentPurpose.SERVICE, by=himself, text_version="1")
    actions.anonymise(person, by=himself)
    person.refresh_from_db()
    account.refresh_from_db()
    assert (person.name, person.id_number, person.phone, person.id_last4) == ("", None, None, "")
    assert (account.person, account.is_active) == (None, False)
    assert not Consent.objects.filter(person=person, withdrawn_at=None).exists()
    with pytest.raises(NotAllowed):
        actions.anonymise(make.person("别人"), by=personas["driver"])


def test_an_anonymised_row_cannot_keep_a_name() -> None:
    person = make.person("罗二")
    person.anonymised_on = timezone.now().date()
    with pytest.raises(IntegrityError), transaction.atomic():
        person.save()


def test_consent_is_withdrawn_as_easily_as_given() -> None:
    me = himself()
    person = queries.own(me)
    first = actions.give_consent(person, ConsentPurpose.NOTICES, by=me, text_version="1")
    assert actions.give_consent(person, ConsentPurpose.NOTICES, by=me, text_version="1") == first
    actions.withdraw_consent(person, ConsentPurpose.NOTICES, by=me)
    assert queries.consents(me).get().withdrawn_at is not None
    again = actions.give_consent(person, ConsentPurpose.NOTICES, by=me, text_version="2")
    assert again != first


def test_a_public_duty_is_no_consent_to_withdraw() -> None:
    me = himself()
    actions.give_consent(
        queries.own(me),
        ConsentPurpose.REGISTERS,
        by=me,
        text_version="1",
        basis=LegalBasis.DUTY,
    )
    with pytest.raises(Refused, match="依法"):
        actions.withdraw_consent(queries.own(me), ConsentPurpose.REGISTERS, by=me)


def test_nobody_agrees_for_another(personas: dict[str, Actor]) -> None:
    person = make.person("罗二")
    for actor in personas.values():
        with pytest.raises(NotAllowed):
            actions.give_consent(person, ConsentPurpose.NOTICES, by=actor, text_version="1")


def test_a_token_carries_its_rights_until_it_is_revoked_or_old(
    personas: dict[str, Actor],
) -> None:
    auditor = personas["auditor"]
    account = queries.own_account(auditor)
    text = actions.issue_token(account, "报表", by=auditor, rights=[Right.AUDIT])
    assert text not in str(ApiToken.objects.values().get())
    found = queries.bearer(text)
    assert found is not None
    assert (found.account, found.rights) == (account, frozenset({Right.AUDIT}))
    assert queries.bearer(text + "x") is None
    row = queries.tokens(auditor).get()
    with pytest.raises(NotFound):
        queries.token(personas["driver"], row.pk)
    actions.revoke_token(row, by=auditor)
    assert queries.bearer(text) is None
    aged = actions.issue_token(account, "旧", by=auditor, lasts=timedelta(seconds=-1))
    assert queries.bearer(aged) is None


def test_a_blocked_account_has_no_token_and_only_the_system_administrator_blocks(
    personas: dict[str, Actor],
) -> None:
    account = queries.own_account(personas["driver"])
    text = actions.issue_token(account, "app", by=personas["driver"])
    for name, actor in personas.items():
        if name != "system_admin":
            with pytest.raises(NotFound):
                actions.block(account, by=actor, reason="丢手机")
    with pytest.raises(Invalid):
        actions.block(account, by=personas["system_admin"], reason=" ")
    actions.block(account, by=personas["system_admin"], reason="丢手机")
    assert queries.bearer(text) is None
    actions.unblock(account, by=personas["system_admin"])
    account.refresh_from_db()
    assert account.is_active
    assert Entry.objects.filter(verb__startswith="account.").count() >= 2


def test_a_phone_that_never_proved_itself_is_forgotten() -> None:
    phone = "+8613912340000"
    first = actions.account_for_phone(phone, "510400")
    assert actions.account_for_phone(phone, "510400") == first
    Account.objects.filter(pk=first.pk).update(made_at=timezone.now() - timedelta(days=2))
    assert sweep_unproven() == 1
    proven = actions.account_for_phone(phone, "510400")
    actions.prove_phone(proven, phone)
    Account.objects.filter(pk=proven.pk).update(made_at=timezone.now() - timedelta(days=2))
    assert sweep_unproven() == 0


def test_the_directory_knows_a_phones_city_and_nothing_else() -> None:
    phone = "+8613912340000"
    account = actions.account_for_phone(phone, "510100")
    actions.prove_phone(account, phone)
    assert actions.city_of_phone(phone, "510400") == "510100"
    assert actions.city_of_phone("+8613912349999", "510400") == "510400"
    assert phone not in str(PhoneCity.objects.values().get())


def test_sets_agree_with_single_permissions(personas: dict[str, Actor]) -> None:
    """Object and set side by side, for everybody."""
    person = make.person("罗二")
    checked = make.account(None)
    IdentityCheck.objects.create(city=checked.city, account=checked, code="123456", reason="misses")
    own = queries.own_account(personas["secretary"])
    IdentityCheck.objects.create(city=own.city, account=own, code="123457", reason="misses")
    Disclosure.objects.create(
        city="510400",
        person=person,
        viewer=checked.pk,
        viewer_role="secretary",
        field="phone",
        purpose="contact",
        at=timezone.now(),
    )
    me = Actor(make.account(person).pk, person.pk, person.city)
    for actor in [*personas.values(), me]:
        assert set(access.visible_checks(actor)) == {
            check for check in IdentityCheck.objects.all() if access.can_see_check(actor, check)
        }
        assert set(access.visible_disclosures(actor)) == {
            row for row in Disclosure.objects.all() if access.can_see_disclosure(actor, row)
        }
        assert set(access.manageable_accounts(actor)) == {
            row for row in Account.objects.all() if access.can_manage_account(actor, row)
        }
