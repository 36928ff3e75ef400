"""Fleets at the desk: found, enrol, call out, fill live, plan loads, close sheets, honour with consent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import DAY, EAST, SmallCity
from tests.console.conftest import At
from tests.fleets import scenes
from tests.fleets.scenes import a_fleet, an_order, called, running, volunteer
from tests.honours.test_honours import SYSTEM, proposal, served
from yilu.core.clock import standing_at
from yilu.fleets import actions
from yilu.fleets.enums import IncidentKind, MissionState
from yilu.fleets.models import Enrolment, Fleet, Incident, Mission, Transport, Trip
from yilu.honours import actions as honours
from yilu.honours.models import Honour


@pytest.fixture(autouse=True)
def _at_nine() -> Iterator[None]:
    with standing_at(scenes.NOW):
        yield


def test_a_fleet_is_founded_filled_and_led(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    given = {"name": "花城应急车队", "unit": str(small_city.root.pk), "kinds": ["epidemic"]}
    desk.post("/console/fleets/found/", **given)
    fleet = Fleet.objects.get()
    wrong = desk.post(f"/console/fleets/{fleet.pk}/enrol/", driver="SJ-999999")
    assert (wrong.status_code, "没有这个编号的司机" in wrong.content.decode()) == (422, True)
    desk.post(f"/console/fleets/{fleet.pk}/enrol/", driver=small_city.luo.number, plate="川D10001")
    row = Enrolment.objects.get()
    papers = {"insured_to": "2027-01-31", "inspected_to": "2027-01-31"}
    desk.post(f"/console/fleets/drivers/{row.pk}/check/", **papers)
    term = {"seat": "lead", "from_on": "2026-06-15", "to_on": "2027-06-14"}
    desk.post(f"/console/fleets/{fleet.pk}/lead/", person=str(row.person_id), **term)
    page = desk.read(f"/console/fleets/{fleet.pk}/")
    assert ("罗小平" in page, "2027-06-14" in page, "罗*平" in page) == (True, True, True)
    assert "罗*平" in desk.read(f"/console/fleets/drivers/{row.pk}/")


def test_a_call_out_is_drafted_looked_at_and_sent(at: At, small_city: SmallCity) -> None:
    volunteer(small_city, a_fleet(small_city), 1)
    desk = at("committee")
    given = {
        "kind": "forest_fire", "title": "大黑山巡护", "unit": str(small_city.root.pk),
        "area": EAST, "place": "大黑山卡口", "datum": "gcj02",
        "starts_at": "2026-06-15T11:00", "ends_at": "2026-06-15T15:00",
        "needed": "1", "reserve": "0",
    }  # fmt: skip
    bad = desk.post("/console/missions/new/", **{**given, "ends_at": "2026-06-15T10:00"})
    assert (bad.status_code, "大黑山卡口" in bad.content.decode()) == (422, True)
    desk.post("/console/missions/new/", **given)
    mission = Mission.objects.get()
    desk.post(f"/console/missions/{mission.pk}/change/", **{**given, "title": "大黑山防火巡护"})
    desk.post(f"/console/missions/{mission.pk}/run/call/")
    mission.refresh_from_db()
    assert (mission.state, mission.title) == (MissionState.CALLING, "大黑山防火巡护")
    assert 'hx-trigger="every 10s"' in desk.read(f"/console/missions/{mission.pk}/")
    assert "等他回话" in desk.read(f"/console/missions/{mission.pk}/fill/")
    desk.post(f"/console/missions/{mission.pk}/stand-down/", reason="下雨了")
    assert "下雨了" in desk.read(f"/console/missions/{mission.pk}/")


def test_loads_are_planned_told_why_not_and_sheets_closed(at: At, small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    desk = at("committee")
    load = {
        "load": "isolated", "what": "密接 1 人", "party": "1", "requester": "疾控中心",
        "from_place": "东区", "from_lon": "101.705", "from_lat": "26.579",
        "to_place": "隔离点", "to_lon": "101.742", "to_lat": "26.595", "datum": "wgs84",
        "board_from": "2026-06-15T11:30", "board_to": "2026-06-15T13:00",
        "alight_by": "2026-06-15T15:00",
    }  # fmt: skip
    lost = desk.post(f"/console/missions/{mission.pk}/transport/", **{**load, "to_lon": ""})
    assert (lost.status_code, "要有坐标才能派车" in lost.content.decode()) == (422, True)
    desk.post(f"/console/missions/{mission.pk}/transport/", **load)
    desk.post(f"/console/missions/{mission.pk}/plan/")
    page = desk.read(f"/console/missions/{mission.pk}/")
    assert "没有一辆车有要的装备" in page
    row = Transport.objects.get()
    desk.post(f"/console/transports/{row.pk}/cancel/", reason="改用救护车")
    report = actions.report(trip.pk, IncidentKind.ROAD, "塌方", by=one)
    desk.post(f"/console/incidents/{report.pk}/settle/", outcome="绕行")
    assert Incident.objects.get().outcome == "绕行"
    with standing_at(scenes.at(9)):
        given = {"ended_at": "2026-06-15T16:00", "km": "30", "reason": "手机没电"}
        desk.post(f"/console/sheets/{trip.pk}/close/", **given)
        assert "手机没电" in desk.read(f"/console/sheets/{trip.pk}/")
        desk.post(f"/console/missions/{mission.pk}/run/complete/")
    mission.refresh_from_db()
    assert (mission.state, Trip.objects.get().minutes) == (MissionState.COMPLETED, 300)
    assert "转运核酸检测物资" in desk.read("/console/service/")


def test_an_honour_waits_for_the_persons_yes(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    given = {
        "driver": small_city.wang.number, "title": "志愿服务之星", "span": "month",
        "period": "2026-05-20", "citation": "三次出勤", "unit": str(small_city.root.pk),
        "from_on": "2026-06-01", "to_on": "2026-06-30",
    }  # fmt: skip
    desk.post("/console/honours/propose/", **given)
    row = Honour.objects.get()
    assert desk.get(f"/console/honours/{row.pk}/announce/").status_code == 404
    honours.agree(row.pk, by=small_city.cast["driver"])
    desk.post(f"/console/honours/{row.pk}/announce/")
    assert "已公布" in desk.read("/console/honours/")


@pytest.mark.parametrize("address", ["fleets", "missions", "drives", "service", "honours"])
def test_a_list_asks_as_often_for_fifty_rows_as_for_one(
    at: At, small_city: SmallCity, address: str
) -> None:
    desk, asked = at("committee"), []
    for total in (1, 3, 50):
        _grow(small_city, total)
        desk.read(f"/console/{address}/")
        with CaptureQueriesContext(connection) as queries:
            desk.read(f"/console/{address}/?size=50")
        asked.append(len(queries))
    assert asked[0] == asked[1] == asked[2]


def _grow(city: SmallCity, total: int) -> None:
    """So many of everything, written as they stand."""
    for n in range(Fleet.objects.count(), total):
        Fleet.objects.create(
            city=scenes.CITY, number=f"CD-9{n:03d}", name=f"车队{n}", unit=city.root,
            founded_on=DAY,
        )  # fmt: skip
        actions.begin_drive(f"行动{n}", city.root, by=city.cast["committee"], from_on=DAY)
        scenes.a_mission(city, title=f"任务{n}")
    for n in range(Honour.objects.count(), total):
        _an_honour(city, n)


def _an_honour(city: SmallCity, n: int) -> None:
    honours.record_service(served(city, f"x{n}"), by=SYSTEM)
    honours.propose(proposal(city, title=f"之星{n}"), city.root, by=city.cast["committee"])


def test_a_mission_asks_as_often_for_many_as_for_one(at: At, small_city: SmallCity) -> None:
    fleet, asked = a_fleet(small_city), []
    desk = at("committee")
    for total in (1, 8):
        going = [volunteer(small_city, fleet, 10 * total + n) for n in range(total)]
        mission, _trips = running(small_city, *going, needed=total, fleet=fleet.pk)
        for _n in range(total):
            actions.order_transport(mission.pk, an_order(), by=small_city.cast["committee"])
        desk.read(f"/console/missions/{mission.pk}/")
        with CaptureQueriesContext(connection) as queries:
            desk.read(f"/console/missions/{mission.pk}/")
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert called(small_city).wave == 1
