"""From plan to figure: solved, compared, changed by hand, published, driven, mended, counted."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.cast import CITY, SmallCity
from tests.rides import scenes
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.core.errors import NotFound, Refused
from yilu.core.geo import Point
from yilu.core.periods import Period
from yilu.dispatch import checking
from yilu.notices.queries import loopback_letters
from yilu.rides import actions, codes, queries, shaping
from yilu.rides.enums import Direction, LegState, PlanState, Risk, TripState
from yilu.rides.models import CheckIn, Entry, Leg, Plan, Position, Stop, Trip
from yilu.rides.queries.plans import standing_problem

DAY_ITSELF = Period(scenes.EXAM_DAY, scenes.EXAM_DAY)


def tap(trip: Trip, kind: str, leg: Leg | None, by: Actor, **more: Any) -> CheckIn:
    return actions.check_in(trip.pk, kind, leg=leg.pk if leg else None, by=by, **more)


def trip_of(plan: Plan, leg: Leg) -> Trip:
    return plan.trips.get(stops__leg=leg, stops__kind="board")


def test_a_plan_serves_everybody_and_passes_the_checker(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 4)
    plan = scenes.ready(small_city, exams)
    assert (plan.state, plan.served, plan.people) == (PlanState.READY, 4, 8)
    shaped = standing_problem(plan)
    answer = shaping.plan_of(shaped, queries.trips_of(plan))
    assert checking.check(shaped.problem, answer, shaped.travel) == []
    assert plan.slack >= 0
    assert sum(trip.people for trip in plan.trips.all()) == 8
    back = scenes.ready(small_city, exams, Direction.BACK)
    assert (back.served, back.people) == (4, 8)


def test_who_cannot_be_carried_is_named_with_the_reason(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1, needs=("wheelchair",))
    plan = scenes.ready(small_city, exams)
    assert [row.reason for row in queries.unserved_of(plan)] == ["no_equipment"]
    entry = Entry.objects.filter(state="chosen").order_by("sticker")[0]
    actions.equip(entry.pk, ["wheelchair"], by=small_city.cast["dispatcher"])
    assert scenes.ready(small_city, exams).served == 1


def test_nothing_to_drive_with_or_to_is_told(small_city: SmallCity) -> None:
    exams, desk = scenes.selecting(small_city), small_city.cast["dispatcher"]
    with pytest.raises(Refused):
        actions.ask_plan(exams.morning.pk, Direction.OUT, by=desk)
    secretary = small_city.cast["secretary"]
    actions.propose(exams.season.pk, by=secretary)
    actions.confirm_cars(exams.season.pk, by=secretary)
    assert scenes.ready(small_city, exams).served == 0
    Entry.objects.update(state="passed")
    with pytest.raises(Refused):
        actions.ask_plan(exams.morning.pk, Direction.OUT, by=desk)


def test_a_move_by_hand_is_checked_at_once_and_a_lock_holds(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    rows = scenes.booked(small_city, exams, 2, party=4)
    plan = scenes.ready(small_city, exams)
    legs = [scenes.leg_of(row) for row in rows]
    first, second = (trip_of(plan, leg).entry for leg in legs)
    other = Entry.objects.filter(state="chosen").exclude(pk__in=[first.pk, second.pk]).first()
    assert other is not None
    actions.move_leg(plan.pk, legs[0].pk, other.pk, by=desk)
    assert trip_of(plan, legs[0]).entry == other
    actions.lock_leg(legs[0].pk, other.pk, by=desk)
    with pytest.raises(Refused):
        actions.move_leg(plan.pk, legs[0].pk, second.pk, by=desk)
    assert trip_of(scenes.ready(small_city, exams), legs[0]).entry == other
    actions.lock_leg(legs[0].pk, None, by=desk)
    actions.move_leg(plan.pk, legs[0].pk, None, by=desk)
    assert [row.leg_id for row in queries.unserved_of(plan)] == [legs[0].pk]


def test_a_move_that_breaks_a_rule_changes_nothing(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    plain, wheel = scenes.booked(small_city, exams, 1)[0], None
    able = Entry.objects.filter(state="chosen").order_by("sticker")[0]
    actions.equip(able.pk, ["wheelchair"], by=desk)
    wheel = actions.book_for(scenes.wish(exams, 5, needs=("wheelchair",)), by=desk).booking
    plan = scenes.ready(small_city, exams)
    other = Entry.objects.filter(state="chosen").exclude(pk=able.pk).first()
    assert other is not None
    before = set(Stop.objects.filter(trip__plan=plan).values_list("pk", flat=True))
    with pytest.raises(Refused) as told:
        actions.move_leg(plan.pk, scenes.leg_of(wheel).pk, other.pk, by=desk)
    assert "设备" in str(told.value.message)
    assert set(Stop.objects.filter(trip__plan=plan).values_list("pk", flat=True)) == before
    assert plain.pk


def test_published_once_families_and_drivers_are_told_once(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    rows = scenes.booked(small_city, exams, 2)
    plan = scenes.published(small_city, exams)
    again = actions.publish(plan.pk, by=small_city.cast["dispatcher"])
    assert again.state == PlanState.PUBLISHED
    assert actions.tell_plan(plan.pk) == 2
    assert actions.tell_plan(plan.pk) == 0
    texts = [letter.text for letter in loopback_letters(CITY)]
    plate = trip_of(plan, scenes.leg_of(rows[0])).entry.vehicle.plate
    assert any(plate in text and "不收任何费用" in text for text in texts)
    assert not any("转账" in text for text in texts)
    ride = next(r for r in queries.rides_of(rows[0]) if r.leg.direction == Direction.OUT)
    assert (ride.entry.vehicle.plate, ride.phone) == (plate, "")
    with standing_at(scenes.at(18) - timedelta(days=1)):
        assert (actions.remind(CITY), actions.remind(CITY)) == (2, 0)


@pytest.mark.django_db(transaction=True)
def test_two_dispatchers_publish_at_once_and_one_wins(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    scenes.booked(small_city, exams, 2)
    plans = [scenes.ready(small_city, exams) for _dispatcher in range(2)]
    told: list[str] = []

    def go(plan: Plan) -> None:
        try:
            actions.publish(plan.pk, by=desk)
        except Refused as error:
            told.append(str(error.message))
        connection.close()

    threads = [threading.Thread(target=go, args=(plan,)) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = sorted(Plan.objects.values_list("state", flat=True))
    assert states == ["published", "ready"]
    assert len(told) == 1
    assert "已经有人发布了" in told[0]


def test_a_plan_made_on_an_older_one_is_not_published(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    scenes.booked(small_city, exams, 2)
    stale = scenes.ready(small_city, exams)
    first = scenes.published(small_city, exams)
    with pytest.raises(Refused):
        actions.publish(stale.pk, by=desk)
    second = actions.publish(scenes.ready(small_city, exams).pk, by=desk)
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "published")
    assert set(first.trips.values_list("state", flat=True)) == {TripState.REPLACED}


def test_a_family_that_called_off_while_it_was_planned_is_not_driven_to(
    small_city: SmallCity,
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    rows = scenes.booked(small_city, exams, 3)
    plan = scenes.ready(small_city, exams)
    actions.cancel(rows[0].pk, by=desk)
    late = actions.book_for(scenes.wish(exams, 9), by=desk).booking
    fresh = queries.freshness(plan)
    assert (fresh.newcomers, fresh.cancelled) == (1, 1)
    actions.publish(plan.pk, by=desk)
    inside = set(Stop.objects.filter(trip__plan=plan).values_list("leg__booking", flat=True))
    assert inside == {rows[1].pk, rows[2].pk}
    mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="补上新约的")
    actions.publish(mended.pk, by=desk)
    assert mended.trips.filter(stops__leg__booking=late).exists()


def test_the_road_is_checked_in_once_whatever_the_line_does(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    (row,) = scenes.booked(small_city, exams, 1)
    plan, leg = scenes.published(small_city, exams), scenes.leg_of(row)
    trip = trip_of(plan, leg)
    driver = scenes.driver_of(exams, trip.entry)
    stranger = next(actor for actor in exams.drivers if actor is not driver)
    with standing_at(scenes.at(8, 10)):
        with pytest.raises(NotFound):
            tap(trip, "board", leg, stranger)
        tap(trip, "depart", None, driver, phone_at=scenes.at(7, 40))
        with pytest.raises(Refused):
            tap(trip, "arrive", leg, driver)
        boarded = tap(trip, "board", leg, driver, people=3, phone_at=scenes.at(7, 50))
        assert tap(trip, "board", leg, driver, people=4).pk == boarded.pk
        assert (boarded.at, boarded.taken_at) == (scenes.at(7, 50), scenes.at(8, 10))
        wild = tap(trip, "arrive", leg, driver, phone_at=scenes.at(8) + timedelta(days=400))
        assert wild.at == scenes.at(8, 10)  # a phone's clock that cannot be right
    trip.refresh_from_db()
    leg.refresh_from_db()
    assert (trip.state, trip.done_on) == (TripState.DONE, scenes.EXAM_DAY)
    assert (leg.state, leg.boarded) == (LegState.ARRIVED, 3)
    assert CheckIn.objects.count() == 3


def test_figures_come_from_check_ins_alone(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    rows = scenes.booked(small_city, exams, 3, party=4)
    plan = scenes.published(small_city, exams)
    with standing_at(scenes.at(8, 30)):
        for row, kinds in zip(rows, (("board", "arrive"), ("no_show",), ("board",)), strict=True):
            leg = scenes.leg_of(row)
            for kind in kinds:
                tap(trip_of(plan, leg), kind, leg, desk)
    trips = queries.exam_trips(CITY, DAY_ITSELF)
    rides = queries.exam_rides(CITY, DAY_ITSELF)
    cars = queries.exam_vehicles(CITY, DAY_ITSELF)
    assert (trips.count(), queries.person_times(rides), queries.vehicles(cars)) == (1, 8, 1)
    assert queries.families(rides) == 2
    assert queries.exam_trips(CITY, Period(scenes.DAY, scenes.DAY)).count() == 0
    assert queries.on_the_list(CITY, DAY_ITSELF) == {"confirmed": 3, "backups": 1}
    assert queries.record_of(CITY, cars.get().driver_id)["people"] == 4
    by_unit = queries.exam_trips(CITY, DAY_ITSELF, small_city.first_branch.path)
    elsewhere = queries.exam_trips(CITY, DAY_ITSELF, small_city.floating_branch.path)
    assert (by_unit.count(), elsewhere.count()) == (1, 0)


def test_a_day_on_paper_counts_like_one_tapped(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    rows = scenes.booked(small_city, exams, 3, party=4)
    plan = scenes.published(small_city, exams)
    legs = [scenes.leg_of(row) for row in rows]
    lines = [
        actions.LogLine(legs[0].pk, scenes.at(7, 40), scenes.at(8, 10)),
        actions.LogLine(legs[1].pk, scenes.at(7, 45), scenes.at(8, 15), people=3),
        actions.LogLine(legs[2].pk, None),
    ]
    assert actions.enter_log(plan.pk, lines, by=desk, note="纸质登记") == 3
    assert actions.enter_log(plan.pk, lines, by=desk, note="纸质登记") == 0
    assert queries.exam_trips(CITY, DAY_ITSELF).count() == 2
    assert queries.person_times(queries.exam_rides(CITY, DAY_ITSELF)) == 7
    assert set(plan.trips.values_list("state", flat=True)) == {"done", "empty"}


def test_a_car_drops_out_few_change_and_nothing_changes_until_approved(
    small_city: SmallCity,
) -> None:
    exams, desk = scenes.booking_open(small_city, cars=6), small_city.cast["dispatcher"]
    legs = [scenes.leg_of(row) for row in scenes.booked(small_city, exams, 3, party=4)]
    first, second = Entry.objects.filter(state="chosen").order_by("sticker")[:2]
    for leg, entry in zip(legs, (first, second, first), strict=True):
        actions.lock_leg(leg.pk, entry.pk, by=desk)
    plan = scenes.published(small_city, exams)
    for leg in legs:
        actions.lock_leg(leg.pk, None, by=desk)
    actions.tell_plan(plan.pk)
    lost, safe = trip_of(plan, legs[0]), trip_of(plan, legs[1])
    on_lost = {legs[0].pk, legs[2].pk}
    with standing_at(scenes.at(7, 0)):
        tap(safe, "depart", None, desk)
        actions.drop_out(lost.entry_id, by=desk, why="爆胎")
        mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="001 爆胎")
        plan.refresh_from_db()
        assert (plan.state, mended.state) == ("published", "ready")
        changed = queries.changes(mended)
        moved = {line.leg.pk: line.after for line in changed if line.before != line.after}
        assert set(moved) == on_lost  # another may shift by minutes, never its car
        assert all(after and after.pk != lost.entry_id for after in moved.values())
        actions.publish(mended.pk, by=desk)
        assert actions.tell_plan(mended.pk) >= len(on_lost)
    safe.refresh_from_db()
    lost.refresh_from_db()
    assert (safe.plan_id, safe.state) == (mended.pk, TripState.RUNNING)
    assert (lost.plan_id, lost.state) == (plan.pk, TripState.REPLACED)
    assert Stop.objects.filter(trip__plan=mended, leg=legs[1], kind="board").count() == 1
    assert any("换车了" in letter.text for letter in loopback_letters(CITY))


def test_a_family_whose_car_never_came_is_placed_anew(small_city: SmallCity) -> None:
    """Past its minute by the plan, but nobody tapped: it still waits at the gate."""
    exams, desk = scenes.booking_open(small_city, cars=6), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    plan, leg = scenes.published(small_city, exams), scenes.leg_of(row)
    trip = trip_of(plan, leg)
    with standing_at(trip.starts_at + timedelta(minutes=6)):
        actions.drop_out(trip.entry_id, by=desk, why="没联系上")
        mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="没联系上")
    (line,) = queries.changes(mended)
    assert line.after is not None
    assert line.after.pk != trip.entry_id


def test_the_board_tells_by_the_clock_and_the_last_position(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    plan, leg = scenes.published(small_city, exams), scenes.leg_of(row)
    trip = trip_of(plan, leg)
    driver = scenes.driver_of(exams, trip.entry)

    def risk() -> Risk:
        board = queries.board(desk, exams.morning.pk, Direction.OUT)
        return board.rows[0].risk

    with standing_at(trip.starts_at - timedelta(minutes=30)):
        assert risk() is Risk.NONE
        assert not actions.share_position(trip.pk, scenes.HOME, by=driver)  # not on the road yet
    with standing_at(trip.starts_at + timedelta(minutes=7)):
        assert risk() is Risk.SOON
    with standing_at(scenes.at(8, 29)):
        assert risk() is Risk.LATE
    with standing_at(trip.starts_at - timedelta(minutes=5)):
        tap(trip, "depart", None, driver)
        assert actions.share_position(trip.pk, Point(102.10, 26.89), by=driver)
        assert risk() is Risk.LATE  # an hour away
        assert queries.board(desk, exams.morning.pk, Direction.OUT).phones == 1
        tap(trip, "board", leg, driver)
        tap(trip, "arrive", leg, driver)
    assert not Position.objects.exists()
    board = queries.board(desk, exams.morning.pk, Direction.OUT)
    assert (board.arrived, board.waiting) == ((1, 2), (0, 0))
    assert [(p.name, p.there, p.expected) for p in board.points] == [("金沙中学", 2, 2)]


def test_slower_roads_are_heeded_by_the_next_plan(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    quick = scenes.ready(small_city, exams)
    actions.set_buffer(exams.morning.pk, 100, by=desk)
    slow = scenes.ready(small_city, exams)

    def minutes(plan: Plan) -> int:
        trip = trip_of(plan, scenes.leg_of(row))
        return int((trip.ends_at - trip.starts_at).total_seconds()) // 60

    assert minutes(slow) > minutes(quick)


def test_taking_turns_offers_the_cars_that_drove_least(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    Entry.objects.update(lon=scenes.SCHOOL.lon, lat=scenes.SCHOOL.lat)  # none nearer than another
    first = scenes.published(small_city, exams)
    for cars in (1, None):
        fair = scenes.ready(small_city, exams, Direction.BACK, goal="fair", cars=cars)
        assert fair.trips.get().entry_id != first.trips.get().entry_id


def test_rating_and_thanks_go_to_the_wall_by_consent_and_a_look(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    family, secretary = small_city.cast["anonymous"], small_city.cast["secretary"]
    from_link = actions.book_for(scenes.wish(exams, 3), by=desk).link
    plan, leg = scenes.published(small_city, exams), scenes.leg_of(row)
    trip = trip_of(plan, leg)
    link = codes.link_of(row.pk)
    with pytest.raises(Refused):
        actions.rate(link, leg.pk, 5, by=family)
    with standing_at(scenes.at(8, 20)):
        tap(trip, "board", leg, desk)
        tap(trip, "arrive", leg, desk)
    actions.rate(link, leg.pk, 4, by=family)
    actions.rate(link, leg.pk, 5, by=family)
    shown = actions.thank(link, "师傅早到了十分钟", True, by=family)
    assert queries.wall(CITY) == []
    with pytest.raises(NotFound):
        actions.review_thanks(shown.pk, True, by=desk)
    actions.review_thanks(shown.pk, True, by=secretary)
    assert [row.text for row in queries.wall(CITY)] == ["师傅早到了十分钟"]
    with pytest.raises(Refused):
        actions.thank(from_link, "还没坐", True, by=family)
