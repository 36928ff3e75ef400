"""What a driver's help comes to: who counts as having taken part, service hours, and what he is told."""

from __future__ import annotations

from datetime import time, timedelta

from tests.cast import CITY, DAY
from tests.patrol import lists
from tests.patrol.conftest import Ground, at, jpeg, photo, scene
from yilu.core.periods import Period
from yilu.honours import queries as honours
from yilu.insight.catalogue import BY_KEY
from yilu.insight.measures import Figure, Scope
from yilu.notices.models import Message
from yilu.patrol import actions
from yilu.patrol.actions import Words
from yilu.patrol.models import Check
from yilu.people.actions import set_preference
from yilu.rulebook.actions import set_parameter

TODAY = Period(DAY, DAY)


def took_part(ground: Ground) -> Figure:
    root = ground.city.root
    scope = Scope(CITY, root.pk, root.number, root.name, root.path, whole=True)
    return BY_KEY["snapshot_reporters"].figure(scope, TODAY)


def served(ground: Ground, who: str) -> list[tuple[str, int]]:
    rows = honours.my_records(ground.who(who))
    return sorted(rows.values_list("kind", "minutes"))


def test_who_did_both_took_part_once_and_both_parts_stand_beside(ground: Ground) -> None:
    for name in ("driver", "truck_driver"):
        ground.filed(name)
    lists.a_list(ground)
    errand = lists.reported(ground, "driver")
    before = took_part(ground)
    actions.accept_errand(errand.pk, by=ground.who("committee"))
    after = took_part(ground)
    parts = [[(one.label, one.value) for one in figure.readings] for figure in (before, after)]
    assert (before.value, after.value, after.people) == (2, 2, 2)
    assert parts == [
        [("随手拍立案的司机", 2), ("完成迎查任务的司机", 0)],
        [("随手拍立案的司机", 2), ("完成迎查任务的司机", 1)],
    ]


def test_an_inspection_alone_is_taking_part_and_a_check_alone_is_not(ground: Ground) -> None:
    lists.a_list(ground)
    errand = lists.reported(ground, "truck_driver", finding="gap")
    actions.accept_errand(errand.pk, by=ground.who("committee"))
    actions.choose_areas([ground.east.pk], by=ground.who("member"))
    made = ground.disposed("keeper")  # the keeper stands in no register of drivers
    by = ground.who("member")
    actions.verify(made.pk, by=by, fixed=True, photos=[photo(by)])
    assert took_part(ground).value == 1


def test_acts_are_service_by_the_citys_minutes_and_doubted_ones_are_none(ground: Ground) -> None:
    set_parameter("patrol.service_minutes.cowitness", 0, by=ground.city.cast["security_admin"])
    lists.a_list(ground)
    made = ground.filed("driver")
    actions.cowitness(made.pk, by=ground.who("member"), photos=[photo(ground.who("member"))])
    errand = lists.reported(ground, "driver")
    actions.accept_errand(errand.pk, by=ground.who("committee"))
    same = jpeg(scene(91))
    for name in ("truck_driver", "outsider_driver"):
        by = ground.who(name)
        shot = actions.submit(Words("lamp", place=name), [photo(by, data=same)], by=by)
        actions.accept(shot.pk, by=ground.who("committee"))
    assert [served(ground, name) for name in ("driver", "member")] == [
        [("inspection", 30), ("patrol", 10)],
        [],
    ]
    assert [served(ground, name) for name in ("truck_driver", "outsider_driver")] == [
        [("patrol", 10)],
        [],  # the same picture, handed in by a second account
    ]
    paper = honours.totals(honours.my_records(ground.who("driver")))
    assert (paper.services, paper.minutes) == (2, 40)


def test_messages_say_what_they_are_about(ground: Ground) -> None:
    actions.choose_areas([ground.east.pk], by=ground.who("member"))
    lists.a_list(ground)
    ground.disposed("driver")
    kinds = dict(Message.objects.values_list("reason", "kind"))
    assert kinds == {
        "snapshot.filed": "snapshot",
        "snapshot.held": "snapshot",
        "snapshot.disposed": "snapshot",
        "inspection.opened": "inspection",
        "check.asked": "check",
    }


def test_nobody_is_asked_in_his_own_quiet_hours(ground: Ground) -> None:
    for name in ("member", "truck_driver"):
        actions.choose_areas([ground.east.pk], by=ground.who(name))
    set_preference(quiet_from=time(20), quiet_to=time(11), by=ground.who("member"))
    ground.disposed("driver")  # at ten
    asked = Check.objects.values_list("person", flat=True)
    assert set(asked) == {ground.who("truck_driver").person_id}
    with at(12):
        actions.sweep(CITY)
    assert ground.who("member").person_id in set(asked.all())
    assert Check.objects.count() == 2
    with at(21, day=DAY + timedelta(days=1)):
        assert actions.sweep(CITY)["asked"] == 0
