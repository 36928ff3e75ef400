"""Meetings at the desk: the assistant walks a vote to its resolution; lists ask the same for 50 rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.branch_life import scenes
from tests.branch_life.test_secrecy import dump
from tests.cast import DAY, SmallCity
from tests.console.conftest import At
from yilu.branch_life.actions import meetings as actions
from yilu.branch_life.actions.meetings import Item
from yilu.branch_life.enums.meeting import ItemKind, Matter, MeetingKind, Way
from yilu.branch_life.models import Ballot, Meeting, Resolution
from yilu.core.uuid7 import uuid7


def test_a_vote_from_the_room_to_the_resolution(small_city: SmallCity, at: At) -> None:
    """What a secretary does with a tablet: ticks, papers, two tallies, the result."""
    desk, meeting = at("secretary"), scenes.a_meeting(small_city, 7)
    here = f"/console/meetings/{meeting.pk}/"
    desk.post(f"{here}move/open/")
    for row in scenes.voters(meeting)[:3]:
        desk.post(f"{here}live/room/", do=f"came:{row.pk}")
    item = scenes.item_of(meeting).pk
    one, two = (str(row.person_id) for row in scenes.voters(meeting)[:2])
    short = desk.post(f"{here}item/{item}/hand-out/", papers="3", one=one, two=two)
    assert (short.status_code, "还差 1 人" in short.content.decode()) == (422, True)
    desk.post(f"{here}live/room/", do=f"came:{scenes.voters(meeting)[3].pk}")
    desk.post(f"{here}item/{item}/hand-out/", papers="4", one=one, two=two)
    ballot = Ballot.objects.get()
    sums = {"papers_back": "4", "yes": "4", "no": "0", "abstain": "0", "invalid": "0"}
    twice = desk.post(f"/console/ballots/{ballot.pk}/tally/one/", **{**sums, "no": "1"})
    assert "有票计了两次" in twice.content.decode()
    desk.post(f"/console/ballots/{ballot.pk}/tally/one/", **sums)
    assert "赞成 4 票" not in desk.read(f"{here}live/")
    desk.post(f"/console/ballots/{ballot.pk}/tally/two/", **sums)
    assert "通过线在第 4 票" in desk.read(f"{here}live/")
    done = desk.post(f"/console/ballots/{ballot.pk}/decide/", passed="yes", words="守规矩", note="")
    made = Resolution.objects.get()
    assert (done.status_code, made.passed, made.yes, made.eligible) == (302, True, 4, 7)
    assert "应到会有表决权的正式党员7名，实到4名" in desk.read(f"/console/resolutions/{made.pk}/")


def test_a_plan_keeps_what_was_typed_when_a_rule_refuses(small_city: SmallCity, at: At) -> None:
    desk, meeting = at("secretary"), scenes.a_meeting(small_city, 5)
    young = scenes.probationary(small_city.first_branch)
    answer = desk.post(
        f"/console/meetings/{meeting.pk}/vote/",
        matter="extend",
        candidate=str(young.pk),
        title="讨论延长预备期",
        months="3",
        way="secret",
    )
    page = answer.content.decode()
    assert (answer.status_code, "第三十二条" in page, "讨论延长预备期" in page) == (422, True, True)


def test_a_small_branch_is_told_where_to_turn(small_city: SmallCity, at: At) -> None:
    meeting = scenes.a_meeting(small_city, 2)
    page = at("secretary").read(f"/console/meetings/{meeting.pk}/")
    assert ("不足 3 人，可以开会，不能表决" in page, "仁和区流动党支部" in page) == (True, True)


def _plan(city: SmallCity, count: int) -> None:
    by = city.cast["secretary"]
    for at_ in range(count):
        plan = scenes.plan(kind=MeetingKind.PARTY_DAY, day=DAY - timedelta(days=at_))
        actions.plan_meeting(plan, city.first_branch, by=by)


def _queries(desk: Any, path: str) -> int:
    desk.read(path)
    with CaptureQueriesContext(connection) as asked:
        desk.read(path)
    return len(asked)


@pytest.mark.parametrize("path", ["/console/meetings/"])
def test_a_list_asks_as_often_for_50_rows_as_for_one(
    small_city: SmallCity, at: At, path: str
) -> None:
    desk, counts = at("committee"), []
    for more in (1, 2, 47):
        _plan(small_city, more)
        counts.append(_queries(desk, path))
    assert (Meeting.objects.count(), len(set(counts))) == (50, 1)


def test_resolutions_transfers_and_floating_lists_ask_the_same_for_more_rows(
    small_city: SmallCity, at: At
) -> None:
    desk = at("committee")
    made = scenes.a_resolution(small_city)
    scenes.a_floating(small_city)
    paths = ("/console/resolutions/", "/console/floating/")
    before = [_queries(desk, path) for path in paths]
    meeting = made.meeting
    for number in range(2, 5):
        copy = Ballot.objects.get(pk=made.ballot_id)
        copy.pk, copy.round = uuid7(), number
        copy.save(force_insert=True)
        twin = Resolution.objects.get(pk=made.pk)
        twin.pk, twin.number, twin.ballot = uuid7(), f"JY-2026-100{number}", copy
        twin.save(force_insert=True)
    assert meeting.resolutions.count() == 4
    assert [_queries(desk, path) for path in paths] == before


def test_a_show_of_hands_has_no_papers_and_one_count(small_city: SmallCity, at: At) -> None:
    items = (Item("通过学习计划", ItemKind.VOTE, Matter.OTHER, way=Way.HANDS),)
    desk, meeting = at("secretary"), scenes.a_meeting(small_city, 5, items=items)
    scenes.seated(meeting, 4, small_city.cast["secretary"])
    here, item = f"/console/meetings/{meeting.pk}/", scenes.item_of(meeting).pk
    page = desk.read(f"{here}live/")
    assert ("开始举手表决" in page, "发票" in page) == (True, False)
    asked = desk.read(f"{here}item/{item}/hand-out/")
    assert ("举手不发票" in asked, 'name="papers"' in asked) == (True, False)
    desk.post(f"{here}item/{item}/hand-out/")
    assert ("正在举手表决" in (page := desk.read(f"{here}live/")), "发出的票" in page) == (
        True,
        False,
    )
    ballot = Ballot.objects.get()
    tally = f"/console/ballots/{ballot.pk}/tally/hands/"
    assert 'name="papers_back"' not in desk.read(tally)
    more = desk.post(tally, yes="4", no="1", abstain="0")
    assert "比在场有表决权的 4 人还多" in more.content.decode()
    desk.post(tally, yes="3", no="1", abstain="0")
    ballot.refresh_from_db()
    assert (ballot.state, ballot.yes, ballot.papers_back) == ("counted", 3, 4)


def test_a_scan_never_keeps_the_name_the_phone_gave_it(small_city: SmallCity, at: At) -> None:
    """A picture called after a voter would tie him to what it shows."""
    meeting = scenes.a_meeting(small_city, 3)
    scenes.seated(meeting, 2, small_city.cast["secretary"])
    scan = SimpleUploadedFile("李一的票.pdf", scenes.PDF, "application/pdf")
    desk = at("secretary")
    desk.post(f"/console/meetings/{meeting.pk}/papers/", kind="tally", papers=scan)
    (kept,) = meeting.papers.select_related("paper__file")
    assert kept.paper.file.name == f"计票单-{meeting.number}.pdf"
    assert "李一的票" not in "\n".join(row for _table, row in dump())
