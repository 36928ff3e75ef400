"""Calling out: who is asked and why not, waves until filled, one tap counted once, never one too many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.cast import CITY, RENHE, WEST, SmallCity
from tests.fleets import scenes
from tests.fleets.scenes import a_call, a_fleet, a_mission, at, called, put_in, volunteer
from yilu.core.clock import standing_at
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.fleets import actions, queries
from yilu.fleets.enums import AskState, MissionKind, MissionState, Reason, Shift
from yilu.fleets.models import Ask, Enrolment, Mission
from yilu.fleets.tasks import waves
from yilu.notices.models import Message, Outbound

A = AskState


def states(mission: Mission) -> dict[str, str]:
    rows = Ask.objects.filter(mission=mission).select_related("person")
    return {row.person.name: row.state for row in rows}


def codes(mission: Mission, name: str) -> list[str]:
    row = Ask.objects.get(mission=mission, person__name=name)
    return [code for code, _detail in row.reasons]


def test_whoever_meets_every_rule_is_asked_and_told_once(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    first = volunteer(small_city, fleet, 1)
    mission = called(small_city)
    assert (states(mission), mission.wave) == ({"志愿01": A.ASKED}, 1)
    told = Message.objects.filter(person=first.person_id, reason="asked")
    assert [row.link for row in told] == [f"/missions/{mission.pk}/"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"areas": [WEST]}, Reason.AREA),
        ({"kinds": [MissionKind.FOREST_FIRE]}, Reason.KIND),
        ({"paused_until": date(2026, 6, 20)}, Reason.PAUSED),
        ({"insured_to": date(2026, 6, 14)}, Reason.INSURANCE),
        ({"inspected_to": date(2026, 6, 14)}, Reason.INSPECTION),
        ({"checked_on": None}, Reason.UNCHECKED),
        ({"vehicle": None}, Reason.NO_VEHICLE),
    ],
)
def test_a_driver_who_misses_one_rule_reads_which(
    small_city: SmallCity, change: dict[str, object], code: Reason
) -> None:
    fleet = a_fleet(small_city)
    actor = volunteer(small_city, fleet, 1)
    row = Enrolment.objects.get(person=actor.person_id)
    for name, value in change.items():
        setattr(row, name, value)
    row.save()
    mission = called(small_city)
    call = queries.get_my_call(actor, mission.pk)
    assert (call.ask.state, codes(mission, "志愿01")) == (A.PASSED, [code])
    assert len(call.reasons) == 1
    with pytest.raises(Refused) as said:
        actions.accept(mission.pk, by=actor)
    assert str(said.value.message) == call.reasons[0]


def test_papers_and_training_of_the_registers_count(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    for driver, plate in ((small_city.zhao, "川D10003"), (small_city.luo, "川D10001")):
        actions.check_papers(
            actions.enrol(
                fleet.pk, driver, plate, actions.Wishes(), by=small_city.cast["committee"],
                on=date(2026, 1, 5),
            ).pk,
            scenes.GOOD_UNTIL, scenes.GOOD_UNTIL, by=small_city.cast["committee"],
        )  # fmt: skip
    mission = called(small_city)
    assert codes(mission, "赵磊") == [Reason.DRIVER_PERMIT, Reason.VEHICLE_PERMIT, Reason.TRAINING]
    assert codes(mission, "罗小平") == [Reason.TRAINING]


def test_who_stands_by_is_asked_first_wherever_and_at_any_hour(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    volunteer(small_city, fleet, 1)
    ready = volunteer(small_city, fleet, 2, areas=(RENHE,))
    row = Enrolment.objects.get(person=ready.person_id)
    actions.stand_by(row.pk, date(2026, 6, 15), Shift.NIGHT, by=ready)
    with standing_at(at(13.5)):  # half past ten in the evening
        mission = called(
            small_city, starts_at=at(16), ends_at=at(20), needed=1
        )  # one in the morning is still the night of the fifteenth
    asked = Ask.objects.filter(mission=mission, state=A.ASKED).order_by("-standing_by")
    assert [(a.person.name, a.standing_by) for a in asked] == [("志愿02", True), ("志愿01", False)]


def test_the_sms_wakes_only_who_stands_by(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    sleeping, ready = volunteer(small_city, fleet, 1), volunteer(small_city, fleet, 2)
    row = Enrolment.objects.get(person=ready.person_id)
    actions.stand_by(row.pk, date(2026, 6, 15), Shift.DAY, by=ready)
    called(small_city)
    waits = {
        row.account.person_id: row.not_before
        for row in Outbound.objects.filter(kind="fleet").select_related("account")
    }
    made = {row.account_id: row.made_at for row in Outbound.objects.filter(kind="fleet")}
    assert abs(waits[ready.person_id] - made[ready.account_id]) < timedelta(seconds=5)
    assert waits[sleeping.person_id] >= waits[ready.person_id] - timedelta(seconds=5)


def test_waves_go_on_until_it_is_filled(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    drivers = [volunteer(small_city, fleet, n) for n in range(1, 6)]
    mission = called(small_city, needed=1, reserve=0)  # two are asked for one place
    assert sorted(states(mission).values()) == [A.ASKED, A.ASKED, A.QUEUED, A.QUEUED, A.QUEUED]
    assert actions.due_waves(CITY) == 0  # the quarter of an hour is not over
    with standing_at(at(0.3)):
        assert [actions.due_waves(CITY), actions.due_waves(CITY)] == [1, 0]
    mission.refresh_from_db()
    assert (mission.wave, list(states(mission).values()).count(A.ASKED)) == (2, 4)
    asked = [d for d in drivers if states(mission)[_name(d.person_id)] == A.ASKED]
    actions.accept(mission.pk, by=asked[0])
    mission.refresh_from_db()
    assert (mission.state, mission.next_wave_at) == (MissionState.FILLED, None)
    with standing_at(at(1)):
        assert actions.due_waves(CITY) == 0


def test_the_clock_sends_what_is_due(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    for n in range(1, 4):
        volunteer(small_city, fleet, n)
    mission = called(small_city)
    with standing_at(at(0.2)):
        assert waves(0) == 0
    with standing_at(at(0.3)):
        assert [waves(0), waves(0)] == [1, 0]
    mission.refresh_from_db()
    assert (mission.wave, mission.next_wave_at) == (2, None)  # everybody has been asked
    told = Message.objects.filter(reason="short-2", person=small_city.cast["committee"].person_id)
    assert told.count() == 0  # one is enough: two still may say yes


def _name(person_id: object) -> str:
    return str(Ask.objects.filter(person=person_id).values_list("person__name", flat=True)[0])  # type: ignore[misc]


def test_when_everybody_asked_says_no_the_next_are_asked_at_once(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    drivers = [volunteer(small_city, fleet, n) for n in range(1, 4)]
    mission = called(small_city)
    for actor in drivers:
        if queries.get_my_call(actor, mission.pk).ask.state == A.ASKED:
            actions.decline(mission.pk, by=actor)
    assert actions.due_waves(CITY) == 1
    assert sorted(states(mission).values()) == [A.ASKED, A.DECLINED, A.DECLINED]


def test_who_runs_it_hears_once_that_nobody_is_left(small_city: SmallCity) -> None:
    one = volunteer(small_city, a_fleet(small_city), 1)
    mission = called(small_city)
    actions.decline(mission.pk, by=one, said="在外地")
    assert [actions.due_waves(CITY), actions.due_waves(CITY)] == [0, 0]
    told = Message.objects.filter(reason="short-1")
    assert [row.person_id for row in told] == [small_city.cast["committee"].person_id]
    with pytest.raises(Refused, match="都问过了"):
        actions.next_wave(mission.pk, by=small_city.cast["committee"])


def test_nobody_answers_a_mission_that_runs(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n) for n in (1, 2))
    mission = called(small_city)
    actions.accept(mission.pk, by=one)
    assert queries.answer_moves(two, queries.get_my_call(two, mission.pk).ask) == ["decline"]
    actions.start(mission.pk, by=small_city.cast["committee"])
    call = queries.get_my_call(two, mission.pk)
    assert (call.ask.state, queries.answer_moves(two, call.ask)) == (A.ASKED, [])
    with pytest.raises(Refused, match="不召集了"):
        actions.decline(mission.pk, by=two)


def test_two_taps_are_one_and_the_full_one_refuses(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n) for n in (1, 2))
    mission = called(small_city)
    for _tap in range(2):
        actions.accept(mission.pk, by=one)
    mission.refresh_from_db()
    assert (mission.accepted, mission.state) == (1, MissionState.FILLED)
    with pytest.raises(Refused, match="召满"):
        actions.accept(mission.pk, by=two)


def test_who_drops_out_makes_room_and_the_reserve_moves_up(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n) for n in (1, 2))
    mission = called(small_city, needed=1, reserve=1)
    actions.accept(mission.pk, by=one)
    assert actions.accept(mission.pk, by=two).reserve is True
    actions.drop_out(mission.pk, "孩子发烧", by=one)
    mission.refresh_from_db()
    going = Ask.objects.get(mission=mission, state=A.ACCEPTED)
    assert (mission.accepted, mission.state) == (1, MissionState.CALLING)
    assert (going.person_id, going.reserve) == (two.person_id, False)
    assert Message.objects.filter(person=two.person_id, reason="promoted").count() == 1


def test_nobody_is_in_two_places_or_without_rest(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one = volunteer(small_city, fleet, 1)
    first, second = called(small_city), called(small_city, starts_at=at(14), ends_at=at(15))
    third = called(small_city, starts_at=at(17), ends_at=at(18))
    actions.accept(first.pk, by=one)  # eleven to five in the afternoon; eight hours of rest
    with pytest.raises(Refused, match=first.number):
        actions.accept(second.pk, by=one)  # eleven at night
    assert actions.accept(third.pk, by=one).state == A.ACCEPTED  # two in the morning


def test_a_car_goes_once(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    put_in(small_city, fleet, small_city.luo, "川D10001")
    put_in(small_city, fleet, small_city.wang, "川D10001")
    mission = called(small_city, needed=2)
    actions.accept(mission.pk, by=small_city.cast["member"])
    with pytest.raises(Refused, match="同一辆车"):
        actions.accept(mission.pk, by=small_city.cast["driver"])


def test_stand_down_tells_everybody_who_was_asked(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    one, two = (volunteer(small_city, fleet, n) for n in (1, 2))
    mission = called(small_city)
    actions.accept(mission.pk, by=one)
    with pytest.raises(Invalid):
        actions.stand_down(mission.pk, " ", by=small_city.cast["committee"])
    actions.stand_down(mission.pk, "火已扑灭", by=small_city.cast["committee"])
    assert set(states(mission).values()) == {A.RELEASED}
    told = Message.objects.filter(reason="stood_down").values_list("person", flat=True)
    assert set(told) == {one.person_id, two.person_id}
    with pytest.raises(Refused):
        actions.accept(mission.pk, by=one)


def test_a_lead_calls_out_his_own_fleet_and_nobody_elses(small_city: SmallCity) -> None:
    own, other = a_fleet(small_city), a_fleet(small_city, "西区志愿车队")
    put_in(small_city, own, small_city.luo, "川D10001")
    lead = small_city.cast["member"]
    with pytest.raises(NotAllowed):
        actions.draft_mission(a_call(fleet=own.pk), small_city.root, by=lead)
    actions.appoint_lead(
        own.pk, small_city.luo.person_id, by=small_city.cast["committee"], to_on=date(2027, 6, 14)
    )
    mission = actions.draft_mission(a_call(fleet=own.pk), small_city.root, by=lead)
    assert actions.call_out(mission.pk, by=lead).state == MissionState.CALLING
    with pytest.raises(NotAllowed):
        actions.draft_mission(a_call(fleet=other.pk), small_city.root, by=lead)
    with pytest.raises(NotAllowed):
        actions.draft_mission(a_call(), small_city.root, by=lead)  # every fleet of the city
    with standing_at(at(365 * 24)):
        assert list(queries.led_fleets(lead)) == []


def test_what_is_called_is_checked(small_city: SmallCity) -> None:
    with pytest.raises(Invalid) as caught:
        a_mission(
            small_city, title="", place=" ", area="999999", needed=0, reserve=999, ends_at=at(1)
        )
    assert set(caught.value.errors) == {
        "title", "place", "area", "needed", "reserve", "ends_at",
    }  # fmt: skip
    with pytest.raises(Invalid) as caught:
        a_mission(small_city, starts_at=at(-9), ends_at=at(-1))
    assert set(caught.value.errors) == {"starts_at"}
    with pytest.raises(Invalid) as caught:
        a_mission(small_city, ends_at=at(30))
    assert set(caught.value.errors) == {"ends_at"}


def test_a_stranger_finds_no_mission(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    volunteer(small_city, fleet, 1)
    mission = called(small_city)
    with pytest.raises(NotFound):
        actions.accept(mission.pk, by=small_city.cast["driver"])
    with pytest.raises(NotFound):
        queries.get_my_call(small_city.cast["driver"], mission.pk)


@pytest.mark.django_db(transaction=True)
def test_twelve_hands_at_once_fill_three_places(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    drivers = [volunteer(small_city, fleet, n) for n in range(1, 7)]
    mission = called(small_city, needed=2, reserve=1)

    def tap(actor: object) -> str:
        try:
            with standing_at(scenes.NOW):
                return str(actions.accept(mission.pk, by=actor).state)  # type: ignore[arg-type]
        except Refused:
            return "full"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        said = list(hands.map(tap, [*drivers, *drivers]))  # everybody taps twice
    mission.refresh_from_db()
    accepted = Ask.objects.filter(mission=mission, state=A.ACCEPTED)
    assert (mission.accepted, accepted.count(), mission.state) == (3, 3, MissionState.FILLED)
    assert accepted.filter(reserve=True).count() == 1
    assert said.count("accepted") == 6  # three people, two taps each


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_a_wave_once(small_city: SmallCity) -> None:
    fleet = a_fleet(small_city)
    for n in range(1, 6):
        volunteer(small_city, fleet, n)
    mission = called(small_city)

    def sweep(_n: int) -> int:
        try:
            with standing_at(at(0.5)):
                return actions.due_waves(CITY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        sent = sum(workers.map(sweep, range(4)))
    mission.refresh_from_db()
    assert (sent, mission.wave) == (1, 2)
