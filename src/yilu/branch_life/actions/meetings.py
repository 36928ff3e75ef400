"""Planning, calling, opening, minuting, closing, signing and cancelling meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yilu.activities.models import Activity
from yilu.audit.actions import record
from yilu.branch_life import cards
from yilu.branch_life.access import meetings as access
from yilu.branch_life.actions.locking import meeting_for, now_or
from yilu.branch_life.actions.roll import write_roll
from yilu.branch_life.enums.meeting import (
    OF_A_CANDIDATE,
    PLANNABLE,
    UNDECIDED,
    VOTING_KINDS,
    ItemKind,
    Matter,
    MeetingKind,
    MeetingState,
    PaperKind,
    Way,
)
from yilu.branch_life.models import AgendaItem, Attendee, Meeting, MeetingPaper
from yilu.branch_life.sealing import sealed
from yilu.branch_life.states.meetings import MEETING
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Paper
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.runtime.actions import next_number

M = MeetingState
MOST_ITEMS = 12
LONGEST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an agenda as it is planned."""

    title: str
    kind: ItemKind = ItemKind.DISCUSS
    matter: str = ""
    candidate_id: UUID | None = None
    way: str = ""
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a meeting is to be."""

    kind: MeetingKind
    title: str
    starts_at: datetime
    place: str = ""
    group: Unit | None = None
    host_id: UUID | None = None
    recorder_id: UUID | None = None
    activity_id: UUID | None = None
    agenda: tuple[Item, ...] | None = None  # None: as it is


@transaction.atomic
def plan_meeting(plan: Plan, branch: Unit, *, by: Actor) -> Meeting:
    """A meeting of the branch; nobody else knows of it before it is called."""
    if not access.may_hold(by, branch):
        raise NotAllowed("plan_meeting")
    meeting = Meeting(city=by.city, branch=branch)
    _check(plan, branch, by)
    year = plan.starts_at.astimezone(CITY_ZONE).year
    meeting.number = f"HY-{year}-{next_number(by.city, f'HY-{year}'):04d}"
    _write(meeting, plan)
    record("meeting.planned", Ref.to(meeting), by=by, kind=meeting.kind, branch=branch.number)
    return meeting


@transaction.atomic
def change_meeting(key: UUID, plan: Plan, *, by: Actor) -> Meeting:
    """Change it before it begins; who was told hears of a new time or place."""
    meeting = meeting_for(key, by)
    MEETING.moves["change"].check(by, meeting)
    _check(plan, meeting.branch, by)
    moved = (meeting.starts_at, meeting.place) != (plan.starts_at, plan.place.strip())
    _write(meeting, plan)
    record("meeting.changed", Ref.to(meeting), by=by)
    if meeting.state == M.CALLED:
        write_roll(meeting)
        if moved:
            _tell(
                meeting, _("会议时间或地点改了"), f"moved {plan.starts_at.isoformat()} {plan.place}"
            )
    return meeting


def _check(plan: Plan, branch: Unit, by: Actor) -> None:
    errors: dict[str, Any] = {}
    if not plan.title.strip():
        errors["title"] = _("写会议名称，例如“6月支部党员大会”。")
    if (plan.kind == MeetingKind.GROUP) != (plan.group is not None):
        errors["group"] = _("党小组会要选是哪个党小组，别的会不选。")
    elif plan.group is not None and not _is_group_of(plan.group, branch):
        errors["group"] = _("这不是本支部的党小组。")
    agenda = plan.agenda or ()
    if len(agenda) > MOST_ITEMS:
        errors["agenda"] = _("议程最多 %(n)d 项。") % {"n": MOST_ITEMS}
    people = {one for one in (plan.host_id, plan.recorder_id) if one is not None}
    people |= {item.candidate_id for item in agenda if item.candidate_id is not None}
    if len(people) != Person.objects.filter(city=by.city, pk__in=people).count():
        errors["agenda"] = _("没有这位人员。")
    if plan.activity_id and not Activity.objects.filter(city=by.city, pk=plan.activity_id).exists():
        errors["activity"] = _("没有这个活动。")
    if errors:
        raise Invalid(errors)
    day = plan.starts_at.astimezone(CITY_ZONE).date()
    for item in agenda:
        _check_item(item, plan.kind, by.city, day)


def _is_group_of(group: Unit, branch: Unit) -> bool:
    return group.kind == UnitKind.PARTY_GROUP and group.parent_id == branch.pk


def _check_item(item: Item, kind: MeetingKind, city: str, day: date) -> None:
    if not item.title.strip():
        raise Invalid({"agenda": _("每一项议程都写几个字。")})
    if item.kind != ItemKind.VOTE:
        return
    if item.matter not in Matter.values:
        raise Invalid({"agenda": _("表决的事项要选是哪一种。")})
    if kind not in VOTING_KINDS:
        raise Invalid({"agenda": _("这种会议不表决，请改开支部党员大会或支委会。")})
    if item.matter in OF_A_CANDIDATE:
        _check_candidate_item(item, kind, city, day)


def _check_candidate_item(item: Item, kind: MeetingKind, city: str, day: date) -> None:
    if kind != MeetingKind.ASSEMBLY:
        raise cards.refuse(
            city,
            "meeting.assembly",
            day,
            _("接收预备党员、预备党员转正不能由支委会表决。"),
            _("请改开支部党员大会。"),
        )
    if item.candidate_id is None:
        raise Invalid({"agenda": _("写明讨论的是哪一位，一项一位。")})
    if item.way == Way.HANDS:
        raise cards.refuse(
            city,
            "meeting.secret",
            day,
            _("讨论接收和转正不能举手表决。"),
            _("请准备纸质票，推选两名计票人。"),
        )
    if item.matter == Matter.EXTEND:
        _check_extension(item, city, day)


def _check_extension(item: Item, city: str, day: date) -> None:
    least, most = cards.value(city, "meeting.extension", day, [6, 12])
    if item.months is None or not least <= item.months <= most:
        raise cards.refuse(
            city,
            "meeting.extension",
            day,
            _("延长预备期要写 %(least)d 到 %(most)d 个月。") % {"least": least, "most": most},
            _("请改延长的月数。"),
        )


def _write(meeting: Meeting, plan: Plan) -> None:
    meeting.kind, meeting.title = plan.kind, plan.title.strip()[:80]
    meeting.place, meeting.group = plan.place.strip()[:120], plan.group
    meeting.starts_at = plan.starts_at
    meeting.day = plan.starts_at.astimezone(CITY_ZONE).date()
    meeting.host_id, meeting.recorder_id = plan.host_id, plan.recorder_id
    meeting.activity_id = plan.activity_id
    meeting.save()
    if plan.agenda is None:
        return
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        _item(meeting, order, item) for order, item in enumerate(plan.agenda, start=1)
    )


def _item(meeting: Meeting, order: int, item: Item) -> AgendaItem:
    votes = item.kind == ItemKind.VOTE
    of_one = item.matter in OF_A_CANDIDATE
    return AgendaItem(
        city=meeting.city,
        meeting=meeting,
        order=order,
        kind=item.kind,
        title=item.title.strip()[:120],
        matter=item.matter if votes else "",
        way=(Way.SECRET if of_one else item.way or Way.HANDS) if votes else "",
        candidate_id=item.candidate_id if votes else None,
        months=item.months if item.matter == Matter.EXTEND else None,
    )


@transaction.atomic
def add_item(key: UUID, item: Item, *, by: Actor) -> Meeting:
    """One more item, before the meeting or during it; a vote with its candidate."""
    meeting = meeting_for(key, by)
    if meeting.state not in {*PLANNABLE, M.OPEN}:
        raise Refused(_("已经散会，议程不能再改。"))
    _check_item(item, MeetingKind(meeting.kind), by.city, meeting.day)
    if meeting.agenda.count() >= MOST_ITEMS:
        raise Refused(_("议程最多 %(n)d 项。") % {"n": MOST_ITEMS})
    everybody = Person.objects.filter(city=by.city)
    if item.candidate_id is not None and not everybody.filter(pk=item.candidate_id).exists():
        raise Invalid({"candidate": _("没有这位人员。")})
    last = meeting.agenda.aggregate(n=Max("order"))["n"] or 0
    _item(meeting, last + 1, item).save()
    record("meeting.item_added", Ref.to(meeting), by=by, kind=item.kind, matter=item.matter)
    return meeting


@transaction.atomic
def drop_item(key: UUID, item_id: UUID, *, by: Actor) -> Meeting:
    """An item nothing has been voted on yet."""
    meeting = meeting_for(key, by)
    row = meeting.agenda.filter(pk=item_id).first()
    if row is None:
        raise NotFound(str(item_id))
    if meeting.state not in {*PLANNABLE, M.OPEN} or row.ballots.exists():
        raise Refused(_("这一项已经表决或已经散会，不能去掉。"))
    row.delete()
    record("meeting.item_dropped", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def call_meeting(key: UUID, *, by: Actor) -> Meeting:
    """Write who should attend, and tell them."""
    meeting = meeting_for(key, by)
    MEETING.advance(meeting, "call", by=by)
    meeting.save(update_fields=["state"])
    write_roll(meeting)
    record("meeting.called", Ref.to(meeting), by=by)
    _tell(meeting, _("请来参加%(title)s") % {"title": meeting.title}, "called")
    return meeting


def _tell(meeting: Meeting, title: Any, reason: str) -> None:
    starts = meeting.starts_at.astimezone(CITY_ZONE)
    body = f"{starts:%Y-%m-%d %H:%M} {meeting.place}"
    link = f"/me/meetings/{meeting.pk}/"
    told = Telling(title, Kind.BRANCH, Ref.to(meeting), reason[:60], body, link)
    tell(meeting.attendees.values_list("person", flat=True), told)


@transaction.atomic
def open_meeting(key: UUID, *, by: Actor, at: datetime | None = None) -> Meeting:
    """宣布开会: the list is written as of the meeting's day. A meeting held on paper is opened later."""
    meeting, now = meeting_for(key, by), now_or(at)
    if meeting.day > now.astimezone(CITY_ZONE).date():
        raise Refused(_("还没到开会那一天。提前开，请先改时间。"))
    MEETING.advance(meeting, "open", by=by)
    meeting.opened_at = now
    meeting.save(update_fields=["state", "opened_at"])
    write_roll(meeting)
    record("meeting.opened", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def keep_minutes(key: UUID, words: str, *, by: Actor) -> Meeting:
    """The minutes, sealed; written during the meeting or after it, until somebody signs."""
    meeting = meeting_for(key, by)
    MEETING.moves["minute"].check(by, meeting)
    if not words.strip():
        raise Invalid({"minutes": _("写几句会议记录。")})
    meeting.minutes = sealed(meeting, "minutes", words.strip()[:LONGEST_WORDS])
    meeting.save(update_fields=["minutes"])
    record("meeting.minuted", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def close_meeting(key: UUID, *, by: Actor, at: datetime | None = None) -> Meeting:
    """散会: with somebody there, and no vote half done."""
    meeting = meeting_for(key, by)
    if meeting.ballots.filter(state__in=UNDECIDED).exists():
        raise Refused(_("还有一次表决没有宣布结果。先记入决议或作废，再散会。"))
    if not meeting.attendees.filter(arrived_at__isnull=False).exists():
        raise Refused(_("还没有人签到。先勾到会的人，再散会。"))
    MEETING.advance(meeting, "close", by=by)
    meeting.closed_at = now_or(at)
    meeting.save(update_fields=["state", "closed_at"])
    record("meeting.closed", Ref.to(meeting), by=by)
    return meeting


@transaction.atomic
def sign_meeting(key: UUID, signer_id: UUID, *, by: Actor, on: date | None = None) -> Meeting:
    """Whose signature stands under the minutes: somebody who was there."""
    meeting, day = meeting_for(key, by), on or clock.today()
    if meeting.minutes is None and not meeting.papers.filter(kind=PaperKind.MINUTES).exists():
        raise Refused(_("还没有会议记录。先写记录，或传上手写记录的扫描件，再签字。"))
    came = Attendee.objects.filter(meeting=meeting, person=signer_id, arrived_at__isnull=False)
    if not came.exists():
        raise Invalid({"signer": _("签字的人要到过会。")})
    if not meeting.day <= day <= clock.today():
        raise Invalid({"on": _("签字日期不早于开会那天，也不晚于今天。")})
    MEETING.advance(meeting, "sign", by=by)
    meeting.signer_id, meeting.signed_on = signer_id, day
    meeting.save(update_fields=["state", "signer", "signed_on"])
    record("meeting.signed", Ref.to(meeting), by=by, on=day.isoformat())
    return meeting


@transaction.atomic
def cancel_meeting(key: UUID, reason: str, *, by: Actor) -> Meeting:
    meeting = meeting_for(key, by)
    was_called = meeting.state == M.CALLED
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么不开了，通知过的人会看到。")})
    MEETING.advance(meeting, "cancel", by=by)
    meeting.reason = reason.strip()[:200]
    meeting.save(update_fields=["state", "reason"])
    record("meeting.cancelled", Ref.to(meeting), by=by)
    if was_called:
        _tell(meeting, _("%(title)s不开了") % {"title": meeting.title}, "cancelled")
    return meeting


@transaction.atomic
def add_papers(key: UUID, kind: PaperKind, papers: Iterable[Paper], *, by: Actor) -> Meeting:
    """Scans of the meeting's sheets; after signing only the signed resolution still comes in."""
    meeting = meeting_for(key, by)
    over = meeting.state in {M.SIGNED, M.CANCELLED}
    if meeting.opened_at is None or (over and kind != PaperKind.SIGNED):
        raise Refused(_("现在不能再加扫描件。签字以后只收签字盖章的决议。"))
    kept = list(papers)
    attach(kept, Ref.to(meeting), by=by)
    MeetingPaper.objects.bulk_create(
        MeetingPaper(city=by.city, meeting=meeting, kind=kind, paper=paper) for paper in kept
    )
    record("meeting.papers", Ref.to(meeting), by=by, kind=kind.value, count=len(kept))
    return meeting


REMINDED_BEFORE = timedelta(days=1)


@transaction.atomic
def remind(city: str) -> int:
    """Everybody on the list of a meeting of tomorrow hears of it once."""
    day = clock.today() + REMINDED_BEFORE
    told = 0
    for meeting in Meeting.objects.filter(city=city, state=M.CALLED, day=day):
        _tell(meeting, _("明天开会：%(title)s") % {"title": meeting.title}, "tomorrow")
        told += 1
    return told
