"""One meeting: planning, its agenda, its moves, minutes, scans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.activities import queries as activities
from yilu.activities.enums import ActivityKind
from yilu.branch_life.actions import meetings as actions
from yilu.branch_life.actions import reading
from yilu.branch_life.actions.meetings import Item, Plan
from yilu.branch_life.enums.meeting import (
    VOTING_KINDS,
    ItemKind,
    MeetingKind,
    MeetingState,
    PaperKind,
)
from yilu.branch_life.queries import meetings as queries
from yilu.branch_life.queries import party
from yilu.branch_life.queries.roll import lines
from yilu.console.forms.meetings import (
    ItemForm,
    MeetingForm,
    MinutesForm,
    PapersForm,
    ReasonForm,
    SignForm,
    VoteForm,
)
from yilu.console.views.desk import Question, actor_of, desk, done, posted
from yilu.console.views.meetings.shared import (
    HOLD,
    NAV,
    NONE,
    asking,
    chip_tone,
    key_of,
    key_or_none,
    units,
)
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.files.actions import take_paper

TRAIL = gettext_lazy("会议")


def trail(row: Any) -> tuple[tuple[Any, str], ...]:
    return (
        (TRAIL, reverse("console:meetings")),
        (row.title, reverse("console:meeting", args=[row.pk])),
    )


@desk(HOLD)
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    untold = row.state == MeetingState.PLANNED
    room = lines(row)
    tone, icon = chip_tone(row.state)
    context = {
        "nav": NAV,
        "row": row,
        "tone": tone,
        "icon": icon,
        "moves": queries.moves(actor, row),
        "votes_here": row.kind in VOTING_KINDS,
        "agenda": queries.agenda(row),
        "expected": queries.preview(row) if untold else [],
        "attendees": [] if untold else queries.attendees(row),
        "room": room,
        "cards": [] if untold else queries.standing_cards(row, room),
        "small": queries.too_small(row.branch, row.day),
        "resolutions": queries.resolutions_of(row),
        "papers": queries.papers(row),
        "minutes": reading.read_minutes(row, by=actor),
        "is_open_to_change": row.state in {"planned", "called", "open"},
    }
    return render(request, "console/meetings/meeting.html", context)


# ── planning ────────────────────────────────────────────────────────────────────────────────────


def _form(request: HttpRequest, actor: Actor, branch: UUID | None, **initial: Any) -> MeetingForm:
    branches = list(queries.branches(actor))
    groups = [group for row in branches for group in party.groups(row)]
    days = activities.activities(actor, kind=ActivityKind.PARTY_DAY)[:20]
    held = [(str(day.pk), f"{day.day:%m-%d} {day.title}") for day in days]
    choices = {"branch": units(branches), "group": [NONE, *units(groups)]}
    if branch is not None:
        initial["branch"] = str(branch)
    return MeetingForm(
        posted(request), initial=initial, choices={**choices, "activity": [NONE, *held]}
    )


def _plan(actor: Actor, given: dict[str, Any], agenda: tuple[Item, ...] | None) -> Plan:
    starts = datetime.combine(given["day"], given["time"], CITY_ZONE)
    branch = queries.get_branch(actor, key_of(given["branch"]))
    group = key_or_none(given["group"])
    return Plan(
        kind=MeetingKind(given["kind"]),
        title=given["title"],
        starts_at=starts,
        place=given["place"],
        group=next((row for row in party.groups(branch) if row.pk == group), None),
        activity_id=key_or_none(given["activity"]),
        agenda=agenda,
    )


@desk(HOLD, post=True)
def meeting_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = request.GET.get("branch", "")
    form = _form(request, actor, key_or_none(asked), day=clock.today(), kind="assembly")
    note = _("先存成筹备，加好议程再通知。已经在纸上开过的会，照开会那天填，再补签到和记录。")
    question = Question(_("筹备一次会"), _("存下"), NAV, trail_of_list(), note=note)

    def act() -> HttpResponse:
        branch = queries.get_branch(actor, key_of(form.cleaned_data["branch"]))
        made = actions.plan_meeting(_plan(actor, form.cleaned_data, ()), branch, by=actor)
        return done(request, _("存好了，接着写议程。"), "console:meeting", made.pk)

    return asking(request, form, question, act)


def trail_of_list() -> tuple[tuple[Any, str], ...]:
    return ((TRAIL, reverse("console:meetings")),)


@desk(HOLD, post=True)
def meeting_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    starts = row.starts_at.astimezone(CITY_ZONE)
    form = _form(
        request,
        actor,
        row.branch_id,
        kind=row.kind,
        group=str(row.group_id or ""),
        title=row.title,
        day=row.day,
        time=starts.time(),
        place=row.place,
        activity=str(row.activity_id or ""),
    )
    form.fields["branch"].disabled = True
    note = _("通知过的人会收到新的时间和地点。")
    question = Question(_("改会议安排"), _("存下"), NAV, trail(row), note=note)

    def act() -> HttpResponse:
        actions.change_meeting(pk, _plan(actor, form.cleaned_data, None), by=actor)
        return done(request, _("改好了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def item_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    form = ItemForm(posted(request))
    question = Question(_("加一项议程"), _("加上"), NAV, trail(row))

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.add_item(pk, Item(given["title"], ItemKind(given["kind"])), by=actor)
        return done(request, _("加上了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def vote_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    known = queries.candidates_for(row.branch, row.day)
    choices = [(str(one.person_id), f"{one.name}（{one.what}）") for one in known]
    form = VoteForm(posted(request), choices={"candidate": [NONE, *choices]})
    note = _("一项只讨论一位。接收预备党员、转正、延长、取消资格都用无记名的纸质票。")
    question = Question(_("加一项表决"), _("加上"), NAV, trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        item = Item(
            given["title"],
            ItemKind.VOTE,
            given["matter"],
            key_or_none(given["candidate"]),
            given["way"],
            given["months"],
        )
        actions.add_item(pk, item, by=actor)
        return done(request, _("加上了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True, get=False)
def item_drop(request: HttpRequest, pk: UUID, item: UUID) -> HttpResponse:
    actions.drop_item(pk, item, by=actor_of(request))
    return done(request, _("去掉了。"), "console:meeting", pk)


# ── moves ───────────────────────────────────────────────────────────────────────────────────────

MOVES: dict[str, tuple[Callable[..., Any], Any, str]] = {
    "call": (actions.call_meeting, gettext_lazy("通知了名单上的人。"), "console:meeting"),
    "open": (actions.open_meeting, gettext_lazy("会开始了，先签到。"), "console:meeting_live"),
    "close": (actions.close_meeting, gettext_lazy("散会了。写好记录，再签字。"), "console:meeting"),
}


@desk(HOLD, post=True, get=False)
def meeting_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    act, said, there = MOVES[move]
    act(pk, by=actor_of(request))
    return done(request, said, there, pk)


@desk(HOLD, post=True)
def meeting_cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    form = ReasonForm(posted(request))
    question = Question(_("不开了"), _("取消会议"), NAV, trail(row))

    def act() -> HttpResponse:
        actions.cancel_meeting(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("取消了，通知过的人都告诉了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    form = MinutesForm(posted(request), initial={"minutes": reading.read_minutes(row, by=actor)})
    question = Question(_("会议记录"), _("存下"), NAV, trail(row))

    def act() -> HttpResponse:
        actions.keep_minutes(pk, form.cleaned_data["minutes"], by=actor)
        return done(request, _("记录存好了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def meeting_sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    came = [one for one in queries.attendees(row) if one.arrived_at is not None]
    signers = [(str(one.person_id), one.person.name) for one in came]
    form = SignForm(posted(request), initial={"on": clock.today()}, choices={"signer": signers})
    note = _("签字以后，名单、表决、记录都不能再改，只能再加签字盖章的扫描件。")
    question = Question(_("会议记录签字"), _("签好了"), NAV, trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.sign_meeting(pk, key_of(given["signer"]), by=actor, on=given["on"])
        return done(request, _("签字登记好了。"), "console:meeting", pk)

    return asking(request, form, question, act)


# ── scans and papers to print ───────────────────────────────────────────────────────────────────


@desk(HOLD, post=True)
def papers_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_run(actor, pk)
    files = request.FILES if request.method == "POST" else None
    form = PapersForm(posted(request), files)
    note = _("扫描计票单、签到表、手写记录、签字盖章的决议。选票封存，不扫描。")
    question = Question(_("加扫描件"), _("交上"), NAV, trail(row), note=note)

    def act() -> HttpResponse:
        kind = PaperKind(form.cleaned_data["kind"])
        name = f"{kind.label}-{row.number}"  # never what the phone called it: it may name a voter
        taken = [take_paper(one, name, by=actor) for one in form.cleaned_data["papers"]]
        actions.add_papers(pk, kind, taken, by=actor)
        return done(request, _("加上了。"), "console:meeting", pk)

    return asking(request, form, question, act)


@desk(HOLD)
def paper(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    found, content = queries.paper(actor, queries.get_run(actor, pk), key)
    with content:
        return attachment(content.read(), found.paper.file.media_type, found.paper.file.name)


@desk(HOLD)
def ballot_papers(request: HttpRequest, pk: UUID, item: UUID, kind: str) -> HttpResponse:
    """The ballots, or the two counters' sheets, to print."""
    makers = {"ballots": queries.ballot_papers, "counting": queries.counting_sheet}
    if kind not in makers:
        raise Http404
    row = queries.get_run(actor_of(request), pk)
    content = makers[kind](row, queries.get_vote_item(row, item))
    name = _("表决票") if kind == "ballots" else _("计票单")
    return attachment(content, "application/pdf", f"{name}-{row.number}.pdf")


def attachment(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
