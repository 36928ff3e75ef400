"""What departments are asked: their own page, and the reply that staff type in from paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.appeals import actions, queries
from yilu.appeals.enums import TaskState
from yilu.console.forms import appeals as forms
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.appeals.words import TASK_READERS, when
from yilu.console.views.desk import Question, actor_of, desk, done, posted, put
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.files import actions as files
from yilu.referrals.queries import may_open

NAV = "tasks"
WAITING = {TaskState.SENT, TaskState.SIGNED}
STATES = [("open", _("等答复")), *TaskState.choices]
HEADINGS = {
    "sign": (_("签收"), _("签收"), _("签收了。")),
    "answer": (_("写答复"), _("答复"), _("答复了，主办单位已经看到。")),
    "attach": (_("附文件"), _("附上"), _("附上了。")),
    "return": (_("退回"), _("退回"), _("退回了，主办单位另找。")),
    "withdraw": (_("不用它办了"), _("撤回协办"), _("撤回了。")),
}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.tasks(actor, state=asked.get("state"))


def _due(task: Any) -> Cell:
    if task.state not in WAITING:
        return Cell(when(task.due))
    late = task.due < clock.business_now()
    return Cell(when(task.due), tone="over" if late else "plain", icon="alert" if late else "")


def _state(task: Any) -> Cell:
    tones = {TaskState.SENT: "soon", TaskState.SIGNED: "wait", TaskState.ANSWERED: "done"}
    return Cell(task.get_state_display(), tone=tones.get(task.state, "calm"))


PAGE = ListPage(
    kind="appeals.task",
    title=_("部门协办"),
    rows=_rows,
    detail=lambda task: reverse("console:task", args=[task.pk]),
    filters=(Filter("state", _("状态"), STATES),),
    late=lambda task: task.state in WAITING and task.due < clock.business_now(),
    empty_title=_("没有协办任务"),
    empty_text=_("请您单位一起办的事，会排在这里。"),
    columns=(
        Column("due", _("最晚答复"), _due, "due"),
        Column(
            "wanted",
            _("请办什么"),
            lambda task: Cell(task.wanted, small=task.number),
            lead=True,
            taken=lambda task: f"{task.number} {task.wanted}",
        ),
        Column("unit", _("部门"), lambda task: task.unit.name),
        Column("state", _("状态"), _state, "state"),
    ),
)


@desk(*TASK_READERS)
def tasks(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(*TASK_READERS)
def task(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked and what may be known; whoever sees the case finds the way to it."""
    actor = actor_of(request)
    row = queries.get_task(actor, pk)
    moves = queries.task_moves(actor, row)
    context = {
        "nav": NAV,
        "task": row,
        "due": _due(row),
        "state": _state(row),
        "moves": [(name, HEADINGS[name][0]) for name in moves if name != "answer"],
        "may_answer": "answer" in moves,
        "papers": queries.papers_of_task(row),
        "sees_case": queries.sees_case(actor, row),
        "has_slip": row.slip is not None and may_open(actor, row.slip),
    }
    return render(request, "console/appeals/task.html", context)


@desk(*TASK_READERS, post=True)
def task_act(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_task(actor, pk)
    looks = request.method != "POST"
    if act not in HEADINGS or (looks and act not in queries.task_moves(actor, row)):
        raise Http404
    form, status = _form(actor, row, act, posted(request), request.FILES or None), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                _do(actor, pk, act, form.cleaned_data)
                return done(request, HEADINGS[act][2], "console:task", pk)
            except Invalid as error:
                put(form, error)
            except Refused as error:
                form.add_error(None, str(error.message))
                status = 409
    here = (row.number, reverse("console:task", args=[pk]))
    trail = ((_("部门协办"), reverse("console:tasks")), here)
    question = Question(HEADINGS[act][0], HEADINGS[act][1], NAV, trail, row.wanted)
    context = {"form": form, "question": question, "nav": NAV}
    return render(request, "console/question.html", context, status=status)


def _form(actor: Actor, row: Any, act: str, data: Any, uploaded: Any) -> Any:
    match act:
        case "attach":
            return forms.TaskPapersForm(data, uploaded)
        case "sign":
            return forms.NothingForm(data)
        case "answer" if queries.sees_case(actor, row):
            return forms.PaperAnswerForm(data, initial={"on": clock.today()})
        case "answer":
            return forms.AnswerForm(data)
    return forms.ReasonForm(data)


def _do(actor: Actor, pk: UUID, act: str, given: dict[str, Any]) -> None:
    match act:
        case "sign":
            actions.sign(pk, by=actor)
        case "answer":
            actions.answer(pk, by=actor, **given)
        case "attach":
            papers = files.take_papers(given["papers"], by=actor)
            actions.enclose_in_task(pk, by=actor, papers=papers)
        case "return":
            actions.return_task(pk, by=actor, reason=given["reason"])
        case _:
            actions.withdraw_task(pk, by=actor, reason=given["reason"])
