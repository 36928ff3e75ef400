"""The bad input the trade knows, line by line: decided, told, and nothing half-written left behind."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.cast import CITY, DAY, SmallCity
from tests.rides import scenes
from tests.rides.test_bookings import HEAD, line
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.core.geo import Point
from yilu.registry.models import Permit
from yilu.rides import actions, queries
from yilu.rides.enums import Direction, PlanState
from yilu.rides.models import Booking, Entry, Plan, Stop
from yilu.rulebook.actions import set_parameter

SYSTEM = Actor.for_system(CITY)


def untouched(plan: Plan) -> tuple[str, set[str]]:
    """A published plan as the road has it: its state, and every stop."""
    plan.refresh_from_db()
    stops = Stop.objects.filter(trip__plan=plan, trip__state="planned")
    return plan.state, {f"{stop.leg_id}{stop.kind}{stop.arrive_at}" for stop in stops}


def test_no_exam_point_no_selection_and_no_booking(small_city: SmallCity) -> None:
    exams = scenes.draft(small_city)
    exams.season.points.all().delete()
    with pytest.raises(Refused) as told:
        actions.move_season(exams.season.pk, "select", by=small_city.cast["secretary"])
    assert "考点" in str(told.value.message)


def test_a_window_no_car_can_make_is_named(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    scenes.booked(small_city, exams, 1, at=Point(102.2, 27.3))
    actions.set_buffer(exams.morning.pk, 200, by=desk)
    plan = scenes.ready(small_city, exams)
    assert [row.reason for row in queries.unserved_of(plan)] == ["window_impossible"]


def test_a_party_no_car_holds_is_named(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1, party=4)
    for entry in Entry.objects.filter(state__in=["chosen", "backup"]):
        entry.vehicle.seats = 4
        entry.vehicle.save()
    plan = scenes.ready(small_city, exams)
    assert [row.reason for row in queries.unserved_of(plan)] == ["party_too_large"]


def test_five_thousand_lines_with_wrong_places_are_judged_one_by_one(
    small_city: SmallCity,
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    actions.know_places([("木棉家园", "510402", scenes.HOME)], by=desk)
    wrong = {1: {"pickup": "老槐树下"}, 2: {"point": "没有这所"}, 3: {"pickup": ""}}
    lines = [line(number, **wrong.get(number % 10, {})) for number in range(5000)]
    looked = actions.paste(exams.season.pk, "\n".join([HEAD, *lines]), by=desk, sure=False)
    assert (looked.rows, looked.taken, Booking.objects.count()) == (5000, 4000, 0)
    by_column: dict[tuple[str, bool], int] = {}
    for cell in looked.wrong:
        key = (cell.column, cell.warning)
        by_column[key] = by_column.get(key, 0) + 1
    assert by_column == {("上车地点", True): 500, ("考点", False): 500, ("上车地点", False): 500}
    assert looked.wrong[0].row == 3  # as Excel counts: the heading is line 1


def test_a_driver_whose_permit_runs_out_before_the_day_is_not_planned(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    first = scenes.ready(small_city, exams).trips.get()
    Permit.objects.filter(driver=first.entry.driver).update(valid_to=DAY)
    assert set(queries.unfit_on(exams.morning)) == {first.entry_id}
    assert scenes.ready(small_city, exams).trips.get().entry_id != first.entry_id
    Permit.objects.filter(driver__isnull=False).update(valid_to=DAY)
    with pytest.raises(Refused) as told:
        scenes.ready(small_city, exams)
    assert "证照" in str(told.value.message)


def test_road_times_that_are_down_leave_the_straight_line_and_say_so(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    by = small_city.cast["security_admin"]
    set_parameter("rides.roads.provider", "osrm", by=by)
    set_parameter("rides.roads.url", "http://127.0.0.1:9", by=by)
    plan = scenes.ready(small_city, exams)
    assert (plan.state, plan.served) == (PlanState.READY, 1)
    assert plan.travel not in ("", "straight")


def test_a_plan_is_asked_for_with_sound_numbers(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    for wrong in ({"seconds": 0}, {"seconds": 301}, {"buffer": 101}, {"goal": "x"}):
        with pytest.raises(Invalid):
            actions.ask_plan(exams.morning.pk, Direction.OUT, by=desk, **wrong)
    with pytest.raises(Invalid):
        actions.ask_plan(exams.morning.pk, "sideways", by=desk)
    with pytest.raises(Invalid):
        actions.set_buffer(exams.morning.pk, 201, by=desk)
    assert not Plan.objects.exists()


# ── the solver's own process ────────────────────────────────────────────────────────────────────


def _children() -> set[int]:
    listed = Path(f"/proc/self/task/{threading.main_thread().native_id}/children").read_text()
    return {int(word) for word in listed.split()}


def _asked_again(city: SmallCity) -> tuple[scenes.Exams, Plan, Plan]:
    """One plan in force, and another asked for that nobody has solved yet."""
    exams = scenes.booking_open(city)
    scenes.booked(city, exams, 3)
    standing = scenes.published(city, exams)
    asked = actions.ask_plan(exams.morning.pk, Direction.OUT, by=city.cast["dispatcher"], run=False)
    return exams, standing, asked


def test_a_solver_killed_in_the_middle_leaves_what_is_published(small_city: SmallCity) -> None:
    _exams, standing, asked = _asked_again(small_city)
    before, known = untouched(standing), _children()

    def kill() -> None:
        while not (found := _children() - known):
            time.sleep(0.005)
        os.kill(found.pop(), signal.SIGKILL)

    assassin = threading.Thread(target=kill)
    assassin.start()
    ended = actions.solve(asked.pk, by=SYSTEM)
    assassin.join()
    assert (ended.state, ended.trips.count()) == (PlanState.FAILED, 0)
    assert "中断" in ended.words
    assert untouched(standing) == before
    assert actions.solve(asked.pk, by=SYSTEM).state == PlanState.FAILED  # run twice: left as it is


def test_a_solver_that_is_told_to_stop_stops(small_city: SmallCity) -> None:
    _exams, standing, asked = _asked_again(small_city)
    before = untouched(standing)
    assert actions.stop_plan(asked.pk, by=small_city.cast["dispatcher"]).stop_asked
    ended = actions.solve(asked.pk, by=SYSTEM)
    assert (ended.state, ended.trips.count()) == (PlanState.CANCELLED, 0)
    assert untouched(standing) == before


@pytest.mark.django_db(transaction=True)
def test_a_family_that_cancels_while_it_is_replanned_is_not_driven_to(
    small_city: SmallCity,
) -> None:
    """The family's own thread takes its place back while the solver's process works."""
    _exams, standing, asked = _asked_again(small_city)
    desk, known = small_city.cast["dispatcher"], _children()
    gone = Booking.objects.order_by("number")[0]

    def leave() -> None:
        while not _children() - known:
            time.sleep(0.005)
        actions.cancel(gone.pk, by=desk)
        connection.close()

    family = threading.Thread(target=leave)
    family.start()
    solved = actions.solve(asked.pk, by=SYSTEM)
    family.join()
    assert (solved.state, solved.served) == (PlanState.READY, 3)
    assert queries.freshness(solved).cancelled == 1
    actions.publish(solved.pk, by=desk)
    carried = set(Stop.objects.filter(trip__plan=solved).values_list("leg__booking", flat=True))
    assert (gone.pk in carried, len(carried)) == (False, 2)
    standing.refresh_from_db()
    assert standing.state == PlanState.REPLACED
