"""Joining and leaving, papers seen by somebody else, leads by term, the standby calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cast import DAY, EAST, SmallCity
from tests.fleets.scenes import GOOD_UNTIL, a_fleet, called, put_in
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.fleets import actions, queries
from yilu.fleets.actions import Wishes
from yilu.fleets.enums import EnrolmentState, Seat, Shift
from yilu.fleets.models import Enrolment, Fleet, Lead
from yilu.notices.models import Message

E = EnrolmentState


def lead_of(city: SmallCity, fleet: Fleet) -> None:
    """罗小平 leads it for a year."""
    put_in(city, fleet, city.luo, "川D10001")
    actions.appoint_lead(
        fleet.pk, city.luo.person_id, by=city.cast["committee"], to_on=DAY + timedelta(days=365)
    )


def test_a_driver_asks_and_the_lead_lets_him_in(small_city: SmallCity) -> None:
    fleet, wang, lead = a_fleet(small_city), small_city.cast["driver"], small_city.cast["member"]
    lead_of(small_city, fleet)
    row = actions.join(fleet.pk, "川D·10001", Wishes(areas=(EAST,)), by=wang)
    assert actions.join(fleet.pk, "", Wishes(), by=wang).pk == row.pk
    assert Message.objects.filter(person=lead.person_id, reason="asked").count() == 1
    assert set(queries.enrolment_moves(lead, row)) == {"accept", "refuse", "check"}
    actions.check_papers(row.pk, GOOD_UNTIL, GOOD_UNTIL, by=lead)
    joined = actions.accept_driver(row.pk, by=lead)
    assert (joined.state, joined.from_on, joined.checked_on) == (E.ACTIVE, DAY, DAY)


def test_refusing_and_ending_say_why(small_city: SmallCity) -> None:
    fleet, wang, staff = (
        a_fleet(small_city), small_city.cast["driver"], small_city.cast["committee"],
    )  # fmt: skip
    row = actions.join(fleet.pk, "", Wishes(), by=wang)
    with pytest.raises(Invalid):
        actions.refuse_driver(row.pk, "", by=staff)
    actions.refuse_driver(row.pk, "先参加培训", by=staff)
    assert Message.objects.get(reason="refused").body == "先参加培训"
    again = actions.join(fleet.pk, "", Wishes(), by=wang)
    actions.accept_driver(again.pk, by=staff)
    assert actions.end_driver(again.pk, "换了城市", by=staff).to_on == DAY


def test_nobody_looks_at_his_own_papers(small_city: SmallCity) -> None:
    fleet, lead = a_fleet(small_city), small_city.cast["member"]
    lead_of(small_city, fleet)
    own = Enrolment.objects.get(person=lead.person_id)
    with pytest.raises(NotAllowed):
        actions.check_papers(own.pk, GOOD_UNTIL, GOOD_UNTIL, by=lead)
    with pytest.raises(Invalid):
        actions.check_papers(own.pk, date(2126, 1, 1), GOOD_UNTIL, by=small_city.cast["committee"])


def test_another_vehicle_is_checked_anew(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    row = put_in(small_city, fleet, small_city.wang, "川D10001")
    wang = small_city.cast["driver"]
    assert actions.wish(row.pk, Wishes(skills=("yi",)), by=wang).checked_on == DAY
    assert actions.wish(row.pk, Wishes(), by=wang, plate="川D10001").checked_on == DAY
    assert actions.wish(row.pk, Wishes(), by=wang, plate="川DD10002").checked_on is None
    for plate in ("川D99999", "川D1000I", "沪"):
        with pytest.raises(Invalid) as caught:
            actions.wish(row.pk, Wishes(), by=wang, plate=plate)
        assert set(caught.value.errors) == {"plate"}
    with pytest.raises(Invalid):
        actions.wish(row.pk, Wishes(skills=("flying",)), by=wang)


def test_he_leaves_as_easily_but_not_in_the_middle_of_a_mission(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    row, wang = put_in(small_city, fleet, small_city.wang, "川D10001"), small_city.cast["driver"]
    mission = called(small_city)
    actions.accept(mission.pk, by=wang)
    with pytest.raises(Refused, match=mission.number):
        actions.leave(row.pk, by=wang)
    actions.drop_out(mission.pk, "", by=wang)
    assert actions.leave(row.pk, by=wang).state == E.LEFT
    assert list(queries.my_enrolments(wang)) == []


def test_one_lead_at_a_time_and_only_from_the_fleet(small_city: SmallCity) -> None:
    fleet, staff = a_fleet(small_city), small_city.cast["committee"]
    put_in(small_city, fleet, small_city.luo, "川D10001")
    term = {"by": staff, "to_on": DAY + timedelta(days=365)}
    with pytest.raises(Invalid):
        actions.appoint_lead(fleet.pk, small_city.wang.person_id, **term)  # type: ignore[arg-type]
    first = actions.appoint_lead(fleet.pk, small_city.luo.person_id, **term)  # type: ignore[arg-type]
    put_in(small_city, fleet, small_city.wang, "川DD10002")
    with pytest.raises(Refused):
        actions.appoint_lead(fleet.pk, small_city.wang.person_id, **term)  # type: ignore[arg-type]
    actions.appoint_lead(
        fleet.pk,
        small_city.wang.person_id,
        seat=Seat.DEPUTY,
        **term,  # type: ignore[arg-type]
    )
    actions.end_lead(first.pk, by=staff, on=DAY)
    actions.appoint_lead(
        fleet.pk, small_city.wang.person_id, by=staff, from_on=DAY + timedelta(days=1),
        to_on=DAY + timedelta(days=99),
    )  # fmt: skip
    assert Lead.objects.filter(fleet=fleet).count() == 3


def test_who_leaves_leads_no_more(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    lead_of(small_city, fleet)
    row = Enrolment.objects.get(person=small_city.luo.person_id)
    actions.leave(row.pk, by=small_city.cast["member"])
    assert Lead.objects.get().to_on == DAY


def test_the_standby_calendar(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    row, wang = put_in(small_city, fleet, small_city.wang, "川D10001"), small_city.cast["driver"]
    for _tap in range(2):
        actions.stand_by(row.pk, DAY, Shift.NIGHT, by=wang)
    actions.stand_by(row.pk, DAY + timedelta(days=1), Shift.DAY, by=wang)
    actions.stand_by(row.pk, DAY + timedelta(days=1), Shift.DAY, by=wang, yes=False)
    with pytest.raises(Invalid):
        actions.stand_by(row.pk, DAY + timedelta(days=61), Shift.DAY, by=wang)
    days = queries.standby_calendar(small_city.cast["committee"], fleet, days=2)
    assert [[len(held) for held in shifts.values()] for _day, shifts in days] == [[0, 1], [0, 0]]
    with pytest.raises(NotFound):
        queries.standby_calendar(small_city.cast["truck_driver"], fleet)


def test_an_ended_fleet_lets_everybody_go_and_takes_nobody(small_city: SmallCity) -> None:
    fleet, staff = a_fleet(small_city), small_city.cast["committee"]
    put_in(small_city, fleet, small_city.luo, "川D10001")
    mission = called(small_city, fleet=fleet.pk)
    with pytest.raises(Refused):
        actions.end_fleet(fleet.pk, by=staff)
    actions.stand_down(mission.pk, "取消", by=staff)
    actions.end_fleet(fleet.pk, by=staff)
    assert Enrolment.objects.get().state == E.LEFT
    with pytest.raises(Refused):
        actions.join(fleet.pk, "", Wishes(), by=small_city.cast["driver"])


def test_names_are_told_apart(small_city: SmallCity) -> None:
    a_fleet(small_city)
    for name in ("", "花城志愿车队"):
        with pytest.raises(Invalid) as caught:
            a_fleet(small_city, name)
        assert set(caught.value.errors) == {"name"}
    with pytest.raises(NotAllowed):
        actions.found_fleet("别的", small_city.root, by=small_city.cast["secretary"])
