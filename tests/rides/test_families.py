"""What families and drivers hear of, when, how often, and what the desk sees of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import override_settings

from tests.cast import CITY, SmallCity
from tests.notices.loopback import SECRET, Gateway, running
from tests.rides import scenes
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.geo import Point
from yilu.notices.models import Message, Outbound
from yilu.notices.sending import deliver
from yilu.rides import actions, queries
from yilu.rides.enums import Direction, News
from yilu.rides.models import Booking, Entry, FamilyMessage, Plan, Trip


def news(row: Booking) -> list[str]:
    """What one family heard, the first first."""
    return [one.news for one in reversed(queries.messages_of(row))]


def trip_of(plan: Plan, row: Booking) -> Trip:
    return plan.trips.get(stops__leg__booking=row, stops__kind="board")


def heard(actor: Actor) -> list[str]:
    rows = Message.objects.filter(person=actor.person_id).order_by("at", "pk")
    return list(rows.values_list("title", flat=True))


def test_each_step_of_a_booking_is_told(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    exams.morning.places = 2
    exams.morning.save()
    first, waits = scenes.booked(small_city, exams, 2)
    actions.change(first.pk, scenes.wish(exams, pickup="凤凰苑"), by=desk)
    actions.cancel(first.pk, by=desk)
    assert news(first) == [News.BOOKED, News.EDITED, News.CANCELLED]
    assert news(waits) == [News.QUEUED, News.ADMITTED]
    words = queries.messages_of(waits)[0].words
    day = scenes.EXAM_DAY
    assert words.startswith(f"{day.month}月{day.day}日第一天上午 语文您候补上了")


def test_a_familys_own_change_is_no_news_to_it(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    assert news(row) == [News.BOOKED]
    actions.place(row.pk, Point(101.74, 26.59), by=desk)
    assert news(row) == [News.BOOKED]


def test_the_car_is_told_once_and_again_only_when_it_is_another(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city, cars=6), small_city.cast["dispatcher"]
    rows = scenes.booked(small_city, exams, 2)
    plan = scenes.published(small_city, exams)
    assert (actions.tell_plan(plan.pk), actions.tell_plan(plan.pk)) == (2, 0)
    gone = trip_of(plan, rows[0]).entry
    with standing_at(scenes.at(6)):
        actions.drop_out(gone.pk, by=desk, why="爆胎")
        mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="爆胎")
        actions.publish(mended.pk, by=desk)
        actions.tell_plan(mended.pk)
    assert news(rows[0])[-1] == News.CHANGED
    driver, other = scenes.driver_of(exams, gone), trip_of(mended, rows[0]).entry
    assert any("不用出车" in title for title in heard(driver))
    assert any("您有" in title for title in heard(scenes.driver_of(exams, other)))


def test_a_driver_whose_sheet_stands_hears_nothing_of_others_changes(
    small_city: SmallCity,
) -> None:
    exams, desk = scenes.booking_open(small_city, cars=6), small_city.cast["dispatcher"]
    rows = scenes.booked(small_city, exams, 2, party=4)
    cars = list(Entry.objects.filter(state="chosen").order_by("sticker"))
    for row, car in zip(rows, cars, strict=False):
        actions.lock_leg(scenes.leg_of(row).pk, car.pk, by=desk)
    plan, stays = scenes.published(small_city, exams), cars[1].pk
    actions.tell_plan(plan.pk)
    actions.lock_leg(scenes.leg_of(rows[0]).pk, cars[2].pk, by=desk)
    kept = scenes.driver_of(exams, trip_of(plan, rows[1]).entry)
    before = heard(kept)
    with standing_at(scenes.at(6)):
        actions.drop_out(trip_of(plan, rows[0]).entry_id, by=desk, why="爆胎")
        mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="爆胎")
        actions.publish(mended.pk, by=desk)
        actions.tell_plan(mended.pk)
    assert trip_of(mended, rows[1]).entry_id == stays
    assert heard(kept) == before


def test_a_late_cancellation_and_a_no_show_reach_the_driver_at_once(
    small_city: SmallCity,
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (off,) = scenes.booked(small_city, exams, 1)
    plan = scenes.published(small_city, exams)
    trip = trip_of(plan, off)
    driver = scenes.driver_of(exams, trip.entry)
    with standing_at(scenes.at(7)):
        actions.cancel(off.pk, by=desk)
    trip.refresh_from_db()
    assert trip.state == "empty"
    at = trip.starts_at.astimezone(CITY_ZONE)
    assert [title for title in heard(driver) if off.number in title] == [
        f"{off.number} 取消了，{at:%H:%M} 那一站不用去"
    ]


def test_a_no_show_written_by_the_desk_is_told_to_both(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    trip = trip_of(scenes.published(small_city, exams), row)
    with standing_at(scenes.at(8)):
        actions.check_in(trip.pk, "no_show", leg=scenes.leg_of(row).pk, by=desk)
    assert news(row)[-1] == News.NO_SHOW
    driver = scenes.driver_of(exams, trip.entry)
    assert any("没有来，不用等" in title for title in heard(driver))


def test_late_is_told_by_the_desk_and_by_a_fresh_position_once(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    trip = trip_of(scenes.published(small_city, exams), row)
    driver = scenes.driver_of(exams, trip.entry)
    with standing_at(trip.starts_at - timedelta(minutes=5)):
        assert actions.watch_late(CITY) == 0  # no position: no guess
        actions.check_in(trip.pk, "depart", by=driver)
        actions.share_position(trip.pk, Point(102.10, 26.89), by=driver)
        assert (actions.watch_late(CITY), actions.watch_late(CITY)) == (1, 0)
        with pytest.raises(Invalid):
            actions.tell_late(trip.pk, 0, by=desk)
        assert actions.tell_late(trip.pk, 15, by=desk) == 1
        actions.check_in(trip.pk, "board", leg=scenes.leg_of(row).pk, by=driver)
        with pytest.raises(Refused):
            actions.tell_late(trip.pk, 15, by=desk)
    assert news(row) == [News.BOOKED, News.LATE, News.LATE]


@pytest.mark.parametrize(("hour", "waits"), [(12, False), (23, True)])
def test_at_night_only_what_cannot_wait_is_sent(
    small_city: SmallCity, hour: int, waits: bool
) -> None:
    exams = scenes.booking_open(small_city)
    week_before = scenes.at(hour) - timedelta(days=1)  # the exam is the day after that at nine
    exams.morning.on = scenes.EXAM_DAY + timedelta(days=3)
    exams.morning.save()
    with standing_at(week_before):
        (row,) = scenes.booked(small_city, exams, 1)
    letter = FamilyMessage.objects.get(booking=row).outbound
    assert letter is not None
    assert (letter.not_before - letter.made_at > timedelta(hours=7)) == waits


def test_the_night_before_the_exam_nothing_waits(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    with standing_at(scenes.at(23) - timedelta(days=1)):
        (row,) = scenes.booked(small_city, exams, 1)
    letter = FamilyMessage.objects.get(booking=row).outbound
    assert letter is not None
    assert letter.not_before - letter.made_at < timedelta(minutes=1)


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with (
        running() as found,
        override_settings(YILU_SMS_URL=found.url, YILU_SMS_KEY=SECRET, YILU_MODE="production"),
    ):
        yield found


def test_it_goes_through_the_gateway_of_the_codes_and_a_lost_one_is_rung(
    small_city: SmallCity, gateway: Gateway
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    through, lost = scenes.booked(small_city, exams, 2)
    gateway.answers = [200, 400]
    for row in (through, lost):
        letter = FamilyMessage.objects.get(booking=row).outbound
        assert letter is not None
        deliver(letter.pk)
    states = dict(Outbound.objects.values_list("to_last4", "state"))
    assert states == {through.phone_last4: "sent", lost.phone_last4: "failed"}
    (row,) = queries.messages(desk, lost=True)
    assert (row.booking_id, queries.to_ring(desk, exams.season.pk)) == (lost.pk, 1)
    actions.rang(row.pk, by=desk)
    assert actions.rang(row.pk, by=desk).rung_by == desk.account_id
    assert queries.to_ring(desk, exams.season.pk) == 0


def test_who_only_books_rings_for_his_own_families(small_city: SmallCity) -> None:
    exams, keeper = scenes.booking_open(small_city), small_city.cast["keeper"]
    (row,) = scenes.booked(small_city, exams, 1)
    own = actions.book_for(scenes.wish(exams, 7), by=keeper).booking
    assert [one.booking_id for one in queries.messages(keeper)] == [own.pk]
    with pytest.raises(NotFound):
        actions.rang(queries.messages_of(row)[0].pk, by=keeper)
