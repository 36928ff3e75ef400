"""Who should attend and who is in the room: the list, presence, leave, exclusions, letters, guests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from yilu.activities.models import Attendance
from yilu.audit.actions import record
from yilu.branch_life import cards
from yilu.branch_life.actions.locking import meeting_for, now_or
from yilu.branch_life.enums.meeting import (
    Exclusion,
    ItemKind,
    MeetingState,
    Seat,
)
from yilu.branch_life.models import AgendaItem, Attendee, Meeting, WrittenOpinion
from yilu.branch_life.queries.roll import expected
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.refs import Ref
from yilu.people.models import Person

BEFORE_THE_END = frozenset({MeetingState.PLANNED, MeetingState.CALLED, MeetingState.OPEN})


def write_roll(meeting: Meeting) -> None:
    """Bring the list in line with membership on the day; what was noted of a person stays."""
    should = {one.person_id: one.seat for one in expected(meeting)}
    known = {row.person_id: row for row in meeting.attendees.all()}
    Attendee.objects.bulk_create(
        Attendee(city=meeting.city, meeting=meeting, person_id=person, seat=seat)
        for person, seat in should.items()
        if person not in known
    )
    for person, row in known.items():
        if person in should and row.seat != should[person]:
            row.seat = should[person]
            row.excluded, row.consent, row.consent_on = "", "", None
            row.save(update_fields=["seat", "excluded", "consent", "consent_on"])
    gone = [row.pk for person, row in known.items() if person not in should]
    meeting.attendees.filter(pk__in=gone).exclude(seat=Seat.GUEST).delete()


@transaction.atomic
def arrive(
    key: UUID, attendees: Iterable[UUID], *, by: Actor, at: datetime | None = None
) -> Meeting:
    """签到; somebody who went out and comes back is there again."""
    meeting, now = _open(key, by), now_or(at)
    rows = meeting.attendees.filter(pk__in=list(attendees))
    came = rows.filter(arrived_at=None).update(arrived_at=now)
    back = rows.filter(left_at__isnull=False).update(left_at=None)
    record("meeting.arrived", Ref.to(meeting), by=by, count=came + back)
    return meeting


@transaction.atomic
def leave(
    key: UUID, attendees: Iterable[UUID], *, by: Actor, at: datetime | None = None
) -> Meeting:
    """中途离开: from now on he is not counted as present."""
    meeting, now = _open(key, by), now_or(at)
    rows = meeting.attendees.filter(pk__in=list(attendees), arrived_at__isnull=False, left_at=None)
    gone = rows.update(left_at=Greatest(F("arrived_at"), now))  # entered by hand, later or earlier
    record("meeting.left", Ref.to(meeting), by=by, count=gone)
    return meeting


@transaction.atomic
def unmark(key: UUID, attendee: UUID, *, by: Actor) -> Meeting:
    """Ticked by mistake: he was not there."""
    meeting = _open(key, by)
    row = _attendee(meeting, attendee)
    if meeting.ballots.exists() and row.seat == Seat.VOTER and row.arrived_at is not None:
        raise Refused(_("已经发过票，到会的人数不能再改。他走了，请点“离开”。"))
    row.arrived_at = row.left_at = None
    row.save(update_fields=["arrived_at", "left_at"])
    record("meeting.unmarked", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def take_from_activity(key: UUID, *, by: Actor) -> Meeting:
    """Whoever signed in at the activity this meeting was held with."""
    meeting = _open(key, by)
    if meeting.activity_id is None:
        raise Refused(_("这次会议没有关联活动。先在“改”里选上。"))
    came = Attendance.objects.filter(activity=meeting.activity_id, city=by.city)
    moments = dict(came.values_list("person", "in_at"))
    rows = list(meeting.attendees.filter(person__in=moments, arrived_at=None))
    for row in rows:
        row.arrived_at = moments[row.person_id]
    Attendee.objects.bulk_update(rows, ["arrived_at"])
    record("meeting.arrived", Ref.to(meeting), by=by, count=len(rows))
    return meeting


@transaction.atomic
def excuse(key: UUID, attendee: UUID, reason: str, *, by: Actor) -> Meeting:
    """请假: he is still among those who should attend."""
    meeting = _before_the_end(key, by)
    row = _attendee(meeting, attendee)
    row.leave = reason.strip()[:120]
    row.save(update_fields=["leave"])
    record("meeting.excused", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def ask_leave(key: UUID, reason: str, *, by: Actor) -> Meeting:
    """A person asks for leave himself, on his phone, before the meeting begins."""
    row = Attendee.objects.select_for_update(of=("self",)).select_related("meeting")
    mine = row.filter(meeting=key, person=by.person_id, city=by.city).first()
    if by.person_id is None or mine is None or mine.meeting.state == MeetingState.PLANNED:
        raise NotFound(str(key))
    if mine.meeting.state != MeetingState.CALLED:
        raise Refused(_("会已经开了，请直接告诉支部书记。"))
    if not reason.strip():
        raise Invalid({"reason": _("写一句请假的原因。")})
    mine.leave = reason.strip()[:120]
    mine.save(update_fields=["leave"])
    record("meeting.leave_asked", Ref.to(mine.meeting), by=by)
    return mine.meeting


@transaction.atomic
def exclude(
    key: UUID,
    attendee: UUID,
    why: str,
    *,
    by: Actor,
    consent: str,
    consent_on: date | None,
) -> Meeting:
    """不计入应到: decided by the meeting with the superior's consent, before any paper is out."""
    meeting = _before_the_end(key, by)
    row = _attendee(meeting, attendee)
    _refuse_during_votes(meeting)
    if why not in Exclusion.values:
        raise Invalid({"why": _("选一种情形。")})
    if row.seat != Seat.VOTER:
        raise Refused(_("他本来就不在应到会有表决权的人数里。"))
    if not consent.strip() or consent_on is None or consent_on > clock.today():
        raise cards.refuse(
            meeting.city,
            "meeting.excluded",
            meeting.day,
            _("没有上级党组织的同意，不能从应到人数里减。"),
            _("请先报上级党组织，拿到批复再登记文号和日期；不然他仍算应到。"),
        )
    row.excluded, row.consent, row.consent_on = why, consent.strip()[:120], consent_on
    row.save(update_fields=["excluded", "consent", "consent_on"])
    record("meeting.excluded", Ref.to(meeting), by=by, why=why)
    return meeting


@transaction.atomic
def include(key: UUID, attendee: UUID, *, by: Actor) -> Meeting:
    """He counts among those who should attend after all."""
    meeting = _before_the_end(key, by)
    _refuse_during_votes(meeting)
    row = _attendee(meeting, attendee)
    row.excluded, row.consent, row.consent_on = "", "", None
    row.save(update_fields=["excluded", "consent", "consent_on"])
    record("meeting.included", Ref.to(meeting), by=by)
    return meeting


def _refuse_during_votes(meeting: Meeting) -> None:
    """The line must not move under a vote, nor between two votes of one meeting."""
    if meeting.ballots.exclude(state="void").exists():
        raise cards.refuse(
            meeting.city,
            "meeting.excluded",
            meeting.day,
            _("已经发过票，应到人数不能再改。"),
            _("要改，先把没有记入决议的表决作废；已有决议的，另开一次会。"),
        )


@transaction.atomic
def invite(key: UUID, person_id: UUID, *, by: Actor) -> Meeting:
    """列席: a candidate, an activist, somebody from above; without a vote."""
    meeting = _before_the_end(key, by)
    if not Person.objects.filter(city=by.city, pk=person_id).exists():
        raise Invalid({"person": _("没有这位人员。")})
    if meeting.attendees.filter(person=person_id).exists():
        raise Refused(_("他已经在名单上了。"))
    Attendee.objects.create(city=by.city, meeting=meeting, person_id=person_id, seat=Seat.GUEST)
    record("meeting.invited", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def take_letter(
    key: UUID, item_id: UUID, attendee: UUID, *, by: Actor, on: date | None = None
) -> Meeting:
    """A letter of a voter who cannot come: that it came in before the vote, never what it says."""
    meeting = _before_the_end(key, by)
    day = on or clock.today()
    item, row = _vote(meeting, item_id), _attendee(meeting, attendee)
    if row.seat != Seat.VOTER or row.excluded:
        raise Refused(_("他不在应到会有表决权的人数里，书面意见不统计。"))
    late = item.ballots.exclude(state="void").exists()
    if late or day > meeting.day:
        raise cards.refuse(
            meeting.city,
            "meeting.written",
            meeting.day,
            _("书面意见要在表决以前交到支部。"),
            _("这一封附在会议记录里，不统计票数。"),
        )
    WrittenOpinion.objects.get_or_create(
        city=by.city, item=item, attendee=row, defaults={"received_on": day}
    )
    record("meeting.letter", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def give_letter_back(key: UUID, item_id: UUID, attendee: UUID, *, by: Actor) -> Meeting:
    meeting = _before_the_end(key, by)
    item = _vote(meeting, item_id)
    if item.ballots.exclude(state="void").exists():
        raise Refused(_("已经表决，书面意见不能再退。"))
    item.letters.filter(attendee=attendee).delete()
    record("meeting.letter_back", Ref.to(meeting), by=by)
    return meeting


def _open(key: UUID, by: Actor) -> Meeting:
    meeting = meeting_for(key, by)
    if meeting.state != MeetingState.OPEN:
        raise Refused(_("会没有开着。先点“宣布开会”。"))
    return meeting


def _before_the_end(key: UUID, by: Actor) -> Meeting:
    meeting = meeting_for(key, by)
    if meeting.state not in BEFORE_THE_END:
        raise Refused(_("已经散会，名单不能再改。"))
    return meeting


def _attendee(meeting: Meeting, key: UUID) -> Attendee:
    found = meeting.attendees.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def _vote(meeting: Meeting, key: UUID) -> AgendaItem:
    found = meeting.agenda.filter(pk=key, kind=ItemKind.VOTE).first()
    if found is None:
        raise NotFound(str(key))
    return found
