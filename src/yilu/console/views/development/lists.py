"""Development files and applications: the lists, and taking an application in or sending it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.branch_life.actions import development as actions
from yilu.branch_life.enums.development import ApplicationState, Stage
from yilu.branch_life.queries import development as queries
from yilu.console.forms.development import AnswerForm, ApplicationForm, NoteForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.files.actions import take_paper
from yilu.people.actions import note_person

NAV, NAV_APPLICATIONS = "candidates", "party_applications"
CHAIN = (Right.DEVELOP_MEMBERS, Right.APPROVE_MEMBERS)
TONES = {
    Stage.APPLICANT: "",
    Stage.ACTIVIST: "wait",
    Stage.TARGET: "wait",
    Stage.PROBATIONARY: "soon",
    Stage.FULL: "done",
    Stage.ENDED: "plain",
}
STATES = {
    ApplicationState.HANDED: "soon",
    ApplicationState.ACCEPTED: "done",
    ApplicationState.RETURNED: "plain",
    ApplicationState.WITHDRAWN: "plain",
}


def _rows(actor: Actor, asked: Asked) -> Any:
    branch = asked.get("branch")
    return queries.candidates(
        actor,
        stage=asked.get("stage"),
        branch=UUID(branch) if branch else None,
        late=asked.get("due") == "late",
        text=asked.search,
    )


def stage_cell(row: Any) -> Cell:
    return Cell(row.get_stage_display(), tone=TONES[Stage(row.stage)] or "calm")


def _late(row: Any) -> bool:
    return row.next_due is not None and row.next_due < clock.today()


def _next(row: Any) -> object:
    if row.archived_on:
        return _("已归档")
    return str(queries.STEPS[row.next_step - 1].title) if row.next_step else ""


def _due(row: Any) -> object:
    if row.next_due is None:
        return ""
    day = row.next_due.isoformat()
    return Cell(day, tone="over", icon="alert") if _late(row) else day


PAGE = ListPage(
    kind="branch_life.candidate",
    title=gettext_lazy("发展党员"),
    rows=_rows,
    detail=lambda row: reverse("console:candidate", args=[row.pk]),
    columns=(
        Column(
            "who",
            gettext_lazy("姓名"),
            lambda row: Cell(masking.name(row.person.name), small=row.number),
            lead=True,
        ),
        Column("stage", gettext_lazy("现在是"), stage_cell, "stage"),
        Column("branch", gettext_lazy("支部"), lambda row: row.branch.name),
        Column(
            "applied",
            gettext_lazy("申请日期"),
            lambda row: row.applied_on.isoformat(),
            "applied_on",
        ),
        Column("next", gettext_lazy("下一步"), _next),
        Column("due", gettext_lazy("最晚"), _due, "next_due"),
    ),
    filters=(
        Filter("stage", gettext_lazy("现在是"), Stage.choices),
        Filter("branch", gettext_lazy("支部"), queries.branch_choices),
        Filter("due", gettext_lazy("期限"), (("late", gettext_lazy("已经迟了")),)),
    ),
    search=gettext_lazy("搜编号、姓名"),
    sort="-applied",
    empty_title=gettext_lazy("还没有发展党员材料"),
    empty_text=gettext_lazy("收下一份入党申请书，材料就建起来，25 步一步一步记。"),
    export=None,  # a file is not to be taken away
    late=_late,
)


@desk(*CHAIN)
def candidates(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "counts": queries.counts(actor),
        "stages": queries.stage_counts(actor),
        "moves": [(m, queries.move_moves(actor, m)) for m in queries.incoming_moves(actor)[:20]],
        "may_take": bool(queries.own_branches(actor)),
    }
    return respond(
        request, PAGE, nav=NAV, template="console/development/candidates.html", **context
    )


def _application_rows(actor: Actor, asked: Asked) -> Any:
    return queries.applications(actor, state=asked.get("state"), text=asked.search)


APPLICATIONS = ListPage(
    kind="branch_life.application",
    title=gettext_lazy("入党申请"),
    rows=_application_rows,
    detail=lambda row: reverse("console:party_application", args=[row.pk]),
    columns=(
        Column("who", gettext_lazy("姓名"), lambda row: masking.name(row.person.name), lead=True),
        Column("branch", gettext_lazy("递交给"), lambda row: row.branch.name),
        Column("on", gettext_lazy("递交日期"), lambda row: row.handed_on.isoformat(), "handed_on"),
        Column("channel", gettext_lazy("怎样递交"), lambda row: row.get_channel_display()),
        Column(
            "state",
            gettext_lazy("状态"),
            lambda row: Cell(row.get_state_display(), tone=STATES[ApplicationState(row.state)]),
            "state",
        ),
    ),
    filters=(Filter("state", gettext_lazy("状态"), ApplicationState.choices),),
    search=gettext_lazy("搜姓名"),
    sort="-on",
    empty_title=gettext_lazy("没有入党申请"),
    empty_text=gettext_lazy("司机在手机上递交的，和您登记的纸质申请，都在这里。"),
    export=None,
)


@desk(*CHAIN)
def applications(request: HttpRequest) -> HttpResponse:
    return respond(request, APPLICATIONS, nav=NAV_APPLICATIONS)


@desk(*CHAIN)
def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_application(actor, pk)
    context = {
        "nav": NAV_APPLICATIONS,
        "row": row,
        "words": queries.application_words(actor, row),
        "moves": queries.application_moves(actor, row),
        "tone": STATES[ApplicationState(row.state)],
    }
    return render(request, "console/development/application.html", context)


@desk(*CHAIN, post=True, get=False)
def application_accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = actions.accept_application(pk, by=actor_of(request))
    return done(request, _("收下了，材料已建。"), "console:candidate", made.pk)


@desk(*CHAIN, post=True)
def application_return(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = queries.get_application(actor_of(request), pk)
    form = AnswerForm(posted(request))
    here = (row.person.name, reverse("console:party_application", args=[pk]))
    trail = ((_("入党申请"), reverse("console:party_applications")), here)
    note = _("退回以后本人可以补好再递交，先前写的他都看得到。")
    question = Question(_("退回补正"), _("退回"), NAV_APPLICATIONS, trail, note=note)

    def act() -> HttpResponse:
        actions.return_application(pk, form.cleaned_data["answer"], by=actor_of(request))
        return done(request, _("已退回。"), "console:party_application", pk)

    return ask(request, form, question, act)


@desk(Right.DEVELOP_MEMBERS, post=True)
def candidate_new(request: HttpRequest) -> HttpResponse:
    """An application handed in on paper."""
    actor = actor_of(request)
    branches = [(str(unit.pk), unit.name) for unit in queries.own_branches(actor)]
    form = ApplicationForm(
        posted(request),
        request.FILES or None,
        branches=branches,
        initial={"handed_on": clock.today()},
    )
    trail = ((_("发展党员"), reverse("console:candidates")),)
    note = _("年满十八周岁、书面提出。收下以后一个月内派人谈话。一个人只向一个党组织递交。")
    question = Question(_("登记入党申请"), _("收下"), NAV, trail, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        person = note_person(given["name"], given["phone"], by=actor)
        upload = given.get("paper")
        papers = [take_paper(upload, upload.name, by=actor)] if upload else []
        handed = actions.Handed(
            given["handed_on"], floating=given["floating"], born_on=given["born_on"]
        )
        made = actions.record_application(
            person.pk, UUID(given["branch"]), handed, papers, by=actor
        )
        return done(request, _("收下了，材料已建。"), "console:candidate", made.pk)

    return ask(request, form, question, act)


@desk(*CHAIN, post=True, get=False)
def move_take(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = actions.take_move(pk, by=actor_of(request))
    words = _("接收了，以前的时间连续计算。请重新指定培养联系人。")
    return done(request, words, "console:candidate", made.pk)


@desk(*CHAIN, post=True)
def move_against(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Not taken by the other branch, or taken back by his own."""
    acts = {"decline": actions.decline_move, "recall": actions.recall_move}
    actor = actor_of(request)
    row = queries.get_move(actor, pk)
    if move not in acts or move not in queries.move_moves(actor, row):
        raise NotFound(move)
    form = NoteForm(posted(request))
    trail = ((_("发展党员"), reverse("console:candidates")),)
    heading = _("不接收") if move == "decline" else _("不转了")
    question = Question(heading, heading, NAV, trail)

    def act() -> HttpResponse:
        acts[move](pk, form.cleaned_data["note"], by=actor)
        return done(request, _("记下了。"), "console:candidates")

    return ask(request, form, question, act)
