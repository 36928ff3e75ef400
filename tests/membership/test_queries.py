"""Figures on members, branches with their strength, and what a member sees of himself."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import factories as make
from tests.cast import CITY, DAY, EAST, RENHE, WEST, SmallCity
from yilu.core.errors import NotFound
from yilu.membership import queries
from yilu.membership.enums import Bond
from yilu.membership.models import PartyMember
from yilu.registry import queries as registry
from yilu.registry.models import Operation


def test_each_figure_counts_its_rows(small_city: SmallCity) -> None:
    luo, amu, zhao = small_city.luo_member, small_city.amu_member, small_city.zhao_member
    assert set(queries.members_operating(CITY, DAY)) == {luo, amu, zhao}
    assert set(queries.members_covered(CITY, DAY)) == {luo, amu}
    assert set(queries.members_first_branch(CITY, DAY)) == {luo}
    assert set(queries.members_floating_branch(CITY, DAY)) == {amu}


def test_a_member_who_did_not_drive_this_month_does_not_count(small_city: SmallCity) -> None:
    Operation.objects.filter(driver=small_city.luo).delete()
    assert small_city.luo_member not in queries.members_operating(CITY, DAY)


def test_two_places_count_one_member_once(small_city: SmallCity) -> None:
    make.membership(small_city.luo_member, small_city.floating_branch, Bond.FORMAL)
    assert queries.members_covered(CITY, DAY).count() == 2


def test_a_place_that_ended_covers_nobody(small_city: SmallCity) -> None:
    small_city.luo_member.memberships.update(to_on=date(2026, 6, 14))
    assert small_city.luo_member not in queries.members_covered(CITY, DAY)
    assert small_city.luo_member in queries.members_covered(CITY, date(2026, 6, 14))


def test_who_is_no_member_any_more(small_city: SmallCity) -> None:
    PartyMember.objects.filter(pk=small_city.luo_member.pk).update(ended_on=date(2026, 6, 1))
    assert small_city.luo_member not in queries.members_operating(CITY, DAY)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("root", {"luo_member", "amu_member", "zhao_member"}),
        ("wanshun_unit", {"luo_member"}),
        ("jinsha_unit", {"amu_member", "zhao_member"}),
        ("first_branch", {"luo_member"}),
        ("floating_branch", {"amu_member"}),
        ("district_body", {"amu_member"}),
        ("police", set()),
    ],
)
def test_a_scope_covers_its_companies_branches_and_district(
    small_city: SmallCity, unit: str, expected: set[str]
) -> None:
    scope = getattr(small_city, unit)
    found = queries.members_operating(CITY, DAY, scope.path, scope.division)
    assert set(found) == {getattr(small_city, name) for name in expected}


def test_coverage_by_district_and_company(small_city: SmallCity) -> None:
    lines = {line.key: line for line in queries.coverage_by_district(CITY, DAY)}
    assert [(lines[code].operating, lines[code].covered) for code in (EAST, WEST, RENHE)] == [
        (1, 1),
        (1, 0),
        (1, 1),
    ]
    assert lines[WEST].gap == 1
    by_company = {line.name: line for line in queries.coverage_by_company(CITY, DAY)}
    assert (by_company["金沙渡出行"].operating, by_company["金沙渡出行"].covered) == (2, 1)


def test_branches_with_their_strength(small_city: SmallCity) -> None:
    rows = queries.branches(small_city.cast["committee"], DAY)
    assert [(r.unit.name, r.members, r.formal, r.attached, r.operating) for r in rows] == [
        ("万顺叫车党支部", 1, 0, 1, 1),
        ("仁和区流动党支部", 1, 1, 0, 1),
    ]
    own = queries.branches(small_city.cast["secretary"], DAY)
    assert [row.unit for row in own] == [small_city.first_branch]


def test_members_of_a_branch_on_a_day(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    branch = small_city.first_branch
    (member,) = queries.members(committee, branch=branch.pk)
    assert member.branch_names == ["万顺叫车党支部"]
    assert not queries.members(committee, branch=branch.pk, on=date(2023, 1, 1)).exists()
    assert queries.members(committee, text="罗").count() == 1
    assert queries.members(committee, bond=Bond.FORMAL).count() == 1


def test_what_a_member_sees_of_himself(small_city: SmallCity) -> None:
    mine = queries.my_membership(small_city.cast["outsider_driver"], DAY)
    assert mine is not None
    assert mine.formal is not None
    assert mine.formal.branch == small_city.floating_branch
    assert queries.my_membership(small_city.cast["driver"], DAY) is None
    assert queries.my_membership(small_city.cast["anonymous"], DAY) is None


def test_foreign_members_do_not_exist(small_city: SmallCity) -> None:
    with pytest.raises(NotFound):
        queries.get_member(small_city.cast["secretary"], small_city.amu_member.pk)
    with pytest.raises(NotFound):
        queries.history(small_city.cast["company"], small_city.luo_member)


def test_membership_is_not_in_the_drivers_list(small_city: SmallCity) -> None:
    sql = str(registry.drivers(small_city.cast["committee"]).query)
    assert "membership" not in sql


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_takes_the_same_queries_however_long(
    small_city: SmallCity, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _each in range(rows):
        make.membership(make.member(make.person("李强")), small_city.first_branch)
    with django_assert_num_queries(1):
        for member in queries.members(small_city.cast["committee"]):
            assert member.person.name
    with django_assert_num_queries(3):
        queries.branches(small_city.cast["committee"], DAY)
