"""What a city has set goes into the plans of the exam's day: minutes to get in, to share, to be fetched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import DAY, SmallCity
from tests.rides import scenes
from yilu.core.errors import Invalid
from yilu.rides import actions
from yilu.rides.enums import Direction, Goal
from yilu.rides.limits import BOARDING, DETOUR, FAIR_KM, FETCHED
from yilu.rides.models import Plan, Stop
from yilu.rides.queries.plans import fresh_problem
from yilu.rides.shaping import Shaped
from yilu.rulebook.actions import set_limit


def asked(city: SmallCity, exams: scenes.Exams, direction: str, goal: str = Goal.KM) -> Shaped:
    desk = city.cast["dispatcher"]
    plan = actions.ask_plan(exams.morning.pk, direction, by=desk, goal=goal, run=False)
    return fresh_problem(Plan.objects.select_related("wave__season").get(pk=plan.pk))


def put(city: SmallCity, key: str, value: int, days: int = 0) -> None:
    on = DAY + timedelta(days=days)
    set_limit(key, str(value), by=city.cast["committee"], reason="今年路远", from_on=on)


def test_by_default_two_minutes_forty_more_and_an_hour_and_a_quarter(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    out = asked(small_city, exams, Direction.OUT)
    (ride,) = out.problem.requests
    direct = int(1.4 * out.travel.leg(ride.board, ride.alight)[1])
    assert (ride.board_takes, ride.ride_limit) == (120, direct + 2400)
    (back,) = asked(small_city, exams, Direction.BACK).problem.requests
    assert back.board_within is not None
    assert back.board_within.latest - back.board_within.earliest == 75 * 60


def test_what_the_city_sets_holds_from_its_day_on(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    put(small_city, BOARDING.key, 5)
    put(small_city, DETOUR.key, 15, days=1)  # the exam's day
    put(small_city, FETCHED.key, 30, days=2)  # later than the exam
    out = asked(small_city, exams, Direction.OUT)
    (ride,) = out.problem.requests
    direct = int(1.4 * out.travel.leg(ride.board, ride.alight)[1])
    assert (ride.board_takes, ride.ride_limit) == (300, direct + 900)
    (back,) = asked(small_city, exams, Direction.BACK).problem.requests
    assert back.board_within is not None
    assert back.board_within.latest - back.board_within.earliest == 75 * 60
    board = Stop.objects.get(trip__plan=scenes.ready(small_city, exams), kind="board")
    assert board.leave_at - board.arrive_at == timedelta(minutes=5)


@pytest.mark.parametrize(("km", "worth"), [(None, (3000, 30)), (8, (8000, 80)), (0, (0, 0))])
def test_taking_turns_is_worth_so_many_kilometres(
    small_city: SmallCity, km: int | None, worth: tuple[int, int]
) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    if km is not None:
        put(small_city, FAIR_KM.key, km)
    fair = asked(small_city, exams, Direction.OUT, Goal.FAIR).problem.fairness
    assert (fair.rides, fair.metres) == worth
    short = asked(small_city, exams, Direction.OUT, Goal.KM).problem.fairness
    assert (short.rides, short.metres) == (0, 0)


def test_numbers_no_exam_day_can_be_driven_with_are_refused(small_city: SmallCity) -> None:
    for key, value in ((BOARDING.key, 0), (DETOUR.key, 5), (FETCHED.key, 999), (FAIR_KM.key, -1)):
        with pytest.raises(Invalid):
            put(small_city, key, value)
