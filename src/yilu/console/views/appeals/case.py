"""One case: its road, what was said in three voices, its clocks, and what may be done with it now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.appeals import actions, queries
from yilu.appeals.enums import OPEN, Act, Voice
from yilu.console.casework import Bench, buttons
from yilu.console.views.appeals.acts import ACTS
from yilu.console.views.appeals.words import (
    VIEWERS,
    due_cell,
    minutes_words,
    reckoned,
    title_of,
    when,
)
from yilu.console.views.desk import actor_of, desk, done
from yilu.console.views.people.reveal import Subject, numbers, show
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.people.enums import SealedField

NAV = "appeals"
FIRST = ("accept", "settle", "resume", "reopen", "confirm")  # the red one: the first that is open
BESIDE = ("handover", "invite", "call", "pause")  # buttons; the rest lies in a menu
BESIDE_CASE = frozenset({"approve", "decline"})  # stand with what was asked
NAMES = {
    "sign": gettext_lazy("签收"),
    "contact": gettext_lazy("首次联系"),
    "settle": gettext_lazy("办结"),
}
ICONS = {Voice.SENT: "send", Voice.INNER: "lock", Voice.SAID: "voice"}
ROAD = {
    "escalated": "rise",
    "rose": "rise",
    "passed": "rise",
    "handed": "swap",
    "accepted": "check",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the timeline as it stands on the page."""

    line: Any
    who: str
    icon: str
    at: str
    read: str
    first: bool  # what he said when he handed it in (司机原话)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written: to whom, the words, and what was found wrong or noticed."""

    to: str = "inner"
    text: str = ""
    error: Any = ""
    seen: int = 0
    previewed: bool = False
    leaks: tuple[str, ...] = ()


@desk(*VIEWERS)
def appeal(request: HttpRequest, pk: UUID) -> HttpResponse:
    to = "driver" if request.GET.get("to") == "driver" else "inner"
    text = _started(request) if to == "driver" else ""
    return page(request, pk, Draft(to, text))


def _started(request: HttpRequest) -> str:
    """The words of a chosen template (范文) to start from."""
    key = request.GET.get("template", "")
    rows = queries.templates(actor_of(request))
    return next((str(row.body) for row in rows if str(row.pk) == key), "")


@desk(*VIEWERS, post=True, get=False)
def write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An inner note at once; words to the driver first as a preview, then for good."""
    actor, text = actor_of(request), request.POST.get("text", "")
    to = "driver" if request.POST.get("to") == "driver" else "inner"
    if to == "driver" and not request.POST.get("sure"):
        error = "" if text.strip() else _("写给司机的话不能空着。")
        draft = Draft(to, text, error, previewed=not error)
        return page(request, pk, draft, 422 if error else 200)
    try:
        if to == "inner":
            actions.note(pk, by=actor, text=text)
            return done(request, _("记下了，司机看不到。"), "console:appeal", pk)
        actions.reply(pk, by=actor, text=text, seen=_seen(request))
        return done(request, _("发出去了。"), "console:appeal", pk)
    except Invalid as wrong:
        words = "；".join(str(message) for message in wrong.errors.values())
        return page(request, pk, Draft(to, text, words), 422)
    except Refused as refused:
        return page(request, pk, Draft(to, text, refused.message), 409)


def _seen(request: HttpRequest) -> int:
    given = request.POST.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else -1


@desk(Right.DIRECT_APPEALS, post=True, get=False)
def unseal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sealed words, on this answer only, after the purpose is on record."""
    try:
        actions.unseal(pk, by=actor_of(request), purpose=request.POST.get("purpose", ""))
    except Invalid as wrong:
        return page(request, pk, Draft(error="；".join(map(str, wrong.errors.values()))), 422)
    return page(request, pk, Draft(), opened=True)


@desk(Right.REVEAL, post=True)
def reveal(request: HttpRequest, pk: UUID, field: str) -> HttpResponse:
    row = queries.get_held(actor_of(request), pk)
    if row.reporter is None:
        raise NotFound(str(pk))
    return show(request, _subject(row), field)


def _subject(row: Any) -> Subject:
    here = (row.number, reverse("console:appeal", args=[row.pk]))
    listed = (_("诉求"), reverse("console:appeals"))
    return Subject(row.reporter, NAV, listed, here, "console:appeal_reveal", row.pk)


def page(
    request: HttpRequest, pk: UUID, draft: Draft, status: int = 200, *, opened: bool = False
) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_held(actor, pk)
    road = queries.road(row)
    lines = queries.timeline(actor, row, opened=opened, known=road)
    moves = queries.moves(actor, row)
    closed = row.sealed or row.reporter is None
    context = {
        "nav": NAV,
        "appeal": row,
        "title": title_of(row),
        "closed": closed,
        "is_open": row.state in OPEN,
        "opened": opened,
        "may_unseal": "unseal" in moves and closed and not opened,
        "purposes": list(actions.PURPOSES.items()),
        "beads": queries.strip(row, road),
        "holder": queries.holder(row, road),
        "due": _due(actor, row),
        "timeline": [_told(line) for line in lines],
        "enclosed": queries.enclosed(actor, row, opened=opened),
        "opening": queries.opening(actor, row) if opened else "",
        "draft": _looked_through(actor, row, lines, draft),
        "may_note": "note" in moves,
        "may_reply": "reply" in moves,
        "templates": queries.templates(actor, row.subject) if draft.to == "driver" else [],
        **buttons(BENCH, row, moves),
        **_aside(actor, row, moves, closed),
    }
    response = render(request, "console/appeals/case.html", context, status=status)
    if opened:
        response["Cache-Control"] = "no-store"
    return response


def _due(actor: Actor, row: Any) -> Any:
    return due_cell(row, queries.left(actor.city, [row]).get(row.pk))


def _looked_through(actor: Actor, row: Any, lines: list[Any], draft: Draft) -> Draft:
    """The draft with what looks as if it should stay inside, and how long the timeline is now."""
    carried = queries.joined(actor, row)[1] if draft.previewed else []
    own = row.reporter.name if row.reporter and not carried else ""
    names = {line.who for line in lines if line.who and line.who != own}
    if carried:  # each of them reads it: no name of one is for the others
        names |= {each.reporter.name for each in (row, *carried) if each.reporter}
    leaks = tuple(actions.leaks(draft.text, sorted(names))) if draft.to == "driver" else ()
    return Draft(draft.to, draft.text, draft.error, len(lines), draft.previewed, leaks)


def _told(line: Any) -> Told:
    said = line.voice == Voice.SAID
    first = line.entry.act == Act.SUBMITTED
    icon = ICONS.get(line.voice) or ROAD.get(line.entry.act, "road")
    read = when(line.entry.read_at) if line.entry.read_at else ""
    return Told(
        line,
        masking.name(line.who) if said and line.who else line.who,
        icon,
        when(line.entry.at),
        read,
        first,
    )


def _fits(row: Any, name: str) -> bool:
    match name:
        case "ungroup":
            return row.cause_id is not None
        case "card":
            return row.state == "closed" and not row.sealed and row.reporter is not None
        case "title" | "group":
            return not row.sealed and row.reporter is not None
        case "reopen":
            return bool(row.state != "merged")  # at the desk it is taken apart
    return True


BENCH = Bench(ACTS, FIRST, BESIDE, BESIDE_CASE, "console:appeal_act", _fits)


def _aside(actor: Actor, row: Any, moves: list[str], closed: bool) -> dict[str, Any]:
    shown = [] if closed else numbers(actor, _subject(row))
    into, carried = queries.joined(actor, row)
    return {
        "driver": masking.name(row.reporter.name) if row.reporter and not row.sealed else "",
        "numbers": [n for n in shown if n.label == SealedField.PHONE.label],
        "clocks": [
            {"name": NAMES[face.name], "face": face, "taken": minutes_words(face.taken)}
            for face in queries.faces(row)
        ],
        "reckoning": [reckoned(step) for step in row.reckoning],
        "tasks": queries.tasks_of(row),
        "similar": queries.similar(actor, row),
        "into": into,
        "carried": carried,
        "linked": queries.linked(actor, row),
        "earlier": queries.earlier(actor, row) if not closed else 0,
        "adjustments": queries.adjustments(row),
        "coordinations": queries.coordinations_of(row),
        "may_invite": "invite" in moves,
        "may_group": "group" in moves and not closed,
    }
