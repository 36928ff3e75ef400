"""One row behind every flow of the small city, so that every figure has something to open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests import cast
from tests import factories as make
from tests.branch_life import ways
from yilu.activities.enums import ActivityKind, ActivityState, Presence
from yilu.activities.models import Activity, Attendance
from yilu.appeals import actions as appeals
from yilu.appeals.actions import Party, Words, submit
from yilu.branch_life.actions import development
from yilu.branch_life.models import StepRecord
from yilu.branch_life.rules.steps import APPROVE, FILE_TARGET
from yilu.care.enums import ConsultationState, HelpKind, Mode, Receipt, Subject
from yilu.care.models import Consultation, Help
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.stations.enums import Group, StationKind, Way
from yilu.stations.models import Station, Visit

WHEN = datetime(2026, 6, 10, 10, tzinfo=CITY_ZONE)


def everything(city: cast.SmallCity) -> None:
    _activities(city)
    _stations(city)
    _care(city)
    _development(city)
    with clock.standing_at(WHEN):
        _appeals(city)


def _activities(city: cast.SmallCity) -> None:
    for number, kind in enumerate(
        (ActivityKind.LECTURE, ActivityKind.TRAINING, ActivityKind.CARE_TALK), start=1
    ):
        held = Activity.objects.create(
            city=make.CITY,
            number=f"HD-2026-000{number}",
            kind=kind,
            title="学习",
            organiser=city.first_branch,
            starts_at=WHEN,
            ends_at=WHEN + timedelta(hours=2),
            day=WHEN.date(),
            state=ActivityState.HELD,
        )
        Attendance.objects.create(
            city=make.CITY,
            activity=held,
            person=city.wang.person,
            mode=Presence.STAFF,
            on=WHEN.date(),
            in_at=WHEN,
            minutes=120,
        )


def _stations(city: cast.SmallCity) -> None:
    for kind in StationKind:
        place = Station.objects.create(
            city=make.CITY,
            number=f"{kind.value}-1",
            kind=kind,
            name=str(kind.label),
            operator=city.stations,
            division=cast.EAST,
            opened_on=make.SINCE,
        )
    Visit.objects.create(
        city=make.CITY,
        station=place,
        person=city.wang.person,
        on=WHEN.date(),
        hour=10,
        group=Group.RIDE_HAILING,
        services=[],
        way=Way.PHONE,
        flags=[],
    )


def _appeals(city: cast.SmallCity) -> None:
    """One settled, and one that was a dispute between two drivers."""
    committee = city.cast["committee"]
    words = Words("accident", "help", "追尾后保险迟迟不定损，车停了四天。")
    for dispute in (False, True):
        key = submit(words, by=city.cast["driver"]).appeal.pk
        appeals.accept(key, by=committee)
        if dispute:
            other = Party("另一位司机", city.amu.person_id)
            appeals.coordinate(
                key, by=committee, held_on=WHEN.date(), result="谈成了", agreed=True, others=[other]
            )
        appeals.settle(key, by=committee, outcome="settled", text="办好了")
        appeals.confirm(key, by=city.cast["driver"], settled="yes")


def _development(city: cast.SmallCity) -> None:
    """Somebody applied within the year and is an activist, whose first review is late; two are further on."""
    row = ways.opened_file(city, day=date(2025, 9, 1))
    for key, day in (("talk", date(2025, 9, 20)), ("activist", date(2025, 11, 1))):
        entry = ways.entry(key, done_on=day)
        development.record_step(row.pk, key, entry, by=city.cast["secretary"])
    for number, stage in enumerate((FILE_TARGET, APPROVE)):
        further = ways.opened_file(city, ways.applicant(f"往前走的人{number}", serial=330 + number))
        StepRecord.objects.bulk_create(
            StepRecord(
                city=make.CITY,
                candidate=further,
                step=step,
                done_on=WHEN.date(),
                rule={},
                recorded_at=WHEN,
            )
            for step in range(2, stage + 1)
        )


def _care(city: cast.SmallCity) -> None:
    """A help with a receipt, a pack of 200 yuan signed for, a talk that took place, a care talk."""
    day, wang = WHEN.date(), city.wang.person
    Help.objects.create(
        city=make.CITY,
        number="BZ-2026-0001",
        person=wang,
        kind=HelpKind.HEALTH,
        what="联系床位",
        giver="万顺叫车党支部",
        unit=city.first_branch,
        given_on=day,
        receipt=Receipt.PAPER,
        receipt_note="登记簿第3页",
        recorded_at=WHEN,
    )
    Consultation.objects.create(
        city=make.CITY,
        number="ZX-2026-0001",
        person=wang,
        subject=Subject.LAW,
        mode=Mode.ONLINE,
        state=ConsultationState.COMPLETED,
        made_at=WHEN,
        completed_on=day,
        question=b"sealed",
        answer=b"sealed",
        answered_at=WHEN,
    )
