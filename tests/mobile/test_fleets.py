"""Fleets in the hand: joining, one tap, why not, the sheet stop by stop, the lead's pages, my service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import papers
from tests.cast import DAY, EAST, SmallCity
from tests.files.make import picture
from tests.fleets import scenes
from tests.fleets.scenes import a_fleet, an_order, called, put_in, running, volunteer
from tests.honours.test_honours import proposal
from tests.mobile.conftest import Open, text
from yilu.core.clock import standing_at
from yilu.fleets import actions, queries
from yilu.fleets.enums import AskState, EnrolmentState, MissionState, TripState
from yilu.fleets.models import Ask, Enrolment, Incident, Mission, Trip
from yilu.honours import actions as honours
from yilu.honours.models import Honour


@pytest.fixture(autouse=True)
def _at_nine() -> Iterator[None]:
    with standing_at(scenes.NOW):
        yield


def test_a_driver_joins_sets_his_wishes_and_stands_by(
    open_page: Open, small_city: SmallCity
) -> None:
    fleet, wang = a_fleet(small_city), small_city.cast["driver"]
    assert "申请加入" in text(open_page(f"/fleets/{fleet.pk}/", wang))
    form = text(open_page(f"/fleets/{fleet.pk}/join/", wang))
    assert 'value="川D10001"' in form  # the car he drove this month
    wrong = open_page(f"/fleets/{fleet.pk}/join/", wang, {"plate": "川D99999", "areas": [EAST]})
    assert (wrong.status_code, "车辆名册里没有这个车牌" in text(wrong)) == (422, True)
    once = {"once": "k1", "plate": "川D10001", "areas": [EAST]}
    for _tap in range(2):
        open_page(f"/fleets/{fleet.pk}/join/", wang, once)
    row = Enrolment.objects.get()
    assert (row.state, row.areas) == (EnrolmentState.ASKED, [EAST])
    actions.accept_driver(row.pk, by=small_city.cast["committee"])
    for _tap in range(2):
        given = {"on": DAY.isoformat(), "shift": "night", "yes": "yes"}
        open_page(f"/fleets/{fleet.pk}/standby/", wang, given)
    assert row.standbys.count() == 1
    open_page(f"/fleets/{fleet.pk}/mine/", wang, {"plate": "川D10001", "skills": ["yi"]})
    open_page(f"/fleets/{fleet.pk}/leave/", wang, {})
    row.refresh_from_db()
    assert (row.skills, row.state) == (["yi"], EnrolmentState.LEFT)


def test_one_tap_accepts_and_the_next_reads_why_not(open_page: Open, small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one = volunteer(small_city, fleet, 1)
    put_in(small_city, fleet, small_city.wang, "川D10001", areas=("510403",))
    mission = called(small_city)
    assert "去不去" in text(open_page("/fleets/", one))
    page = text(open_page(f"/missions/{mission.pk}/", one))
    key = re.search(r'name="once" value="(\w+)"', page)
    assert key is not None
    for _tap in range(2):
        open_page(f"/missions/{mission.pk}/accept/", one, {"once": key[1]})
    mission.refresh_from_db()
    assert (mission.accepted, mission.state) == (1, MissionState.FILLED)
    left_out = text(open_page(f"/missions/{mission.pk}/", small_city.cast["driver"]))
    assert ("这次没有叫您" in left_out, "不在您选的区县" in left_out) == (True, True)
    open_page(f"/missions/{mission.pk}/drop/", one, {"said": "车坏了"})
    assert Ask.objects.get(person=one.person_id).state == AskState.DROPPED


def test_who_did_not_answer_reads_so_once_the_mission_runs(
    open_page: Open, small_city: SmallCity
) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n) for n in (1, 2))
    mission = called(small_city)
    assert "等您回话" in text(open_page("/missions/", two))
    actions.accept(mission.pk, by=one)
    actions.start(mission.pk, by=small_city.cast["committee"])
    page = text(open_page("/missions/", two))
    assert ("没有回话" in page, "回话</span>" in page.replace("没有回话", "")) == (True, False)


def test_the_sheet_is_done_stop_by_stop(open_page: Open, small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission, (trip,) = running(small_city, one)
    staff = small_city.cast["committee"]
    actions.order_transport(mission.pk, an_order(), by=staff)
    actions.plan_transports(mission.pk, by=staff)
    muster, board, alight, _home = queries.stops_of(trip)
    base = f"/sheets/{trip.pk}/"
    assert ("到集合点了" in text(open_page(base, one))) is True
    with standing_at(scenes.at(2)):
        sent = {"once": "a", "phone_at": "2026-06-15T02:50:00.000Z"}
        for _tap in range(2):
            open_page(f"{base}stops/{muster.pk}/", one, sent)
        bare = open_page(f"{base}stops/{board.pk}/", one, {})
        assert (bare.status_code, "箱内温度" in text(bare)) == (422, True)
        open_page(f"{base}stops/{board.pk}/", one, {"temperature": "4.5"})
        photo = SimpleUploadedFile("塌方.jpg", picture(), "image/jpeg")
        open_page(f"{base}incident/", one, {"kind": "road", "text": "前面塌方", "photos": photo})
        open_page(f"{base}stops/{alight.pk}/", one, {"temperature": "5.0"})
    muster.refresh_from_db()
    assert (muster.done_at, muster.phone_at) == (scenes.at(2), scenes.at(1) + timedelta(minutes=50))
    with standing_at(scenes.at(4)):
        assert open_page(f"{base}finish/", one, {"km": ""}).status_code == 422
        for _tap in range(2):
            open_page(f"{base}finish/", one, {"km": "23", "once": "b"})
        page = text(open_page(base, one))
    assert ("收车了" in page, "23 公里" in page) == (True, True)
    assert (Trip.objects.get().state, Incident.objects.count()) == (TripState.DONE, 1)
    ((_told, photos),) = queries.with_photos(staff, Incident.objects.all())
    assert len(photos) == 1


def test_the_lead_looks_at_papers_and_calls_his_fleet(
    open_page: Open, small_city: SmallCity
) -> None:
    fleet, lead, wang = (
        a_fleet(small_city), small_city.cast["member"], small_city.cast["driver"],
    )  # fmt: skip
    put_in(small_city, fleet, small_city.luo, "川D10001")
    term = {"by": small_city.cast["committee"], "to_on": DAY + timedelta(days=300)}
    actions.appoint_lead(fleet.pk, small_city.luo.person_id, **term)  # type: ignore[arg-type]
    row = actions.join(fleet.pk, "川DD10002", actions.Wishes(), by=wang)
    assert "有 1 人申请加入" in text(open_page(f"/fleets/{fleet.pk}/lead/", lead))
    driver = f"/fleets/drivers/{row.pk}/"
    open_page(driver, lead, {"insured_to": "2027-01-31", "inspected_to": "2027-01-31"})
    open_page(f"{driver}accept/", lead, {})
    row.refresh_from_db()
    assert (row.state, row.checked_on) == (EnrolmentState.ACTIVE, DAY)
    scenes.train(small_city.wang)
    given = {
        "kind": "epidemic", "title": "送物资", "area": EAST, "place": "疾控中心",
        "on": "2026-06-15", "starts": "11:00", "hours": "4", "needed": "1", "reserve": "0",
    }  # fmt: skip
    late = open_page(f"/fleets/{fleet.pk}/call-out/", lead, {**given, "starts": "01:00"})
    assert (late.status_code, "这段时间已经过了" in text(late)) == (422, True)
    open_page(f"/fleets/{fleet.pk}/call-out/", lead, given)
    mission = Mission.objects.get()
    page = f"/missions/{mission.pk}/"
    assert "看好了，开始召集" in text(open_page(page, lead))
    open_page(f"{page}run/call/", lead, {})
    open_page(f"{page}accept/", wang, {})
    assert "王芳" in text(open_page(page, lead))
    open_page(f"{page}run/start/", lead, {})
    open_page(f"{page}run/stand_down/", lead, {"reason": "不用了"})
    mission.refresh_from_db()
    assert (mission.state, mission.reason) == (MissionState.STOOD_DOWN, "不用了")


def test_my_service_gives_a_certificate_and_asks_before_naming_me(
    open_page: Open, small_city: SmallCity
) -> None:
    wang = small_city.cast["driver"]
    assert "还没有服务记录" in text(open_page("/service/", wang))
    put_in(small_city, a_fleet(small_city), small_city.wang, "川D10001")
    _mission, (trip,) = running(small_city, wang)
    with standing_at(scenes.at(2)):
        actions.check_in(trip.pk, queries.stops_of(trip)[0].pk, actions.Checked(), by=wang)
    with standing_at(scenes.at(5)):
        actions.finish(trip.pk, 40, by=wang)
        assert "3.0" in text(open_page("/service/", wang))
        asked = "/service/certificate.pdf?from_on=2026-01-01&to_on=2026-12-31"
        paper = open_page(asked, wang)
        assert "3.0 小时" in papers.read(paper.content).replace("\n", "")
        swapped = "/service/certificate.pdf?from_on=2026-12-31&to_on=2026-01-01"
        assert open_page(swapped, wang).status_code == 422
    row = honours.propose(proposal(small_city), small_city.root, by=small_city.cast["committee"])
    assert "想授予您" in text(open_page("/service/", wang))
    open_page(f"/service/honours/{row.pk}/agree/", wang, {})
    honours.announce(row.pk, by=small_city.cast["committee"])
    assert "王芳" in text(open_page("/service/honours/", small_city.cast["truck_driver"]))
    open_page(f"/service/honours/{row.pk}/withdraw/", wang, {})
    assert Honour.objects.get().state == "withdrawn"


@pytest.mark.parametrize("address", ["/fleets/", "/missions/"])
def test_the_lists_ask_as_often_for_many_as_for_one(
    open_page: Open, small_city: SmallCity, address: str
) -> None:
    fleet, asked = a_fleet(small_city), []
    one = volunteer(small_city, fleet, 1)
    for total in (1, 3, 15):
        for _n in range(Mission.objects.count(), total):
            called(small_city)
        with CaptureQueriesContext(connection) as seen:
            open_page(address, one)
        asked.append(len(seen))
    assert asked[0] == asked[1] == asked[2]
