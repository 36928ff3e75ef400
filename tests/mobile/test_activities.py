"""Activities on the phone: mine first, one main action, lessons read at a reader's pace."""

from __future__ import annotations

import gzip
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from yilu.activities import actions
from yilu.activities.actions import Plan, Words
from yilu.activities.codes import code_at
from yilu.activities.enums import ActivityKind, Mode, PublicationKind
from yilu.activities.models import Activity, Attendance, PageReading, SignUp
from yilu.core import clock
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.mobile.ranges import ranged

pytestmark = pytest.mark.django_db
EVERYBODY = (Rule(AudienceKind.EVERYBODY),)


def session(city: SmallCity, *, ahead: int = 48, **changes: Any) -> Activity:
    """Starts so many hours from now."""
    by = city.cast["committee"]
    starts = clock.business_now() + timedelta(hours=ahead)
    given: dict[str, Any] = {
        "kind": ActivityKind.LECTURE,
        "title": "全会精神宣讲",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=1),
        "audience": EVERYBODY,
        "place": "会议室",
        **changes,
    }
    made = actions.draft(Plan(**given), city.root, by=by)
    if made.mode != Mode.OFFLINE:
        actions.set_lesson(made.pk, [("一", "先停车"), ("二", "再说话")], by=by)
        actions.set_quiz(made.pk, [("先做什么", ("接电话", "停车"), 1)], by=by)
    return actions.publish(made.pk, by=by, at=starts - timedelta(days=1))


def main_action(page: str) -> str:
    """The word on the one red button."""
    buttons = re.findall(r'class="btn btn--main[^"]*"[^>]*>.*?</svg>([^<]*)<', page)
    assert len(buttons) <= 1
    return buttons[0] if buttons else ""


def test_one_main_action_for_each_way_it_stands(small_city: SmallCity, open_page: Open) -> None:
    driver, member = small_city.cast["driver"], small_city.cast["member"]
    row = session(small_city, capacity=1)
    path = f"/activities/{row.pk}/"
    assert main_action(text(open_page(path, driver))) == "报名"
    open_page(f"{path}sign-up/", driver, {})
    assert main_action(text(open_page(path, driver))) == ""
    assert "已报名，到时候见" in text(open_page(path, driver))
    assert main_action(text(open_page(path, member))) == "候补"
    open_page(f"{path}sign-up/", member, {})
    assert "在候补，前面还有 0 位" in text(open_page(path, member))
    open_page(f"{path}give-up/", driver, {})
    assert main_action(text(open_page(path, member))) == "确认参加"
    assert "有空位了，请确认" in text(open_page("/", member))
    open_page(f"{path}accept/", member, {})
    assert SignUp.objects.get(state="booked").person_id == member.person_id


def test_mine_stand_first_and_what_is_not_for_me_is_not_there(
    small_city: SmallCity, open_page: Open
) -> None:
    driver = small_city.cast["driver"]
    mine = session(small_city, title="我报的")
    session(small_city, title="能报的")
    trucks = session(small_city, title="货车的", audience=(Rule(AudienceKind.GROUP, "truck"),))
    open_page(f"/activities/{mine.pk}/sign-up/", driver, {})
    page = text(open_page("/activities/", driver))
    assert page.index("我报的") < page.index("可以参加") < page.index("能报的")
    assert "货车的" not in page
    with pytest.raises(Http404):
        open_page(f"/activities/{trucks.pk}/", driver)


def test_the_square_leads_to_a_form_and_the_tap_is_his(
    small_city: SmallCity, open_page: Open
) -> None:
    driver = small_city.cast["driver"]
    row = session(small_city, ahead=0)
    code = code_at(row.pk, clock.business_now())
    page = text(open_page(f"/activities/{row.pk}/in/", driver))
    assert 'name="code"' in page
    assert not Attendance.objects.exists()
    wrong = open_page(f"/activities/{row.pk}/in/", driver, {"code": "999 99x"})
    assert "照现场屏幕上现在的码再扫一次" in text(wrong)
    assert open_page(f"/activities/{row.pk}/in/", driver, {"code": code.token}).status_code == 302
    assert main_action(text(open_page(f"/activities/{row.pk}/", driver))) == "签退"
    open_page(f"/activities/{row.pk}/out/", driver, {"code": code.digits})
    assert Attendance.objects.get().out_at is not None


def test_a_lesson_is_read_at_a_reader_s_pace(small_city: SmallCity, open_page: Open) -> None:
    driver = small_city.cast["driver"]
    row = session(
        small_city,
        ahead=0,
        mode=Mode.ONLINE,
        place="",
        ends_at=clock.business_now() + timedelta(days=9),
    )
    here = f"/activities/{row.pk}/"
    assert main_action(text(open_page(here, driver))) == "去学"
    assert open_page(f"{here}lesson/", driver)["Location"] == f"{here}lesson/1/"
    assert "先停车" in text(open_page(f"{here}lesson/1/", driver))
    too_soon = open_page(f"{here}lesson/1/", driver, {})
    assert too_soon["Location"] == f"{here}lesson/1/"
    for order in (1, 2):
        open_page(f"{here}lesson/{order}/", driver)
        PageReading.objects.update(opened_at=timezone.now() - timedelta(seconds=60))
        open_page(f"{here}lesson/{order}/", driver, {})
    assert open_page(f"{here}lesson/", driver)["Location"] == f"{here}quiz/"
    assert "这道题还没有选" in text(open_page(f"{here}quiz/", driver, {"x": "1"}))
    open_page(f"{here}quiz/", driver, {"q0": "0"})
    assert not Attendance.objects.exists()
    open_page(f"{here}quiz/", driver, {"q0": "1"})
    assert Attendance.objects.get().mode == "online"
    assert main_action(text(open_page(here, driver))) == "拿学习证明"
    assert open_page(f"{here}certificate.pdf", driver).content[:4] == b"%PDF"


def test_the_calendar_file_opens_in_phones(small_city: SmallCity, open_page: Open) -> None:
    row = session(small_city)
    answer = open_page(f"/activities/{row.pk}/calendar.ics", small_city.cast["driver"])
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"BEGIN:VEVENT" in answer.content


def test_navigation_takes_the_shifted_position(small_city: SmallCity, open_page: Open) -> None:
    row = session(small_city, latitude="26.580000", longitude="101.710000")
    page = text(open_page(f"/activities/{row.pk}/", small_city.cast["driver"]))
    found = re.search(r"position=([\d.]+)%2C([\d.]+)", page)
    assert found
    assert 0.0005 < float(found[1]) - 101.71 < 0.01  # GCJ-02 lies some hundred metres off


def test_reading_a_notice_counts_once(small_city: SmallCity, open_page: Open) -> None:
    by, driver = small_city.cast["committee"], small_city.cast["driver"]
    words = Words(
        PublicationKind.LAW, "新规", "和您有关", EVERYBODY, answers=(("几时起？", "七月"),)
    )
    row = actions.draft_publication(words, small_city.root, by=by)
    actions.publish_publication(row.pk, by=by, notify=False)
    assert "1 条还没看" in text(open_page("/", driver))
    assert "跟您有什么关系" in text(open_page(f"/publications/{row.pk}/", driver))
    assert "条还没看" not in text(open_page("/", driver))


def test_a_qualification_stands_in_my_papers(small_city: SmallCity, open_page: Open) -> None:
    driver = small_city.cast["driver"]
    row = session(small_city, ahead=0, qualifies="road_safety", valid_months=12)
    code = code_at(row.pk, clock.business_now()).digits
    actions.check_in(row.pk, by=driver, code=code)
    actions.hold(row.pk, by=small_city.cast["committee"])
    page = text(open_page("/me/papers/", driver))
    assert "道路运输安全培训" in page
    assert "2027年6月14日 到期" in page


@pytest.mark.parametrize("count", [3, 40])
def test_the_list_asks_the_same_questions_for_one_and_many(
    small_city: SmallCity, open_page: Open, count: int
) -> None:
    driver = small_city.cast["driver"]
    session(small_city)
    text(open_page("/activities/", driver))

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            open_page("/activities/", driver)
        return len(seen)

    before = asked()
    for n in range(count - 1):
        session(small_city, title=f"第 {n} 场")
    assert asked() == before
    page = open_page("/activities/", driver).content
    assert len(gzip.compress(page)) < 20 * 1024


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ("", 200, b"0123456789"),
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=20-", 416, b""),
        ("bytes=0-1,4-5", 200, b"0123456789"),
    ],
)
def test_a_player_gets_the_part_it_asks_for(asked: str, status: int, body: bytes) -> None:
    request = RequestFactory().get("/", headers={"Range": asked} if asked else {})
    answer = ranged(request, io.BytesIO(b"0123456789"), "video/mp4", "课.mp4")
    assert (answer.status_code, answer.content) == (status, body)


def test_days_are_said_in_the_reader_s_language(small_city: SmallCity, open_page: Open) -> None:
    row = session(small_city)
    day = row.starts_at.astimezone(clock.CITY_ZONE)
    chinese = text(open_page("/activities/", small_city.cast["driver"]))
    with override("en"):
        english = text(open_page("/activities/", small_city.cast["driver"]))
    assert f"{day.month}月{day.day}日" in chinese
    assert (f"{day.month}月" in english, f"{day.day} {day:%b}" in english) == (False, True)
