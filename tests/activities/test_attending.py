"""Coming in and out: a code a minute, once each, hours capped by the session, yesterday refused."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.activities.conftest import BEFORE, END, START, Make
from tests.cast import CITY, SmallCity
from yilu.activities import actions, queries
from yilu.activities.actions import FaultyList
from yilu.activities.codes import SEEN_IN, SEEN_OUT, code_at
from yilu.activities.enums import ActivityKind, Mode
from yilu.activities.models import Activity, Attendance
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period
from yilu.core.witness import word
from yilu.people.limits import TooMany
from yilu.registry.models import Qualification

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def code(activity: Activity, at: datetime) -> str:
    return code_at(activity.pk, at).digits


def came(activity: Activity, city: SmallCity, who: str, at: datetime) -> Attendance:
    return actions.check_in(activity.pk, by=city.cast[who], code=code(activity, at), at=at)


def test_in_and_out_by_the_code_on_the_screen(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    came(activity, small_city, "driver", START - 10 * MINUTE)
    out = START + 60 * MINUTE
    left = actions.check_out(
        activity.pk, by=small_city.cast["driver"], code=code(activity, out), at=out
    )
    assert left.minutes == 60  # not the ten before the start


def seen(activity: Activity, who: Actor, *, ago: timedelta, act: str = SEEN_IN) -> str:
    assert who.person_id is not None
    return word(act, activity.pk, who.person_id, now=timezone.now() - ago)


def test_a_scan_the_server_saw_counts_for_its_minute_when_the_tap_came_later(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity, driver = make_activity(), small_city.cast["driver"]
    with clock.standing_at(START + 30 * MINUTE):
        told = seen(activity, driver, ago=40 * MINUTE)
        row = actions.check_in(activity.pk, by=driver, code="0", seen=told)
        again = actions.check_in(activity.pk, by=driver, code="0", seen=told)
        assert (again.pk, row.late, row.mode) == (row.pk, True, "code")
        assert abs(row.in_at - (START - 10 * MINUTE)) < MINUTE
    with clock.standing_at(END + 60 * MINUTE):
        told = seen(activity, driver, ago=89.5 * MINUTE, act=SEEN_OUT)
        left = actions.check_out(activity.pk, by=driver, code="0", seen=told)
    assert (left.late, left.minutes) == (True, 60)


def test_a_scan_passed_on_forged_or_kept_too_long_opens_nothing(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity, driver = make_activity(), small_city.cast["driver"]
    member = small_city.cast["member"]
    with clock.standing_at(START):
        told = seen(activity, driver, ago=5 * MINUTE)
        wrong = [
            (member, told),
            (driver, seen(activity, driver, ago=5 * MINUTE, act=SEEN_OUT)),
            (driver, f"{told[:-1]}{'0' if told[-1] != '0' else '1'}"),
            (driver, seen(activity, driver, ago=25 * 60 * MINUTE)),
        ]
        for who, given in wrong:
            with pytest.raises(Invalid):
                actions.check_in(activity.pk, by=who, code="0", seen=given)
        early = seen(activity, driver, ago=90 * MINUTE)
        with pytest.raises(Refused):
            actions.check_in(activity.pk, by=driver, code="0", seen=early)
    assert Attendance.objects.count() == 0


def test_only_the_square_is_witnessed_never_six_digits(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity, driver = make_activity(), small_city.cast["driver"]
    with clock.standing_at(START):
        now, before = code_at(activity.pk, START), code_at(activity.pk, START - 3 * MINUTE)
        words = [
            queries.seen_word(driver, activity, given)
            for given in (now.digits, before.token, "", "0" * 20)
        ]
        told = queries.seen_word(driver, activity, now.token)
    assert (words, told != "") == ([""] * 4, True)
    assert queries.seen_word(small_city.cast["anonymous"], activity, now.token) == ""


def test_a_forgotten_check_out_counts_to_the_session_s_end(
    make_activity: Make, small_city: SmallCity
) -> None:
    row = came(make_activity(), small_city, "driver", START + 30 * MINUTE)
    assert (row.out_at, row.minutes) == (None, 60)


def test_checking_out_days_later_counts_to_the_session_s_end(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity()
    came(activity, small_city, "driver", START)
    late = END + 3 * DAY
    left = actions.check_out(
        activity.pk, by=small_city.cast["driver"], code=code(activity, late), at=late
    )
    assert (left.out_at, left.minutes) == (END, 90)


def test_the_same_person_twice_is_once(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    first = came(activity, small_city, "driver", START)
    assert came(activity, small_city, "driver", START + 5 * MINUTE) == first
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (START - 61 * MINUTE, "还没到签到时间，06-15 18:30 起"),
        (START - DAY, "还没到签到时间"),
        (END, "活动已经结束，不能再签到"),
        (END + DAY, "活动已经结束，不能再签到"),
    ],
)
def test_the_door_is_open_from_an_hour_before_to_the_end(
    make_activity: Make, small_city: SmallCity, at: datetime, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        came(make_activity(), small_city, "driver", at)


def test_a_photographed_code_is_worthless_two_minutes_later(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity()
    photographed = code(activity, START)
    with pytest.raises(Invalid, match="已经换了"):
        actions.check_in(
            activity.pk, by=small_city.cast["member"], code=photographed, at=START + 2 * MINUTE
        )


def test_the_code_of_another_activity_does_not_fit(
    make_activity: Make, small_city: SmallCity
) -> None:
    here, there = make_activity(), make_activity()
    with pytest.raises(Invalid):
        actions.check_in(here.pk, by=small_city.cast["driver"], code=code(there, START), at=START)


def test_codes_are_not_guessed(make_activity: Make, small_city: SmallCity) -> None:
    activity, by = make_activity(), small_city.cast["driver"]
    for _guess in range(10):
        with pytest.raises(Invalid):
            actions.check_in(activity.pk, by=by, code="000000x"[:7], at=START)
    with pytest.raises(TooMany):
        came(activity, small_city, "driver", START)


def test_two_places_at_once_are_shown_not_taken_away(
    make_activity: Make, small_city: SmallCity
) -> None:
    here, there = make_activity(), make_activity(kind=ActivityKind.CARE_TALK)
    rows = {came(here, small_city, "driver", START), came(there, small_city, "driver", START)}
    came(here, small_city, "member", START)
    found = queries.double_counting(CITY, Period(START.date(), START.date()))
    assert set(found) == rows
    clashes = queries.get_mine(small_city.cast["driver"], here.pk, START).clashes
    assert clashes == [there]


def test_somebody_without_a_phone_in_his_hand_is_admitted_by_number(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity(organiser=small_city.first_branch)
    row = actions.admit(activity.pk, "138 0000 0001", by=small_city.cast["secretary"], at=START)
    assert row.person == small_city.luo.person
    with pytest.raises(NotFound):
        actions.admit(activity.pk, "13800000001", by=small_city.cast["keeper"], at=START)


def test_the_host_holds_what_another_organises(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(host=small_city.stations)
    row = actions.admit(activity.pk, "13800000001", by=small_city.cast["keeper"], at=START)
    assert row.entered_by == small_city.cast["keeper"].account_id
    with pytest.raises(NotAllowed):
        actions.cancel(activity.pk, by=small_city.cast["keeper"], reason="不办了")


# ── the paper list ──────────────────────────────────────────────────────────────────────────────


def test_every_wrong_line_is_told_and_none_goes_in(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity()
    text = "13800000001 罗小平\n1380000\n\n13900000009\n13800000001，罗小平\n13800000001 王芳"
    with pytest.raises(FaultyList) as refused:
        actions.enter_list(
            activity.pk, text, by=small_city.cast["committee"], reason="没有网络", at=END
        )
    assert [fault.line for fault in refused.value.faults] == [2, 4, 5, 6]
    assert Attendance.objects.count() == 0


def test_a_list_goes_in_with_its_reason_and_counts_nobody_twice(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity()
    make.person("余师傅", phone="+8613700000007")
    came(activity, small_city, "member", START + 30 * MINUTE)
    done = actions.enter_list(
        activity.pk,
        "13800000001\n137 0000 0007".replace("137 0000 0007", "13700000007"),
        by=small_city.cast["committee"],
        reason="没有网络，用纸质签到表",
        at=END + 2 * DAY,
    )
    assert (done.entered, done.known) == (1, 1)
    assert sorted(Attendance.objects.values_list("mode", "minutes")) == [("code", 60), ("list", 90)]


@pytest.mark.parametrize(
    ("text", "reason", "field"), [("13800000001", " ", "reason"), (" ", "没有网络", "lines")]
)
def test_a_list_without_reason_or_lines_is_not_taken(
    make_activity: Make, small_city: SmallCity, text: str, reason: str, field: str
) -> None:
    activity = make_activity()
    with pytest.raises(Invalid) as refused:
        actions.enter_list(
            activity.pk, text, by=small_city.cast["committee"], reason=reason, at=END
        )
    assert set(refused.value.errors) == {field}


def test_no_list_before_the_start(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    with pytest.raises(Refused, match="不能提前录"):
        actions.enter_list(
            activity.pk,
            "13800000001",
            by=small_city.cast["committee"],
            reason="预先",
            at=START - MINUTE,
        )


# ── from held to certificate ────────────────────────────────────────────────────────────────────


def test_who_stayed_is_qualified_and_certified(make_activity: Make, small_city: SmallCity) -> None:
    committee, driver = small_city.cast["committee"], small_city.cast["driver"]
    activity = make_activity(kind=ActivityKind.TRAINING, qualifies="road_safety", valid_months=12)
    came(activity, small_city, "driver", START)
    came(activity, small_city, "member", START + 60 * MINUTE)  # half an hour of ninety minutes
    with pytest.raises(Refused, match="还没有登记为已举办"):
        actions.certify(activity.pk, by=driver)
    actions.hold(activity.pk, by=committee, at=END)
    given = Qualification.objects.get()
    assert (given.person_id, given.to_on) == (driver.person_id, datetime(2027, 6, 14).date())
    first = actions.certify(activity.pk, by=driver)
    assert first.certificate == actions.certify(activity.pk, by=driver).certificate
    assert first.certificate == "ZS-2026-000001"
    paper = queries.certificate(first, activity)
    assert queries.certificate_file(paper).startswith(b"%PDF")
    with pytest.raises(Refused, match="要 72 分钟，您是 30 分钟"):
        actions.certify(activity.pk, by=small_city.cast["member"])


def test_a_seat_is_no_attendance(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)
    actions.hold(activity.pk, by=small_city.cast["committee"], at=END)
    with pytest.raises(Refused, match="没有参加的记录"):
        actions.certify(activity.pk, by=small_city.cast["driver"])


def test_what_people_came_to_is_not_cancelled(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    came(activity, small_city, "driver", START)
    with pytest.raises(Refused, match="已经有人签到"):
        actions.cancel(activity.pk, by=small_city.cast["committee"], reason="改期")


def test_the_ministry_s_record_of_a_training(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(kind=ActivityKind.TRAINING, title="道路运输安全培训")
    came(activity, small_city, "driver", START)  # 王芳 drives for two companies
    came(activity, small_city, "truck_driver", START)  # for nobody
    records = queries.educate_records(small_city.cast["committee"], activity, END)
    assert [record["CompanyId"] for record in records] == ["QY-0001", "QY-0002"]
    assert {
        key: records[0][key] for key in ("CourseName", "CourseDate", "StartTime", "Duration")
    } == {
        "CourseName": "道路运输安全培训",
        "CourseDate": "20260615",
        "StartTime": "19:30:00",
        "Duration": "90",
    }


@pytest.mark.parametrize(
    "day",
    [datetime(2026, 1, 31, 23, 30), datetime(2026, 2, 28, 23, 0), datetime(2025, 12, 31, 23, 0)],
)
def test_an_evening_at_the_month_s_edge_counts_for_its_own_day(
    make_activity: Make, small_city: SmallCity, day: datetime
) -> None:
    start = day.replace(tzinfo=CITY_ZONE)
    activity = make_activity(published=False, starts_at=start, ends_at=start + 90 * MINUTE)
    committee = small_city.cast["committee"]
    actions.publish(activity.pk, by=committee, at=start - DAY)
    row = came(activity, small_city, "driver", start + 40 * MINUTE)  # after midnight
    assert (activity.day, row.on, row.minutes) == (day.date(), day.date(), 50)
    actions.hold(activity.pk, by=committee, at=start + 90 * MINUTE)
    month = Period(day.date().replace(day=1), day.date())
    assert queries.lectures_held(CITY, month).count() == 1
    assert queries.education_attendances(CITY, month).count() == 1


def test_online_lessons_have_no_door(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(mode=Mode.ONLINE, place="")
    with pytest.raises(Refused, match="没有现场签到"):
        came(activity, small_city, "driver", START)
