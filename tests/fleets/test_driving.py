"""The trip sheet: stops in order by two clocks, cold goods, isolation, incidents, home and counted."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.cast import SmallCity
from tests.fleets import scenes
from tests.fleets.scenes import HOUR, a_fleet, an_order, at, running, volunteer
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.periods import Period
from yilu.fleets import actions, queries
from yilu.fleets.actions import Checked
from yilu.fleets.enums import (
    IncidentKind,
    IncidentState,
    Load,
    MissionState,
    StopKind,
    TransportState,
    TripState,
)
from yilu.fleets.models import Stop, Transport, Trip
from yilu.honours import queries as honours
from yilu.notices.models import Message

MUSTER = Checked(place=scenes.MUSTER)


def kinds(trip: Trip) -> list[str]:
    return [stop.kind for stop in queries.stops_of(trip)]


def do(trip: Trip, actor: Actor, checked: Checked = MUSTER) -> Stop:
    """Check in at the next stop."""
    stop = next(one for one in queries.stops_of(trip) if one.done_at is None)
    return actions.check_in(trip.pk, stop.pk, checked, by=actor)


def test_a_patrol_is_mustered_driven_and_recorded(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    assert kinds(trip) == [StopKind.MUSTER, StopKind.FINISH]
    with standing_at(at(2)):
        do(trip, one, Checked(phone_at=at(1.9)))
    with standing_at(at(5)):
        done = actions.finish(trip.pk, 48, by=one)
        again = actions.finish(trip.pk, 99, by=one)
    assert (done.state, done.minutes, done.runs, done.metres) == (TripState.DONE, 186, 1, 48_000)
    assert again.metres == 48_000
    (record,) = honours.my_records(one)
    assert (record.minutes, record.trips, record.metres) == (186, 1, 48_000)
    assert record.title == f"转运核酸检测物资 {mission.number}"
    with standing_at(at(6)):
        assert actions.complete(mission.pk, by=small_city.cast["committee"]).state == (
            MissionState.COMPLETED
        )


def test_both_clocks_are_kept_and_a_wrong_one_is_left_out(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    _mission, (trip,) = running(small_city, one)
    with standing_at(at(2)):
        stop = do(trip, one, Checked(phone_at=at(2) + HOUR, place=Point(101.7, 26.58)))
    assert (stop.done_at, stop.phone_at, stop.at_lon) == (at(2), None, 101.7)


def test_a_repeat_finds_the_stop_done_and_none_is_skipped(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    actions.order_transport(mission.pk, an_order(), by=small_city.cast["committee"])
    actions.plan_transports(mission.pk, by=small_city.cast["committee"])
    muster, board, alight, _home = queries.stops_of(trip)
    with pytest.raises(Refused, match="先做上一站"):
        actions.check_in(trip.pk, board.pk, Checked(temperature=Decimal(5)), by=one)
    first = actions.check_in(trip.pk, muster.pk, MUSTER, by=one)
    assert actions.check_in(trip.pk, muster.pk, MUSTER, by=one).done_at == first.done_at
    with pytest.raises(Invalid) as cold:
        actions.check_in(trip.pk, board.pk, Checked(), by=one)
    assert set(cold.value.errors) == {"temperature"}
    actions.check_in(trip.pk, board.pk, Checked(temperature=Decimal("5.5")), by=one)
    with pytest.raises(Refused):
        actions.finish(trip.pk, 20, by=one)
    actions.check_in(trip.pk, alight.pk, Checked(temperature=Decimal("9.1")), by=one)
    load = Transport.objects.get()
    assert load.state == TransportState.DELIVERED
    told = Message.objects.get(reason="temperature")
    assert "9.1" in told.title


def test_people_to_be_isolated_ride_alone_in_kit_and_the_car_is_cleaned(
    small_city: SmallCity,
) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1, equipment=("kit", "partition"))
    mission, (trip,) = running(small_city, one)
    staff = small_city.cast["committee"]
    isolated = {"load": Load.ISOLATED, "what": "密接 1 人", "coldest": None, "warmest": None}
    for hours in (0.0, 0.1):
        actions.order_transport(
            mission.pk,
            an_order(**isolated, board_from=at(2.5 + hours), board_to=at(5), alight_by=at(7)),
            by=staff,
        )
    planned = actions.plan_transports(mission.pk, by=staff)
    assert (planned.assigned, planned.unserved) == (2, 0)
    alone = [StopKind.BOARD, StopKind.ALIGHT, StopKind.DISINFECT]
    assert kinds(trip) == [StopKind.MUSTER, *alone, *alone, StopKind.FINISH]
    do(trip, one)
    with pytest.raises(Invalid) as bare:
        do(trip, one, Checked())
    assert set(bare.value.errors) == {"kit"}
    for _stop in range(6):
        do(trip, one, Checked(kit=True))
    with standing_at(at(5)):
        done = actions.finish(trip.pk, 30, by=one)
    assert (done.runs, done.people) == (2, 2)


def test_no_vehicle_with_what_it_needs_is_said(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)  # no kit
    mission, (trip,) = running(small_city, one)
    staff = small_city.cast["committee"]
    actions.order_transport(mission.pk, an_order(load=Load.ISOLATED, what="密接 1 人"), by=staff)
    assert actions.plan_transports(mission.pk, by=staff) == actions.Planned(0, 1, 0)
    load = Transport.objects.get()
    assert (load.state, load.unserved, load.needs) == (
        TransportState.WAITING, "no_equipment", ["kit"],
    )  # fmt: skip
    assert kinds(trip) == [StopKind.MUSTER, StopKind.FINISH]


def test_a_new_plan_leaves_alone_what_is_aboard_and_given(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    going = [volunteer(small_city, fleet, n) for n in (1, 2)]
    mission, trips = running(small_city, *going)
    staff = small_city.cast["committee"]
    warm = {"coldest": None, "warmest": None}
    actions.order_transport(mission.pk, an_order(**warm), by=staff)
    actions.plan_transports(mission.pk, by=staff)
    load = Transport.objects.get()
    used = next(trip for trip in trips if trip.pk == load.trip_id)
    driver = next(actor for actor in going if actor.person_id == used.person_id)
    do(used, driver)
    do(used, driver)  # aboard
    before = [(s.kind, s.done_at, s.transport_id) for s in queries.stops_of(used)][:3]
    actions.order_transport(mission.pk, an_order(**warm, what="防护服 5 箱"), by=staff)
    actions.plan_transports(mission.pk, by=staff)
    load.refresh_from_db()
    after = [(s.kind, s.done_at, s.transport_id) for s in queries.stops_of(used)][:3]
    assert (after, load.state, load.trip_id) == (before, TransportState.ABOARD, used.pk)
    assert actions.plan_transports(mission.pk, by=staff).changed == 0


def test_a_car_that_drops_out_leaves_its_loads_to_the_others(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    going = [volunteer(small_city, fleet, n) for n in (1, 2)]
    mission, trips = running(small_city, *going)
    staff = small_city.cast["committee"]
    actions.order_transport(mission.pk, an_order(), by=staff)
    actions.plan_transports(mission.pk, by=staff)
    load = Transport.objects.get()
    broken = next(trip for trip in trips if trip.pk == load.trip_id)
    other = next(trip for trip in trips if trip.pk != load.trip_id)
    actions.cancel_trip(broken.pk, "爆胎", by=staff)
    load.refresh_from_db()
    assert (load.state, load.trip_id) == (TransportState.WAITING, None)
    actions.plan_transports(mission.pk, by=staff)
    load.refresh_from_db()
    assert load.trip_id == other.pk


def test_an_incident_is_told_at_once_and_settled_with_words(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n) for n in (1, 2))
    mission, trips = running(small_city, one, two)
    trip = next(trip for trip in trips if trip.person_id == one.person_id)
    staff = small_city.cast["committee"]
    row = actions.report(trip.pk, IncidentKind.BREAKDOWN, "右前轮爆胎", by=one)
    assert Message.objects.get(reason="reported").person_id == staff.person_id
    with pytest.raises(NotFound):
        actions.settle(row.pk, "别人的", by=two)
    with pytest.raises(NotAllowed):
        actions.settle(row.pk, "我自己修", by=one)
    with pytest.raises(Invalid):
        actions.settle(row.pk, "", by=staff)
    assert actions.settle(row.pk, "派后备车接走", by=staff).state == IncidentState.SETTLED
    assert Message.objects.get(reason="settled").person_id == one.person_id
    assert queries.incidents(staff, mission=mission.pk, state="open").count() == 0


def test_a_forgotten_sheet_does_not_make_a_night_of_service(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)  # eleven to five
    with standing_at(at(2)):
        do(trip, one)
    with standing_at(at(22)):
        done = actions.finish(trip.pk, 60, by=one)
    assert done.finished_at == mission.ends_at + HOUR
    assert done.minutes == 7 * 60


def test_staff_close_a_sheet_with_a_reason_and_km_are_checked(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    staff = small_city.cast["committee"]
    with standing_at(at(2)):
        do(trip, one)
    with standing_at(at(9)):
        with pytest.raises(Refused, match=trip.number):
            actions.complete(mission.pk, by=staff)
        for km, reason, field in ((5000, "手机没电", "km"), (50, " ", "reason")):
            with pytest.raises(Invalid) as caught:
                actions.close_trip(trip.pk, km, at(6), reason, by=staff)
            assert set(caught.value.errors) == {field}
        done = actions.close_trip(trip.pk, 50, at(6), "手机没电", by=staff)
    assert (done.minutes, done.closed_by) == (240, staff.account_id)
    assert honours.my_records(one).count() == 1


def test_a_cancelled_load_leaves_the_sheet(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    staff = small_city.cast["committee"]
    load = actions.order_transport(mission.pk, an_order(), by=staff)
    actions.plan_transports(mission.pk, by=staff)
    actions.cancel_transport(load.pk, "不用了", by=staff)
    assert kinds(trip) == [StopKind.MUSTER, StopKind.FINISH]
    assert Message.objects.get(reason="off").person_id == one.person_id


def test_who_is_out_when_it_is_stood_down_comes_home_and_is_counted(
    small_city: SmallCity,
) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n, equipment=("kit",)) for n in (1, 2))
    mission, trips = running(small_city, one, two)
    staff = small_city.cast["committee"]
    isolated = an_order(load=Load.ISOLATED, what="密接 1 人", coldest=None, warmest=None)
    load = actions.order_transport(mission.pk, isolated, by=staff)
    actions.plan_transports(mission.pk, by=staff)
    load.refresh_from_db()
    out = next(trip for trip in trips if trip.pk == load.trip_id)
    driver = one if out.person_id == one.person_id else two
    with standing_at(at(2)):
        do(out, driver)
    with standing_at(at(3)):
        actions.stand_down(mission.pk, "解除管控", by=staff)
        assert kinds(out) == [StopKind.MUSTER, StopKind.FINISH]
        assert actions.finish(out.pk, 9, by=driver).minutes == 60
    states = {trip.pk: trip.state for trip in Trip.objects.all()}
    assert sorted(states.values()) == [TripState.CANCELLED, TripState.DONE]
    assert Transport.objects.get().state == TransportState.CANCELLED


def test_what_is_ordered_is_checked(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, _trips = running(small_city, one)
    staff = small_city.cast["committee"]
    wrong = an_order(
        what="", from_point=None, to_point=Point(26.58, 101.7), party=0, board_to=at(2),
        alight_by=at(1), coldest=9,
    )  # fmt: skip
    with pytest.raises(Invalid) as caught:
        actions.order_transport(mission.pk, wrong, by=staff)
    assert set(caught.value.errors) == {
        "what", "from_point", "to_point", "party", "board_to", "alight_by", "warmest",
    }  # fmt: skip
    with pytest.raises(Invalid) as caught:
        actions.order_transport(mission.pk, an_order(alight_by=at(9)), by=staff)
    assert set(caught.value.errors) == {"alight_by"}


def test_rest_counts_from_the_last_trip(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    with standing_at(at(2)):
        do(trip, one)
    with standing_at(at(6)):
        actions.finish(trip.pk, 40, by=one)
        actions.complete(mission.pk, by=small_city.cast["committee"])
        early = scenes.called(small_city, starts_at=at(13), ends_at=at(15))
        later = scenes.called(small_city, starts_at=at(14), ends_at=at(16))
    seen = {
        call.pk: [code for code, _d in queries.get_my_call(one, call.pk).ask.reasons]
        for call in (early, later)
    }
    assert seen == {early.pk: ["rest"], later.pk: []}


def test_the_figure_is_strength_with_what_went_out_beside(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city, on=scenes.NOW.date() - timedelta(days=200))
    one = volunteer(small_city, fleet, 1)
    volunteer(small_city, fleet, 2)
    _mission, (trip,) = running(small_city, one)
    with standing_at(at(2)):
        do(trip, one)
    with standing_at(at(4)):
        actions.finish(trip.pk, 12, by=one)
    day = scenes.NOW.date()
    year = Period.twelve_months_to(day)
    assert queries.fleet_vehicles(scenes.CITY, day).count() == 2
    out = queries.vehicles_out(scenes.CITY, year)
    assert list(out.values_list("plate", flat=True)) == [trip.vehicle.plate]
    assert queries.served_totals(scenes.CITY, year) == queries.VehicleTotals(1, 120, 1, 12_000, 1)
    assert queries.fleet_vehicles(scenes.CITY, day, "/1/2/").count() == 0
