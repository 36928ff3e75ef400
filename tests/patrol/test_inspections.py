"""创文迎查: lists by area, optional errands, before and after, what is covered, and who is thanked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CITY, DAY
from tests.patrol import lists
from tests.patrol.conftest import Ground, at, jpeg, photo, scene
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.machine import IllegalMove
from yilu.core.periods import Period
from yilu.notices.models import Message
from yilu.patrol import access, actions, queries
from yilu.patrol.actions import Line
from yilu.patrol.enums import ErrandState, InspectionState
from yilu.patrol.models import Errand, Inspection
from yilu.patrol.states import ERRANDS, INSPECTIONS
from yilu.rewards import queries as rewards


def standings(row: Inspection) -> list[str]:
    return [one.standing for one in queries.coverage(row)]


def test_no_state_is_a_dead_end() -> None:
    assert (INSPECTIONS.stranded(), ERRANDS.stranded()) == (set(), set())
    assert {s for m in ERRANDS.moves.values() for s in m.sources} | ERRANDS.final == set(
        ErrandState
    )
    assert {s for m in INSPECTIONS.moves.values() for s in m.sources} | INSPECTIONS.final == set(
        InspectionState
    )


def test_a_list_is_told_once_to_those_who_chose_its_area(ground: Ground) -> None:
    row = lists.a_list(ground)
    told = Message.objects.filter(reason="inspection.opened").values_list("person", flat=True)
    assert set(told) == {ground.city.wang.person_id, ground.city.chen.person_id}
    assert standings(row) == ["open", "open", "open"]
    assert [stop.place for stop in queries.stops_for(ground.who("driver"))] == [
        line.place for line in lists.LINES
    ]
    assert list(queries.stops_for(ground.who("member"))) == []  # chose no area


def test_found_fixed_on_the_spot_accepted_and_thanked(ground: Ground) -> None:
    row = lists.a_list(ground)
    errand = lists.taken(ground)
    assert standings(row)[0] == "taken"
    driver = ground.who("driver")
    before, after = photo(driver), photo(driver)
    actions.report_errand(errand.pk, "fixed", by=driver, before=[before], after=[after])
    assert standings(row)[0] == "reported"
    pair = queries.errand_pictures(errand)
    errand.refresh_from_db()
    pair = queries.errand_pictures(errand)
    assert ([p.pk for p in pair.before], [p.pk for p in pair.after]) == ([before.pk], [after.pk])
    actions.accept_errand(errand.pk, by=ground.who("committee"))
    assert standings(row)[0] == "fixed"
    assert rewards.purse(driver).points == 3 + 5
    found = queries.inspection_tasks(CITY, Period(DAY, DAY))
    assert [one.pk for one in found] == [errand.pk]


def test_truckers_take_part_as_well(ground: Ground) -> None:
    lists.a_list(ground)
    errand = lists.reported(ground, "truck_driver", "clean")
    actions.accept_errand(errand.pk, by=ground.who("committee"))
    assert rewards.purse(ground.who("truck_driver")).points == 3


def test_a_gap_stays_open_until_the_unit_closed_it(ground: Ground) -> None:
    row = lists.a_list(ground)
    errand = lists.reported(ground, finding="gap")
    committee = ground.who("committee")
    actions.accept_errand(errand.pk, by=committee)
    assert (standings(row)[0], queries.get_run(committee, row.pk).gaps) == ("gap", 1)  # type: ignore[attr-defined]
    with pytest.raises(Invalid):
        actions.mend_gap(errand.pk, " ", by=committee)
    actions.mend_gap(errand.pk, "社区当天清掉了", by=committee)
    assert (standings(row)[0], queries.get_run(committee, row.pk).gaps) == ("mended", 0)  # type: ignore[attr-defined]
    with pytest.raises(Refused):
        actions.mend_gap(errand.pk, "再清一次", by=committee)


def test_what_was_declined_is_open_again_and_earns_nothing(ground: Ground) -> None:
    row = lists.a_list(ground)
    errand = lists.reported(ground)
    with pytest.raises(Invalid):
        actions.decline_errand(errand.pk, "", by=ground.who("committee"))
    actions.decline_errand(errand.pk, "照片看不出是哪里", by=ground.who("committee"))
    assert standings(row)[0] == "open"
    assert rewards.purse(ground.who("driver")).points == 0
    assert Message.objects.filter(reason="errand.declined").count() == 1
    assert lists.taken(ground).pk != errand.pk


@pytest.mark.parametrize(
    ("finding", "before", "after", "note", "wrong"),
    [
        ("liked", 1, 0, "", ["finding"]),
        ("clean", 0, 0, "", ["before"]),
        ("fixed", 1, 0, "", ["after"]),
        ("gap", 1, 0, "", ["note"]),
        ("clean", 4, 0, "", ["before"]),
        ("clean", 1, 0, "长" * 301, ["note"]),
    ],
)
def test_what_is_missing_is_told_on_its_field(
    ground: Ground, finding: str, before: int, after: int, note: str, wrong: list[str]
) -> None:
    lists.a_list(ground)
    errand, driver = lists.taken(ground), ground.who("driver")
    with pytest.raises(Invalid) as said:
        actions.report_errand(
            errand.pk,
            finding,
            by=driver,
            before=[photo(driver) for _n in range(before)],
            after=[photo(driver) for _n in range(after)],
            note=note,
        )
    assert sorted(said.value.errors) == wrong
    errand.refresh_from_db()
    assert errand.state == "taken"


def test_what_is_not_for_drivers_hands_is_not_fixed_by_them(ground: Ground) -> None:
    lists.a_list(ground)
    driver = ground.who("driver")
    stop = queries.stops_for(driver).filter(fixable=False).get()
    errand = actions.take_stop(stop.pk, by=driver)
    with pytest.raises(Invalid) as said:
        actions.report_errand(
            errand.pk, "fixed", by=driver, before=[photo(driver)], after=[photo(driver)]
        )
    assert list(said.value.errors) == ["finding"]


def test_before_and_after_are_two_pictures(ground: Ground) -> None:
    lists.a_list(ground)
    errand, driver = lists.taken(ground), ground.who("driver")
    same = jpeg(scene(4711, (320, 240)))
    with pytest.raises(Invalid) as said:
        actions.report_errand(
            errand.pk,
            "fixed",
            by=driver,
            before=[photo(driver, data=same)],
            after=[photo(driver, data=same)],
        )
    assert list(said.value.errors) == ["after"]


def test_a_picture_handed_in_before_holds_the_points(ground: Ground) -> None:
    lists.a_list(ground)
    same = jpeg(scene(4712, (320, 240)))
    for who in ("driver", "truck_driver"):
        by = ground.who(who)
        errand = lists.taken(ground, who)
        actions.report_errand(errand.pk, "clean", by=by, before=[photo(by, data=same)])
        actions.accept_errand(errand.pk, by=ground.who("committee"))
    assert rewards.purse(ground.who("driver")).points == 3
    purse = rewards.purse(ground.who("truck_driver"))
    assert (purse.points, purse.waiting) == (0, 3)


def test_a_stop_is_in_one_hand_and_comes_free_after_two_days(ground: Ground) -> None:
    row = lists.a_list(ground)
    driver, trucker = ground.who("driver"), ground.who("truck_driver")
    stop = lists.first_stop(driver)
    errand = actions.take_stop(stop.pk, by=driver)
    assert actions.take_stop(stop.pk, by=driver).pk == errand.pk
    with pytest.raises(Refused):
        actions.take_stop(stop.pk, by=trucker)
    with at(11, day=DAY + timedelta(days=2)):
        assert standings(row)[0] == "open"
        assert actions.take_stop(stop.pk, by=trucker).person_id == ground.city.chen.person_id
    errand.refresh_from_db()
    assert errand.state == "dropped"


def test_three_in_one_hand_are_enough(ground: Ground) -> None:
    row = lists.a_list(ground)
    committee, driver = ground.who("committee"), ground.who("driver")
    actions.list_stops(row.pk, ground.east.pk, [Line("体育馆", "路灯亮不亮")], by=committee)
    for stop in list(queries.stops_for(driver)[:3]):
        actions.take_stop(stop.pk, by=driver)
    with pytest.raises(Refused):
        actions.take_stop(lists.first_stop(driver).pk, by=driver)
    held = queries.my_errands(driver).first()
    assert held is not None
    actions.drop_errand(held.pk, by=driver)
    assert lists.taken(ground).state == "taken"


def test_outside_its_days_nothing_is_taken(ground: Ground) -> None:
    lists.a_list(ground)
    driver = ground.who("driver")
    stop = lists.first_stop(driver)
    with at(10, day=DAY + timedelta(days=11)):
        assert list(queries.stops_for(driver)) == []
        with pytest.raises(Refused):
            actions.take_stop(stop.pk, by=driver)


def test_a_closed_list_takes_nothing_more_but_is_still_looked_at(ground: Ground) -> None:
    row = lists.a_list(ground)
    done, left = lists.reported(ground), lists.taken(ground, "truck_driver")
    actions.close_inspection(row.pk, by=ground.who("committee"))
    left.refresh_from_db()
    assert left.state == "dropped"
    with pytest.raises(IllegalMove):
        actions.report_errand(
            left.pk,
            "clean",
            by=ground.who("truck_driver"),
            before=[photo(ground.who("truck_driver"))],
        )
    assert actions.accept_errand(done.pk, by=ground.who("committee")).state == "accepted"


def test_nobody_looks_at_his_own(ground: Ground) -> None:
    lists.a_list(ground)
    committee = ground.who("committee")
    actions.choose_areas([ground.east.pk], by=committee)
    errand = lists.reported(ground, "committee")
    assert queries.errand_moves(committee, errand) == []
    with pytest.raises(NotAllowed):
        actions.accept_errand(errand.pk, by=committee)


def test_a_list_is_checked_as_it_is_typed(ground: Ground) -> None:
    by = ground.who("committee")
    with pytest.raises(Invalid) as said:
        actions.plan_inspection(
            lists.a_plan(title=" ", last=DAY - timedelta(days=1), division="999999"),
            ground.city.root,
            by=by,
        )
    assert sorted(said.value.errors) == ["division", "last", "title"]
    row = actions.plan_inspection(lists.a_plan(), ground.city.root, by=by)
    with pytest.raises(Refused):
        actions.open_inspection(row.pk, by=by)
    with pytest.raises(Invalid):
        actions.list_stops(row.pk, ground.east.pk, [Line("公交站", "")], by=by)
    twice = [*lists.LINES, *lists.LINES]
    assert len(actions.list_stops(row.pk, ground.east.pk, twice, by=by)) == 3
    assert actions.list_stops(row.pk, ground.east.pk, lists.LINES, by=by) == []


def test_what_somebody_looked_at_is_not_struck(ground: Ground) -> None:
    row = lists.a_list(ground)
    committee, errand = ground.who("committee"), lists.taken(ground)
    with pytest.raises(Refused):
        actions.strike_stop(row.pk, errand.stop_id, by=committee)
    other = queries.stops_for(ground.who("driver")).last()
    assert other is not None
    actions.strike_stop(row.pk, other.pk, by=committee)
    assert len(standings(row)) == 2


def test_a_district_runs_its_own_and_no_other(ground: Ground) -> None:
    own, other = lists.a_district_list(ground), lists.a_list(ground)
    district = ground.who("district")
    assert [row.pk for row in queries.inspections(district)] == [own.pk]
    assert {row.pk for row in queries.inspections(ground.who("committee"))} == {own.pk, other.pk}
    with pytest.raises(NotFound):
        actions.close_inspection(other.pk, by=district)
    with pytest.raises(NotAllowed):
        actions.plan_inspection(lists.a_plan(), ground.city.root, by=district)


def test_the_set_agrees_with_the_object_for_everybody(ground: Ground) -> None:
    lists.a_list(ground)
    lists.a_district_list(ground)
    actions.plan_inspection(lists.a_plan(), ground.city.root, by=ground.who("committee"))
    lists.reported(ground)
    lists.taken(ground, "truck_driver")
    for who, actor in ground.city.cast.items():
        seen = {row for row in Inspection.objects.all() if access.can_view_inspection(actor, row)}
        assert set(access.visible_inspections(actor)) == seen, who
        held = {row for row in Errand.objects.all() if access.can_view_errand(actor, row)}
        assert set(access.visible_errands(actor)) == held, who
