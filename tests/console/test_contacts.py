"""Contact duties at the desk: looked through first, given by those who may, ended with a word."""

from __future__ import annotations

import re

import pytest

from tests import factories as make
from tests.cast import CITY, EAST, SmallCity
from tests.console.conftest import At
from tests.console.test_registers import queries_of
from yilu.core.actor import Actor
from yilu.membership import actions
from yilu.membership.models import Contact, Serves
from yilu.rulebook.actions import set_parameter

pytestmark = pytest.mark.django_db
SYSTEM = Actor.for_system(CITY)


@pytest.fixture
def served(small_city: SmallCity) -> SmallCity:
    actions.serve(small_city.first_branch, by=SYSTEM, company_unit=small_city.wanshun_unit)
    return small_city


def page(city: SmallCity, step: str = "") -> str:
    return f"/console/branches/{city.first_branch.pk}/contacts/{step and step + '/'}"


def test_from_a_suggestion_to_a_contact_and_back(at: At, served: SmallCity) -> None:
    desk = at("secretary")
    branch = desk.read(f"/console/branches/{served.first_branch.pk}/")
    assert page(served, "offers") in branch
    offers = desk.read(page(served, "offers"))
    assert "王*" in offers
    assert "同一家企业" in offers
    assert Contact.objects.count() == 0
    pair = re.findall(r'name="pair" value="([^"]+)"', offers)
    for _twice in range(2):
        assert desk.post(page(served, "offers"), pair=pair).url == page(served)
    contact = Contact.objects.get()
    assert (contact.member, contact.driver) == (served.luo_member, served.wang)
    listed = desk.read(page(served))
    assert "罗小平" in listed
    assert "王芳" not in listed  # a driver's name stays masked
    assert "没有可以分配的" in desk.read(page(served, "offers"))
    assert "结束 1 条联系" in desk.read(page(served, "end"), pick=str(contact.pk))
    for _twice in range(2):
        desk.post(page(served, "end"), pick=str(contact.pk))
    contact.refresh_from_db()
    assert contact.to_on is not None
    assert "还没有人联系司机" in desk.read(page(served))


def test_chosen_by_hand(at: At, served: SmallCity) -> None:
    desk = at("secretary")
    assert "王*" in desk.read(page(served, "free"), q="王")
    step = page(served, "assign")
    assert "罗小平（已联系 0 人，还能联系 20 人）" in desk.read(step, pick=str(served.wang.pk))
    silent = desk.post(step, pick=str(served.wang.pk), member="")
    assert silent.status_code == 422
    given = {"pick": str(served.wang.pk), "member": str(served.luo_member.pk), "basis": "支部会定"}
    assert desk.post(step, **given).url == page(served)
    assert Contact.objects.get().basis == "支部会定"
    assert "支部会定" in desk.read(page(served))


def test_a_refusal_changes_nothing_and_says_why(at: At, served: SmallCity) -> None:
    make.contact(served.amu_member, served.wang)
    desk = at("committee")
    answer = desk.post(page(served, "offers"), pair=f"{served.luo_member.pk}:{served.wang.pk}")
    assert answer.status_code == 302
    assert "已经有联系党员" in desk.read(page(served))
    assert Contact.objects.count() == 1


@pytest.mark.parametrize("given", ["nonsense", "a:b", "01a20000-0000-7000-8000-000000000001"])
def test_pairs_that_are_not_ours(at: At, served: SmallCity, given: str) -> None:
    assert at("secretary").post(page(served, "offers"), pair=given).status_code == 404


def test_what_the_secretary_of_another_branch_finds(at: At, served: SmallCity) -> None:
    desk = at("floating_secretary")
    for step in ("", "free", "assign", "offers", "end"):
        assert desk.get(page(served, step)).status_code == 404
    floating = f"/console/branches/{served.floating_branch.pk}/contacts/offers/"
    pair = f"{served.luo_member.pk}:{served.wang.pk}"
    assert desk.post(floating, pair=pair).status_code == 404
    assert not Contact.objects.exists()


def test_the_committee_says_whom_a_branch_serves(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    branch = f"/console/branches/{small_city.first_branch.pk}/"
    assert "企业：万顺叫车" in desk.read(f"{branch}serve/")
    desk.post(f"{branch}serve/", what=f"company:{small_city.wanshun_unit.pk}")
    desk.post(f"{branch}serve/", what=f"district:{EAST}")
    wrong = desk.post(f"{branch}serve/", what="district:999999")
    assert wrong.status_code == 422
    assert Serves.objects.count() == 2
    rule = Serves.objects.get(district="")
    assert f"/console/serves/{rule.pk}/stop/" in desk.read(branch)
    desk.post(f"/console/serves/{rule.pk}/stop/", on="2026-06-20")
    rule.refresh_from_db()
    assert str(rule.to_on) == "2026-06-20"
    assert f"/console/serves/{rule.pk}/stop/" not in desk.read(branch)  # told already
    assert "不再服务" not in at("secretary").read(branch)


@pytest.mark.parametrize("step", ["", "free", "offers"])
def test_as_many_questions_for_fifty_as_for_one(at: At, served: SmallCity, step: str) -> None:
    set_parameter("contact.most", 200, by=SYSTEM)
    desk, seen = at("secretary"), set()
    path = f"{page(served, step)}?size=50"
    for number in (1, 2, 47):
        _more(served, number)
        desk.read(path)
        seen.add(queries_of(desk, path))
    assert len(seen) == 1


def _more(city: SmallCity, count: int) -> None:
    for n in range(count):
        driver = make.driver(f"乙{n}", city.wanshun, district=EAST)
        make.operation(driver, city.wanshun, make.SINCE.replace(year=2026, month=6))
        looked_after = make.driver(f"丙{n}", city.wanshun, district=EAST)
        make.contact(city.luo_member, looked_after)
