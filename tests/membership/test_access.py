"""Who sees which members, persona by persona; "this unit" is not "this unit and below"."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from tests.cast import SmallCity
from yilu.core.actor import Right
from yilu.membership import access
from yilu.membership.models import Contact, PartyMember, Proposal
from yilu.organisations.models import Unit

ALL = {"luo_member", "amu_member", "zhao_member"}
NOBODY = {
    "police",
    "keeper",
    "company",
    "other_company",
    "system_admin",
    "security_admin",
    "auditor",
    "driver",
    "truck_driver",
    "newcomer",
    "anonymous",
    "elsewhere",
}


@pytest.mark.parametrize(
    ("personas", "expected"),
    [
        ({"committee", "committee_leader"}, ALL),
        ({"district"}, {"amu_member"}),
        ({"secretary", "secretary_alone"}, {"luo_member"}),
        ({"floating_secretary"}, {"amu_member"}),
        ({"member"}, {"luo_member"}),
        ({"outsider_driver"}, {"amu_member"}),
        (NOBODY, set()),
    ],
)
def test_members(small_city: SmallCity, personas: set[str], expected: set[str]) -> None:
    called = {getattr(small_city, name): name for name in ALL}
    for who in personas:
        seen = {called[member] for member in access.visible(small_city.cast[who])}
        assert (who, seen) == (who, expected)


def test_the_set_agrees_with_the_object_for_everybody(small_city: SmallCity) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    make.contact(small_city.amu_member, small_city.chen)
    for who, actor in small_city.cast.items():
        assert set(access.visible_contacts(actor)) == {
            row for row in Contact.objects.all() if access.can_view_contact(actor, row)
        }, who
        assert set(access.visible(actor)) == {
            member for member in PartyMember.objects.all() if access.can_view(actor, member)
        }, who
        assert set(access.visible_branches(actor)) == {
            unit for unit in Unit.objects.all() if access.can_view_branch(actor, unit)
        }, who
        assert set(access.visible_proposals(actor)) == {
            row for row in Proposal.objects.all() if access.can_view_proposal(actor, row)
        }, who


def test_this_unit_is_not_this_unit_and_below(small_city: SmallCity) -> None:
    """A branch below the first one: the secretary of both sees its members, of one alone not."""
    below = make.unit("万顺夜班联合支部", below=small_city.first_branch)
    member = make.member(small_city.wang.person)
    make.membership(member, below)
    assert access.can_view(small_city.cast["secretary"], member)
    assert not access.can_view(small_city.cast["secretary_alone"], member)
    assert access.may_manage(small_city.cast["secretary"], below)
    assert not access.may_manage(small_city.cast["secretary_alone"], below)


def test_a_member_who_left_is_the_branchs_no_longer(small_city: SmallCity) -> None:
    small_city.luo_member.memberships.update(to_on=date(2026, 6, 14))
    assert not access.can_view(small_city.cast["secretary"], small_city.luo_member)
    assert small_city.luo_member not in access.visible(small_city.cast["secretary"])


def test_a_token_without_the_right_sees_only_itself(small_city: SmallCity) -> None:
    capped = small_city.cast["committee"].with_rights({Right.VIEW_REGISTERS})
    assert not access.visible(capped).exists()


@pytest.mark.parametrize(
    ("who", "first", "floating", "city"),
    [
        ("committee", True, True, True),
        ("committee_leader", True, True, True),
        ("secretary", True, False, False),
        ("secretary_alone", True, False, False),
        ("floating_secretary", False, True, False),
        ("district", False, False, False),
        ("company", False, False, False),
        ("system_admin", False, False, False),
        ("auditor", False, False, False),
        ("member", False, False, False),
        ("anonymous", False, False, False),
        ("elsewhere", False, False, True),
    ],
)
def test_who_may_place(
    small_city: SmallCity, who: str, first: bool, floating: bool, city: bool
) -> None:
    actor = small_city.cast[who]
    assert access.may_manage(actor, small_city.first_branch) is first
    assert access.may_manage(actor, small_city.floating_branch) is floating
    assert access.may_manage_city(actor) is city
