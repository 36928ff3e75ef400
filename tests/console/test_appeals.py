"""Appeals at the desk: who sees what, what is sent and what stays, bulk, departments, statistics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import SmallCity
from tests.console.conftest import At
from yilu.appeals import actions, queries
from yilu.appeals.enums import State
from yilu.appeals.models import Appeal, Task
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.membership.actions import serve

MONDAY = datetime(2026, 6, 15, 9, 12, tzinfo=CITY_ZONE)
STAFF = ("committee", "secretary", "floating_secretary", "district")
CLOSED_TO = ("company", "other_company", "keeper", "police", "auditor")


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def town(small_city: SmallCity) -> SmallCity:
    serve(
        small_city.first_branch,
        by=small_city.cast["committee"],
        company_unit=small_city.wanshun_unit,
    )
    return small_city


def hand_in(town: SmallCity, persona: str = "driver", **given: Any) -> Appeal:
    words = {"subject": "accident", "kind": "help", "text": "追尾后保险迟迟不定损。", **given}
    return actions.submit(actions.Words(**words), by=town.cast[persona]).appeal


def page_of(appeal: Appeal, *rest: str) -> str:
    return "/".join([f"/console/appeals/{appeal.pk}", *rest, ""])


def accepted(town: SmallCity, by: str = "secretary") -> Appeal:
    return actions.accept(hand_in(town).pk, by=town.cast[by])


@pytest.mark.parametrize("persona", STAFF)
def test_the_inbox_opens_to_those_who_handle_or_follow(at: At, persona: str) -> None:
    assert at(persona).get("/console/appeals/").status_code == 200


@pytest.mark.parametrize("persona", CLOSED_TO)
def test_a_clerk_or_a_department_has_no_inbox(at: At, town: SmallCity, persona: str) -> None:
    appeal = hand_in(town)
    desk = at(persona)
    assert [desk.get(path).status_code for path in ("/console/appeals/", page_of(appeal))] == [
        404,
        404,
    ]


def test_the_inbox_masks_the_driver_and_finds_chinese_words(at: At, town: SmallCity) -> None:
    appeal = hand_in(town)
    desk = at("secretary")
    assert appeal.number in desk.read("/console/appeals/", q="定损")
    assert appeal.number not in desk.read("/console/appeals/", q="社保")
    assert "王芳" not in desk.read("/console/appeals/")


@pytest.mark.parametrize("persona", ["secretary", "district", "floating_secretary"])
def test_a_sealed_one_is_nowhere_for_the_chain(at: At, town: SmallCity, persona: str) -> None:
    appeal = hand_in(town, about_own_chain=True)
    desk = at(persona)
    assert desk.get(page_of(appeal)).status_code == 404
    pages = [
        desk.read("/console/appeals/"),
        desk.read("/console/appeals/", q=appeal.number),
        desk.read("/console/appeals/box/mine/"),
        desk.read("/console/appeals/stats/"),
    ]
    assert [appeal.number in page.split('id="listing"')[-1] for page in pages] == [False] * 4
    assert "没有符合的" in pages[1]
    assert '全部在办 <span class="num">0</span>' in pages[0]
    if persona == "district":
        file = desk.get("/console/appeals/", format="csv")
        assert appeal.number not in file.content.decode("utf-8-sig")


def test_sealed_words_show_once_for_a_purpose(at: At, town: SmallCity) -> None:
    appeal = hand_in(town, about_own_chain=True, text="书记不让我说这件事")
    desk = at("committee")
    assert "内容已密封" in desk.read("/console/appeals/")
    assert "书记不让我说" not in desk.read(page_of(appeal))
    assert desk.post(page_of(appeal, "unseal")).status_code == 422
    opened = desk.post(page_of(appeal, "unseal"), purpose="handle")
    assert "书记不让我说" in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    assert "书记不让我说" not in desk.read(page_of(appeal))


def asked_for(desk: Any, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        desk.read(path)
    return len(seen)


@pytest.mark.parametrize("path", ["/console/appeals/", "/console/tasks/", "/console/causes/"])
def test_as_many_questions_for_one_case_as_for_fifty(at: At, town: SmallCity, path: str) -> None:
    desk, committee = at("committee"), town.cast["committee"]
    counts = []
    for more in (1, 2, 47):
        for _n in range(more):
            appeal = hand_in(town)
            actions.accept(appeal.pk, by=committee)
            words = {"wanted": "出认定书", "facts": "阳光大道"}
            actions.invite(appeal.pk, by=committee, unit=town.police, **words)
            actions.open_cause([appeal.pk], by=committee, title="定损慢")
        asked_for(desk, path)  # what is asked once per process
        counts.append(asked_for(desk, f"{path}?size=100"))
    assert counts == [counts[0]] * 3


def test_a_note_stays_inside(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    at("secretary").post(page_of(appeal, "write"), to="inner", text="保险公司说排队")
    inside = [line.text for line in queries.timeline(town.cast["secretary"], appeal)]
    shown = [line.text for line in queries.timeline(town.cast["driver"], appeal)]
    assert "保险公司说排队" in inside
    assert "保险公司说排队" not in shown


def test_words_to_the_driver_are_previewed_first(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    desk = at("secretary")
    answer = desk.post(page_of(appeal, "write"), to="driver", text="内部消息：明天来人")
    assert "司机手机上的样子" in answer.content.decode()
    assert "该不该给司机看：内部" in answer.content.decode()
    assert appeal.entries.filter(voice="sent").count() == 0
    seen = appeal.entries.count()
    given = {"to": "driver", "text": "明天来人定损", "sure": "1", "seen": seen}
    assert desk.post(page_of(appeal, "write"), **given).status_code == 302
    assert appeal.entries.get(voice="sent").text == "明天来人定损"


def test_a_merged_drivers_name_is_noticed_before_both_drivers_read_it(
    at: At, town: SmallCity
) -> None:
    committee = town.cast["committee"]
    mine, other = hand_in(town), hand_in(town, "outsider_driver")
    actions.accept(other.pk, by=committee)
    actions.merge(mine.pk, other.pk, by=committee)
    name = Appeal.objects.select_related("reporter").get(pk=mine.pk).reporter.name  # type: ignore[union-attr]
    asked = {"to": "driver", "text": f"{name}师傅，明天定损"}
    page = at("committee").post(page_of(other, "write"), **asked).content.decode()
    assert f"看一眼，这些字该不该给司机看：{name}" in page
    assert "并进来的 1 件，司机也看得到这句话。" in page
    assert page_of(other) in at("committee").read(page_of(mine))


def test_the_second_of_two_handlers_loses_nothing_typed(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    given = {"to": "driver", "sure": "1", "seen": appeal.entries.count()}
    at("secretary").post(page_of(appeal, "write"), text="我去现场", **given)
    second = at("committee").post(page_of(appeal, "write"), text="我也去现场看看", **given)
    assert second.status_code == 409
    assert "我也去现场看看" in second.content.decode()
    assert appeal.entries.filter(voice="sent").count() == 1


def test_an_illegal_move_keeps_what_was_typed(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    given = {"outcome": "settled", "text": "赔付到账了"}
    assert at("secretary").post(page_of(appeal, "acts", "settle"), **given).status_code == 302
    again = at("committee").post(page_of(appeal, "acts", "settle"), **given)
    assert again.status_code == 409
    assert "赔付到账了" in again.content.decode()
    assert "等司机确认" in again.content.decode()


def test_buttons_are_the_moves_of_the_table(at: At, town: SmallCity) -> None:
    appeal = hand_in(town)
    buttons = re.compile(r"/acts/(\w+)/")
    assert "accept" in buttons.findall(at("secretary").read(page_of(appeal)))
    actions.accept(appeal.pk, by=town.cast["secretary"])
    found = set(buttons.findall(at("secretary").read(page_of(appeal))))
    assert {"settle", "pause", "invite", "handover", "call"} <= found
    assert {"accept", "reopen", "confirm"} & found == set()


def test_a_district_reads_and_changes_nothing(at: At, town: SmallCity) -> None:
    appeal = hand_in(town, "outsider_driver")
    page = at("district").read(page_of(appeal))
    assert re.findall(r"/acts/(\w+)/", page) == []
    assert at("district").post(page_of(appeal, "acts", "accept")).status_code == 404


def test_a_bulk_preview_changes_nothing(at: At, town: SmallCity) -> None:
    appeal, other = accepted(town), hand_in(town)
    desk = at("secretary")
    before = (Task.objects.count(), appeal.entries.count())
    given = {
        "act": "invite",
        "pick": [str(appeal.pk), str(other.pk)],
        "unit": str(town.police.pk),
        "wanted": "出认定书",
        "facts": "阳光大道",
    }
    looked = desk.post("/console/appeals/bulk/", **given).content.decode()
    assert "选了 2 件，其中 1 件会改" in looked
    assert (Task.objects.count(), appeal.entries.count()) == before
    desk.post("/console/appeals/bulk/", sure="1", **given)
    assert list(Task.objects.values_list("appeal", flat=True)) == [appeal.pk]


def test_a_department_sees_its_task_alone(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    by = town.cast["secretary"]
    facts = "6月12日 阳光大道"
    task = actions.invite(appeal.pk, by=by, unit=town.police, wanted="出认定书", facts=facts)
    desk, path = at("police"), f"/console/tasks/{task.pk}/"
    page = desk.read(path)
    assert facts in page
    assert [word for word in ("定损", "王芳", appeal.number) if word in page] == []
    assert at("labour").get(path).status_code == 404
    desk.post(f"{path}acts/sign/")
    assert desk.post(f"{path}acts/answer/", text="对方全责").status_code == 302
    task.refresh_from_db()
    assert (task.state, task.answer, task.on_paper) == ("answered", "对方全责", False)


def test_facts_start_without_the_drivers_name(at: At, town: SmallCity) -> None:
    appeal = hand_in(town, text="我是王芳，电话13800000002，追尾")
    actions.accept(appeal.pk, by=town.cast["secretary"])
    form = at("secretary").read(page_of(appeal, "acts", "invite"))
    facts = form.split('name="facts"')[1].split("</textarea>")[0]
    assert "我是司机，电话（号码略），追尾" in facts


def test_every_number_of_the_statistics_is_its_rows(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    actions.settle(appeal.pk, by=town.cast["secretary"], outcome="settled", text="办好了")
    actions.confirm(appeal.pk, by=town.cast["driver"], settled="yes", satisfied="yes")
    hand_in(town, "outsider_driver", subject="labour")
    desk = at("committee")
    for by in ("unit", "kind", "subject", "month"):
        page = desk.read("/console/appeals/stats/", by=by)
        numbers = re.findall(r'<td class="num"><a href="([^"]+)">(\d+)</a>', page)
        assert numbers
        for href, number in numbers:
            rows = desk.read(href.replace("&amp;", "&"))
            assert rows.count("data-row") == int(number), href


def test_one_reply_reaches_all_of_a_cause(at: At, town: SmallCity) -> None:
    committee = town.cast["committee"]
    cases = [accepted(town), accepted(town)]
    cause = actions.open_cause([row.pk for row in cases], by=committee, title="定损慢")
    desk, path = at("committee"), f"/console/causes/{cause.pk}/"
    assert "会发给 2 件" in desk.read(f"{path}acts/reply/")
    desk.post(f"{path}acts/reply/", text="保险公司加了人手")
    assert [row.entries.filter(voice="sent").count() for row in cases] == [1, 1]


def test_a_pause_is_asked_and_approved_by_another(at: At, town: SmallCity) -> None:
    appeal = accepted(town)
    at("secretary").post(page_of(appeal, "acts", "pause"), days="5", reason="等法院排期")
    assert "等法院排期" in at("committee").read(page_of(appeal))
    at("committee").post(page_of(appeal, "acts", "approve"))
    appeal.refresh_from_db()
    assert appeal.state == State.PAUSED
