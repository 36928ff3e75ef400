"""Exam rides at the desk, through the real pages: from founding a season to the thank-you wall."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import DAY, EAST, SmallCity
from tests.console.conftest import At
from tests.console.test_doors import links
from tests.rides import scenes
from yilu.core.clock import standing_at
from yilu.notices.models import Outbound
from yilu.rides import actions, codes, queries
from yilu.rides.enums import Direction
from yilu.rides.models import (
    Booking,
    Entry,
    Plan,
    RideIncident,
    Season,
    Stop,
    Thanks,
    Trip,
    Wave,
)

BASE = "/console/rides/"


def test_a_season_is_founded_and_its_cars_chosen(small_city: SmallCity, at: At) -> None:
    secretary = at("secretary")
    scenes.fleet(small_city, 4)
    assert "筹备一季" in secretary.read(BASE)
    given: dict[str, Any] = {
        "title": "2026年爱心送考", "unit": str(small_city.first_branch.pk),
        "companies": [str(small_city.wanshun.pk)], "wanted": "3", "wanted_backups": "1",
        "books_from": DAY.isoformat(), "books_to": (DAY - timedelta(days=1)).isoformat(),
        "hotline": "0812-3330000", "insurance": "", "if_late": "",
    }  # fmt: skip
    wrong = secretary.post(f"{BASE}new/", **given)
    assert (wrong.status_code, "预约截止在开始之前" in wrong.content.decode()) == (422, True)
    secretary.post(f"{BASE}new/", **{**given, "books_to": DAY.isoformat()})
    season = Season.objects.get()
    here = f"{BASE}{season.pk}/"
    wave = {
        "title": "第一天上午 语文", "on": scenes.EXAM_DAY.isoformat(), "starts_at": "09:00",
        "ends_at": "01:00", "earliest": "60", "latest": "30", "places": "100",
    }  # fmt: skip
    midnight = secretary.post(f"{here}wave/", **wave)
    assert "不能跨过零点" in midnight.content.decode()
    secretary.post(f"{here}wave/", **{**wave, "ends_at": "11:30"})
    place = {"lon": "101.7105", "lat": "26.5693", "datum": "wgs84"}
    secretary.post(f"{here}point/", name="金沙中学", division=EAST, **place)
    point = season.points.get()
    secretary.post(f"{BASE}points/{point.pk}/gate/", name="正门", **place)
    gate = point.gates.get()
    secretary.post(f"{BASE}gates/{gate.pk}/shut/", wave="", words="修路")
    assert "修路" in secretary.read(here)
    secretary.post(f"{BASE}closures/{gate.closures.get().pk}/open/")
    weights = {"papers": "20", "condition": "20", "rating": "15", "complaints": "15"}
    weights |= {"violations": "15", "backbone": "10"}
    short = secretary.post(f"{here}scorecard/", **weights, earlier="6")
    assert short.status_code == 422
    secretary.post(f"{here}scorecard/", **weights, earlier="5")
    secretary.post(f"{here}move/select/")
    secretary.post(f"{here}score/")
    secretary.post(f"{here}propose/")
    listed = secretary.read(f"{BASE}cars/", season=str(season.pk))
    assert "按分数先圈" in listed
    best = Entry.objects.filter(state="chosen").first()
    assert best is not None
    assert "怎么评的" in secretary.read(f"{BASE}cars/{best.pk}/")
    lower = Entry.objects.exclude(state="chosen").order_by("score").first()
    assert lower is not None
    Entry.objects.filter(pk=lower.pk).update(score=1)
    silent = secretary.post(f"{BASE}cars/{lower.pk}/decide/", state="chosen", note="")
    assert (silent.status_code, "写一句为什么" in silent.content.decode()) == (422, True)
    secretary.post(f"{BASE}cars/{best.pk}/equip/", has=["wheelchair"])
    secretary.post(f"{here}trained/", entry=[str(best.pk)])
    secretary.post(f"{here}move/confirm/")
    best.refresh_from_db()
    season.refresh_from_db()
    assert (season.state, best.trained_on, best.has) == ("confirmed", DAY, ["wheelchair"])
    assert 'class="qr"' in secretary.read(f"{BASE}cars/{best.pk}/sticker/")


def test_bookings_are_taken_placed_changed_and_pasted(small_city: SmallCity, at: At) -> None:
    exams, desk = scenes.booking_open(small_city, cars=2), at("dispatcher")
    here = f"{BASE}{exams.season.pk}/"
    given: dict[str, Any] = {
        "wave": str(exams.morning.pk), "point": str(exams.school.pk), "ways": "both",
        "called": "吕女士", "phone": "13900000001", "pickup": "老槐树下", "party": "9",
        "guardian": "on",
    }  # fmt: skip
    many = desk.post(f"{here}book/", **given)
    assert (many.status_code, "最多坐 4 人" in many.content.decode()) == (422, True)
    desk.post(f"{here}book/", **{**given, "party": "2"})
    row = Booking.objects.get()
    assert "待核对地点" in desk.read(f"{BASE}bookings/")
    desk.post(f"{BASE}bookings/{row.pk}/place/", lon="101.73", lat="26.59", datum="wgs84")
    page = desk.read(f"{BASE}bookings/{row.pk}/")
    assert "13900000001" in page.replace("+86", "")
    assert codes.link_of(row.pk) in page
    desk.post(f"{BASE}bookings/{row.pk}/change/", **{**given, "party": "3"})
    row.refresh_from_db()
    assert (row.party, row.state) == (3, "booked")
    desk.post(f"{BASE}bookings/{row.pk}/cancel/")
    text = "\n".join(
        [
            "称呼\t手机\t场次\t考点\t上车地点",
            "张先生\t13900000002\t第一天上午 语文\t金沙中学\t凤凰苑",
            "王先生\t139\t第一天上午 语文\t没有这所\t凤凰苑",
        ]
    )
    looked = desk.post(f"{here}paste/", text=text)
    words = looked.content.decode()
    assert ("没有这个考点" in words, "约上这 1 家" in words) == (True, True)
    assert "每家收到一条短信，一共 1 条" in words
    assert Booking.objects.count() == 1
    desk.post(f"{here}paste/", text=text, sure="1")
    assert Booking.objects.count() == 2
    assert "给家长发 1 条短信。2 处不对，没有写入。" in desk.read(here)
    desk.post(f"{here}paste/", text=text, sure="1")
    assert "1 家原来就约过，没有再写，也没有再发。" in desk.read(here)
    file = SimpleUploadedFile("高三.csv", text.replace("0002", "0004").replace("\t", ",").encode())
    shown = desk.post(f"{here}paste/", file=file, sure="1").content.decode()
    assert ("约上这 1 家" in shown, "13900000004" in shown) == (
        True,
        True,
    )  # a file is looked at first
    assert Booking.objects.count() == 2
    pdf = desk.post(f"{here}paste/", file=SimpleUploadedFile("a.xlsx", b"%PDF-1.7"), text="写了的")
    words = pdf.content.decode()
    assert (pdf.status_code, "不是表格文件" in words, "写了的" in words) == (422, True, True)
    nothing = desk.post(f"{here}paste/")
    assert (nothing.status_code, "选一个文件" in nothing.content.decode()) == (422, True)
    sample = desk.get(f"{here}paste/sample.xlsx").content
    empty = desk.post(f"{here}paste/", file=SimpleUploadedFile("样表.xlsx", sample))
    assert "读到 0 行，0 家可以约上。" in empty.content.decode()
    listed = f"{BASE}bookings/?season="
    assert listed in desk.read(here)
    assert listed not in at("secretary").read(here)  # who may not read them is not led there


def test_a_plan_is_asked_changed_published_watched_and_mended(
    small_city: SmallCity, at: At
) -> None:
    exams, desk = scenes.booking_open(small_city), at("dispatcher")
    rows = scenes.booked(small_city, exams, 2, party=4)
    way = f"{BASE}waves/{exams.morning.pk}/out/"
    odd = desk.post(f"{way}ask/", goal="km", seconds="9999", buffer="0")
    assert (odd.status_code, "1 到 300 秒" in odd.content.decode()) == (422, True)
    desk.post(f"{way}ask/", goal="km", seconds="5", buffer="0")
    plan = Plan.objects.get()
    assert 'http-equiv="refresh"' in desk.read(f"{BASE}plans/{plan.pk}/")
    scenes.solve_here(plan)
    page = desk.read(f"{BASE}plans/{plan.pk}/")
    assert "发布并通知" in page
    leg = scenes.leg_of(rows[0])
    spare = Entry.objects.filter(state="chosen").exclude(trips__plan=plan).first()
    assert spare is not None
    there = f"{BASE}plans/{plan.pk}/legs/{leg.pk}/"
    assert "换到哪辆车" in desk.read(there)
    desk.post(there, entry=str(spare.pk), lock="on")
    leg.refresh_from_db()
    assert leg.locked_id == spare.pk
    desk.post(f"{BASE}plans/{plan.pk}/publish/")
    assert desk.get(f"{BASE}plans/{plan.pk}/points/{exams.school.pk}.pdf").content[:4] == b"%PDF"
    assert "第 1 版" in desk.read(way)
    with standing_at(scenes.at(8, 29)):
        board = desk.read(f"{way}board/")
        assert ("要您定" in board, 'class="gantt"' in board) == (True, True)
        assert "style=" not in board
    with standing_at(scenes.at(7, 0)):
        lost = Stop.objects.filter(trip__plan=plan, leg=leg).first()
        assert lost is not None
        desk.post(f"{BASE}trips/{lost.trip_id}/check/", kind="depart")
        assert "代记" in desk.read(f"{BASE}trips/{lost.trip_id}/")
        desk.post(f"{BASE}cars/{spare.pk}/drop/", why="爆胎")
        mended = Plan.objects.exclude(pk=plan.pk).get()
        assert "发布后会改什么" in desk.read(f"{BASE}plans/{mended.pk}/")
        desk.post(f"{BASE}plans/{mended.pk}/publish/")
        desk.post(f"{BASE}waves/{exams.morning.pk}/buffer/", buffer="30")
        desk.post(f"{way}repair/")
    assert Wave.objects.get(pk=exams.morning.pk).buffer == 30
    states = list(Plan.objects.order_by("version").values_list("state", flat=True))
    assert states == ["replaced", "published", "ready"]


def test_thanks_are_read_before_they_go_on_the_wall(small_city: SmallCity, at: At) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    plan, leg = scenes.published(small_city, exams), scenes.leg_of(row)
    with standing_at(scenes.at(8, 20)):
        for kind in ("board", "arrive"):
            actions.check_in(plan.trips.get().pk, kind, leg=leg.pk, by=desk)
    actions.thank(codes.link_of(row.pk), "谢谢", True, by=small_city.cast["anonymous"])
    secretary = at("secretary")
    assert "谢谢" in secretary.read(f"{BASE}thanks/")
    key = str(Thanks.objects.get().pk)
    secretary.post(f"{BASE}thanks/", thanks=[key], act="show")
    assert Thanks.objects.get().state == "shown"


@pytest.mark.parametrize("persona", ["keeper", "secretary", "committee", "dispatcher"])
def test_a_season_leads_nobody_to_a_closed_door(
    small_city: SmallCity, at: At, persona: str
) -> None:
    """A keeper takes bookings and nothing else: no list of cars, no board."""
    exams, desk = scenes.booking_open(small_city, cars=2), at(persona)
    offered = links(desk.read(f"{BASE}{exams.season.pk}/"))
    assert {link for link in offered if desk.get(link).status_code >= 400} == set()


def test_lists_cost_the_same_with_fifty_rows(small_city: SmallCity, at: At) -> None:
    exams, committee = scenes.booking_open(small_city, cars=2), at("committee")
    desk = small_city.cast["dispatcher"]

    def cost(path: str, **asked: str) -> int:
        with CaptureQueriesContext(connection) as found:
            committee.read(path, **asked)
        return len(found)

    costs = []
    for upto in ((0, 1), (1, 3), (3, 50)):
        for number in range(*upto):
            actions.book_for(scenes.wish(exams, number), by=desk)
        costs.append(cost(f"{BASE}bookings/"))
    assert costs == [costs[0]] * 3
    boards = []
    plan = scenes.published(small_city, exams)
    boards.append(cost(f"{BASE}waves/{exams.morning.pk}/out/board/"))
    for number in range(50, 52):
        actions.book_for(scenes.wish(exams, number), by=desk)
    mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="新约的")
    actions.publish(mended.pk, by=desk)
    boards.append(cost(f"{BASE}waves/{exams.morning.pk}/out/board/"))
    assert boards[0] == boards[1]
    assert plan.pk != mended.pk
    assert cost(f"{BASE}cars/") == cost(f"{BASE}cars/", state="chosen")


def test_lost_messages_are_rung_and_incidents_handled(small_city: SmallCity, at: At) -> None:
    exams, desk = scenes.booking_open(small_city, cars=6), at("dispatcher")
    (row,) = scenes.booked(small_city, exams, 1)
    message = queries.messages_of(row)[0]
    Outbound.objects.filter(pk=message.outbound_id).update(state="failed", error="HTTP 400")
    lost = desk.read(f"{BASE}messages/", lost="1")
    assert ("没送到，请打电话" in lost, row.number in lost) == (True, True)
    assert "有 1 条短信没送到" in desk.read(f"{BASE}{exams.season.pk}/")
    assert "打过电话了" in desk.read(f"{BASE}bookings/{row.pk}/")
    desk.post(f"{BASE}messages/{message.pk}/rang/")
    assert row.number not in desk.read(f"{BASE}messages/", lost="1")
    trip = scenes.published(small_city, exams).trips.get()
    leg, here = scenes.leg_of(row), f"{BASE}trips/{trip.pk}/"
    with standing_at(scenes.at(7, 50)):
        desk.post(f"{here}late/", minutes="12")
        desk.post(f"{here}check/", kind="board", leg=str(leg.pk))
        desk.post(f"{here}incident/", kind="breakdown", text="爆胎，停在加油站")
        incident = RideIncident.objects.get()
        board = desk.read(f"{BASE}waves/{exams.morning.pk}/out/board/")
        assert ("车上有 2 人" in board, "去处理" in board) == (True, True)
        assert ('hx-select="#board"' in board, "<noscript><meta" in board) == (True, True)
        shown = desk.read(f"{BASE}incidents/{incident.pk}/")
        assert ("派车去接车上的人" in shown, "还在车上" in shown) == (True, True)
        empty = desk.post(f"{BASE}incidents/{incident.pk}/settle/", outcome="")
        assert (empty.status_code, "爆胎" in empty.content.decode()) == (422, True)
        offered = desk.read(f"{here}rescue/")
        assert "分钟到" in offered
        best = queries.rescuers(trip, scenes.HOME)[0].entry
        sent = {"lon": "101.73", "lat": "26.59", "datum": "wgs84", "why": "爆胎"}
        wrong = desk.post(f"{here}rescue/", **sent, place="", entry=str(best.pk))
        assert wrong.status_code == 422
        desk.post(f"{here}rescue/", **sent, place="加油站门口", entry=str(best.pk))
        other = Trip.objects.get(entry=best)
        assert "换乘上车了" in desk.read(f"{BASE}trips/{other.pk}/")
    trip.refresh_from_db()
    news = [one.news for one in queries.messages_of(row)]
    assert (trip.state, news) == ("broken", ["rescue", "late", "booked"])


def test_new_lists_ask_as_often_for_many_as_for_one(small_city: SmallCity, at: At) -> None:
    exams, desk = scenes.booking_open(small_city, cars=2), at("dispatcher")
    counts: list[tuple[int, int]] = []
    made = 0
    for total in (1, 3, 50):
        for number in range(made, total):
            actions.book_for(scenes.wish(exams, number), by=small_city.cast["dispatcher"])
        made = total
        asked = []
        for path in ("messages/", "bookings/"):
            with CaptureQueriesContext(connection) as seen:
                desk.read(f"{BASE}{path}")
            asked.append(len(seen))
        counts.append((asked[0], asked[1]))
    assert counts[1] == counts[2]
