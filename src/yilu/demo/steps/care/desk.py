"""The consultation desk: a year of talks and questions, who comes today, what waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from yilu.activities import queries as activities
from yilu.activities.enums import ActivityKind
from yilu.care import actions
from yilu.care.enums import ConsultationState, Mode, Subject
from yilu.care.models import Consultation, Slot
from yilu.care.sealing import sealed
from yilu.core.actor import Actor
from yilu.core.periods import Period
from yilu.demo.education import LECTURES
from yilu.demo.panzhihua import CITY, SEED
from yilu.demo.steps.care.common import at_hour, numbers
from yilu.organisations.models import Unit

TALKS, WRITTEN = 430, 300
OF_AN_EVENING = 6  # the slot that was held while the last lecture was: double counting to be found
LECTURE_AGO = LECTURES[-1].ago
QUESTIONS = {
    Subject.LAW: (
        "平台说我违约要扣押金，合同里没写，怎么办？",
        "先书面要明细和依据，谈不拢向人社局投诉。",
    ),
    Subject.HEALTH: (
        "开车久了腰疼腿麻，要不要拍片？",
        "先休息热敷两周，麻得厉害或加重就到骨科拍片。",
    ),
    Subject.INSURANCE: (
        "职工医保断了三个月，补缴后能报销吗？",
        "补缴后有等待期，按本市规定从到账次月算。",
    ),
    Subject.PSYCHOLOGY: (
        "夜班睡不着，白天发脾气，怎么调？",
        "固定起床时间，睡前一小时不看手机，两周没好再来聊。",
    ),
}
RECEPTION = {
    Subject.LAW: "魏敏（律师）",
    Subject.HEALTH: "周医生",
    Subject.INSURANCE: "社保窗口小唐",
    Subject.PSYCHOLOGY: "沈老师",
}


def live(persons: list[UUID], unit: Unit, actors: dict[str, Actor], day: date) -> None:
    _desk_year(persons, unit, day)
    _desk_today(persons, unit, actors, day)


def _desk_year(persons: list[UUID], unit: Unit, day: date) -> None:
    """730 completed: 430 talks in 86 slots of five, 300 questions answered and read."""
    slots = list(_slots(unit, day, TALKS // 5))
    Slot.objects.bulk_create(slots)
    given = iter(numbers("ZX", day.year, TALKS + WRITTEN + len(slots) // 3 + 1, 4))
    rows = list(_talks(slots, persons, given, listeners(day)))
    rows += list(_written(persons, day, given))
    Consultation.objects.bulk_create(rows)


def _slots(unit: Unit, day: date, count: int) -> Iterator[Slot]:
    subjects = list(Subject)
    for at in range(count):
        subject = subjects[at % len(subjects)]
        starts = at_hour(day - timedelta(days=3 + at * 4), 14)
        if at == OF_AN_EVENING:
            starts = at_hour(day - timedelta(days=LECTURE_AGO), 19)
        yield Slot(
            city=CITY,
            unit=unit,
            subject=subject,
            mode=Mode.ONSITE if at % 3 else Mode.CALL,
            place="市党群服务中心二楼" if at % 3 else "",
            consultant=RECEPTION[subject],
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            seats=6,
        )


def listeners(day: date) -> list[UUID]:
    """Two who sat in the last lecture, as it is said: their talks of that evening are counted too."""
    evening = Period(day - timedelta(days=LECTURE_AGO), day - timedelta(days=LECTURE_AGO))
    rows = activities.attendances_of(CITY, evening, [ActivityKind.LECTURE])
    return list(rows.values_list("person", flat=True)[:2])


def _talks(
    slots: list[Slot], persons: list[UUID], given: Iterator[str], evening: list[UUID]
) -> Iterator[Consultation]:
    """Five came to each; to every third one more had booked and did not come."""
    for at, slot in enumerate(slots):
        for seat in range(1, 6 if at % 3 else 7):
            came = seat < 6
            person = persons[(at * 7 + seat * 61) % len(persons)]
            if at == OF_AN_EVENING and seat <= len(evening):
                person = evening[seat - 1]
            yield Consultation(
                city=CITY,
                number=next(given),
                person_id=person,
                subject=slot.subject,
                mode=slot.mode,
                state=ConsultationState.COMPLETED if came else ConsultationState.NO_SHOW,
                made_at=slot.starts_at - timedelta(days=3),
                completed_on=slot.starts_at.date() if came else None,
                slot=slot,
                seat=seat,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
            )


def _written(persons: list[UUID], day: date, given: Iterator[str]) -> Iterator[Consultation]:
    subjects, rng = list(Subject), Random(SEED)
    for at in range(WRITTEN):
        subject = subjects[at % len(subjects)]
        asked = day - timedelta(days=4 + (at * 355) // WRITTEN)
        row = Consultation(
            city=CITY,
            number=next(given),
            person_id=persons[(at * 2 + 1) % len(persons)],
            subject=subject,
            mode=Mode.ONLINE,
            state=ConsultationState.COMPLETED,
            made_at=at_hour(asked, 8 + rng.randrange(12)),
            completed_on=asked + timedelta(days=2),
            answered_at=at_hour(asked + timedelta(days=1), 10),
        )
        question, answer = QUESTIONS[subject]
        row.question, row.answer = sealed(row, "question", question), sealed(row, "answer", answer)
        yield row


def _desk_today(persons: list[UUID], unit: Unit, actors: dict[str, Actor], day: date) -> None:
    """Who comes today, what can be booked tomorrow, and what waits for an answer."""
    consultant = actors["consultant"]
    for n, (hour, subject) in enumerate(((9, Subject.LAW), (14, Subject.HEALTH))):
        slot = actions.open_slot(_offer(subject, day, hour, 4), unit, by=consultant)
        _booked(slot, persons[30 + n * 3 : 33 + n * 3], day)
    for days, subject in enumerate(Subject, start=1):
        actions.open_slot(_offer(subject, day + timedelta(days=days), 15, 3), unit, by=consultant)
    _asked(actors)


def _offer(subject: Subject, day: date, hour: int, seats: int) -> actions.Offer:
    return actions.Offer(
        subject=subject,
        mode=Mode.ONSITE,
        consultant=RECEPTION[subject],
        starts_at=at_hour(day, hour),
        ends_at=at_hour(day, hour + 2),
        seats=seats,
        place="市党群服务中心二楼",
    )


def _booked(slot: Slot, persons: list[UUID], day: date) -> None:
    """Booked the day before, whatever hour it is when the demo is made."""
    given = numbers("ZX", day.year, len(persons), 4)
    Consultation.objects.bulk_create(
        Consultation(
            city=CITY,
            number=given[at],
            person_id=key,
            subject=slot.subject,
            mode=slot.mode,
            state=ConsultationState.BOOKED,
            made_at=slot.starts_at - timedelta(days=1),
            slot=slot,
            seat=at + 1,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
        )
        for at, key in enumerate(persons)
    )


def _asked(actors: dict[str, Actor]) -> None:
    """Two wait, one is answered and not read yet, one answer waits to be released."""
    consultant = actors["consultant"]
    for who, subject in (("member", Subject.PSYCHOLOGY), ("outsider_driver", Subject.INSURANCE)):
        actions.ask(subject, QUESTIONS[subject][0], "sealed", by=actors[who])
    question, answer = QUESTIONS[Subject.LAW]
    row = actions.ask(Subject.LAW, question, "sealed", by=actors["driver"])
    actions.answer(row.pk, by=consultant, words=answer)
    question, answer = QUESTIONS[Subject.HEALTH]
    row = actions.ask(Subject.HEALTH, question, "public", by=actors["truck_driver"])
    actions.answer(
        row.pk,
        by=consultant,
        words=answer,
        public_question="开车久了腰疼腿麻，要不要拍片？",
        public_answer=answer,
    )
