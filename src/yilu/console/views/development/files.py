"""One development file: its road with dates, rule cards, people, papers; what if a day were another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.branch_life.actions import development as actions
from yilu.branch_life.enums.development import LookAt, Stage
from yilu.branch_life.queries import development as queries
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.development.lists import CHAIN, NAV, TONES
from yilu.core import clock
from yilu.core.actor import Role
from yilu.core.errors import NotFound
from yilu.organisations.enums import ROLE_LABELS

BESIDE = {  # what stands beside the steps: (label, icon, address)
    "review": (gettext_lazy("记考察"), "text", "console:candidate_review"),
    "paper": (gettext_lazy("放入材料"), "file", "console:candidate_paper_new"),
    "letter": (gettext_lazy("政审发函"), "send", "console:candidate_letter_new"),
    "train": (gettext_lazy("登记培训"), "book", "console:candidate_train"),
    "change_contacts": (gettext_lazy("换培养联系人"), "users", "console:candidate_contacts"),
    "extend_approval": (gettext_lazy("延长审批"), "clock", "console:candidate_extend"),
    "move": (gettext_lazy("转往别的支部"), "swap", "console:candidate_move"),
    "end": (gettext_lazy("终止"), "alert", "console:candidate_end"),
}


@dataclass(frozen=True, slots=True)
class Button:
    label: Any
    icon: str
    href: str


@dataclass(frozen=True, slots=True)
class Stop:
    """One of the 25 steps as the page draws it."""

    line: queries.Line
    rule: queries.Rule
    records: list[Any]
    state: str  # done, now, next
    late: bool
    href: str  # to record it, "" where one may not


@dataclass(frozen=True, slots=True)
class Part:
    title: Any
    stops: list[Stop]
    state: str


@desk(*CHAIN)
def candidate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Opening it is written down, and the person reads that somebody did."""
    actor = actor_of(request)
    row = actions.look(pk, LookAt.FILE, by=actor)
    supposed = _supposed(request)
    file = queries.file_of(actor, row, supposed)
    parts = _parts(file)
    steps = [key for key in file.moves if key in queries.BY_KEY]
    context = {
        "nav": NAV,
        "row": row,
        "file": file,
        "tone": TONES[Stage(row.stage)],
        "parts": parts,
        "labels": queries.SHORT_PARTS,
        "current": next((n for n, p in enumerate(parts, 1) if p.state != "done"), 6),
        "main": _step_button(pk, steps[0]) if steps else None,
        "others": [_step_button(pk, key) for key in steps[1:]],
        "rest": [
            Button(label, icon, reverse(name, args=[pk]))
            for key, (label, icon, name) in BESIDE.items()
            if key in file.moves
        ],
        "what_if": supposed,
        "open_lines": [line for line in file.lines if line.done is None],
        "looks": [
            (look.at, ROLE_LABELS.get(Role(look.role)) if look.role else "", look.what)
            for look in queries.looks(actor, row)
        ],
        "move_names": queries.move_moves(actor, file.move.row) if file.move else [],
        "today": clock.today(),
    }
    return render(request, "console/development/candidate.html", context)


def _step_button(pk: UUID, key: str) -> Button:
    title = queries.BY_KEY[key].title
    href = reverse("console:candidate_step", args=[pk, key])
    return Button(_("记“%(step)s”") % {"step": title}, "check", href)


def _supposed(request: HttpRequest) -> dict[int, date]:
    """`?if_step=15&if_on=2026-07-01`; nonsense is left out."""
    try:
        step = int(request.GET.get("if_step", ""))
        day = date.fromisoformat(request.GET.get("if_on", ""))
    except ValueError:
        return {}
    return {step: day} if 1 <= step <= len(queries.STEPS) else {}


def _parts(file: queries.File) -> list[Part]:
    today, parts = clock.today(), []
    for number, title in enumerate(queries.PARTS):
        stops = [_stop(file, line, today) for line in file.lines if line.step.part == number]
        states = {stop.state for stop in stops}
        state = "done" if states == {"done"} else "now" if "now" in states else "next"
        parts.append(Part(title, stops, state))
    return parts


def _stop(file: queries.File, line: queries.Line, today: date) -> Stop:
    may = line.step.key in file.moves
    state = "done" if line.done else "now" if line.open else "next"
    href = reverse("console:candidate_step", args=[file.row.pk, line.step.key]) if may else ""
    records = file.records.get(line.step.number, [])
    return Stop(line, file.rule_of(line), records, state, line.is_late(today), href)


@desk(*CHAIN)
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The archive list: what lies in the file, and what is missing."""
    row = actions.look(pk, LookAt.ARCHIVE, by=actor_of(request))
    found = queries.archive_of(row)
    context = {"nav": NAV, "row": row, "archive": found}
    return render(request, "console/development/archive.html", context)


@desk(*CHAIN)
def archive_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    name, content = actions.hand_out_archive(pk, by=actor_of(request))
    return _pdf(name, content)


@desk(*CHAIN)
def letter_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    name, content = actions.hand_out_letter(pk, by=actor_of(request))
    return _pdf(name, content)


@desk(*CHAIN)
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper of the file, as a download; that it was opened stands in the file."""
    row, content = actions.open_paper(pk, by=actor_of(request))
    return download(row.paper.file, content)


def download(file: Any, content: BinaryIO) -> HttpResponse:
    with content:
        answer = HttpResponse(content.read(), content_type=file.media_type)
    answer.headers["Content-Disposition"] = _attachment(file.name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _attachment(name: str) -> str:
    suffix = name.rsplit(".", 1)[-1] if "." in name else "pdf"
    return f'attachment; filename="paper.{suffix}"'


def _pdf(name: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def worked(request: HttpRequest, pk: UUID, move: str) -> Any:
    """The file, if the actor may make this move now; the page of a move that is not open is not there."""
    actor = actor_of(request)
    row = queries.get_candidate(actor, pk)
    if move not in queries.moves(actor, row):
        raise NotFound(move)
    return row
