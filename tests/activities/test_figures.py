"""The figures on activities are their rows: kinds, periods, scopes, two readings, calendar, notices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.activities.conftest import BEFORE, END, EVERYBODY, START, Make, plan
from tests.cast import CITY, DAY, RENHE, SmallCity
from yilu.activities import actions, queries
from yilu.activities.actions import Words
from yilu.activities.actions.history import Comer, remember
from yilu.activities.actions.reminding import remind, tell_publication
from yilu.activities.enums import ActivityKind, PublicationKind
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.periods import Period
from yilu.notices.models import Message

pytestmark = pytest.mark.django_db
TODAY = Period(DAY, DAY)
K = ActivityKind


def held(
    make_activity: Make, city: SmallCity, kind: K, *who: str, organiser: object = None
) -> None:
    activity = make_activity(kind=kind, organiser=organiser)
    by = city.cast["committee"]
    activity = actions.hold(activity.pk, by=by, at=END)
    people = [city.cast[name].person_id for name in who]
    remember(activity, [Comer(person, START, END) for person in people if person], by=by)


def test_each_kind_counts_in_its_own_figure(make_activity: Make, small_city: SmallCity) -> None:
    held(make_activity, small_city, K.LECTURE, "driver", "member")
    held(make_activity, small_city, K.TRAINING, "driver")
    held(make_activity, small_city, K.CARE_TALK, "driver", "truck_driver")
    held(make_activity, small_city, K.PARTY_DAY, "member")
    held(make_activity, small_city, K.CONSULTATION_DAY, "driver")  # care counts consultations
    assert queries.lectures_held(CITY, TODAY).count() == 1
    assert queries.trainings_held(CITY, TODAY).count() == 1
    education = queries.education_attendances(CITY, TODAY)
    assert (education.count(), queries.people(education), queries.hours(education)) == (3, 2, 4)
    assert queries.talk_attendances(CITY, TODAY).count() == 2


def test_a_session_counts_once_it_was_held(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    assert queries.lectures_held(CITY, TODAY).count() == 0
    actions.cancel(activity.pk, by=small_city.cast["committee"], reason="改期")
    assert queries.lectures_held(CITY, TODAY).count() == 0


def test_a_scope_counts_what_its_units_organise(make_activity: Make, small_city: SmallCity) -> None:
    held(make_activity, small_city, K.LECTURE, "driver")
    held(make_activity, small_city, K.LECTURE, "member", organiser=small_city.floating_branch)
    path = small_city.floating_branch.path
    assert queries.education_attendances(CITY, TODAY, path=path).count() == 1
    assert queries.lectures_held(CITY, TODAY, division=RENHE).count() == 1
    assert queries.lectures_held(CITY, TODAY).count() == 2


def test_an_event_without_attendance_is_shown(make_activity: Make, small_city: SmallCity) -> None:
    held(make_activity, small_city, K.LECTURE)
    held(make_activity, small_city, K.LECTURE, "driver")
    assert queries.events_without_attendance(CITY, TODAY).count() == 1


# ── the plan's own rules ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"place": ""}, "place"),
        ({"ends_at": START}, "ends_at"),
        ({"ends_at": START + timedelta(hours=13)}, "ends_at"),
        ({"capacity": 0}, "capacity"),
        ({"signup_until": END + timedelta(minutes=1)}, "signup_until"),
    ],
)
def test_what_cannot_be_is_told_on_its_field(
    small_city: SmallCity, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        actions.draft(plan(**changes), small_city.root, by=small_city.cast["committee"])
    assert set(refused.value.errors) == {field}


def test_the_kind_is_fixed_before_the_event(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity()
    with pytest.raises(Invalid) as refused:
        actions.revise(
            activity.pk, plan(kind=K.CARE_TALK), by=small_city.cast["committee"], at=BEFORE
        )
    assert set(refused.value.errors) == {"kind"}
    late = actions.draft(plan(), small_city.root, by=small_city.cast["committee"])
    with pytest.raises(Refused, match="类别要在举办之前定下"):
        actions.publish(late.pk, by=small_city.cast["committee"], at=END)


def test_who_has_a_seat_is_reminded_once_the_day_before(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity(capacity=1)
    for name in ("driver", "member"):
        actions.sign_up(activity.pk, by=small_city.cast[name], at=BEFORE)
    eve = DAY - timedelta(days=1)
    assert [remind(CITY, eve), remind(CITY, eve), remind(CITY, DAY)] == [1, 0, 0]
    told = Message.objects.get()
    assert (told.person_id, told.title) == (
        small_city.cast["driver"].person_id,
        "明天 19:30：二十届四中全会精神宣讲",
    )


def test_a_new_time_is_told_to_those_who_have_a_seat(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity()
    actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)
    moved = plan(starts_at=START + timedelta(days=1), ends_at=END + timedelta(days=1))
    actions.revise(activity.pk, moved, by=small_city.cast["committee"], at=BEFORE)
    assert "的时间或地点变了" in Message.objects.get().title


# ── the calendar file ───────────────────────────────────────────────────────────────────────────


def lines_of(body: bytes) -> list[str]:
    return body.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_file(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(place="会议室；3 楼, 东头", summary="第一行\n第二行")
    body = queries.calendar_file(activity)
    lines = lines_of(body)
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert {
        f"UID:{activity.pk}@yilu",
        "SEQUENCE:0",
        "DTSTART;TZID=Asia/Shanghai:20260615T193000",
        "DTEND;TZID=Asia/Shanghai:20260615T210000",
        "LOCATION:会议室；3 楼\\, 东头",
        "DESCRIPTION:第一行\\n第二行",
        "STATUS:CONFIRMED",
        "METHOD:PUBLISH",
    } <= set(lines)
    cancelled = actions.cancel(activity.pk, by=small_city.cast["committee"], reason="台风")
    assert {"SEQUENCE:1", "STATUS:CANCELLED", "METHOD:CANCEL"} <= set(
        lines_of(queries.calendar_file(cancelled))
    )


# ── questions and publications ──────────────────────────────────────────────────────────────────


def test_a_question_is_answered_for_everybody(make_activity: Make, small_city: SmallCity) -> None:
    activity, who = make_activity(), small_city.cast
    asked = actions.ask(activity.pk, "有没有回放？", by=who["driver"])
    assert actions.ask(activity.pk, "有没有回放？", by=who["driver"]) == asked
    assert queries.get_mine(who["member"], activity.pk, BEFORE).questions == []
    actions.answer(activity.pk, asked.pk, "三天内放出来。", by=who["committee"])
    assert queries.get_mine(who["member"], activity.pk, BEFORE).questions == [asked]
    assert Message.objects.get().person_id == who["driver"].person_id


def test_readers_are_counted_once_and_nobody_is_listed(small_city: SmallCity) -> None:
    by = small_city.cast["committee"]
    words = Words(
        PublicationKind.LAW, "新规", "和您有关", EVERYBODY, answers=(("几时起？", "七月"),)
    )
    row = actions.draft_publication(words, small_city.root, by=by)
    with pytest.raises(NotFound):
        actions.opened(row.pk, by=small_city.cast["driver"])
    actions.publish_publication(row.pk, by=by, notify=False)
    for name in ("driver", "driver", "member"):
        actions.opened(row.pk, by=small_city.cast[name])
    page = queries.get_desk_publication(by, row.pk)
    assert page.readers == 2
    assert queries.unread(small_city.cast["driver"]) == 0
    assert queries.unread(small_city.cast["truck_driver"]) == 1
    with pytest.raises(Refused, match="已经发布的不再改"):
        actions.revise_publication(row.pk, words, by=by)


def test_a_publication_is_told_to_its_audience_with_accounts(small_city: SmallCity) -> None:
    by = small_city.cast["committee"]
    row = actions.draft_publication(
        Words(PublicationKind.NOTICE, "汛期提醒", "下大雨先看路", EVERYBODY), small_city.root, by=by
    )
    assert tell_publication(str(row.pk)) == 0  # not out yet
    actions.publish_publication(row.pk, by=by, notify=False)
    assert tell_publication(str(row.pk)) == 4  # 赵磊 has no account
    assert tell_publication(str(row.pk)) == 0
    actions.withdraw_publication(row.pk, by=by)
    assert not queries.publications(small_city.cast["driver"]).exists()


def test_days_are_the_city_s(make_activity: Make) -> None:
    """A morning in the city is still the day before in UTC."""
    early = START.replace(hour=6)
    activity = make_activity(published=False, starts_at=early, ends_at=early + timedelta(hours=1))
    assert activity.day == date(2026, 6, 15)
