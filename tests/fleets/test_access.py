"""Who sees what of fleets, every persona named; the set agrees with the object."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import DAY, RENHE, SmallCity
from tests.fleets.scenes import a_fleet, an_order, put_in, running
from yilu.fleets import access, actions
from yilu.fleets.enums import IncidentKind
from yilu.fleets.models import Ask, Enrolment, Fleet, Incident, Mission, Transport, Trip
from yilu.fleets.states import ENROLMENTS, MISSIONS, TRANSPORTS, TRIPS

COMMITTEE = {"committee", "committee_leader"}


@pytest.fixture
def lived(small_city: SmallCity) -> SmallCity:
    """王芳 drives for a mission in 仁和 of the fleet 罗小平 leads, with a load and an incident."""
    fleet = a_fleet(small_city)
    for driver, plate in ((small_city.luo, "川D10001"), (small_city.wang, "川DD10002")):
        put_in(small_city, fleet, driver, plate)
    actions.appoint_lead(
        fleet.pk,
        small_city.luo.person_id,
        by=small_city.cast["committee"],
        to_on=DAY + timedelta(days=365),
    )
    mission, (trip,) = running(small_city, small_city.cast["driver"], fleet=fleet.pk, area=RENHE)
    actions.order_transport(mission.pk, an_order(), by=small_city.cast["committee"])
    actions.report(trip.pk, IncidentKind.ROAD, "塌方", by=small_city.cast["driver"])
    a_fleet(small_city, "没有人的车队", district=RENHE)
    return small_city


PAIRS = (
    (Fleet, access.can_view_fleet, access.visible_fleets),
    (Enrolment, access.can_view_enrolment, access.visible_enrolments),
    (Mission, access.can_view_mission, access.visible_missions),
    (Mission, access.oversees_mission, access.overseen_missions),
    (Ask, access.can_view_ask, access.visible_asks),
    (Trip, access.can_view_trip, access.visible_trips),
    (Transport, access.can_view_transport, access.visible_transports),
    (Incident, access.can_view_incident, access.visible_incidents),
)


def test_object_and_set_agree_for_every_persona(lived: SmallCity) -> None:
    for model, one, many in PAIRS:
        rows = list(model.objects.all())  # type: ignore[attr-defined]
        assert rows
        for who, actor in lived.cast.items():
            alone = {row.pk for row in rows if one(actor, row)}  # type: ignore[operator]
            assert alone == set(many(actor).values_list("pk", flat=True)), (one, who)  # type: ignore[operator]


def test_each_is_seen_by_exactly_these(lived: SmallCity) -> None:
    def seen(check: object, row: object) -> set[str]:
        return {who for who, actor in lived.cast.items() if check(actor, row)}  # type: ignore[operator]

    mission, trip = Mission.objects.get(), Trip.objects.get()
    wang = Enrolment.objects.get(person=lived.wang.person_id)
    over = COMMITTEE | {"district", "member"}
    drivers = {"member", "driver", "outsider_driver", "truck_driver"}
    secretaries = {"secretary", "secretary_alone", "floating_secretary"}
    assert seen(access.can_view_fleet, wang.fleet) == (
        COMMITTEE | drivers | secretaries | {"district", "dispatcher"}
    )
    assert seen(access.can_view_enrolment, wang) == COMMITTEE | {"member", "driver"}
    assert seen(access.manages_enrolment, wang) == COMMITTEE | {"member"}
    assert seen(access.can_view_mission, mission) == over | {"driver"}
    assert seen(access.oversees_mission, mission) == over
    assert seen(access.runs_mission, mission) == COMMITTEE | {"member"}
    assert seen(access.can_view_trip, trip) == over | {"driver"}
    assert seen(access.drives_trip, trip) == {"driver"}
    assert seen(access.can_view_transport, Transport.objects.get()) == over


def test_no_workflow_has_a_dead_end() -> None:
    machines = (ENROLMENTS, MISSIONS, TRANSPORTS, TRIPS)
    assert [machine.stranded() for machine in machines] == [set(), set(), set(), set()]
