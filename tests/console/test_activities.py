"""Activities at the desk: planned, held, counted and taken away by those who run them."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.cast import SmallCity
from tests.console.conftest import At, Desk
from yilu.activities import actions
from yilu.activities.actions import Plan
from yilu.activities.codes import code_at
from yilu.activities.enums import ActivityKind, Mode
from yilu.activities.models import Activity, Attendance, LessonPage, Publication, QuizQuestion
from yilu.core import clock
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind

pytestmark = pytest.mark.django_db
EVERYBODY = (Rule(AudienceKind.EVERYBODY),)


def under_way(city: SmallCity, **changes: Any) -> Activity:
    starts = clock.business_now() - timedelta(minutes=30)
    given: dict[str, Any] = {
        "kind": ActivityKind.TRAINING,
        "title": "安全培训",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "audience": EVERYBODY,
        "place": "会议室",
        **changes,
    }
    by = city.cast["committee"]
    made = actions.draft(Plan(**given), city.root, by=by)
    return made if made.mode != Mode.OFFLINE else actions.publish(made.pk, by=by, at=starts)


def came(city: SmallCity, activity: Activity, who: str) -> Attendance:
    now = clock.business_now()
    code = code_at(activity.pk, now).digits
    return actions.check_in(activity.pk, by=city.cast[who], code=code, at=now)


def form(city: SmallCity, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "lecture",
        "title": "全会精神宣讲",
        "organiser": str(city.root.pk),
        "starts_at": "2026-06-20T19:30",
        "ends_at": "2026-06-20T21:00",
        "mode": "offline",
        "place": "会议室",
        "audience": ["everybody:", "district:510402"],
        **changes,
    }


def test_a_session_from_plan_to_published(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    answer = desk.post("/console/activities/new/", **form(small_city, position="26.58，101.71"))
    row = Activity.objects.get()
    assert answer.url == f"/console/activities/{row.pk}/"
    assert (row.number, row.state, float(row.latitude or 0)) == ("HD-2026-0001", "draft", 26.58)
    assert row.starts_at.astimezone(clock.CITY_ZONE).hour == 19
    desk.post(f"/console/activities/{row.pk}/publish/")
    page = desk.read(f"/console/activities/{row.pk}/")
    assert "已发布" in page
    assert "全体司机和党员、东区" in page


def test_what_is_wrong_stands_on_its_field_and_what_was_typed_stays(
    at: At, small_city: SmallCity
) -> None:
    answer = at("committee").post(
        "/console/activities/new/", **form(small_city, place="", position="东头")
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "写成“纬度, 经度”" in page
    assert "全会精神宣讲" in page
    assert not Activity.objects.exists()


def test_a_branch_plans_in_its_own_name_alone(at: At, small_city: SmallCity) -> None:
    desk = at("secretary")
    assert desk.post("/console/activities/new/", **form(small_city)).status_code == 422
    own = form(small_city, organiser=str(small_city.first_branch.pk))
    assert desk.post("/console/activities/new/", **own).status_code == 302


def test_a_lesson_and_its_quiz_are_typed_as_text(at: At, small_city: SmallCity) -> None:
    desk, row = at("committee"), under_way(small_city, mode=Mode.ONLINE, place="")
    desk.post(f"/console/activities/{row.pk}/lesson/", lesson="# 一\n先停车\n再说话\n# 二\n看路")
    desk.post(f"/console/activities/{row.pk}/quiz/", quiz="# 先做什么\n接电话\n*停车")
    assert list(LessonPage.objects.values_list("title", "text")) == [
        ("一", "先停车\n再说话"),
        ("二", "看路"),
    ]
    assert list(QuizQuestion.objects.values_list("choices", "right")) == [(["接电话", "停车"], 1)]
    assert "*停车" in desk.read(f"/console/activities/{row.pk}/quiz/")
    answer = desk.post(f"/console/activities/{row.pk}/quiz/", quiz="# 先做什么\n接电话")
    assert "要有至少两个选项" in answer.content.decode()


def test_the_screen_at_the_door(at: At, small_city: SmallCity) -> None:
    row = under_way(small_city, host=small_city.stations)
    answer = at("keeper").get(f"/console/activities/{row.pk}/code/")
    page = answer.content.decode()
    assert answer["Refresh"] == "20"
    assert "<svg" in page
    digits = code_at(row.pk, clock.business_now()).digits
    assert f"{digits[:3]} {digits[3:]}" in page


def test_a_number_is_admitted_and_a_wrong_one_told(at: At, small_city: SmallCity) -> None:
    desk, row = at("committee"), under_way(small_city)
    desk.post(f"/console/activities/{row.pk}/admit/", phone="13800000001")
    assert Attendance.objects.get().person == small_city.luo.person
    desk.post(f"/console/activities/{row.pk}/admit/", phone="13900000000")
    assert "没有用这个手机号登记的人" in desk.read(f"/console/activities/{row.pk}/")
    line = Attendance.objects.get()
    desk.post(f"/console/activities/{row.pk}/out/{line.pk}/")
    line.refresh_from_db()
    assert line.out_at is not None


def test_a_list_with_wrong_lines_comes_back_whole(at: At, small_city: SmallCity) -> None:
    desk, row = at("committee"), under_way(small_city)
    path = f"/console/activities/{row.pk}/list/"
    typed = "13800000001 罗小平\n123"
    answer = desk.post(path, lines=typed, reason="没有网络")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "有 1 行要改" in page
    assert "13800000001 罗小平" in page
    assert desk.post(path, lines="13800000001 罗小平", reason="没有网络").status_code == 302
    assert Attendance.objects.get().reason == "没有网络"


def test_the_attendance_is_taken_away_masked(at: At, small_city: SmallCity) -> None:
    row = under_way(small_city)
    came(small_city, row, "member")
    answer = at("committee").get(f"/console/activities/{row.pk}/attendance/", format="xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [str(cell.value) for line in book.worksheets[0].iter_rows() for cell in line]
    assert "罗*平" in cells
    assert "罗小平" not in cells


def test_the_ministry_s_file(at: At, small_city: SmallCity) -> None:
    row = under_way(small_city)
    came(small_city, row, "driver")
    answer = at("committee").get(f"/console/activities/{row.pk}/educate.json")
    found = json.loads(answer.content)
    assert [(e["IPCType"], e["CompanyId"], len(e["baseInfoDriverEducate"])) for e in found] == [
        ("baseInfoDriverEducate", "QY-0001", 1),
        ("baseInfoDriverEducate", "QY-0002", 1),
    ]


def test_a_certificate_is_for_those_who_came(at: At, small_city: SmallCity) -> None:
    row = under_way(small_city, starts_at=clock.business_now())
    line = came(small_city, row, "driver")
    desk = at("committee")
    path = f"/console/activities/{row.pk}/certificate/{line.pk}/"
    assert desk.get(path).status_code == 409
    desk.post(f"/console/activities/{row.pk}/hold/")
    answer = desk.get(path)
    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")


def test_cancelling_says_whom_it_concerns(at: At, small_city: SmallCity) -> None:
    starts = clock.business_now() + timedelta(days=2)
    row = under_way(small_city, starts_at=starts, ends_at=starts + timedelta(hours=1))
    actions.sign_up(row.pk, by=small_city.cast["driver"])
    path = f"/console/activities/{row.pk}/cancel/"
    assert "报了名的 1 人" in at("committee").read(path)
    at("committee").post(path, reason="台风")
    row.refresh_from_db()
    assert (row.state, row.reason) == ("cancelled", "台风")


def test_a_notice_from_draft_to_withdrawn(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    given = {
        "kind": "law",
        "title": "新规",
        "publisher": str(small_city.root.pk),
        "summary": "和您有关",
        "audience": ["members:"],
        "answers": "# 几时起？\n七月一日",
    }
    desk.post("/console/publications/new/", **given)
    row = Publication.objects.get()
    path = f"/console/publications/{row.pk}/"
    desk.post(f"{path}edit/", **{**given, "title": "新规解读"})
    desk.post(f"{path}publish/")
    page = desk.read(path)
    assert "新规解读" in page
    assert "几时起？" in page
    assert "不列谁没看" in page
    desk.post(f"{path}withdraw/")
    row.refresh_from_db()
    assert row.state == "withdrawn"


def queries_of(desk: Desk, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        desk.read(path)
    return len(seen)


@pytest.mark.parametrize("count", [3, 50])
def test_lists_ask_the_same_questions_for_one_row_and_many(
    at: At, small_city: SmallCity, count: int
) -> None:
    desk, row = at("committee"), under_way(small_city)
    came(small_city, row, "driver")
    paths = ["/console/activities/", f"/console/activities/{row.pk}/attendance/"]
    for path in paths:
        desk.read(path)
    before = [queries_of(desk, path) for path in paths]
    for n in range(count - 1):
        under_way(small_city, title=f"第 {n} 场")
        person = make.person(f"司机{n}")
        Attendance.objects.create(
            city=row.city,
            activity=row,
            person=person,
            mode="code",
            on=row.day,
            in_at=row.starts_at,
            minutes=1,
        )
    assert [queries_of(desk, f"{path}?size=50") for path in paths] == before
