"""Learning online: read long enough, in order, and pass the quiz; opening is not completion."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.activities.conftest import BEFORE, END, START, Make
from tests.cast import CITY, SmallCity
from yilu.activities import actions, queries
from yilu.activities.enums import Mode, Presence
from yilu.activities.models import Attendance
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.core.periods import Period
from yilu.people.limits import TooMany

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def read_all(key: object, by: Actor, seconds: int = 30) -> None:
    moment = START
    for page in (0, 1):
        actions.open_page(key, page, by=by, at=START, now=moment)  # type: ignore[arg-type]
        moment += seconds * SECOND
        actions.finish_page(key, page, by=by, at=START, now=moment)  # type: ignore[arg-type]


@pytest.fixture
def driver(small_city: SmallCity) -> Actor:
    return small_city.cast["driver"]


def test_read_and_passed_is_taking_part(make_activity: Make, driver: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="")
    read_all(lesson.pk, driver)
    score = actions.take_quiz(lesson.pk, [0, 0], by=driver, at=START)
    row = Attendance.objects.get()
    assert score.attendance == row
    assert (row.mode, row.on, row.minutes) == (Presence.ONLINE, START.date(), 1)
    assert queries.education_attendances(CITY, Period(START.date(), START.date())).count() == 1


def test_opening_is_not_completion(make_activity: Make, driver: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="")
    actions.open_page(lesson.pk, 0, by=driver, at=START, now=START)
    with pytest.raises(Refused, match="还没读够时间，再看 7 秒"):
        actions.finish_page(lesson.pk, 0, by=driver, at=START, now=START + 5 * SECOND)
    with pytest.raises(Refused, match="先把前一页读完"):
        actions.open_page(lesson.pk, 1, by=driver, at=START)
    with pytest.raises(Refused, match="还有没读完的页"):
        actions.take_quiz(lesson.pk, [0, 0], by=driver, at=START)
    assert Attendance.objects.count() == 0


def test_a_failed_quiz_may_be_tried_again_but_not_guessed(
    make_activity: Make, driver: Actor
) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="")
    read_all(lesson.pk, driver)
    for _try in range(10):
        score = actions.take_quiz(lesson.pk, [0, 1], by=driver, at=START)
        assert (score.right, score.of, score.attendance) == (1, 2, None)
    with pytest.raises(TooMany):
        actions.take_quiz(lesson.pk, [0, 0], by=driver, at=START)


def test_a_page_left_open_all_night_is_not_a_night_of_learning(
    make_activity: Make, driver: Actor
) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="")
    read_all(lesson.pk, driver, seconds=8 * 3600)
    actions.take_quiz(lesson.pk, [0, 0], by=driver, at=START)
    assert Attendance.objects.get().minutes == 1  # three times 12 and 5 seconds


def test_on_the_spot_and_online_is_one_event_counted_once(
    make_activity: Make, small_city: SmallCity, driver: Actor
) -> None:
    activity = make_activity(mode=Mode.BOTH)
    code = queries.door_code(small_city.cast["committee"], activity.pk, START).token
    first = actions.check_in(activity.pk, by=driver, code=code, at=START)
    read_all(activity.pk, driver)
    score = actions.take_quiz(activity.pk, [0, 0], by=driver, at=END)
    assert (score.attendance, Attendance.objects.count()) == (first, 1)


def test_a_lesson_is_open_in_its_time_only(make_activity: Make, driver: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="")
    for closed in (BEFORE, END):
        with pytest.raises(Refused, match="没有开放"):
            actions.open_page(lesson.pk, 0, by=driver, at=closed)


def test_a_lesson_is_not_published_empty_nor_changed_afterwards(
    make_activity: Make, small_city: SmallCity
) -> None:
    committee = small_city.cast["committee"]
    lesson = make_activity(published=False, mode=Mode.ONLINE, place="")
    actions.set_quiz(lesson.pk, [], by=committee)
    with pytest.raises(Refused, match="小测验"):
        actions.publish(lesson.pk, by=committee, at=BEFORE)
    actions.set_quiz(lesson.pk, [("一", ("对", "错"), 0)], by=committee)
    actions.publish(lesson.pk, by=committee, at=BEFORE)
    with pytest.raises(Refused, match="不能再改课件"):
        actions.set_lesson(lesson.pk, [("新", "内容")], by=committee)
