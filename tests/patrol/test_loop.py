"""发现 → 立案 → 派遣 → 处置 → 复核 → 结案 → 反馈, and every way off it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import DAY
from tests.patrol.conftest import HERE, IN_RENHE, NOWHERE, Ground, at, photo
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.machine import IllegalMove
from yilu.core.refs import Ref
from yilu.files.queries import photos_of
from yilu.notices.models import Message
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.enums import Act, CheckState, Deed, State
from yilu.patrol.models import Check, Entry, Merit, Snapshot
from yilu.patrol.states import MACHINE
from yilu.referrals.models import Slip


def deeds(snapshot: Snapshot) -> list[str]:
    return sorted(Merit.objects.filter(snapshot=snapshot).values_list("deed", flat=True))


def acts(snapshot: Snapshot) -> list[str]:
    return list(
        Entry.objects.filter(snapshot=snapshot).order_by("pk").values_list("act", flat=True)
    )


def choosing(ground: Ground, *names: str) -> None:
    for name in names:
        actions.choose_areas([ground.east.pk], by=ground.who(name))


def test_the_whole_loop(ground: Ground) -> None:
    choosing(ground, "member", "truck_driver", "outsider_driver", "driver")
    made = ground.shoot()
    assert (made.state, made.area, made.division, made.unit) == (
        State.WAITING, ground.east, "510402", ground.city.root,
    )  # fmt: skip
    made = actions.accept(made.pk, by=ground.who("committee"), photos_ok=True)
    assert (made.state, made.unit) == (State.ASSIGNED, ground.city.field)
    assert made.due is not None
    # 28 working hours are four working days from Monday 10:00; the Friday is 端午
    assert f"{made.due.astimezone(CITY_ZONE):%m-%d %H:%M}" == "06-22 10:00"
    worker = ground.who("field_worker")
    actions.take(made.pk, by=worker)
    made = actions.dispose(made.pk, by=worker, text="补沥青压实", photos=[photo(worker)])
    assert made.state == State.VERIFYING
    asked = set(Check.objects.values_list("person", flat=True))
    assert asked == {ground.who(n).person_id for n in ("member", "truck_driver", "outsider_driver")}
    for name in ("member", "truck_driver"):
        by = ground.who(name)
        actions.verify(made.pk, by=by, fixed=True, photos=[photo(by)])
    made.refresh_from_db()
    assert (made.state, made.basis, made.outcome) == ("closed", "drivers", "solved")
    assert sorted(Check.objects.values_list("state", flat=True)) == ["dropped", "fixed", "fixed"]
    assert deeds(made) == [Deed.FILED, Deed.SETTLED, Deed.VERIFIED, Deed.VERIFIED]
    assert acts(made) == ["shot", "filed", "taken", "disposed", "checked", "checked", "closed"]
    actions.answer(made.pk, by=ground.who("driver"), word="yes")
    titles = list(
        Message.objects.filter(person=ground.who("driver").person_id).values_list(
            "title", flat=True
        )
    )
    assert len(titles) == 3


def test_one_not_fixed_returns_it_and_two_rounds_close(ground: Ground) -> None:
    choosing(ground, "member", "truck_driver", "outsider_driver")
    made = ground.disposed()
    by = ground.who("member")
    actions.verify(made.pk, by=by, fixed=False, photos=[photo(by)], note="还有一半没补")
    made.refresh_from_db()
    assert (made.state, made.unit) == (State.ASSIGNED, ground.city.field)
    assert [step["why"] for step in made.reckoning] == ["filed", "sent_back"]
    with pytest.raises(Refused):
        actions.verify(made.pk, by=ground.who("truck_driver"), fixed=True, photos=[])
    worker = ground.who("field_worker")
    actions.dispose(made.pk, by=worker, text="都补了", photos=[photo(worker)])
    for name in ("member", "outsider_driver"):
        by = ground.who(name)
        actions.verify(made.pk, by=by, fixed=True, photos=[photo(by)])
    made.refresh_from_db()
    assert (made.state, made.round) == (State.CLOSED, 2)


def test_the_handler_cannot_close_alone(ground: Ground) -> None:
    made = ground.disposed()
    with pytest.raises(NotAllowed):
        actions.close(made.pk, by=ground.who("field_worker"), outcome="solved", text="好了")
    with pytest.raises(NotFound):
        actions.verify(made.pk, by=ground.who("field_worker"), fixed=True, photos=[])
    again = ground.filed(category="lamp", answers={})
    desk, leader = ground.who("committee"), ground.who("committee_leader")
    actions.assign(again.pk, ground.city.root, by=desk, reason="自己来")
    actions.dispose(again.pk, by=desk, text="换了灯泡", photos=[photo(desk)])
    with pytest.raises(Refused, match="由别人核查"):
        actions.close(again.pk, by=desk, outcome="solved", text="看过了")
    again = actions.close(again.pk, by=leader, outcome="partly", text="电话问过，一盏还不亮")
    assert (again.state, again.basis, again.outcome) == ("closed", "desk", "partly")


def test_nobody_who_had_a_part_disposes_or_checks(ground: Ground) -> None:
    made = ground.filed("field_worker")
    assert "own" in made.flags
    with pytest.raises(Refused, match="自己报的"):
        actions.dispose(made.pk, by=ground.who("field_worker"), text="好了", photos=[])
    with pytest.raises(NotAllowed):
        actions.take(made.pk, by=ground.who("field_worker"))
    assert Merit.objects.get(snapshot=made).suspicious
    own = actions.submit(
        Words("pothole", point=HERE), [photo(ground.who("committee"))], by=ground.who("committee")
    )
    with pytest.raises(NotAllowed):
        actions.accept(own.pk, by=ground.who("committee"))
    assert actions.accept(own.pk, by=ground.who("committee_leader")).state == State.ASSIGNED


def test_checkers_are_asked_only_for_reviewed_photos_in_waking_hours(ground: Ground) -> None:
    choosing(ground, "member")
    made = actions.accept(ground.shoot().pk, by=ground.who("committee"))
    worker = ground.who("field_worker")
    with at(22):
        actions.dispose(made.pk, by=worker, text="补平了", photos=[photo(worker)])
        assert Check.objects.count() == 0
    (before,) = photos_of(made.city, Ref.to(made))
    with at(23):
        actions.review_photo(made.pk, before.pk, by=ground.who("committee"), publish=True)
        assert actions.sweep(made.city)["asked"] == 0
    with at(9, day=DAY + timedelta(days=1)):
        assert actions.sweep(made.city)["asked"] == 1
        assert actions.sweep(made.city)["asked"] == 0
    with at(9, day=DAY + timedelta(days=5)):
        done = actions.sweep(made.city)
        assert (done["expired"], done["asked"]) == (1, 0)  # not the same person again
    assert Check.objects.get().state == CheckState.EXPIRED


def test_nobody_is_asked_more_than_three_times_a_week(ground: Ground) -> None:
    choosing(ground, "member")
    for _time in range(4):
        ground.disposed()
    assert Check.objects.count() == 3


def test_return_twice_then_the_desk_designates(ground: Ground) -> None:
    made = ground.filed()
    worker, desk = ground.who("field_worker"), ground.who("committee")
    for _time in range(2):
        actions.ask_return(made.pk, by=worker, reason="归公路部门管")
        made = actions.approve(made.pk, by=desk)
        assert made.unit == ground.city.root
        made = actions.assign(made.pk, ground.city.field, by=desk, reason="先处置")
    assert (made.returns, made.designated) == (2, True)
    with pytest.raises(Refused, match="不能再退"):
        actions.ask_return(made.pk, by=worker, reason="还是不归我们")


def test_time_is_asked_for_and_granted_by_another(ground: Ground) -> None:
    made = ground.filed()
    assert made.due is not None
    first, urban, desk = made.due, ground.who("urban"), ground.who("committee")
    with pytest.raises(Invalid):
        actions.ask_extension(made.pk, by=urban, reason="等材料", hours=500)
    actions.ask_extension(made.pk, by=urban, reason="等材料", hours=7)
    with pytest.raises(Refused, match="正在等批准"):
        actions.ask_extension(made.pk, by=urban, reason="等材料", hours=7)
    with pytest.raises(NotAllowed):
        actions.approve(made.pk, by=urban)
    made = actions.approve(made.pk, by=desk)
    assert made.due == first + timedelta(days=1)
    actions.ask_suspension(made.pk, by=urban, reason="要等整条路大修", days=20)
    actions.decline(made.pk, by=desk, reason="先补一补")
    actions.ask_suspension(made.pk, by=urban, reason="雨季压不实", days=20)
    made = actions.approve(made.pk, by=desk)
    assert made.state == State.SUSPENDED
    with pytest.raises(IllegalMove):
        actions.take(made.pk, by=urban)
    with at(10, day=DAY + timedelta(days=21)):
        assert actions.sweep(made.city)["resumed"] == 1
    made.refresh_from_db()
    assert (made.state, made.due) == (State.WORKING, first + timedelta(days=21))
    told = [line.entry.act for line in queries.timeline(ground.who("driver"), made)]
    assert Act.ASKED not in told
    assert told.count(Act.SUSPENDED) == 1


def test_out_of_reach_goes_to_12345_and_back(ground: Ground) -> None:
    made = ground.filed()
    desk = ground.who("committee")
    made = actions.refer(made.pk, by=desk, wanted="请协调公路局", facts="国道边坡松动")
    slip = Slip.objects.get()
    assert (made.state, slip.kind, slip.subject_key) == (State.OUTSIDE, "handover", str(made.pk))
    made = actions.take_reply(made.pk, by=desk, text="公路局已经清理")
    assert (made.state, made.disposer_id) == (State.VERIFYING, None)
    made = actions.close(made.pk, by=desk, outcome="solved", text="照片核对过")
    assert made.basis == "outside"


def test_no_means_open_again_and_both_are_kept(ground: Ground) -> None:
    made = ground.disposed()
    actions.close(made.pk, by=ground.who("committee"), outcome="solved", text="看过")
    driver = ground.who("driver")
    actions.answer(made.pk, by=driver, word="no", text="雨一冲又出来了")
    made.refresh_from_db()
    assert (made.state, made.answer, made.reopened) == (State.ASSIGNED, "no", 1)
    assert acts(made)[-2:] == ["answered", "reopened"]
    worker = ground.who("field_worker")
    actions.dispose(made.pk, by=worker, text="重做了", photos=[photo(worker)])
    actions.close(made.pk, by=ground.who("committee"), outcome="solved", text="看过")
    actions.answer(made.pk, by=driver, word="partly")
    with pytest.raises(Refused):
        actions.answer(made.pk, by=driver, word="yes")
    assert deeds(made) == [Deed.FILED, Deed.SETTLED]  # settled once, however often it is closed
    with at(9, day=DAY + timedelta(days=40)), pytest.raises(Refused, match="重新拍"):
        actions.reopen(made.pk, by=driver, text="又坏了")


def test_refused_with_a_reason_and_told(ground: Ground) -> None:
    made, desk = ground.shoot(), ground.who("committee")
    with pytest.raises(Invalid):
        actions.refuse(made.pk, by=desk, reason="because")
    made = actions.refuse(made.pk, by=desk, reason="slight", text="裂缝很浅")
    assert (made.state, deeds(made)) == (State.REFUSED, [])
    told = Message.objects.get(person=ground.who("driver").person_id)
    assert (told.title, told.body) == ("这件没有立案：情况轻微，够不上立案条件", "裂缝很浅")


def test_nothing_is_ever_nobodys(ground: Ground) -> None:
    root = ground.city.root
    assert ground.filed(point=NOWHERE).unit == root
    assert ground.filed(point=None).unit == root
    assert ground.filed(point=IN_RENHE).unit == root  # painted, and nobody looks after it
    assert ground.filed(category="garbage").unit == ground.city.urban
    actions.set_duty(ground.east.pk, "", None, by=ground.who("committee"))
    assert ground.filed(category="garbage").unit == root
    actions.close_area(ground.east.pk, by=ground.who("committee"))
    assert ground.filed().unit == root


def test_a_unit_hands_down_and_only_down(ground: Ground) -> None:
    made = ground.filed(category="garbage")
    urban = ground.who("urban")
    with pytest.raises(Invalid):
        actions.assign(made.pk, ground.city.police, by=urban, reason="归交警")
    assert (
        actions.assign(made.pk, ground.city.field, by=urban, reason="去清").unit
        == ground.city.field
    )


def test_no_state_strands_a_case() -> None:
    assert MACHINE.stranded() == set()


def test_whoever_had_a_case_reads_where_it_went_and_nothing_more(ground: Ground) -> None:
    made, desk = ground.filed(), ground.who("committee")
    worker, urban = ground.who("field_worker"), ground.who("urban")
    with pytest.raises(NotFound):
        queries.passed_on(ground.who("police"), made.pk)
    asked = actions.ask_return(made.pk, by=worker, reason="这是公路局的路")
    actions.approve(made.pk, by=desk)
    assert (asked.state, queries.passed_on(worker, made.pk).where) == ("asked", Act.RETURNED)
    actions.assign(made.pk, by=desk, unit=ground.city.police, reason="交警管")
    passed = queries.passed_on(urban, made.pk)
    assert (passed.number, passed.where, passed.words) == (
        made.number,
        Act.ASSIGNED,
        "这件改由市交警支队处置",
    )
    actions.refer(made.pk, by=desk, wanted="请协调公路局", facts="国道边坡松动")
    for who in (worker, urban, ground.who("police")):
        assert queries.passed_on(who, made.pk).words == "这件不归我们管，转给 12345 了"
    for name in ("labour", "driver", "keeper", "anonymous"):
        with pytest.raises(NotFound):
            queries.passed_on(ground.who(name), made.pk)
