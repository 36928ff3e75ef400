"""Letters that refer a matter: the list, one letter with what came back, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.forms.slips import (
    NumberForm,
    OwnAnswerForm,
    PaperAnswerForm,
    SendForm,
    WithdrawForm,
)
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.flows.slip_answers import answer_slip
from yilu.referrals import actions, queries
from yilu.referrals.enums import Format, SlipKind, SlipState, Way

NAV = "slips"
RIGHTS = (Right.HANDLE_APPEALS, Right.ANSWER_TASKS)
TONES = {
    SlipState.ISSUED: "soon",
    SlipState.SENT: "wait",
    SlipState.ANSWERED: "done",
    SlipState.WITHDRAWN: "plain",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the desk words it."""

    name: str
    icon: str
    heading: Any
    button: Any
    note: Any
    done: Any


STEPS = {
    step.name: step
    for step in (
        Step(
            "send",
            "send",
            _("登记送出"),
            _("送出了"),
            _("记下怎么送的，免得送两回。"),
            _("记下了，等对方答复。"),
        ),
        Step(
            "number",
            "text",
            _("12345编号"),
            _("记下编号"),
            _("有了编号，就是对方已经收下；以后问进度报这个编号。"),
            _("编号记下了。"),
        ),
        Step(
            "answer",
            "check",
            _("对方的答复"),
            _("记下答复"),
            _("记下以后不能改；还有下文，再登记一次，排在后面。"),
            _("答复记下了。"),
        ),
        Step(
            "withdraw",
            "undo",
            _("撤回"),
            _("撤回这份函"),
            _("撤回以后不再等答复，编号和内容留着可查。已经送出的，请另外告诉对方一声。"),
            _("已撤回。"),
        ),
    )
}


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.slips(
        actor,
        state=asked.get("state"),
        kind=asked.get("kind"),
        overdue=asked.get("due") == "late",
        text=asked.search,
    )


def _due(row: Any) -> object:
    if row.due_at is None:
        return ""
    day = f"{row.due_at.astimezone(clock.CITY_ZONE):%m-%d %H:%M}"
    return Cell(day, tone="over", icon="alert") if queries.is_overdue(row) else day


def _state(row: Any) -> Cell:
    return Cell(SlipState(row.state).label, tone=TONES[SlipState(row.state)])


PAGE = ListPage(
    kind="referrals.slip",
    title=_("转办函"),
    rows=_rows,
    columns=(
        Column("title", _("事由"), lambda row: Cell(row.title, small=row.number), lead=True),
        Column("to", _("转给"), lambda row: Cell(row.to_name, small=row.outside_number), "to_name"),
        Column("unit", _("签发单位"), lambda row: row.unit_name),
        Column(
            "issued",
            _("开出"),
            lambda row: f"{row.issued_at.astimezone(clock.CITY_ZONE):%Y-%m-%d}",
            "issued_at",
        ),
        Column("due", _("期限"), _due, "due_at"),
        Column("state", _("办到哪一步"), _state, "state"),
    ),
    filters=(
        Filter("state", _("办到哪一步"), SlipState.choices),
        Filter("kind", _("哪一种"), SlipKind.choices),
        Filter("due", _("期限"), (("late", _("超期未答复")),)),
    ),
    search=_("搜编号、事由、转给谁"),
    detail=lambda row: reverse("console:slip", args=[row.pk]),
    empty_title=_("没有转办函"),
    empty_text=_("在诉求里点“转办”，函就开出来，在这里等答复。"),
    export=None,
)


@desk(*RIGHTS)
def slips(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(*RIGHTS)
def slip(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_slip(actor, pk)
    side = queries.side(actor, row)
    context = {
        "nav": NAV,
        "slip": row,
        "letter": queries.letter(row),
        "answers": list(row.answers.all()),
        "steps": [STEPS[name] for name in side.moves if name != "answer"],
        "answer": STEPS["answer"],
        "form": _answer_form(request, side) if "answer" in side.moves else None,
        "side": side,
        "late": queries.is_overdue(row),
        "tone": TONES[SlipState(row.state)],
        "issuer": queries.issuer_name(row) if side.keeps else "",
    }
    return render(request, "console/referrals/slip.html", context)


@desk(*RIGHTS, post=True)
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """One step on a page of its own; what is wrong stands on its field and nothing typed is lost."""
    actor = actor_of(request)
    row = queries.get_slip(actor, pk)
    if move not in STEPS or not queries.may(actor, row, move):
        raise Http404
    side = queries.side(actor, row)
    if request.method != "POST" and move not in side.moves:  # done meanwhile: the page says so
        return redirect("console:slip", row.pk)
    made, step, act = _form(request, move, side), STEPS[move], ACTS[move]
    here = (row.number, reverse("console:slip", args=[row.pk]))
    question = Question(
        step.heading,
        step.button,
        NAV,
        ((PAGE.title, reverse("console:slips")), here),
        lead=f"{row.to_name} · {row.title}",
        note=step.note,
    )

    def go() -> HttpResponse:
        act(row, dict(made.cleaned_data), actor)
        return done(request, step.done, "console:slip", row.pk)

    return ask(request, made, question, go)


@desk(*RIGHTS)
def download(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """The letter as a file, to print and send."""
    if kind not in Format.values:
        raise Http404
    actor = actor_of(request)
    paper = actions.hand_out(queries.get_slip(actor, pk), Format(kind), by=actor)
    answer = HttpResponse(paper.content, content_type=paper.content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{paper.filename}"'
    return answer


def _form(request: HttpRequest, move: str, side: queries.Side) -> Form:
    if move == "answer":
        return _answer_form(request, side)
    return FORMS[move](posted(request))


def _answer_form(request: HttpRequest, side: queries.Side) -> Form:
    asked = PaperAnswerForm if side.needs_code else OwnAnswerForm
    return asked(posted(request), initial={"answered_on": clock.today()})


def _send(row: Any, given: dict[str, Any], actor: Actor) -> object:
    return actions.mark_sent(row, Way(given["how"]), by=actor)


def _number(row: Any, given: dict[str, Any], actor: Actor) -> object:
    return actions.record_outside_number(row, given["number"], by=actor, how=Way(given["how"]))


def _answer(row: Any, given: dict[str, Any], actor: Actor) -> object:
    return answer_slip(row, given.pop("text"), given.pop("answered_on"), by=actor, **given)


def _withdraw(row: Any, given: dict[str, Any], actor: Actor) -> object:
    return actions.withdraw(row, given["reason"], by=actor)


FORMS: dict[str, type[Form]] = {
    "send": SendForm,
    "number": NumberForm,
    "withdraw": WithdrawForm,
}
ACTS: dict[str, Callable[[Any, dict[str, Any], Actor], object]] = {
    "send": _send,
    "number": _number,
    "answer": _answer,
    "withdraw": _withdraw,
}
