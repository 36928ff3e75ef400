"""Letters of the political review and their answers; training taken from attendance or a certificate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities.models import Attendance
from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import locked, not_future, refresh, tidy
from yilu.branch_life.enums.development import LetterTo
from yilu.branch_life.models import Candidate, CandidateLetter, TrainingRecord
from yilu.branch_life.queries.development.dossiers import class_hour
from yilu.branch_life.queries.development.learning import countable
from yilu.branch_life.sealing import sealed
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.runtime.actions import next_number

MOST_HOURS = 400


def _worked(pk: UUID, by: Actor) -> Candidate:
    row = locked(pk, by)
    if not rights.may_develop(by, row):
        raise NotAllowed("develop")
    return row


@transaction.atomic
def send_letter(
    pk: UUID, to_kind: str, to_name: str, sent_on: date, *, by: Actor
) -> CandidateLetter:
    """发函: to the organisation of a residence, a unit, or where close relatives are."""
    row = _worked(pk, by)
    if to_kind not in LetterTo.values:
        raise Invalid({"to_kind": _("选发给哪里。")})
    name = tidy(to_name, "to_name", longest=80, needed=_("写对方党组织或者单位的全称。"))
    not_future(sent_on, "sent_on")
    year = sent_on.year
    made = CandidateLetter.objects.create(
        city=row.city,
        number=f"ZS-{year}-{next_number(row.city, f'ZS-{year}'):04d}",
        candidate=row,
        to_kind=to_kind,
        to_name=name,
        sent_on=sent_on,
        sent_by=by.account_id,
    )
    record("candidate.letter_sent", Ref.to(row), by=by, to=to_kind)
    return made


@transaction.atomic
def answer_letter(pk: UUID, answered_on: date, answer: str, *, by: Actor) -> CandidateLetter:
    found = CandidateLetter.objects.filter(pk=pk, city=by.city).values_list("candidate", flat=True)
    row = _worked(found[0], by) if found else None
    if row is None:
        raise NotFound(str(pk))
    letter = CandidateLetter.objects.select_for_update().get(pk=pk, candidate=row)
    if letter.answered_on is not None:
        raise Refused(_("这份函的答复已经登记过了。"))
    said = tidy(answer, "answer", longest=4000, needed=_("写对方怎么答复的。"))
    not_future(answered_on, "answered_on")
    if answered_on < letter.sent_on:
        raise Invalid({"answered_on": _("答复日期早于发函日期。")})
    letter.answered_on, letter.answer = answered_on, sealed(letter, "answer", said)
    letter.save()
    record("candidate.letter_answered", Ref.to(row), by=by)
    return letter


@transaction.atomic
def take_attendance(pk: UUID, attendance_ids: Iterable[UUID], *, by: Actor) -> int:
    """The trainings he was checked in at: each attendance counts once."""
    row = _worked(pk, by)
    offered = {came.pk: came for came in countable(row)}
    wanted = [offered[key] for key in dict.fromkeys(attendance_ids) if key in offered]
    if not wanted:
        raise Invalid({"attendances": _("选至少一场他签到过的培训。")})
    TrainingRecord.objects.bulk_create(_of_attendance(row, came) for came in wanted)
    record("candidate.trained", Ref.to(row), by=by, n=len(wanted))
    refresh(row)
    return len(wanted)


def _of_attendance(row: Candidate, came: Attendance) -> TrainingRecord:
    return TrainingRecord(
        city=row.city,
        candidate=row,
        attendance=came,
        title=came.activity.title,
        organiser=came.activity.organiser.name,
        from_on=came.on,
        to_on=came.on,
        minutes=came.minutes,
    )


@transaction.atomic
def add_training(
    pk: UUID, title: str, organiser: str, from_on: date, to_on: date, hours: float, *, by: Actor
) -> TrainingRecord:
    """A training elsewhere, by its certificate; hours are class hours (学时)."""
    row = _worked(pk, by)
    named = tidy(title, "title", longest=80, needed=_("写培训班的名称。"))
    held_by = tidy(organiser, "organiser", longest=80, needed=_("写谁办的。"))
    not_future(to_on, "to_on")
    if to_on < from_on:
        raise Invalid({"to_on": _("结束日期早于开始日期。")})
    if not 0 < hours <= MOST_HOURS:
        raise Invalid({"hours": _("学时按结业证上的填，1 到 %(n)d。") % {"n": MOST_HOURS}})
    made = TrainingRecord.objects.create(
        city=row.city,
        candidate=row,
        title=named,
        organiser=held_by,
        from_on=from_on,
        to_on=to_on,
        minutes=round(hours * class_hour(row.city)),
    )
    record("candidate.trained", Ref.to(row), by=by, n=1)
    refresh(row)
    return made
