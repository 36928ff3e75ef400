"""A plan keeps the pace it was made with; a family that changes something is never driven to as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import DAY, SmallCity
from tests.rides import scenes
from yilu.core import clock
from yilu.core.errors import Refused
from yilu.core.geo import Point
from yilu.notices.models import Message
from yilu.rides import actions, queries
from yilu.rides.enums import Direction, LegState
from yilu.rides.limits import BOARDING, DETOUR
from yilu.rides.models import FamilyMessage, Leg, Plan, Stop
from yilu.rulebook.actions import set_limit

NEAR, OTHER = Point(101.7320, 26.5890), Point(101.7400, 26.5930)


def set_minutes(city: SmallCity, key: str, value: int) -> None:
    set_limit(key, str(value), by=city.cast["committee"], reason="今年路远", from_on=DAY)


def boarding(plan: Plan, leg: Leg) -> Stop:
    return Stop.objects.select_related("trip__entry").get(trip__plan=plan, leg=leg, kind="board")


def pace(plan: Plan) -> tuple[int | None, int | None, int | None]:
    plan.refresh_from_db()
    return plan.boarding, plan.detour, plan.fetched


def changed(city: SmallCity, exams: scenes.Exams, number: int, **values: object) -> None:
    """By the desk, for a family that telephones."""
    row = exams.season.bookings.order_by("number")[number]
    wish = replace(scenes.wish(exams, number), **values)  # type: ignore[arg-type]
    actions.change(row.pk, wish, by=city.cast["dispatcher"])


# ── the pace ────────────────────────────────────────────────────────────────────────────────────


def test_a_limit_lowered_in_mid_season_binds_new_plans_alone(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 3)
    desk = small_city.cast["dispatcher"]
    standing = scenes.published(small_city, exams)
    set_minutes(small_city, BOARDING.key, 9)
    set_minutes(small_city, DETOUR.key, 10)
    mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="看看")
    copy = actions.revise(standing.pk, by=desk)
    anew = scenes.ready(small_city, exams)
    assert [pace(plan) for plan in (standing, mended, copy, anew)] == [
        (2, 40, 75), (2, 40, 75), (2, 40, 75), (9, 10, 75),
    ]  # fmt: skip
    assert [queries.changes(plan) for plan in (mended, copy)] == [[], []]
    stays = {s.leave_at - s.arrive_at for s in Stop.objects.filter(trip__plan=anew, kind="board")}
    assert stays == {timedelta(minutes=9)}


def test_a_move_by_hand_is_judged_by_the_pace_of_its_plan(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 2)
    desk = small_city.cast["dispatcher"]
    plan = scenes.ready(small_city, exams)
    set_minutes(small_city, BOARDING.key, 15)
    leg = Leg.objects.filter(direction="out").order_by("booking__number").first()
    assert leg is not None
    was = boarding(plan, leg).trip.entry_id
    other = next(car for car in queries.cars_of(exams.morning) if car.pk != was)
    actions.move_leg(plan.pk, leg.pk, other.pk, by=desk)
    stop = boarding(plan, leg)
    assert stop.trip.entry_id == other.pk
    assert stop.leave_at - stop.arrive_at == timedelta(minutes=2)


def test_a_plan_of_before_it_was_kept_goes_by_today(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    plan = scenes.ready(small_city, exams)
    Plan.objects.filter(pk=plan.pk).update(boarding=None, detour=None, fetched=None)
    set_minutes(small_city, BOARDING.key, 5)
    made, today = queries.pace_of(Plan.objects.select_related("wave").get(pk=plan.pk))
    assert (made, made.boarding) == (today, 5)


# ── changed while it was planned ────────────────────────────────────────────────────────────────


def test_what_changed_while_it_was_planned_is_looked_at_before_it_is_published(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 3)
    desk = small_city.cast["dispatcher"]
    plan = scenes.ready(small_city, exams)
    leg = Leg.objects.get(direction="out", booking__phone_last4=scenes.PHONES[0][-4:])
    before = boarding(plan, leg)
    changed(small_city, exams, 0, pickup="阳光花园", at=OTHER)
    assert queries.freshness(plan).changed == 1
    with pytest.raises(Refused) as told:
        actions.publish(plan.pk, by=desk)
    assert str(leg.booking.number) in str(told.value.message)
    actions.recheck(plan.pk, by=desk)
    after = boarding(plan, leg)
    assert after.trip.entry_id == before.trip.entry_id
    assert (after.arrive_at, queries.freshness(plan).any) != (before.arrive_at, True)
    assert actions.publish(plan.pk, by=desk).state == "published"


def test_who_no_longer_fits_his_car_is_told_as_not_served(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city, wanted=1, wanted_backups=0)
    scenes.booked(small_city, exams, 2)
    desk = small_city.cast["dispatcher"]
    plan = scenes.ready(small_city, exams)
    assert plan.served == 2
    changed(small_city, exams, 0, needs=("wheelchair",))
    actions.recheck(plan.pk, by=desk)
    plan.refresh_from_db()
    assert (plan.served, plan.unserved.count()) == (1, 1)
    assert actions.publish(plan.pk, by=desk).state == "published"


def test_a_word_that_is_no_change_asks_for_nothing(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    plan = scenes.ready(small_city, exams)
    changed(small_city, exams, 0, called="吕先生")
    assert queries.freshness(plan).any is False


# ── changed after publishing ────────────────────────────────────────────────────────────────────


def test_the_desk_changes_a_pick_up_after_publishing(small_city: SmallCity) -> None:
    """The driver hears at once, the board says so, and re-planning brings the car to the new place."""
    exams = scenes.booking_open(small_city)
    (first, *_rest) = scenes.booked(small_city, exams, 3)
    desk = small_city.cast["dispatcher"]
    plan = scenes.published(small_city, exams)
    actions.tell_plan(plan.pk)
    leg = scenes.leg_of(first)
    person = boarding(plan, leg).trip.entry.driver.person_id
    changed(small_city, exams, 0, pickup="阳光花园", at=OTHER)
    heard = Message.objects.filter(person_id=person, reason__startswith="rides.edited")
    assert [first.number in message.title for message in heard] == [True]
    assert [row.number for row in (leg.booking for leg in queries.outdated(plan))] == [first.number]
    mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="改了上车地点")
    actions.publish(mended.pk, by=desk)
    assert queries.outdated(mended) == []
    stop = boarding(mended, leg)
    assert stop.edition == 2
    actions.tell_plan(mended.pk)
    driver = stop.trip.entry.driver.person_id
    assert Message.objects.filter(person_id=driver, source__contains=str(mended.pk)).count() == 1
    changed(
        small_city, exams, 0, pickup="阳光花园", at=OTHER, party=1
    )  # once more, in the newer plan
    assert [row.booking_id for row in queries.outdated(mended)] == [first.pk]
    news = FamilyMessage.objects.filter(booking=first).order_by("at", "pk")
    assert "edited" in [row.news for row in news]


def test_a_family_whose_car_is_on_its_way_is_found_at_the_new_place(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    (first,) = scenes.booked(small_city, exams, 1)
    desk = small_city.cast["dispatcher"]
    plan = scenes.published(small_city, exams)
    leg = scenes.leg_of(first)
    was = boarding(plan, leg)
    with clock.standing_at(scenes.at(7)):
        driver = scenes.driver_of(exams, was.trip.entry)
        actions.check_in(was.trip_id, "depart", by=driver)
        changed(small_city, exams, 0, pickup="阳光花园", at=NEAR)
        mended = actions.repair(
            exams.morning.pk, Direction.OUT, by=desk, why="改了上车地点", at=scenes.at(7)
        )
        actions.publish(mended.pk, by=desk)
    now = boarding(mended, leg)
    assert (now.trip_id, now.edition, queries.outdated(mended)) == (was.trip_id, 2, [])


def test_nobody_is_changed_while_he_rides(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    (first,) = scenes.booked(small_city, exams, 1)
    scenes.published(small_city, exams)
    desk = small_city.cast["dispatcher"]
    Leg.objects.filter(booking=first, direction="out").update(state=LegState.ABOARD, boarded=2)
    with pytest.raises(Refused):
        changed(small_city, exams, 0, pickup="阳光花园", at=OTHER)
    row = queries.get_booking(desk, first.pk)
    assert (queries.may_change(desk, row), "cancel" in queries.booking_moves(desk, row)) == (
        False, True,
    )  # fmt: skip
    Leg.objects.filter(booking=first).update(state=LegState.ARRIVED, boarded=2)
    assert queries.booking_moves(desk, queries.get_booking(desk, first.pk)) == []
