"""Floating members: who is away, when somebody last spoke with him, who is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.branch_life.actions import floating as actions
from yilu.branch_life.actions.floating import Away
from yilu.branch_life.enums.transfer import FloatingState, Flow
from yilu.branch_life.queries import party as queries
from yilu.console.forms.party import ContactForm, EndForm, FloatingForm, LostForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.desk import Question, actor_of, desk, done, posted
from yilu.console.views.meetings.shared import (
    KEEP,
    asking,
    key_of,
    key_or_none,
    people,
    units,
)
from yilu.console.views.party.transfers import own_branches
from yilu.core import clock, masking
from yilu.core.actor import Actor

NAV = "floating"
TONES = {
    FloatingState.AWAY: ("done", "check"),
    FloatingState.LOST: ("over", "alert"),
    FloatingState.ENDED: ("calm", ""),
}


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.floating(
        actor,
        state=asked.get("state"),
        flow=asked.get("flow"),
        branch=key_or_none(asked.get("branch")),
        due=asked.get("due") == "yes",
    )


def is_late(row: Any) -> bool:
    due = queries.next_contact(row)
    return due is not None and due < clock.today()


def _dress(actor: Actor, rows: list[Any]) -> list[Any]:
    """How many months apart is the city's to say: asked once for the page."""
    months = queries.months_apart(actor.city)
    for row in rows:
        row.next_on = queries.next_contact(row, months)
    return rows


def _late(row: Any) -> bool:
    return row.next_on is not None and row.next_on < clock.today()


def _next(row: Any) -> object:
    if row.next_on is None:
        return ""
    day = row.next_on.isoformat()
    return Cell(day, tone="over", icon="alert") if _late(row) else day


def _state(row: Any) -> Cell:
    tone, icon = TONES[FloatingState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


PAGE = ListPage(
    kind="branch_life.floating",
    title=gettext_lazy("流动党员"),
    rows=_rows,
    export=KEEP,
    detail=lambda row: reverse("console:floating_one", args=[row.pk]),
    late=_late,
    dress=_dress,
    filters=(
        Filter("branch", gettext_lazy("支部"), own_branches),
        Filter("flow", gettext_lazy("哪一种"), Flow.choices),
        Filter("state", gettext_lazy("现在怎样"), FloatingState.choices),
        Filter("due", gettext_lazy("联系"), (("yes", gettext_lazy("半年没有联系")),)),
    ),
    sort="last",
    empty_title=gettext_lazy("没有流动党员"),
    empty_text=gettext_lazy("外出 6 个月以上、不能参加本支部组织生活的党员，登记在这里。"),
    columns=(
        Column(
            "who",
            gettext_lazy("党员"),
            lambda row: Cell(masking.name(row.member.person.name), small=row.branch.name),
            lead=True,
        ),
        Column("flow", gettext_lazy("哪一种"), lambda row: row.get_flow_display(), "flow"),
        Column("place", gettext_lazy("哪里"), lambda row: row.place, "place"),
        Column("since", gettext_lazy("从"), lambda row: row.since.isoformat(), "since"),
        Column(
            "last",
            gettext_lazy("最近一次联系"),
            lambda row: row.last_contact_on.isoformat(),
            "last_contact_on",
        ),
        Column("next", gettext_lazy("最晚再联系"), _next),
        Column("state", gettext_lazy("现在怎样"), _state, "state"),
    ),
)


@desk(KEEP)
def floating(request: HttpRequest) -> HttpResponse:
    new = reverse("console:floating_new")
    return respond(
        request,
        PAGE,
        nav=NAV,
        template="console/party/list.html",
        new_url=new,
        new_word=_("登记流动党员"),
    )


@desk(KEEP)
def floating_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_floating(actor, pk)
    tone, icon = TONES[FloatingState(row.state)]
    context = {
        "nav": NAV,
        "row": row,
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
        "next": queries.next_contact(row),
        "late": is_late(row),
        "contacts": queries.contacts_of(row),
        "steps": [(move, STEPS[move][0]) for move in queries.floating_moves(actor, row)],
    }
    return render(request, "console/party/floating.html", context)


@desk(KEEP, post=True)
def floating_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    mine = list(queries.branches(actor))
    roll = {one.member.pk: one for row in mine for one in queries.people_of(row)}
    form = FloatingForm(
        posted(request),
        initial={"flow": "out"},
        choices={"branch": units(mine), "member": people(roll.values())},
    )
    above = ((_("流动党员"), reverse("console:floating")),)
    note = _("每半年至少联系一次，快到时提醒支部书记。")
    question = Question(_("登记流动党员"), _("存下"), NAV, above, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        branch = queries.get_branch(actor, key_of(given["branch"]))
        away = Away(
            Flow(given["flow"]),
            given["since"],
            given["place"],
            given["other_side"],
            given["handbook"],
            given["note"],
        )
        made = actions.note_floating(key_of(given["member"]), branch, away, by=actor)
        return done(request, _("登记好了。"), "console:floating_one", made.pk)

    return asking(request, form, question, act)


Act = Callable[[UUID, Actor, dict[str, Any]], Any]
STEPS: dict[str, tuple[Any, Any, type[Form], Act]] = {
    "contact": (
        gettext_lazy("记一次联系"),
        gettext_lazy("存下"),
        ContactForm,
        lambda pk, by, given: actions.note_contact(
            pk, given["way"], by=by, on=given["on"], note=given["note"]
        ),
    ),
    "lose": (
        gettext_lazy("失去联系"),
        gettext_lazy("存下"),
        LostForm,
        lambda pk, by, given: actions.lose(pk, given["note"], by=by, since=given["since"]),
    ),
    "end": (
        gettext_lazy("结束流动"),
        gettext_lazy("存下"),
        EndForm,
        lambda pk, by, given: actions.end_floating(pk, given["note"], by=by, on=given["on"]),
    ),
}


@desk(KEEP, post=True)
def floating_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    actor = actor_of(request)
    queries.get_floating(actor, pk)
    if move not in STEPS:
        raise Http404
    heading, button, shape, go = STEPS[move]
    form = shape(posted(request), initial={"on": clock.today()})
    here = reverse("console:floating_one", args=[pk])
    above = ((_("流动党员"), reverse("console:floating")), (_("这一位"), here))
    question = Question(heading, button, NAV, above)

    def act() -> HttpResponse:
        go(pk, actor, form.cleaned_data)
        return done(request, _("记下了。"), "console:floating_one", pk)

    return asking(request, form, question, act)
