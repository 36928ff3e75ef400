"""Whose letters are whose: the issuing side and above, the addressee, and nobody else."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.cast import SmallCity
from tests.referrals.conftest import Office
from yilu.core.actor import Right
from yilu.core.errors import NotFound
from yilu.organisations.models import Unit
from yilu.referrals import access, queries
from yilu.referrals.models import Slip

COMMITTEE = {"committee", "committee_leader"}
FIRST_BRANCH = {"secretary", "secretary_alone"}


def seers(city: SmallCity, slip: Slip) -> set[str]:
    return {who for who, actor in city.cast.items() if access.can_view(actor, slip)}


def test_who_sees_which(office: Office) -> None:
    city = office.city
    assert seers(city, office.letter()) == COMMITTEE | {"police"}
    assert seers(city, office.handover()) == COMMITTEE
    assert seers(city, office.of_branch()) == COMMITTEE | FIRST_BRANCH


def test_the_set_agrees_with_the_object_for_everybody(office: Office) -> None:
    for made in (office.letter, office.handover, office.of_branch):
        made()
    for who, actor in office.city.cast.items():
        seen = {slip for slip in Slip.objects.all() if access.can_view(actor, slip)}
        assert (who, set(access.visible(actor))) == (who, seen)


def test_who_may_issue_in_whose_name(small_city: SmallCity) -> None:
    def issuers(unit: Unit) -> set[str]:
        return {who for who, actor in small_city.cast.items() if access.may_issue(actor, unit)}

    assert issuers(small_city.root) == COMMITTEE
    assert issuers(small_city.first_branch) == COMMITTEE | FIRST_BRANCH
    assert issuers(small_city.floating_branch) == COMMITTEE | {"floating_secretary"}
    assert issuers(small_city.police) == COMMITTEE | {"police"}
    assert issuers(small_city.district_body) == COMMITTEE


def test_this_unit_is_not_this_unit_and_below(small_city: SmallCity) -> None:
    below = make.unit("万顺夜班联合支部", below=small_city.first_branch)
    assert access.may_issue(small_city.cast["secretary"], below)
    assert not access.may_issue(small_city.cast["secretary_alone"], below)


def test_a_token_without_the_right_finds_nothing(office: Office) -> None:
    slip = office.letter()
    capped = office.staff.with_rights({Right.VIEW_FIGURES})
    assert not queries.slips(capped).exists()
    with pytest.raises(NotFound):
        queries.get_slip(capped, slip.pk)


def test_each_side_has_its_moves(office: Office) -> None:
    cast, letter, handover = office.city.cast, office.letter(), office.handover()
    assert queries.side(cast["committee"], letter) == queries.Side(
        ("send", "answer", "withdraw"), keeps=True, needs_code=True
    )
    assert queries.side(cast["police"], letter) == queries.Side(
        ("answer",), keeps=False, needs_code=False
    )
    assert queries.moves(cast["committee"], handover) == ["send", "number", "answer", "withdraw"]
    assert queries.moves(cast["labour"], letter) == []


def test_nobody_issues_to_a_unit_of_another_city(office: Office) -> None:
    other = make.unit("成都市交警支队", city="510100")
    with pytest.raises(NotFound):
        office.letter(to_unit=other)


def test_of_a_subject_everything_comes_without_asking_who(office: Office) -> None:
    first = office.letter()
    second = office.handover(about=first.subject)
    office.letter()
    found = queries.of_subject(office.city.root.city, first.subject)
    assert found == [first, second]
    assert queries.of_subject("510100", first.subject) == []
