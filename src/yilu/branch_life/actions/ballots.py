"""A vote: papers out, two tallies that agree, the decision as it was taken, the resolution.

Only sums are ever written here. Nothing takes what one person voted, so nothing can keep it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life import cards
from yilu.branch_life.access import meetings as access
from yilu.branch_life.actions.locking import (
    ballot_for,
    ballot_of_anybody,
    meeting_for,
    now_or,
)
from yilu.branch_life.counting import Counts, Lines
from yilu.branch_life.enums.meeting import (
    OF_A_CANDIDATE,
    UNDECIDED,
    BallotState,
    ItemKind,
    MeetingKind,
    MeetingState,
    Seat,
    Way,
)
from yilu.branch_life.models import AgendaItem, Ballot, Meeting, Resolution, Tally
from yilu.branch_life.queries.roll import IN_THE_ROOM, is_too_small, least, lines
from yilu.branch_life.sealing import sealed
from yilu.branch_life.states.meetings import BALLOT
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.runtime.actions import next_number

S = BallotState
RULES = ("meeting.quorum", "meeting.majority")
RULES_OF_A_CANDIDATE = (
    *RULES,
    "meeting.secret",
    "meeting.one_by_one",
    "meeting.written",
    "meeting.excluded",
    "meeting.assembly",
)
CLASHES = {
    "ballot_one_at_a_time": _("上一次表决还没有结果，一次只表决一位。先记入决议或作废。"),
    "ballot_round_once_per_item": _("这一项刚刚发过票，请刷新看看。"),
    "tally_once_per_counter": _("这位计票人已经报过数，请刷新看看。"),
}


@transaction.atomic
def hand_out(
    key: UUID,
    item_id: UUID,
    papers: int,
    counters: tuple[UUID, UUID] | None,
    *,
    by: Actor,
    at: datetime | None = None,
) -> Ballot:
    """Open the vote on one item: 应到, 实到 and the letters stand still from here.

    `counters` are the two persons who count; a show of hands needs none.
    """
    meeting = meeting_for(key, by)
    if meeting.state != MeetingState.OPEN:
        raise Refused(_("会没有开着，不能表决。"))
    item = _item(meeting, item_id)
    now = lines(meeting, item.pk)
    _refuse_vote(meeting, item, now)
    papers = now.present if item.way == Way.HANDS else papers
    _refuse_papers(papers, now)
    pair = _counters(meeting, item, counters)
    with clear_clashes(CLASHES):
        ballot = Ballot.objects.create(
            city=by.city,
            meeting=meeting,
            item=item,
            round=item.ballots.count() + 1,
            way=item.way,
            eligible=now.eligible,
            present=now.present,
            written=now.written,
            papers_out=papers,
            counter_one_id=pair[0],
            counter_two_id=pair[1],
            opened_at=now_or(at),
        )
    record("ballot.opened", Ref.to(ballot), by=by, eligible=now.eligible, present=now.present)
    return ballot


def _item(meeting: Meeting, key: UUID) -> AgendaItem:
    item = meeting.agenda.filter(pk=key, kind=ItemKind.VOTE).first()
    if item is None:
        raise NotFound(str(key))
    if item.ballots.filter(state=S.RECORDED).exists():
        raise Refused(_("这一项已经表决过，结果记在决议里。"))
    return item


def _refuse_vote(meeting: Meeting, item: AgendaItem, now: Lines) -> None:
    if meeting.ballots.filter(state__in=UNDECIDED).exists():
        raise cards.refuse(
            meeting.city,
            "meeting.one_by_one",
            meeting.day,
            _("上一次表决还没有结果。"),
            _("一次只表决一位：先把上一位的结果记入决议，或作废重来。"),
        )
    if meeting.kind == MeetingKind.ASSEMBLY and is_too_small(meeting.branch, meeting.day):
        raise cards.refuse(
            meeting.city,
            "branch.least",
            meeting.day,
            _("本支部正式党员不足 %(n)d 人，不能表决。")
            % {"n": least(meeting.branch, meeting.day)},
            _("请与邻近支部成立联合党支部，或把党员编入别的支部，由那里讨论。"),
        )
    if not now.quorate:
        raise cards.refuse(
            meeting.city,
            "meeting.quorum",
            meeting.day,
            _("应到 %(eligible)d 人，实到 %(present)d 人，还差 %(n)d 人才过半数，不能表决。")
            % {"eligible": now.eligible, "present": now.present, "n": now.missing},
            _("等人到齐再表决，或者改期开会。书面意见算票数，不算到会。"),
        )


def _refuse_papers(papers: int, now: Lines) -> None:
    if not 0 < papers <= now.present:
        raise Invalid(
            {"papers": _("发出的票在 1 和实到 %(n)d 之间，一人一张。") % {"n": now.present}}
        )


def _counters(
    meeting: Meeting, item: AgendaItem, counters: tuple[UUID, UUID] | None
) -> tuple[UUID | None, UUID | None]:
    """Two voters who are in the room, none of them the candidate."""
    if item.way == Way.HANDS:
        return (None, None)
    if counters is None or counters[0] == counters[1]:
        raise Invalid({"counters": _("推选两位计票人，不能是同一个人。")})
    there = meeting.attendees.filter(IN_THE_ROOM, seat=Seat.VOTER, person__in=counters)
    if there.count() != 2 or item.candidate_id in counters:
        raise Invalid({"counters": _("计票人要是在场的正式党员，不能是被表决的人。")})
    return counters


# ── counting ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def tally(
    key: UUID, counter: UUID | None, counts: Counts, *, by: Actor, at: datetime | None = None
) -> Ballot:
    """One counter's sums. With the second the two are compared: equal, they stand; else count again."""
    ballot = ballot_of_anybody(key, by.city)
    if ballot.state != S.OPEN:
        raise Refused(_("这次表决已经计完票，请刷新看看。"))
    _check_counter(ballot, counter, by)
    _refuse_counts(ballot, counts)
    with clear_clashes(CLASHES):
        Tally.objects.create(
            city=by.city,
            ballot=ballot,
            attempt=ballot.attempt,
            counter_id=counter,
            entered_at=now_or(at),
            entered_by=by.account_id,
            **counts.columns,
        )
    record("ballot.tallied", Ref.to(ballot), by=by, attempt=ballot.attempt)
    _compare(ballot, by)
    return ballot


def _check_counter(ballot: Ballot, counter: UUID | None, by: Actor) -> None:
    if ballot.way == Way.HANDS:
        if counter is not None or not access.runs(by, ballot.meeting):
            raise NotAllowed("tally")
        return
    if counter is None or counter not in (ballot.counter_one_id, ballot.counter_two_id):
        raise NotFound("counter")
    if not access.may_count(by, ballot, counter):
        raise NotAllowed("tally")
    if ballot.tallies.filter(attempt=ballot.attempt, counter=counter).exists():
        raise Refused(CLASHES["tally_once_per_counter"])


def _refuse_counts(ballot: Ballot, counts: Counts) -> None:
    """Every paper once: none too many, none twice, none lost between box and sheet."""
    if min(counts.columns.values()) < 0:
        raise Invalid({"": _("票数不能是负数。")})
    numbers = {
        "back": counts.papers_back,
        "out": ballot.papers_out,
        "marks": counts.marks,
        "papers": counts.papers_back + ballot.written,
    }
    if counts.papers_back > ballot.papers_out and ballot.way == Way.HANDS:
        raise _void_card(
            ballot,
            _("举手的加起来 %(back)d 人，比在场有表决权的 %(out)d 人还多。") % numbers,
            _("请重新点数；每人只举一次手。"),
        )
    if counts.papers_back > ballot.papers_out:
        raise _void_card(
            ballot,
            _("收回 %(back)d 张，比发出的 %(out)d 张还多，这次表决无效。") % numbers,
            _("请作废这次表决，重新发票。"),
        )
    if counts.marks > numbers["papers"]:
        raise _void_card(
            ballot,
            _("各项加起来 %(marks)d，比收回的票和书面意见 %(papers)d 还多，有票计了两次。")
            % numbers,
            _("请重新清点，一张票只计一次。"),
        )
    if counts.marks < numbers["papers"]:
        raise _void_card(
            ballot,
            _("各项加起来 %(marks)d，比收回的票和书面意见 %(papers)d 少，有票没有计进去。")
            % numbers,
            _("请重新清点，看不清的记作无效票。"),
        )


def _void_card(ballot: Ballot, title: Any, todo: Any) -> cards.RuleRefused:
    return cards.refuse(ballot.city, "meeting.majority", ballot.meeting.day, title, todo)


def _compare(ballot: Ballot, by: Actor) -> None:
    found = list(ballot.tallies.filter(attempt=ballot.attempt))
    if len(found) < (1 if ballot.way == Way.HANDS else 2):
        return
    columns = [Counts(t.papers_back, t.yes, t.no, t.abstain, t.invalid).columns for t in found]
    if any(other != columns[0] for other in columns):
        ballot.attempt += 1
        ballot.save(update_fields=["attempt"])
        record("ballot.differed", Ref.to(ballot), by=by, attempt=ballot.attempt)
        return
    for name, number in columns[0].items():
        setattr(ballot, name, number)
    ballot.state = S.COUNTED
    ballot.save(update_fields=["state", *columns[0]])
    record("ballot.agreed", Ref.to(ballot), by=by)


@transaction.atomic
def void_ballot(key: UUID, reason: str, *, by: Actor) -> Ballot:
    """作废: it is done again from the handing out; what was counted stays on record as void."""
    ballot = ballot_for(key, by)
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么作废。")})
    BALLOT.advance(ballot, "void", by=by)
    ballot.reason = reason.strip()[:200]
    ballot.save(update_fields=["state", "reason"])
    record("ballot.voided", Ref.to(ballot), by=by)
    return ballot


# ── the decision ────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def decide(key: UUID, passed: bool, *, by: Actor, words: str = "", note: str = "") -> Resolution:
    """Record what the meeting decided. Too few votes block “passed”; enough of them never make it."""
    ballot = ballot_for(key, by)
    _check_decision(ballot, passed, note)
    BALLOT.advance(ballot, "decide", by=by)
    ballot.save(update_fields=["state"])
    resolution = _resolution(ballot, passed, note)
    if words.strip():
        resolution.words = sealed(resolution, "words", words.strip()[:4000])
    resolution.save()
    record(
        "resolution.made",
        Ref.to(resolution),
        by=by,
        matter=resolution.matter,
        passed=passed,
    )
    return resolution


def _check_decision(ballot: Ballot, passed: bool, note: str) -> None:
    if ballot.state != S.COUNTED:
        raise Refused(_("两份计票还没有一致，不能宣布结果。"))
    now, yes = Lines(ballot.eligible, ballot.present, ballot.written), ballot.yes or 0
    if passed and not now.enough(yes):
        raise cards.refuse(
            ballot.city,
            "meeting.majority",
            ballot.meeting.day,
            _(
                "应到 %(eligible)d 人，要 %(needed)d 票赞成，只有 %(yes)d 票，差 %(n)d 票，不能记为通过。"
            )
            % {
                "eligible": now.eligible,
                "needed": now.needed,
                "yes": yes,
                "n": now.needed - yes,
            },
            _("请记为没有通过，或按程序另行讨论。"),
        )
    if not passed and now.enough(yes) and not note.strip():
        raise Invalid({"note": _("赞成票已过应到的半数，却记为没有通过，请写明原因。")})


def _resolution(ballot: Ballot, passed: bool, note: str) -> Resolution:
    meeting, item = ballot.meeting, ballot.item
    year = meeting.day.year
    number = f"JY-{year}-{next_number(ballot.city, f'JY-{year}'):04d}"
    keys = RULES_OF_A_CANDIDATE if item.matter in OF_A_CANDIDATE else RULES
    sums = ("eligible", "present", "written", "yes", "no", "abstain", "invalid")
    return Resolution(
        city=ballot.city,
        number=number,
        ballot=ballot,
        meeting=meeting,
        branch=meeting.branch,
        matter=item.matter,
        candidate_id=item.candidate_id,
        subject=item.title,
        on=meeting.day,
        months=item.months,
        passed=passed,
        note=note.strip()[:200],
        rules=cards.versions(ballot.city, keys, meeting.day),
        **{name: getattr(ballot, name) for name in sums},
    )


@transaction.atomic
def sign_resolution(
    key: UUID, signer_id: UUID, *, by: Actor, on: date | None = None, national: str = ""
) -> Resolution:
    """Who signed the printed resolution, when, and its entry in the national system, if it has one."""
    rows = Resolution.objects.select_for_update(of=("self",)).select_related("branch", "meeting")
    resolution = rows.filter(pk=key, city=by.city).first()
    if resolution is None or not access.may_hold(by, resolution.branch):
        raise NotFound(str(key))
    day = on or clock.today()
    if not resolution.on <= day <= clock.today():
        raise Invalid({"on": _("签字日期不早于开会那天，也不晚于今天。")})
    came = resolution.meeting.attendees.filter(person=signer_id, arrived_at__isnull=False)
    if not came.exists():
        raise Invalid({"signer": _("签字的人要到过会。")})
    resolution.signer_id, resolution.signed_on = signer_id, day
    resolution.national = national.strip()[:60] or resolution.national
    resolution.save(update_fields=["signer", "signed_on", "national"])
    record("resolution.signed", Ref.to(resolution), by=by, on=day.isoformat())
    return resolution
