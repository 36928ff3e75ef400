"""Choosing cars: by the published card, with reasons, an appeal, and a decision a person makes."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from tests.cast import DAY, SmallCity
from tests.rides import scenes
from yilu.core.clock import standing_at
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.rides import access, actions, codes, queries, scoring
from yilu.rides.enums import AppealState, EntryState, Factor
from yilu.rides.models import Booking, Entry, Plan, Season, Thanks, Trip
from yilu.rides.scoring import Facts
from yilu.rides.states import BOOKINGS, PLANS, SEASONS


def test_no_workflow_strands_anything() -> None:
    assert [m.stranded() for m in (SEASONS, PLANS, BOOKINGS)] == [set(), set(), set()]


def test_the_card_adds_up_and_every_point_has_its_reason() -> None:
    clean = Facts(True, "", DAY - timedelta(days=365), 10_000, 5.0, 0, 0, True, 9)
    total, parts = scoring.score(clean, scoring.WEIGHTS, DAY)
    assert total == sum(part.points for part in parts) == 100
    assert [part.factor for part in parts] == list(Factor.values)
    assert all(part.words for part in parts)
    worse = Facts(False, "运输证已到期", DAY - timedelta(days=3650), 500_000, 2.0, 3, 3, False, 0)
    bad, reasons = scoring.score(worse, scoring.WEIGHTS, DAY)
    assert (bad, reasons[0].words) == (6, "运输证已到期")


@pytest.mark.parametrize(
    "weights",
    [{}, {**scoring.WEIGHTS, "papers": 30}, {**scoring.WEIGHTS, "papers": -20, "rating": 55}],
)
def test_weights_that_are_no_scorecard(small_city: SmallCity, weights: dict[str, int]) -> None:
    exams = scenes.draft(small_city)
    with pytest.raises(Invalid):
        actions.publish_scorecard(exams.season.pk, weights, by=small_city.cast["secretary"])


def test_cars_are_listed_with_points_and_the_unfit_are_not_chosen(small_city: SmallCity) -> None:
    exams = scenes.selecting(small_city, cars=5)
    secretary = small_city.cast["secretary"]
    rows = list(queries.entries(secretary, exams.season.pk))
    assert len(rows) == 6  # the five, and 罗小平 with his own; 王芳 has no car to herself
    luo = next(row for row in rows if row.driver_id == small_city.luo.pk)
    assert [part[0] for part in luo.parts] == list(Factor.values)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert actions.propose(exams.season.pk, by=secretary) == (3, 1)
    Entry.objects.filter(pk=luo.pk).update(fit=False, state="listed")
    with pytest.raises(Refused):
        actions.decide(luo.pk, EntryState.CHOSEN, by=secretary)


def test_of_equal_points_the_plate_decides_whatever_was_written_first(
    small_city: SmallCity,
) -> None:
    exams = scenes.selecting(small_city, cars=5)
    secretary = small_city.cast["secretary"]
    Entry.objects.filter(season=exams.season).update(score=80, fit=True)
    plates = ["川D20004", "川D10001", "川D20003", "川D20000", "川D20002", "川D20001"]
    for plate in plates:  # the rows lie in the table in this order
        Entry.objects.filter(season=exams.season, vehicle__plate=plate).update(note=plate)
    actions.propose(exams.season.pk, by=secretary)
    listed = queries.entries(secretary, exams.season.pk)
    assert [(row.vehicle.plate, row.state) for row in listed] == [
        ("川D10001", "chosen"),
        ("川D20000", "chosen"),
        ("川D20001", "chosen"),
        ("川D20002", "backup"),
        ("川D20003", "listed"),
        ("川D20004", "listed"),
    ]
    actions.confirm_cars(exams.season.pk, by=secretary)
    numbered = listed.exclude(sticker=None).order_by("sticker")
    assert [row.vehicle.plate for row in numbered] == sorted(plates)[:4]


def test_against_the_order_of_points_takes_a_reason(small_city: SmallCity) -> None:
    exams = scenes.selecting(small_city, cars=3)
    secretary = small_city.cast["secretary"]
    last = list(queries.entries(secretary, exams.season.pk))[-1]
    Entry.objects.filter(pk=last.pk).update(score=1)
    with pytest.raises(Invalid):
        actions.decide(last.pk, EntryState.CHOSEN, by=secretary)
    chosen = actions.decide(last.pk, EntryState.CHOSEN, by=secretary, note="有轮椅坡道")
    assert (chosen.state, chosen.note) == ("chosen", "有轮椅坡道")


def test_an_appeal_is_answered_before_cars_are_confirmed_and_its_points_stay(
    small_city: SmallCity,
) -> None:
    exams = scenes.selecting(small_city, cars=4)
    secretary, driver = small_city.cast["secretary"], exams.drivers[3]
    (entry,) = queries.my_entries(driver)
    before = entry.score
    actions.appeal_score(entry.pk, "那次投诉已经撤了", by=driver)
    with pytest.raises(Refused):
        actions.appeal_score(entry.pk, "再说一遍", by=driver)
    actions.propose(exams.season.pk, by=secretary)
    with pytest.raises(Refused):
        actions.confirm_cars(exams.season.pk, by=secretary)
    (appeal,) = queries.appeals_of(entry)
    with pytest.raises(NotFound):
        actions.answer_appeal(appeal.pk, True, "查过了", by=small_city.cast["dispatcher"])
    actions.answer_appeal(appeal.pk, True, "查过了，补回来", by=secretary, points=2)
    actions.score_cars(exams.season.pk, by=secretary)
    entry.refresh_from_db()
    appeal.refresh_from_db()
    assert (entry.score, appeal.state) == (before + 2, AppealState.UPHELD)


def test_confirmed_cars_have_stickers_that_tell_a_family_the_right_car(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    on_duty = Entry.objects.filter(season=exams.season, sticker__isnull=False)
    assert sorted(on_duty.values_list("sticker", flat=True)) == [1, 2, 3, 4]
    assert on_duty.get(sticker=4).state == "backup"
    first = on_duty.get(sticker=1)
    car = queries.sticker(small_city.root.city, codes.sticker_code(first.pk).lower())
    assert (car.plate, car.valid, car.sticker) == (first.vehicle.plate, True, 1)
    with pytest.raises(NotFound):
        queries.sticker(small_city.root.city, "AAAAAAAAAA")


def test_a_driver_declines_and_comes_back_before_the_list_is_settled(small_city: SmallCity) -> None:
    exams = scenes.selecting(small_city, cars=3)
    driver = exams.drivers[0]
    (entry,) = queries.my_entries(driver)
    actions.decline(entry.pk, by=driver)
    with pytest.raises(NotAllowed):
        actions.come_after_all(entry.pk, by=small_city.cast["dispatcher"])
    assert actions.come_after_all(entry.pk, by=driver).state == "listed"


def test_exams_over_midnight_and_twice_at_one_time_are_refused(small_city: SmallCity) -> None:
    exams = scenes.draft(small_city)
    secretary = small_city.cast["secretary"]
    with pytest.raises(Invalid) as told:
        actions.add_wave(exams.season.pk, "夜里", scenes.EXAM_DAY, time(23), time(1), by=secretary)
    assert set(told.value.errors) == {"ends_at"}
    with pytest.raises(Invalid):
        actions.add_wave(
            exams.season.pk, "又一场", scenes.EXAM_DAY, time(9), time(10), by=secretary
        )


def test_a_shut_gate_sends_cars_to_the_next(small_city: SmallCity) -> None:
    exams = scenes.draft(small_city)
    secretary = small_city.cast["secretary"]
    first = actions.add_gate(exams.school.pk, "正门", scenes.SCHOOL, by=secretary)
    actions.add_gate(exams.school.pk, "东门", Point(101.72, 26.583), by=secretary)
    closure = actions.shut_gate(first.pk, "修路", by=secretary, wave=exams.morning)

    def gates() -> tuple[str, str]:
        point = next(p for p in queries.points(exams.season) if p.pk == exams.school.pk)
        morning, afternoon = (
            queries.gate_for(point, w)[1] for w in (exams.morning, exams.afternoon)
        )
        return morning, afternoon

    assert gates() == ("东门", "正门")
    actions.open_gate(closure.pk, by=secretary)
    assert gates() == ("正门", "正门")


def test_the_season_moves_only_when_what_it_stands_on_is_there(small_city: SmallCity) -> None:
    secretary = small_city.cast["secretary"]
    bare = actions.found_season(small_city.first_branch, scenes.outline(small_city), by=secretary)
    with pytest.raises(Refused):
        actions.move_season(bare.pk, "select", by=secretary)
    with pytest.raises(NotFound):
        actions.move_season(bare.pk, "confirm", by=secretary)  # cars are confirmed by name
    exams = scenes.booking_open(small_city)
    with pytest.raises(NotAllowed):
        actions.move_season(exams.season.pk, "plan", by=small_city.cast["district"])
    actions.move_season(exams.season.pk, "plan", by=small_city.cast["dispatcher"])
    scenes.booked(small_city, exams, 1)
    with pytest.raises(Refused):  # somebody is booked and no plan is out
        actions.move_season(exams.season.pk, "run", by=secretary)


SEES = {
    "season": {"committee", "committee_leader", "district", "secretary", "secretary_alone"}
    | {"floating_secretary", "dispatcher", "keeper"},
    "entries": {"committee", "committee_leader", "secretary", "secretary_alone", "dispatcher"},
    "bookings": {"committee", "committee_leader", "dispatcher"},
    "plans": {"committee", "committee_leader", "secretary", "secretary_alone", "dispatcher"},
}


def test_who_sees_what(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.booked(small_city, exams, 1)
    scenes.published(small_city, exams)
    ways = {
        "season": access.visible_seasons,
        "entries": access.visible_entries,
        "bookings": access.visible_bookings,
        "plans": access.visible_plans,
    }
    for word, visible in ways.items():
        seen = {who for who, actor in small_city.cast.items() if visible(actor).exists()}
        assert (word, seen) == (word, SEES[word] | ({"member"} & _own_line(small_city, word)))


def _own_line(city: SmallCity, word: str) -> set[str]:
    """罗小平 is on the list himself."""
    return {"member"} if word == "entries" else set()


def test_the_set_agrees_with_the_object_for_everybody(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    scenes.draft(small_city, title="明年的")
    bookings = scenes.booked(small_city, exams, 2)
    actions.book_for(scenes.wish(exams, 7), by=small_city.cast["keeper"])
    plan = scenes.published(small_city, exams)
    with standing_at(scenes.at(10)):
        for stop in plan.trips.get(
            stops__leg__booking=bookings[0], stops__kind="board"
        ).stops.all():
            kind = "board" if stop.kind == "board" else "arrive"
            actions.check_in(stop.trip_id, kind, leg=stop.leg_id, by=small_city.cast["dispatcher"])
        actions.thank(codes.link_of(bookings[0].pk), "谢谢", True, by=small_city.cast["anonymous"])
    actors = {**small_city.cast, "carrier": exams.drivers[0]}
    for who, actor in actors.items():
        for rows, one, model in (
            (access.visible_seasons(actor), access.can_view_season, Season),
            (access.visible_entries(actor), access.can_view_entry, Entry),
            (access.visible_bookings(actor), access.can_view_booking, Booking),
            (access.visible_plans(actor), access.can_view_plan, Plan),
            (access.visible_trips(actor), access.can_view_trip, Trip),
            (access.readable_thanks(actor), access.can_read_thanks, Thanks),
        ):
            every = model.objects.all()  # type: ignore[attr-defined]
            assert set(rows) == {row for row in every if one(actor, row)}, (who, model)  # type: ignore[operator]
