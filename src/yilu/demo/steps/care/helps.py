"""Helps recorded by three hands, some not proved; hardship noted and one family visited."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from yilu.care import actions
from yilu.care.enums import HelpKind
from yilu.core.actor import Actor

HELPS = 84
WHAT = {
    HelpKind.TRAFFIC: "夜里抛锚，帮他联系拖车送到修理厂",
    HelpKind.HEALTH: "陪他到医院挂号、办住院手续",
    HelpKind.SCHOOLING: "帮他准备孩子入学的材料",
    HelpKind.LAW: "帮他整理欠款证据、联系法律援助",
    HelpKind.MONEY: "帮他申请一次性困难补助",
    HelpKind.GOODS: "送去米、油和棉被",
    HelpKind.EMERGENCY: "暴雨被困，送去热饭和雨衣",
    HelpKind.OTHER: "帮老人代办社保认证",
}
GIVERS = ("万顺叫车党支部", "花城货车司机驿站", "行业党委", "司机党员周启明")


def live(persons: list[UUID], actors: dict[str, Actor], day: date) -> None:
    _helps(persons, actors, day)
    _hardship(persons, actors, day)


def _helps(persons: list[UUID], actors: dict[str, Actor], day: date) -> None:
    """Recorded by three hands over the year; three more are not proved and do not count."""
    recorders = [actors["keeper"], actors["secretary"], actors["committee"]]
    kinds = list(HelpKind)
    for at in range(HELPS):
        by, kind = recorders[at % 3], kinds[at % len(kinds)]
        given = actions.Given(
            person_id=persons[120 + at * 5],
            kind=kind,
            what=WHAT[kind],
            giver=GIVERS[at % len(GIVERS)],
            given_on=day - timedelta(days=1 + at * 4),
            receipt="paper",
            proof={"receipt_note": f"帮助登记本第{at // 10 + 1}页"},
        )
        actions.record_help(given, actions.recording_unit(by), by=by)
    _unproved(actors, persons[119], day)


def _unproved(actors: dict[str, Actor], other: UUID, day: date) -> None:
    """One waits for the driver's word, one he says is wrong, one was entered twice and voided."""
    keeper, driver = actors["keeper"], actors["driver"]
    unit = actions.recording_unit(keeper)
    if driver.person_id is None or actors["member"].person_id is None:
        return
    waiting = _given(driver.person_id, HelpKind.TRAFFIC, day)
    actions.record_help(waiting, unit, by=keeper)
    wrong = _given(actors["member"].person_id, HelpKind.GOODS, day)
    row = actions.record_help(wrong, unit, by=keeper)
    actions.object_to_help(row.pk, by=actors["member"], why="那天来的是另一位司机")
    twice = actions.record_help(_given(other, HelpKind.HEALTH, day), unit, by=keeper)
    actions.void_help(twice.pk, by=keeper, reason="登重了")


def _given(person_id: UUID, kind: HelpKind, day: date) -> actions.Given:
    return actions.Given(
        person_id=person_id,
        kind=kind,
        what=WHAT[kind],
        giver="花城货车司机驿站",
        given_on=day - timedelta(days=2),
        receipt="phone",
    )


def _hardship(persons: list[UUID], actors: dict[str, Actor], day: date) -> None:
    staff = actors["committee"]
    for at, text in enumerate(("母亲长期住院，一人跑车", "孩子手术后康复", "车辆事故后停运两个月")):
        actions.note_hardship(persons[200 + at], text, by=staff)
    actions.record_visit(
        persons[200],
        by=staff,
        visited_on=day - timedelta(days=12),
        visitors="何宇宁、唐文静",
        note="送去米油，帮着联系了长期护理保险。",
        paper_consent="走访同意书夹第3份",
    )
