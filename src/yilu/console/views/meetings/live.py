"""The meeting assistant: who is in the room, the line over 应到, votes one after another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.branch_life.actions import ballots, roll
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.meeting import MeetingState, Seat, Way
from yilu.branch_life.queries import meetings as queries
from yilu.branch_life.queries.roll import lines
from yilu.console.forms.meetings import (
    DecideForm,
    ExcludeForm,
    HandOutForm,
    LeaveForm,
    ReasonForm,
    TallyForm,
)
from yilu.console.views.desk import Question, actor_of, desk, done, posted
from yilu.console.views.meetings.page import trail
from yilu.console.views.meetings.shared import HOLD, NAV, asking, key_of
from yilu.core.errors import Refused


@desk(HOLD)
def live(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a tablet on the table: big buttons, nothing that needs scripts."""
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    if row.state != MeetingState.OPEN:
        return redirect("console:meeting", pk)
    people, room = queries.attendees(row), lines(row)
    context = {
        "nav": NAV,
        "row": row,
        "room": room,
        "cards": queries.standing_cards(row, room),
        "voters": [one for one in people if one.seat == Seat.VOTER and not one.excluded],
        "excluded": [one for one in people if one.excluded],
        "others": [one for one in people if one.seat != Seat.VOTER],
        "votes": queries.votes(actor, row),
        "small": queries.too_small(row.branch, row.day),
    }
    return render(request, "console/meetings/live.html", context)


# ── the room ────────────────────────────────────────────────────────────────────────────────────


@desk(HOLD, post=True, get=False)
def presence(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One tap: came, went out, or was ticked by mistake; or everybody at once."""
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    act, _sep, who = request.POST.get("do", "").partition(":")
    if act == "all":
        absent = [one.pk for one in queries.attendees(row) if one.arrived_at is None]
        roll.arrive(pk, absent, by=actor)
    elif act == "activity":
        roll.take_from_activity(pk, by=actor)
    elif act == "came":
        roll.arrive(pk, [key_of(who)], by=actor)
    elif act == "left":
        roll.leave(pk, [key_of(who)], by=actor)
    elif act == "undo":
        roll.unmark(pk, key_of(who), by=actor)
    else:
        raise Refused(_("没有点到人，请再点一次。"))
    return redirect(reverse("console:meeting_live", args=[pk]) + "#room")


@desk(HOLD, post=True)
def excuse(request: HttpRequest, pk: UUID, attendee: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    who = _who(row, attendee)
    form = LeaveForm(posted(request), initial={"reason": who.leave})
    note = _("请假的人仍算应到。交了书面意见的，另外登记。")
    heading = _("%(name)s请假") % {"name": who.person.name}
    question = Question(heading, _("存下"), NAV, trail(row), note=note)

    def act() -> HttpResponse:
        roll.excuse(pk, attendee, form.cleaned_data["reason"], by=actor)
        return done(request, _("记下了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def exclude(request: HttpRequest, pk: UUID, attendee: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    who = _who(row, attendee)
    form = ExcludeForm(posted(request))
    note = _("要由支部大会通过，并有上级党组织的同意。发过票以后不能再改。")
    heading = _("%(name)s不计入应到") % {"name": who.person.name}
    question = Question(heading, _("存下"), NAV, trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        roll.exclude(
            pk,
            attendee,
            given["why"],
            by=actor,
            consent=given["consent"],
            consent_on=given["consent_on"],
        )
        return done(request, _("登记好了，应到人数已改。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True, get=False)
def include(request: HttpRequest, pk: UUID, attendee: UUID) -> HttpResponse:
    roll.include(pk, attendee, by=actor_of(request))
    return done(request, _("改回来了，他仍算应到。"), "console:meeting", pk)


@desk(HOLD, post=True, get=False)
def letter(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """A letter came in before the vote, or goes back to who came after all."""
    actor = actor_of(request)
    queries.get_run(actor, pk)
    act, _sep, who = request.POST.get("do", "").partition(":")
    acts = {"take": roll.take_letter, "back": roll.give_letter_back}
    if act not in acts:
        raise Refused(_("没有点到人，请再点一次。"))
    acts[act](pk, item, key_of(who), by=actor)
    return redirect(reverse("console:meeting_live", args=[pk]) + "#votes")


def _who(row: Any, attendee: UUID) -> Any:
    found = next((one for one in queries.attendees(row) if one.pk == attendee), None)
    if found is None:
        raise Http404
    return found


# ── a vote ──────────────────────────────────────────────────────────────────────────────────────


@desk(HOLD, post=True)
def hand_out(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    """Papers out; the rule that forbids it stands on the page."""
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    on_it = queries.get_vote_item(row, item)
    there = [(str(one.person_id), one.person.name) for one in queries.counters(row, on_it)]
    room = lines(row, on_it.pk)
    form = HandOutForm(
        posted(request),
        initial={"papers": room.present},
        choices={"one": there, "two": there[1:] + there[:1]},
    )
    if on_it.way == Way.HANDS:
        for name in ("papers", "one", "two"):
            form.fields.pop(name)
    numbers = {"eligible": room.eligible, "present": room.present, "needed": room.needed}
    lead = _("应到 %(eligible)d，实到 %(present)d，通过要 %(needed)d 票赞成") % numbers
    secret = on_it.way == Way.SECRET
    button = _("发票，开始表决") if secret else _("开始举手表决")
    question = Question(on_it.title, button, NAV, trail(row), lead, _ways_note(secret))

    def act() -> HttpResponse:
        given = form.cleaned_data
        pair = None
        if secret:
            pair = (key_of(given["one"]), key_of(given["two"]))
        ballots.hand_out(pk, item, given.get("papers", 0), pair, by=actor)
        return redirect(reverse("console:meeting_live", args=[pk]) + "#votes")

    return asking(request, form, question, act)


def _ways_note(secret: bool) -> str:
    if secret:
        return _("发票以后，应到和实到按这一刻算。计票人是在场的正式党员，各自清点、各自填报。")
    return _("点“开始举手表决”以后，应到和实到按这一刻算。举手不发票，由主持人点数、报数。")


@desk(HOLD, post=True)
def tally(request: HttpRequest, key: UUID, which: str) -> HttpResponse:
    """One counter's figures, at the tablet; the other's are not shown before both are in."""
    actor = actor_of(request)
    ballot = queries.get_ballot(actor, key)
    counter = {"one": ballot.counter_one, "two": ballot.counter_two, "hands": None}.get(which)
    if (counter is None) != (ballot.way == Way.HANDS) or which not in {"one", "two", "hands"}:
        raise Http404
    form = TallyForm(posted(request), initial=_start(ballot))
    if counter is None:
        for name in ("papers_back", "invalid"):
            form.fields.pop(name)
    heading, lead, note = _tally_words(ballot, counter)
    question = Question(heading, _("报数"), NAV, trail(ballot.meeting), lead, note)

    def act() -> HttpResponse:
        counts = _counts(ballot, form.cleaned_data)
        ballots.tally(key, counter.pk if counter else None, counts, by=actor)
        return redirect(reverse("console:meeting_live", args=[ballot.meeting_id]) + "#votes")

    return asking(request, form, question, act)


def _tally_words(ballot: Any, counter: Any) -> tuple[str, str, str]:
    """Heading, lead and note: a show of hands has no papers."""
    numbers = {"out": ballot.papers_out, "written": ballot.written}
    if counter is None:
        lead = _("在场有表决权的 %(out)d 人") % numbers
        return _("举手点数"), lead, _("赞成、不赞成、弃权各有几人举手。")
    heading = _("计票：%(name)s") % {"name": counter.name}
    lead = _("发出 %(out)d 张，书面意见 %(written)d 份") % numbers
    note = _("只填总数。赞成、不赞成、弃权、无效加起来，等于收回的票加书面意见。")
    return heading, lead, note


def _counts(ballot: Any, given: dict[str, int]) -> Counts:
    if ballot.way == Way.SECRET:
        return Counts(**given)
    raised = given["yes"] + given["no"] + given["abstain"]
    return Counts(max(raised - ballot.written, 0), **given)


def _start(ballot: Any) -> dict[str, int]:
    return {"papers_back": ballot.papers_out, "no": 0, "abstain": 0, "invalid": 0}


@desk(HOLD, post=True)
def void(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    ballot = queries.get_ballot(actor, key)
    form = ReasonForm(posted(request))
    note = _("这次的计票作废，留着可查；从发票重新来。")
    question = Question(_("这次表决作废"), _("作废"), NAV, trail(ballot.meeting), note=note)

    def act() -> HttpResponse:
        ballots.void_ballot(key, form.cleaned_data["reason"], by=actor)
        return redirect(reverse("console:meeting_live", args=[ballot.meeting_id]) + "#votes")

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """The result as the meeting announced it: recorded, never computed."""
    actor = actor_of(request)
    ballot = queries.get_ballot(actor, key)
    vote = next(v for v in queries.votes(actor, ballot.meeting) if v.item.pk == ballot.item_id)
    if ballot.yes is None:
        raise Refused(_("两份计票还没有一致，不能宣布结果。"))
    form = DecideForm(posted(request))
    numbers = {"yes": ballot.yes, "needed": vote.lines.needed, "eligible": ballot.eligible}
    lead = _("赞成 %(yes)d 票；应到 %(eligible)d 人，通过要 %(needed)d 票") % numbers
    note = (
        _("票数够了。由大会宣布通过，这里记录。") if vote.enough else _("票数不够，不能记为通过。")
    )
    question = Question(
        _("记入决议：%(title)s") % {"title": ballot.item.title},
        _("记入决议"),
        NAV,
        trail(ballot.meeting),
        lead,
        note,
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        made = ballots.decide(
            key, given["passed"] == "yes", by=actor, words=given["words"], note=given["note"]
        )
        return done(request, _("决议记好了，可以打印签字。"), "console:resolution", made.pk)

    return asking(request, form, question, act)
