"""What goes wrong on the way: told with photos, settled; people in a broken car are fetched, once."""

from __future__ import annotations

import io
import threading
from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import SmallCity
from tests.files.make import picture
from tests.rides import scenes
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.geo import Point
from yilu.files.actions import take_photo
from yilu.notices.models import Message
from yilu.rides import access, actions, queries
from yilu.rides.actions import Report
from yilu.rides.enums import Direction, EntryState, News, TripState
from yilu.rides.models import Booking, Entry, Leg, Plan, RideIncident, Stop, Trip

ROADSIDE = Point(101.7240, 26.5860)


def on_the_road(
    city: SmallCity, count: int = 1, **booked: object
) -> tuple[scenes.Exams, Trip, Actor, Booking]:
    """A car with one family aboard and perhaps others to fetch; it is ten past eight."""
    exams = scenes.booking_open(city, cars=6)
    rows = scenes.booked(city, exams, count, **booked)
    plan = scenes.published(city, exams)
    trip = plan.trips.get(stops__leg__booking=rows[0], stops__kind="board")
    driver = scenes.driver_of(exams, trip.entry)
    with standing_at(scenes.at(7, 50)):
        first = trip.stops.filter(kind="board").order_by("seq")[0]
        actions.check_in(trip.pk, "board", leg=first.leg_id, by=driver)
    trip.refresh_from_db()
    return exams, trip, driver, first.leg.booking


def send(trip: Trip, desk: Actor, entry: Entry | None = None) -> Trip:
    chosen = entry or queries.rescuers(trip, ROADSIDE)[0].entry
    return actions.rescue(trip.pk, chosen.pk, ROADSIDE, "加油站门口", by=desk, why="爆胎")


def test_a_report_carries_photos_and_who_was_aboard(small_city: SmallCity) -> None:
    exams, trip, driver, row = on_the_road(small_city)
    desk = small_city.cast["dispatcher"]
    photo = take_photo(io.BytesIO(picture()), "胎.jpg", by=driver)
    with standing_at(scenes.at(7, 55)):
        told = actions.report(
            trip.pk,
            Report("breakdown", "右前轮爆了", [photo], scenes.at(7, 53), ROADSIDE),
            by=driver,
        )
    assert (told.aboard, told.phone_at, told.lon) == (2, scenes.at(7, 53), ROADSIDE.lon)
    assert [one.pk for one in queries.incident_photos(told)] == [photo.pk]
    (message,) = Message.objects.filter(person=desk.person_id, reason="rides.incident")
    assert message.title == f"{trip.entry.sticker:03d} 号车：车坏了，车上 2 人"
    with pytest.raises(Invalid):
        actions.settle_incident(told.pk, " ", by=desk)
    settled = actions.settle_incident(told.pk, "换了备胎", by=desk)
    assert actions.settle_incident(told.pk, "再来一次", by=desk).outcome == settled.outcome
    titles = Message.objects.filter(person=driver.person_id).values_list("title", flat=True)
    assert any("换了备胎" in title for title in titles)
    assert exams.season.pk == row.season_id


@pytest.mark.parametrize(
    ("told", "field"),
    [(Report("nonsense"), "kind"), (Report("other", " "), "text")],
)
def test_what_is_no_report_says_where(small_city: SmallCity, told: Report, field: str) -> None:
    _exams, trip, driver, _row = on_the_road(small_city)
    with pytest.raises(Invalid) as wrong:
        actions.report(trip.pk, told, by=driver)
    assert set(wrong.value.errors) == {field}


def test_only_its_driver_and_the_desk_report_and_the_set_agrees(small_city: SmallCity) -> None:
    exams, trip, driver, _row = on_the_road(small_city)
    stranger = next(actor for actor in exams.drivers if actor is not driver)
    with pytest.raises(NotFound):
        actions.report(trip.pk, Report("road"), by=stranger)
    made = actions.report(trip.pk, Report("road"), by=small_city.cast["dispatcher"])
    for who, actor in {**small_city.cast, "carrier": driver, "stranger": stranger}.items():
        seen = made in set(access.visible_incidents(actor))
        assert (who, seen) == (who, access.can_view_incident(actor, made))


def test_nothing_is_reported_of_a_trip_nobody_was_told_of(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    scenes.booked(small_city, exams, 1)
    plan = scenes.ready(small_city, exams)
    trip = plan.trips.get()
    assert not queries.may_report(desk, trip)
    with pytest.raises(Refused):
        actions.report(trip.pk, Report("road"), by=desk)
    actions.publish(plan.pk, by=desk)
    assert queries.may_report(desk, queries.get_trip(desk, trip.pk))


def test_people_of_a_broken_car_are_brought_by_another_and_counted_once(
    small_city: SmallCity,
) -> None:
    exams, trip, driver, row = on_the_road(small_city)
    desk = small_city.cast["dispatcher"]
    with standing_at(scenes.at(7, 56)):
        made = actions.report(trip.pk, Report("breakdown", "", (), None, ROADSIDE), by=driver)
        assert queries.where_is(trip).at == ROADSIDE
        best = queries.rescuers(trip, ROADSIDE)[0]
        assert best.in_time
        sent = send(trip, desk, best.entry)
    trip.refresh_from_db()
    made.refresh_from_db()
    assert (trip.state, sent.state, sent.people) == (TripState.BROKEN, TripState.RUNNING, 2)
    assert Entry.objects.get(pk=trip.entry_id).state == EntryState.DROPPED
    assert (made.state, "去接" in made.outcome) == ("settled", True)
    assert queries.messages_of(row)[0].news == News.RESCUE
    ride = next(one for one in queries.rides_of(row) if one.leg.direction == "out")
    assert (ride.entry.pk, ride.swapped_at) == (best.entry.pk, "加油站门口")
    rescuer = scenes.driver_of(exams, best.entry)
    leg = scenes.leg_of(row)
    taps = [line.taps for line in queries.sheet(rescuer, queries.with_stops(rescuer, sent.pk))]
    assert taps == [("swap",), ()]
    with standing_at(scenes.at(8, 12)):
        actions.check_in(sent.pk, "swap", leg=leg.pk, by=rescuer)
        actions.check_in(sent.pk, "swap", leg=leg.pk, by=rescuer)
        with pytest.raises(Refused):  # the broken car has nobody any more
            actions.check_in(trip.pk, "arrive", leg=leg.pk, by=driver)
        actions.check_in(sent.pk, "arrive", leg=leg.pk, by=rescuer)
    sent.refresh_from_db()
    leg.refresh_from_db()
    assert (sent.state, leg.state, leg.boarded) == (TripState.DONE, "arrived", 2)
    assert list(Trip.objects.filter(state="done")) == [sent]
    assert queries.record_of(row.city, next(iter(rescuer.driver_ids)))["people"] == 2


def test_whom_the_broken_car_had_yet_to_fetch_goes_to_others(small_city: SmallCity) -> None:
    exams, trip, _driver, row = on_the_road(small_city, count=2, party=1)
    desk = small_city.cast["dispatcher"]
    both = Leg.objects.filter(stops__trip=trip, stops__kind="board").count()
    assert both == 2  # they ride together
    with standing_at(scenes.at(7, 52)):
        sent = send(trip, desk)
        ways = queries.left_to_fetch(desk, (trip.entry_id, sent.entry_id))
        assert ways == [(exams.morning.pk, "out")]
        mended = actions.repair(exams.morning.pk, Direction.OUT, by=desk, why="半路坏车")
        actions.publish(mended.pk, by=desk)
    other = Booking.objects.exclude(pk=row.pk).get()
    carrier = mended.trips.get(stops__leg__booking=other, stops__kind="board")
    assert carrier.entry_id not in (trip.entry_id, sent.entry_id)
    sent.refresh_from_db()
    assert (sent.plan_id, sent.state) == (mended.pk, TripState.RUNNING)
    stops = Stop.objects.filter(trip__plan=mended, leg__booking=row).values_list("kind", "trip")
    assert set(stops) == {("board", trip.pk), ("swap", sent.pk), ("alight", sent.pk)}


def test_a_car_that_went_on_after_all_calls_the_other_off(small_city: SmallCity) -> None:
    _exams, trip, driver, row = on_the_road(small_city)
    with standing_at(scenes.at(7, 56)):
        sent = send(trip, small_city.cast["dispatcher"])
        actions.check_in(trip.pk, "arrive", leg=scenes.leg_of(row).pk, by=driver)
    trip.refresh_from_db()
    sent.refresh_from_db()
    assert (trip.state, sent.state) == (TripState.DONE, TripState.EMPTY)
    assert Trip.objects.filter(state="done").count() == 1


def test_a_car_that_cannot_is_not_sent(small_city: SmallCity) -> None:
    exams, trip, _driver, _row = on_the_road(small_city, party=4)
    desk = small_city.cast["dispatcher"]
    with standing_at(scenes.at(7, 56)):
        small = queries.rescuers(trip, ROADSIDE)[0].entry
        small.vehicle.seats = 4
        small.vehicle.save()
        with pytest.raises(Refused):
            send(trip, desk, small)
        with pytest.raises(Refused):
            send(trip, desk, trip.entry)
        with pytest.raises(Invalid):
            actions.rescue(trip.pk, small.pk, ROADSIDE, " ", by=desk, why="")
        with pytest.raises(Invalid):
            actions.rescue(trip.pk, small.pk, Point(116.4, 39.9), "北京", by=desk, why="")
    trip.refresh_from_db()
    assert (trip.state, exams.season.entries.filter(state="dropped").count()) == ("running", 0)


def test_nobody_aboard_needs_no_rescue(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    scenes.booked(small_city, exams, 1)
    trip = scenes.published(small_city, exams).trips.get()
    with standing_at(scenes.at(7, 30)):
        actions.check_in(trip.pk, "depart", by=desk)
        trip.refresh_from_db()
        assert queries.rescuers(trip, ROADSIDE) == []
        with pytest.raises(Refused):
            actions.rescue(trip.pk, trip.entry_id, ROADSIDE, "路边", by=desk, why="")


@pytest.mark.django_db(transaction=True)
def test_two_desks_never_send_two_cars_for_the_same_people(small_city: SmallCity) -> None:
    _exams, trip, _driver, _row = on_the_road(small_city)
    desk = small_city.cast["dispatcher"]
    with standing_at(scenes.at(7, 56)):
        cars = [one.entry for one in queries.rescuers(trip, ROADSIDE)[:2]]
    told: list[str] = []

    def go(entry: Entry) -> None:
        try:
            with standing_at(scenes.at(7, 56)):
                send(trip, desk, entry)
        except Refused as error:
            told.append(str(error.message))
        connection.close()

    threads = [threading.Thread(target=go, args=(car,)) for car in cars]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(told), Stop.objects.filter(kind="swap").count()) == (1, 1)
    assert Trip.objects.filter(state="running").count() == 1
    assert RideIncident.objects.count() == 0
    assert Plan.objects.filter(state="published").count() == 1
    assert timedelta(0) <= scenes.at(9) - Trip.objects.get(state="running").ends_at
