"""Lists, one thing as of a day, papers."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from tests.cast import DAY, SmallCity
from yilu.core.errors import NotFound
from yilu.registry import queries
from yilu.registry.enums import Standing


def test_search_finds_part_of_a_name_and_whole_numbers(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    luo = small_city.luo
    for text in (
        "罗",
        "小平",
        luo.number,
        luo.person.id_last4,
        make.resident_id(101),
        "13800000001",
    ):
        assert luo in queries.drivers(committee, text=text), text
    permit = luo.permits.get()
    assert list(queries.drivers(committee, text=permit.number)) == [luo]
    assert list(queries.vehicles(committee, text="川d·10001")) == [small_city.blue]
    assert list(queries.companies(committee, text="金沙")) == [small_city.jinsha]


def test_two_persons_of_one_name_are_two_rows(small_city: SmallCity) -> None:
    make.driver("李强", small_city.wanshun)
    make.driver("李强", small_city.jinsha)
    assert queries.drivers(small_city.cast["committee"], text="李强").count() == 2


def test_one_person_at_two_companies_is_one_row_with_both(small_city: SmallCity) -> None:
    (wang,) = queries.drivers(small_city.cast["committee"], text="王芳")
    assert sorted(wang.company_names) == ["万顺叫车", "金沙渡出行"]


def test_filters_and_sorts(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    assert set(queries.drivers(committee, company=small_city.jinsha.pk)) == {
        small_city.wang,
        small_city.amu,
        small_city.zhao,
    }
    assert list(queries.drivers(committee, group="truck")) == [small_city.chen]
    assert set(queries.drivers(committee, operating=False)) == {small_city.chen}
    assert queries.drivers(committee, sort="until").first() == small_city.luo
    assert queries.drivers(committee, sort="nonsense").exists()


def test_who_was_what_on_a_given_day(small_city: SmallCity) -> None:
    luo, committee = small_city.luo, small_city.cast["committee"]
    luo.contracts.update(to_on=date(2026, 3, 31))
    make.contract(luo, small_city.jinsha, from_on=date(2026, 4, 1))
    before = queries.get_driver(committee, luo.pk, date(2026, 3, 31))
    after = queries.get_driver(committee, luo.number, DAY)
    assert [c.company.name for c in before.contracts if c.current] == ["万顺叫车"]
    assert [c.company.name for c in after.contracts if c.current] == ["金沙渡出行"]
    assert (before.verdict.standing, after.verdict.standing) == (
        Standing.COMPLIANT,
        Standing.EXPIRING_30,
    )
    then = queries.drivers(committee, on=date(2026, 3, 31), company=small_city.wanshun.pk)
    assert luo in then


def test_a_renewal_keeps_the_permit_before_it(small_city: SmallCity) -> None:
    old = small_city.luo.permits.get()
    new = make.permit(small_city.luo, valid_from=date(2026, 7, 2), valid_to=date(2029, 7, 1))
    page = queries.get_driver(small_city.cast["committee"], small_city.luo.pk, DAY)
    assert (page.permit, page.permits) == (old, [new, old])
    later = queries.get_driver(small_city.cast["committee"], small_city.luo.pk, date(2026, 7, 2))
    assert later.permit == new


def test_what_one_may_not_see_does_not_exist(small_city: SmallCity) -> None:
    clerk = small_city.cast["company"]
    with pytest.raises(NotFound):
        queries.get_driver(clerk, small_city.zhao.pk)
    with pytest.raises(NotFound):
        queries.get_vehicle(clerk, small_city.green.plate)
    with pytest.raises(NotFound):
        queries.get_company(clerk, small_city.jinsha.number)
    assert queries.get_company(clerk, "万顺叫车").drivers == 2


def test_papers_of_a_driver(small_city: SmallCity) -> None:
    (papers,) = queries.papers_of(small_city.cast["member"], DAY)
    assert papers.own.verdict.standing == Standing.EXPIRING_30
    assert [(paper.holder, paper.verdict.standing) for paper in papers.vehicles] == [
        ("川D10001", Standing.COMPLIANT)
    ]
    assert [paper.holder for paper in papers.companies] == ["万顺叫车"]
    assert (papers.together.double, papers.together.triple) == (True, True)
    assert len(papers.all) == 3


def test_nobody_else_has_papers(small_city: SmallCity) -> None:
    for who in ("committee", "company", "newcomer", "anonymous"):
        assert queries.papers_of(small_city.cast[who], DAY) == []


def test_certificate_tails_and_roles(small_city: SmallCity) -> None:
    luo = small_city.luo
    permit = luo.permits.get()
    assert queries.certificate_tails([luo.person_id]) == {
        luo.person_id: frozenset({permit.number[-4:].upper()})
    }
    assert queries.driver_roles(luo.city, luo.person_id) == {luo.pk}
