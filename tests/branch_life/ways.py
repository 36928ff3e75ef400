"""Small scenes of development for tests: an application, a file brought to a step, a paper."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from uuid import UUID

from tests import factories as make
from tests.branch_life.files import EVERYBODY, Outcome, Votes
from tests.cast import DAY, SmallCity
from yilu.activities.enums import ActivityKind, ActivityState, Presence
from yilu.activities.models import Activity, Attendance
from yilu.branch_life.actions import development as actions
from yilu.branch_life.actions.development import Entry, Handed
from yilu.branch_life.models import Application, Candidate
from yilu.branch_life.rules.steps import STEPS
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.files.actions import take_paper
from yilu.files.models import Paper
from yilu.membership.models import PartyMember
from yilu.people.models import Person

VOTES = Votes(eligible=5, present=4, yes=4)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
# a road without a hitch: the application 31 months ago, full a year after the branch meeting
DAYS = {
    "apply": date(2023, 11, 1), "talk": date(2023, 11, 20), "activist": date(2023, 12, 1),
    "file_activist": date(2023, 12, 8), "contacts": date(2023, 12, 8),
    "cultivate": date(2024, 12, 10), "target": date(2024, 12, 20),
    "file_target": date(2024, 12, 25), "introducers": date(2024, 12, 26),
    "political_review": date(2025, 2, 1), "training": date(2025, 3, 1),
    "committee_review": date(2025, 3, 5), "pre_review": date(2025, 3, 10),
    "form": date(2025, 3, 12), "admit": date(2025, 3, 31), "superior_talk": date(2025, 4, 10),
    "approve": date(2025, 4, 20), "file_approval": date(2025, 4, 25), "assign": date(2025, 4, 21),
    "oath": date(2025, 5, 4), "probation": date(2026, 3, 31), "ask_conversion": date(2026, 3, 31),
    "convert": date(2026, 4, 10), "approve_conversion": date(2026, 5, 10),
    "archive": date(2026, 5, 20),
}  # fmt: skip


def applicant(name: str = "苏瑞龙", born: str = "19900501", serial: int = 321) -> Person:
    day = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    return make.person(name, id_number=make.resident_id(serial, born), born_on=day)


def helpers(city: SmallCity) -> tuple[PartyMember, PartyMember]:
    """Two full members of the first branch."""
    make.membership(city.zhao_member, city.first_branch)
    return city.luo_member, city.zhao_member


def a_paper(by: Actor, name: str = "申请书.pdf") -> Paper:
    return take_paper(io.BytesIO(PDF), name, by=by)


def handed(day: date = DAYS["apply"], **more: object) -> Handed:
    return Handed(day, **{"words": "我志愿加入中国共产党，认真学习党的章程……", **more})  # type: ignore[arg-type]


def waiting(city: SmallCity, who: str = "driver") -> Application:
    """Handed in on the phone to the first branch, and not taken yet."""
    given = handed(DAY, born_on=date(1988, 3, 15))
    return actions.hand_in(city.first_branch.pk, given, by=city.cast[who])


def opened_file(
    city: SmallCity, person: Person | None = None, day: date = DAYS["apply"], **more: object
) -> Candidate:
    """A file whose first step stands."""
    of = person or applicant()
    branch = city.first_branch
    return actions.record_application(
        of.pk, branch.pk, handed(day, **more), by=city.cast["secretary"]
    )


def entry(key: str, members: tuple[UUID, ...] = (), **changes: object) -> Entry:
    """What the smooth road enters for a step."""
    values: dict[str, object] = {"done_on": DAYS[key], "confirmed": True}
    if key in {"contacts", "introducers"}:
        values |= {"members": members, "clear": True}
    if key == "target":
        values |= {"opinions": EVERYBODY, "notice_from": date(2024, 12, 13)}
        values |= {"notice_to": date(2024, 12, 19)}
    if key in {"admit", "convert"}:
        values |= {"votes": VOTES}
    if key == "convert":
        values |= {"outcome": Outcome.CONVERT}
    if key == "form":
        values |= {"form_number": "川 0001234"}
    if key == "political_review":
        values |= {"words": "本人和直系亲属没有问题"}
    return Entry(**{**values, **changes})  # type: ignore[arg-type]


def brought_to(
    city: SmallCity, last: str, row: Candidate | None = None, pair: tuple[UUID, ...] = ()
) -> Candidate:
    """The file with every step up to this one recorded, each by whoever decides it."""
    row = row or opened_file(city)
    pair = pair or tuple(member.pk for member in helpers(city))
    for step in STEPS[1:]:
        if step.key == "cultivate":
            for day in (date(2024, 6, 1), date(2024, 12, 1)):
                actions.add_review(row.pk, day, "思想端正，工作踏实", by=city.cast["secretary"])
        if step.key == "training":
            actions.add_training(
                row.pk, "发展对象培训班", "市委党校", date(2025, 2, 25), date(2025, 2, 27), 24,
                by=city.cast["secretary"],
            )  # fmt: skip
        by = city.cast["committee" if step.above else "secretary"]
        actions.record_step(row.pk, step.key, entry(step.key, pair), by=by)
        if step.key == last:
            break
    row.refresh_from_db()
    return row


def attended(city: SmallCity, person_id: UUID, minutes: int = 180) -> Attendance:
    """A training on the spot of the month before, where he was checked in."""
    begins = datetime(2026, 5, 20, 9, tzinfo=CITY_ZONE)
    activity = Activity.objects.create(
        city=city.root.city,
        number="HD-2026-0001",
        kind=ActivityKind.TRAINING,
        title="发展对象集中培训",
        organiser=city.root,
        place="党群服务中心",
        starts_at=begins,
        ends_at=begins + timedelta(minutes=minutes),
        day=begins.date(),
        state=ActivityState.HELD,
    )
    return Attendance.objects.create(
        city=activity.city,
        activity=activity,
        person_id=person_id,
        mode=Presence.CODE,
        on=activity.day,
        in_at=begins,
        minutes=minutes,
    )


__all__ = [
    "DAY",
    "DAYS",
    "PDF",
    "VOTES",
    "a_paper",
    "applicant",
    "brought_to",
    "entry",
    "handed",
    "helpers",
    "opened_file",
    "waiting",
]
