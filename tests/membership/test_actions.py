"""Places are dated, one formal at a time; proposals are made by rule and decided by persons."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from tests import factories as make
from tests.cast import CITY, DAY, RENHE, WEST, SmallCity
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.membership import actions, queries
from yilu.membership.enums import Bond, ProposalState
from yilu.membership.models import Membership

SYSTEM = Actor.for_system(CITY)


def test_one_formal_membership_at_a_time(small_city: SmallCity) -> None:
    actions.place(small_city.zhao_member, small_city.first_branch, Bond.FORMAL, by=SYSTEM)
    with pytest.raises(Refused, match="只能隶属一个支部"):
        actions.place(small_city.zhao_member, small_city.floating_branch, Bond.FORMAL, by=SYSTEM)
    actions.place(small_city.zhao_member, small_city.floating_branch, Bond.ATTACHED, by=SYSTEM)


def test_the_database_says_so_too(small_city: SmallCity) -> None:
    make.membership(small_city.zhao_member, small_city.first_branch, Bond.FORMAL)
    with pytest.raises(IntegrityError, match="membership_one_formal_at_a_time"):
        make.membership(
            small_city.zhao_member,
            small_city.floating_branch,
            Bond.FORMAL,
            from_on=date(2026, 1, 1),
        )


def test_twice_in_one_branch_is_refused(small_city: SmallCity) -> None:
    with pytest.raises(Refused, match="已经在这个支部里"):
        actions.place(small_city.luo_member, small_city.first_branch, Bond.FORMAL, by=SYSTEM)


def test_moving_the_formal_relation_leaves_no_day_between(small_city: SmallCity) -> None:
    actions.move_formal(small_city.amu_member, small_city.first_branch, by=SYSTEM, on=DAY)
    old, new = Membership.objects.filter(member=small_city.amu_member).order_by("from_on")
    assert (old.to_on, new.from_on) == (date(2026, 6, 14), DAY)


def test_ending_a_place(small_city: SmallCity) -> None:
    placed = small_city.luo_member.memberships.get()
    with pytest.raises(NotAllowed):
        actions.end_membership(placed, by=small_city.cast["floating_secretary"])
    with pytest.raises(Invalid):
        actions.end_membership(placed, by=small_city.cast["secretary"], on=date(2023, 1, 1))
    ended = actions.end_membership(placed, by=small_city.cast["secretary"], on=DAY)
    assert ended.to_on == DAY
    with pytest.raises(Refused):
        actions.end_membership(placed, by=small_city.cast["secretary"], on=DAY)


def test_places_are_given_in_branches_only(small_city: SmallCity) -> None:
    with pytest.raises(Invalid):
        actions.place(small_city.zhao_member, small_city.wanshun_unit, Bond.ATTACHED, by=SYSTEM)


def test_a_branch_enrols_its_own_and_the_committee_anybody(small_city: SmallCity) -> None:
    wang, clerk = small_city.wang.person, small_city.cast["company"].person_id
    assert clerk is not None
    secretary = small_city.cast["secretary"]
    with pytest.raises(NotAllowed):
        actions.enrol_member(wang.pk, by=secretary)
    member = actions.enrol_member(wang.pk, by=secretary, branch=small_city.first_branch)
    assert member.memberships.get().bond == Bond.ATTACHED
    with pytest.raises(Refused):
        actions.enrol_member(wang.pk, by=SYSTEM)
    actions.enrol_member(clerk, by=small_city.cast["committee"])


def test_the_gap_list_names_operating_members_without_a_branch(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    assert list(queries.gap_list(committee, DAY)) == [small_city.zhao_member]
    assert not queries.gap_list(small_city.cast["secretary"], DAY).exists()
    actions.place(small_city.zhao_member, small_city.first_branch, Bond.ATTACHED, by=committee)
    assert not queries.gap_list(committee, DAY).exists()


@pytest.mark.parametrize(
    ("served", "branch", "reason"),
    [
        ("company", "floating_branch", "company"),
        ("district", "floating_branch", "district"),
        ("nothing", "first_branch", "nearest"),
        ("both", "first_branch", "company"),
    ],
)
def test_a_proposal_goes_by_company_then_district_then_the_nearest(
    small_city: SmallCity, served: str, branch: str, reason: str
) -> None:
    jinsha = small_city.jinsha_unit
    if served in ("company", "both"):
        by_company = getattr(small_city, branch)
        actions.serve(by_company, by=SYSTEM, company_unit=jinsha)
    if served in ("district", "both"):
        actions.serve(small_city.floating_branch, by=SYSTEM, district=WEST)
    (proposal,) = actions.propose_placements(by=small_city.cast["committee"], on=DAY)
    assert (proposal.member, proposal.branch, proposal.reason) == (
        small_city.zhao_member,
        getattr(small_city, branch),
        reason,
    )
    assert actions.propose_placements(by=small_city.cast["committee"], on=DAY) == []


def test_the_floating_branch_of_his_district_is_nearest(small_city: SmallCity) -> None:
    small_city.zhao.district = RENHE
    small_city.zhao.save()
    (proposal,) = actions.propose_placements(by=SYSTEM, on=DAY)
    assert proposal.branch == small_city.floating_branch


def test_a_person_confirms_or_declines(small_city: SmallCity) -> None:
    (proposal,) = actions.propose_placements(by=SYSTEM, on=DAY)
    with pytest.raises(NotAllowed):
        actions.confirm_proposal(proposal, by=small_city.cast["floating_secretary"])
    placed = actions.confirm_proposal(proposal, by=small_city.cast["secretary"])
    assert (placed.bond, placed.branch) == (Bond.ATTACHED, small_city.first_branch)
    with pytest.raises(Refused):
        actions.decline_proposal(proposal, by=small_city.cast["secretary"], note="重复")


def test_declining_says_why(small_city: SmallCity) -> None:
    (proposal,) = actions.propose_placements(by=SYSTEM, on=DAY)
    secretary = small_city.cast["secretary"]
    with pytest.raises(Invalid):
        actions.decline_proposal(proposal, by=secretary, note=" ")
    declined = actions.decline_proposal(proposal, by=secretary, note="即将回原籍")
    assert declined.state == ProposalState.DECLINED
    assert not queries.proposals(secretary).exists()


def test_showing_membership_is_ones_own_choice(small_city: SmallCity) -> None:
    assert actions.show_membership(True, by=small_city.cast["member"]).shows
    with pytest.raises(NotFound):
        actions.show_membership(True, by=small_city.cast["driver"])


def test_a_branch_closes_once_it_is_empty(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    actions.serve(small_city.floating_branch, by=committee, district=RENHE)
    with pytest.raises(Refused):
        actions.close_branch(small_city.floating_branch, by=committee, on=DAY)
    actions.end_member(small_city.amu_member, by=committee, on=date(2026, 6, 10))
    closed = actions.close_branch(small_city.floating_branch, by=committee, on=DAY)
    assert closed.closed_on == DAY
    assert not queries.served_by(committee, closed, date(2026, 6, 16)).exists()
