"""Units, posts and members at the desk: changed by those who may, told what will happen first."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.cast import SmallCity
from tests.console.conftest import At
from yilu.membership.models import Membership, Proposal
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Post, Unit

pytestmark = pytest.mark.django_db


def unit_page(unit: Unit, step: str = "") -> str:
    return f"/console/units/{unit.pk}/{step and step + '/'}"


def test_the_tree_is_drawn_as_far_as_one_sees(at: At) -> None:
    everything = at("committee").read("/console/units/")
    own = at("police").read("/console/units/").split("<tbody>")[1]
    assert "仁和区流动党支部" in everything
    assert "市交警支队" in own
    assert "万顺叫车" not in own


def test_a_unit_is_opened_below_another_and_found_there(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    given = {"name": "货运党支部", "kind": "branch", "division": "510403", "on": "2026-06-01"}
    answer = desk.post(unit_page(small_city.root, "open"), **given)
    made = Unit.objects.get(name="货运党支部")
    assert answer.url == unit_page(made)
    assert "已设立" in desk.read(answer.url)
    again = desk.post(unit_page(small_city.root, "open"), **given)
    assert again.status_code == 422
    assert "同名" in again.content.decode()
    assert Unit.objects.filter(name="货运党支部").count() == 1


def test_what_was_typed_stays_when_something_is_wrong(at: At, small_city: SmallCity) -> None:
    answer = at("committee").post(
        unit_page(small_city.root, "open"), name="货运党支部", kind="branch", on="2026-02-31"
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="货运党支部"' in page
    assert 'aria-invalid="true"' in page


def test_a_unit_moves_but_never_below_itself(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    page = desk.read(unit_page(small_city.district_body, "move"))
    assert str(small_city.floating_branch.pk) not in page  # not offered
    desk.post(unit_page(small_city.police, "move"), parent=small_city.district_body.pk)
    small_city.police.refresh_from_db()
    assert small_city.police.parent_id == small_city.district_body.pk


def test_a_refusal_is_told_on_the_page_one_came_from(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    answer = desk.post(unit_page(small_city.first_branch, "close"))
    assert answer.status_code == 302
    assert "支部里还有党员" in desk.read("/console/")


def test_somebody_is_appointed_by_name_and_phone_together(at: At, small_city: SmallCity) -> None:
    make.person("郑敏", phone="+8613911112222")
    desk, page = at("committee"), unit_page(small_city.first_branch, "appoint")
    given: dict[str, Any] = {"name": "郑敏", "person": "13911112222", "role": "secretary"}
    wrong = desk.post(page, **{**given, "name": "郑明"})
    assert wrong.status_code == 422
    assert "没有用这个手机号登记的“郑明”" in wrong.content.decode()
    assert desk.post(page, **given).status_code == 302
    post = Post.objects.get(person__name="郑敏")
    assert (post.unit, post.below) == (small_city.first_branch, False)
    desk.post(page, **given)  # pressed twice
    assert Post.objects.filter(person__name="郑敏").count() == 1
    desk.post(f"/console/posts/{post.pk}/end/", on="2026-06-30")
    post.refresh_from_db()
    assert str(post.to_on) == "2026-06-30"


@pytest.mark.parametrize("persona", ["district", "police", "company", "secretary", "auditor"])
@pytest.mark.parametrize("step", ["open", "rename", "move", "close", "appoint"])
def test_who_may_not_change_the_tree_finds_no_way(
    at: At, small_city: SmallCity, persona: str, step: str
) -> None:
    for unit in (small_city.root, small_city.first_branch):
        assert at(persona).get(unit_page(unit, step)).status_code == 404
        assert at(persona).post(unit_page(unit, step), name="x").status_code == 404


def test_foreign_units_are_not_there(at: At, small_city: SmallCity) -> None:
    for key in (small_city.jinsha_unit.pk, uuid4()):
        assert at("company").get(f"/console/units/{key}/").status_code == 404


# ── members ─────────────────────────────────────────────────────────────────────────────────────


def test_the_gap_list_leads_to_a_suggestion_that_a_person_confirms(
    at: At, small_city: SmallCity
) -> None:
    desk = at("committee")
    assert "赵*" in desk.read("/console/members/gaps/")
    desk.post("/console/members/gaps/propose/")
    proposal = Proposal.objects.get()
    preview = desk.read("/console/members/proposals/decide/", pick=str(proposal.pk))
    assert "1 人会归入支部" in preview
    assert "赵磊" in preview  # whoever decides works by name
    assert Membership.objects.filter(member=small_city.zhao_member).count() == 0
    for _twice in range(2):
        desk.post("/console/members/proposals/decide/", pick=str(proposal.pk), bond="attached")
    assert Membership.objects.filter(member=small_city.zhao_member).count() == 1
    assert "没有空白点" in desk.read("/console/members/gaps/")


def test_declining_needs_a_reason(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    desk.post("/console/members/gaps/propose/")
    pick = str(Proposal.objects.get().pk)
    silent = desk.post("/console/members/proposals/decide/", pick=pick, act="decline")
    assert silent.status_code == 422
    desk.post("/console/members/proposals/decide/", pick=pick, act="decline", note="已转回原籍")
    assert Proposal.objects.get().note == "已转回原籍"


@pytest.mark.parametrize("pick", ["nonsense", "01a20000-0000-7000-8000-000000000001"])
def test_ticks_that_are_not_ours(at: At, pick: str) -> None:
    assert at("committee").get("/console/members/proposals/decide/", pick=pick).status_code == 404


def test_nothing_ticked_is_told(at: At) -> None:
    assert at("committee").get("/console/members/proposals/decide/").status_code == 302


def test_a_secretary_places_in_his_branch_and_sees_no_other(at: At, small_city: SmallCity) -> None:
    desk = at("secretary")
    member = f"/console/members/{small_city.luo_member.pk}/"
    assert "罗小平" in desk.read(member)  # his own branch
    for foreign in (small_city.amu_member, small_city.zhao_member):
        assert desk.get(f"/console/members/{foreign.pk}/").status_code == 404
    assert desk.get(f"/console/branches/{small_city.floating_branch.pk}/").status_code == 404
    assert "罗小平" in desk.read(f"/console/branches/{small_city.first_branch.pk}/")


def test_whoever_only_looks_reads_masked_names(at: At, small_city: SmallCity) -> None:
    page = at("district").read(f"/console/branches/{small_city.floating_branch.pk}/")
    assert "阿*各" in page
    assert "阿木·子各" not in page


def test_a_place_ends_and_stays_in_the_history(at: At, small_city: SmallCity) -> None:
    place = Membership.objects.get(member=small_city.luo_member)
    at("secretary").post(f"/console/places/{place.pk}/end/", on="2026-06-14", basis="转出")
    place.refresh_from_db()
    assert (str(place.to_on), place.basis) == ("2026-06-14", "转出")
    assert "还没有支部" in at("committee").read(f"/console/members/{small_city.luo_member.pk}/")


# ── the first page ──────────────────────────────────────────────────────────────────────────────


def test_the_first_page_says_what_waits_and_every_number_leads_to_its_rows(at: At) -> None:
    page = at("committee").read("/console/")
    assert "1 名司机党员还没有支部" in page
    assert "1 人的驾驶员证 30 天内到期" in page
    assert "/console/drivers/?district=510402&amp;group=ride_hailing&amp;operating=yes" in page
    for measure in ("vehicles_compliant", "drivers_licensed", "members_operating", "nonsense"):
        at("committee").read("/console/", map=measure)


def test_the_first_page_asks_no_more_for_more_rows(at: At, small_city: SmallCity) -> None:
    desk = at("committee")

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            desk.read("/console/")
        return len(seen)

    asked()  # what is asked once per process
    before = asked()
    for n in range(20):
        unit = make.unit(f"公司{n}", UnitKind.COMPANY, below=small_city.root)
        make.company(f"公司{n}", unit)
        make.driver(f"乙{n}", small_city.wanshun)
    assert asked() == before


@pytest.mark.parametrize(
    ("persona", "own"), [("police", "市交警支队"), ("keeper", "花城驿站运营中心")]
)
def test_few_rights_land_on_ones_own_unit(at: At, persona: str, own: str) -> None:
    page = at(persona).read("/console/")
    assert f"<h1>{own}</h1>" in page
    assert "万顺" not in page


def test_the_auditor_reads_the_record_and_verifies_it(at: At, small_city: SmallCity) -> None:
    at("committee").post(unit_page(small_city.police, "rename"), name="交警支队")
    desk = at("auditor")
    page = desk.read("/console/audit/")
    assert "单位改名" in page
    assert "交警支队" not in page.split('id="listing"')[1]  # no names in the record
    assert "验证结果" in desk.post("/console/audit/verify/").content.decode()


def test_an_account_is_blocked_with_a_reason_and_restored(at: At, small_city: SmallCity) -> None:
    desk = at("system_admin")
    account = small_city.luo.person.account
    page = f"/console/accounts/{account.pk}/"
    assert desk.post(f"{page}block/").status_code == 422
    desk.post(f"{page}block/", reason="手机丢了")
    assert "已停用" in desk.read(page)
    desk.post(f"{page}unblock/")
    assert "可以登录" in desk.read(page)


@pytest.mark.parametrize("path", ["/console/", "/console/permits/"])
def test_a_number_opens_to_exactly_as_many_rows(at: At, small_city: SmallCity, path: str) -> None:
    """Districts and radar: what a cell counts is what its list holds."""
    desk = at("committee")
    cells = re.findall(r'<td class="num"><a href="([^"]+)"[^>]*>(\d+)</a>', desk.read(path))
    assert len(cells) >= 2
    for href, count in cells:
        rows = desk.read(href.replace("&amp;", "&")).split('id="listing"')[1]
        assert f"共 {count} 条" in rows, href
