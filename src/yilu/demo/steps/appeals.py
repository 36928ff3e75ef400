"""A year of appeals lived through the app's own acts: settled, explained, silent, coordinated, and live."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from uuid import UUID

from yilu.appeals import actions
from yilu.appeals.actions import Party, Words, submit
from yilu.appeals.enums import Level
from yilu.appeals.models import Appeal
from yilu.appeals.queries import appeals, get_appeal, own_appeals
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.demo.panzhihua import APPEALS, CITY, SEED
from yilu.demo.pictures import rear_end
from yilu.demo.worries import (
    ANONYMOUS,
    CARDS,
    DISPUTES,
    RESULTS,
    SAME_CAUSE,
    SEALED,
    TEMPLATES,
    TRUCKS,
    WORRIES,
    Worry,
)
from yilu.files.actions import take_photo
from yilu.files.models import Photo
from yilu.organisations.limits import HOTLINE
from yilu.organisations.models import Unit
from yilu.registry.queries import drivers
from yilu.rulebook.actions import set_parameter

Actors = dict[str, Actor]
Units = dict[str, Unit]
FACTS = "详见附件。时间、地点、车牌已核对，不含姓名和手机。"


def live_through(day: date, units: Units, actors: Actors) -> None:
    """Everything; nothing where the year stands already."""
    system = Actor.for_system(CITY)
    if appeals(system).exists():
        return
    set_parameter(HOTLINE.key, units["urban"].number, by=system)
    year = _Year(day, units, actors)
    year.history()
    year.live()
    year.knowledge()


@contextmanager
def _moment(day: date, hour: int, minute: int = 0) -> Iterator[None]:
    with clock.standing_at(datetime.combine(day, time(hour, minute), CITY_ZONE)):
        yield


@dataclass(slots=True)
class _Case:
    """A case on its way, and the driver it is about."""

    key: UUID
    driver: Actor


class _Year:
    """Takes drivers one after another, so that no one has all the worries."""

    def __init__(self, day: date, units: Units, actors: Actors) -> None:
        self.day, self.units, self.actors = day, units, actors
        self.rng = Random(SEED)
        system = Actor.for_system(CITY)
        # Those who drive and have no account: the personas' own cases are the live ones.
        own = {actor.person_id for actor in actors.values()}
        hailing = drivers(system, on=day, operating=True, group="ride_hailing")
        trucks = drivers(system, on=day, group="truck")
        self.hailing = cycle([_as_driver(p) for p in _persons(hailing, 120) if p not in own])
        self.trucks = cycle([_as_driver(p) for p in _persons(trucks, 12) if p not in own])
        self.days = self._spread()

    def _spread(self) -> Iterator[date]:
        """Days over the past year, none of the last three weeks: their cases are all over."""
        steps = sorted(self.rng.sample(range(22, 355), 100), reverse=True)
        return iter([self.day - timedelta(days=back) for back in steps])

    # ── what is over ────────────────────────────────────────────────────────────────────────

    def history(self) -> None:
        worries = cycle(WORRIES)
        for number in range(APPEALS.settled):
            self._settled(next(worries), next(self.hailing), number)
        for outcome, count in APPEALS.otherwise.items():
            for _case in range(count):
                self._ended_otherwise(next(worries), outcome)
        for number in range(len(TRUCKS) * 2):
            self._settled(TRUCKS[number % len(TRUCKS)], next(self.trucks), number)
        for number in range(APPEALS.coordinations):
            self._coordinated(number)

    def _settled(self, worry: Worry, driver: Actor, number: int) -> None:
        start = next(self.days)
        case = self._taken_up(worry, driver, start, escalate=number % 3 == 0)
        if worry.department:
            self._department(case, worry, start + timedelta(days=2))
        end = start + timedelta(days=self.rng.choice((3, 4, 5, 6, 11)))
        with _moment(end, 16):
            actions.settle(case.key, by=self._worker(case), outcome="settled", text=worry.reply)
        with _moment(end + timedelta(days=1), 20):
            satisfied = "no" if number % 11 == 7 else "yes"
            actions.confirm(case.key, by=case.driver, settled="yes", satisfied=satisfied)

    def _taken_up(self, worry: Worry, driver: Actor, day: date, *, escalate: bool) -> _Case:
        words = Words(worry.subject, worry.kind, worry.text)
        with _moment(day, self.rng.randint(8, 17), self.rng.randint(0, 59)):
            case = _Case(submit(words, by=driver).appeal.pk, driver)
            now = clock.business_now()
        with clock.standing_at(now + timedelta(minutes=self.rng.randint(10, 90))):
            actions.accept(case.key, by=self._worker(case))
            if escalate:
                self._raised(case)
            text = "情况收到了，我们先核实，今天给您回话。"
            actions.reply(case.key, by=self._worker(case), text=text)
        return case

    def _raised(self, case: _Case) -> None:
        appeal = self._appeal(case)
        if appeal.holder_level == Level.COMMITTEE:
            return
        reason = "要和平台、部门对话，请上级出面。"
        actions.escalate(case.key, by=self._worker(case), reason=reason)
        actions.accept(case.key, by=self._worker(case))

    def _department(self, case: _Case, worry: Worry, day: date) -> None:
        staff = self.actors["committee"]
        unit = self.units[worry.department]
        with _moment(day, 10):
            task = actions.invite(case.key, by=staff, unit=unit, wanted=worry.wanted, facts=FACTS)
        with _moment(day + timedelta(days=1), 15):
            actions.answer(task.pk, by=self.actors[worry.department], text=worry.answer)

    def _ended_otherwise(self, worry: Worry, how: str) -> None:
        start, driver = next(self.days), next(self.hailing)
        case = self._taken_up(worry, driver, start, escalate=False)
        with _moment(start + timedelta(days=4), 11):
            if how == "withdrawn":
                actions.withdraw(case.key, by=driver)
                return
            outcome, why = ("settled", "") if how == "silent" else (how, "按现行规定办不到。")
            worker = self._worker(case)
            actions.settle(case.key, by=worker, outcome=outcome, text=worry.reply, why=why)
        if how != "silent":
            with _moment(start + timedelta(days=5), 9):
                actions.confirm(case.key, by=driver, settled="partly")
            return
        with _moment(start + timedelta(days=21), 9):
            actions.close_silent(case.key, by=Actor.for_system(CITY))

    def _coordinated(self, number: int) -> None:
        text = DISPUTES[number % len(DISPUTES)]
        start, driver = next(self.days), next(self.hailing)
        worry = Worry("other", "help", text, RESULTS[number % len(RESULTS)])
        case = self._taken_up(worry, driver, start, escalate=False)
        two = number < APPEALS.driver_sides - APPEALS.coordinations
        other = Party("另一位司机", next(self.hailing).person_id) if two else Party("对方")
        held = start + timedelta(days=3)
        with _moment(held, 15):
            actions.coordinate(
                case.key,
                by=self._worker(case),
                held_on=held,
                result=worry.reply,
                agreed=True,
                others=[other],
                place="万顺叫车党支部活动室",
            )
            actions.settle(case.key, by=self._worker(case), outcome="settled", text=worry.reply)
        with _moment(held + timedelta(days=1), 19):
            actions.confirm(case.key, by=driver, settled="yes", satisfied="yes")

    # ── what is in hand ─────────────────────────────────────────────────────────────────────

    def live(self) -> None:
        """A dozen: at every level, with departments, paused, sealed, and some due tomorrow."""
        who, day = self.actors, self.day
        photo = take_photo(io.BytesIO(rear_end()), "现场.jpg", by=who["driver"])
        mine = self._new(WORRIES[0], who["driver"], 5, photos=[photo])
        with _moment(day - timedelta(days=4), 9, 40):
            actions.accept(mine, by=who["member"])
            actions.escalate(mine, by=who["member"], reason="要和保险公司总部对话，支部出面更好。")
        with _moment(day - timedelta(days=3), 11, 30):
            actions.accept(mine, by=who["secretary"])
            actions.reply(mine, by=who["secretary"], text="定损员明天到，我下午三点陪您一起去。")
            actions.note(
                mine, by=who["secretary"], text="理赔部说排队到下周，已请行业党委出面约谈。"
            )
        with _moment(day - timedelta(days=2), 9, 20):
            actions.invite(
                mine,
                by=who["secretary"],
                unit=self.units["police"],
                wanted="出责任认定书",
                facts="5月29日，阳光大道，追尾，前车川D牌照网约车。",
            )
        self._done_for_the_driver()
        self._new(WORRIES[4], next(self.hailing), 0)
        self._paused()
        self._sealed_ones()
        for text in SAME_CAUSE:
            self._new(Worry("station", "complaint", text, ""), next(self.hailing), 1)
        self._new(TRUCKS[0], who["truck_driver"], 1)
        waiting = self._new(WORRIES[2], next(self.hailing), 3)
        with _moment(day - timedelta(days=2), 10):
            self._up_to_committee(waiting)
        self._to_the_desk()

    def _new(
        self, worry: Worry, driver: Actor, days_ago: int, photos: Sequence[Photo] = ()
    ) -> UUID:
        hour = 8 if days_ago == 0 else self.rng.randint(8, 17)
        with _moment(self.day - timedelta(days=days_ago), hour, self.rng.randint(0, 59)):
            words = Words(worry.subject, worry.kind, worry.text)
            return submit(words, by=driver, photos=photos).appeal.pk

    def _done_for_the_driver(self) -> None:
        """One of the persona's own waits for his word."""
        driver = self.actors["driver"]
        key = self._new(WORRIES[6], driver, 9)
        with _moment(self.day - timedelta(days=8), 9):
            actions.accept(key, by=self.actors["member"])
        with _moment(self.day - timedelta(days=1), 15):
            actions.settle(key, by=self.actors["member"], outcome="settled", text=WORRIES[6].reply)

    def _paused(self) -> None:
        key = self._new(WORRIES[7], next(self.hailing), 6)
        with _moment(self.day - timedelta(days=5), 9):
            self._up_to_committee(key)
            actions.pause(key, by=self.actors["committee"], reason="等法院排期", days=14)
        with _moment(self.day - timedelta(days=4), 10):
            actions.approve(key, by=self.actors["committee_leader"])

    def _sealed_ones(self) -> None:
        words = Words("other", "report", SEALED, about_own_chain=True)
        with _moment(self.day - timedelta(days=2), 20):
            submit(words, by=self.actors["member"])
        with _moment(self.day - timedelta(days=1), 22):
            submit(Words("platform", "report", ANONYMOUS, anonymous=True), by=self.actors["driver"])

    def _to_the_desk(self) -> None:
        worry = Worry("station", "help", "小区门口路灯坏了半个月，收车回来看不见路。", "")
        key = self._new(worry, next(self.hailing), 3)
        with _moment(self.day - timedelta(days=2), 14):
            self._up_to_committee(key)
            actions.refer(
                key,
                by=self.actors["committee"],
                desk=self.units["urban"],
                facts="仁和区前进镇某小区门口路灯不亮，已半个月。",
                wanted="请转有关单位修复并反馈",
            )

    def _up_to_committee(self, key: UUID) -> None:
        staff = self.actors["committee"]
        while get_appeal(staff, key).holder_level != Level.COMMITTEE:
            actions.escalate(key, by=staff, reason="请行业党委直接办。")
        actions.accept(key, by=staff)

    # ── what was learnt ─────────────────────────────────────────────────────────────────────

    def knowledge(self) -> None:
        staff, leader = self.actors["committee"], self.actors["committee_leader"]
        for title, subject, body, basis in TEMPLATES:
            actions.put_template(by=leader, title=title, subject=subject, body=body, basis=basis)
        system = Actor.for_system(CITY)
        for subject, (question, answer, basis) in zip(
            ("accident", "schooling"), CARDS, strict=True
        ):
            closed = appeals(system, state="closed", subject=subject)
            source = closed.order_by("made_at")[0]
            card = actions.write_card(
                source.pk, by=staff, question=question, answer=answer, basis=basis
            )
            actions.approve_card(card.pk, by=leader)
        with _moment(self.day, 8, 30):
            alike = appeals(system).filter(text__in=SAME_CAUSE).order_by("made_at", "pk")
            for key in alike.values_list("pk", flat=True):
                actions.notice_cause(key, by=system)
        last_month = self.day.replace(day=1) - timedelta(days=1)
        actions.draw_callbacks(last_month, by=system)

    # ── who acts ────────────────────────────────────────────────────────────────────────────

    def _appeal(self, case: _Case) -> Appeal:
        return own_appeals(case.driver).get(pk=case.key)

    def _worker(self, case: _Case) -> Actor:
        """Whoever holds it: the contact himself, the persona who is secretary, or the committee."""
        appeal = self._appeal(case)
        if appeal.holder_level == Level.MEMBER:
            return Actor(None, appeal.holder_person_id, CITY)
        branches = {
            self.units["first_branch"].pk: "secretary",
            self.units["floating_branch"].pk: "floating_secretary",
        }
        return self.actors[branches.get(appeal.holder_unit_id, "committee")]


def _persons(rows: object, count: int) -> list[UUID]:
    return list(dict.fromkeys(rows.values_list("person", flat=True)[:count]))  # type: ignore[attr-defined]


def _as_driver(person: UUID) -> Actor:
    return Actor(None, person, CITY)
