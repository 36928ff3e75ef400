"""Transfers: the list with its countdown, one with its two sides, and the steps."""

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

from yilu.branch_life.actions import transfers as actions
from yilu.branch_life.actions.transfers import Wish
from yilu.branch_life.enums.transfer import Direction, TransferState
from yilu.branch_life.queries import party as queries
from yilu.console.forms.party import LetterForm, ReceiveForm, TransferForm, WordsForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.desk import Question, actor_of, desk, done, posted
from yilu.console.views.meetings.shared import (
    KEEP,
    NONE,
    asking,
    key_of,
    key_or_none,
    people,
    units,
)
from yilu.core import clock, masking
from yilu.core.actor import Actor
from yilu.organisations.queries import branches

NAV = "transfers"
TONES = {
    TransferState.APPLIED: ("wait", "clock"),
    TransferState.RETURNED: ("soon", "undo"),
    TransferState.SENT: ("now", "send"),
    TransferState.RECEIVED: ("done", "check"),
    TransferState.WITHDRAWN: ("calm", ""),
}


def own_branches(actor: Actor) -> list[tuple[str, Any]]:
    return units(queries.branches(actor))


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.transfers(
        actor,
        state=asked.get("state"),
        direction=asked.get("direction"),
        branch=key_or_none(asked.get("branch")),
        late=asked.get("late") == "yes",
        text=asked.search,
    )


def _left(row: Any) -> object:
    left = queries.days_left(row)
    if left is None:
        return ""
    if left < 0:
        return Cell(_("过期 %(n)d 天") % {"n": -left}, tone="over", icon="alert")
    tone = "soon" if left <= queries.SOON.days else ""
    return Cell(_("还有 %(n)d 天") % {"n": left}, tone=tone)


def _state(row: Any) -> Cell:
    tone, icon = TONES[TransferState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


PAGE = ListPage(
    kind="branch_life.transfer",
    title=gettext_lazy("组织关系转接"),
    rows=_rows,
    export=KEEP,
    detail=lambda row: reverse("console:transfer", args=[row.pk]),
    late=lambda row: (queries.days_left(row) or 0) < 0,
    filters=(
        Filter("branch", gettext_lazy("支部"), own_branches),
        Filter("direction", gettext_lazy("转到哪里"), Direction.choices),
        Filter("state", gettext_lazy("到哪一步"), TransferState.choices),
        Filter("late", gettext_lazy("介绍信"), (("yes", gettext_lazy("已过期")),)),
    ),
    search=gettext_lazy("搜编号、介绍信、姓名"),
    sort="-applied",
    empty_title=gettext_lazy("没有转接"),
    empty_text=gettext_lazy("党员交来申请，在这里登记。手续仍在全国系统里办，这里记结果。"),
    columns=(
        Column(
            "who",
            gettext_lazy("党员"),
            lambda row: Cell(masking.name(row.member.person.name), small=row.number),
            lead=True,
        ),
        Column("from", gettext_lazy("转出"), lambda row: row.from_name, "from_name"),
        Column("to", gettext_lazy("接收"), lambda row: row.to_name, "to_name"),
        Column(
            "applied",
            gettext_lazy("申请"),
            lambda row: row.applied_on.isoformat(),
            "applied_on",
        ),
        Column("letter", gettext_lazy("介绍信"), lambda row: row.letter, "letter"),
        Column("left", gettext_lazy("有效期"), _left, "valid_until"),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
        Column("national", gettext_lazy("全国系统编号"), lambda row: row.national, "national"),
    ),
)


@desk(KEEP)
def transfers(request: HttpRequest) -> HttpResponse:
    new = reverse("console:transfer_new")
    word = _("登记一次转接")
    return respond(
        request, PAGE, nav=NAV, template="console/party/list.html", new_url=new, new_word=word
    )


@desk(KEEP)
def transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_transfer(actor, pk)
    tone, icon = TONES[TransferState(row.state)]
    context = {
        "nav": NAV,
        "row": row,
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
        "card": queries.transfer_card(row),
        "left": queries.days_left(row),
        "steps": [(move, STEPS[move][0]) for move in queries.transfer_moves(actor, row)],
    }
    return render(request, "console/party/transfer.html", context)


@desk(KEEP, post=True)
def transfer_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    mine = list(queries.branches(actor))
    roll = [one for row in mine for one in queries.people_of(row)]
    others = units(branches(actor.city, clock.today()))
    form = TransferForm(
        posted(request),
        initial={"on": clock.today(), "direction": "within"},
        choices={
            "branch": units(mine),
            "member": people({one.member.pk: one for one in roll}.values()),
            "to_branch": [NONE, *others],
        },
    )
    note = _("手续在全国系统里办；这里记申请、介绍信和接收，到期会提醒两边。")
    above = ((_("组织关系转接"), reverse("console:transfers")),)
    question = Question(_("登记一次转接"), _("存下"), NAV, above, note=note)

    def act() -> HttpResponse:
        made = _apply(actor, form.cleaned_data)
        return done(request, _("登记好了。"), "console:transfer", made.pk)

    return asking(request, form, question, act)


def _apply(actor: Actor, given: dict[str, Any]) -> Any:
    to = key_or_none(given["to_branch"])
    every = branches(actor.city, clock.today())
    wish = Wish(
        direction=Direction(given["direction"]),
        branch=queries.get_branch(actor, key_of(given["branch"])),
        to_branch=next((row for row in every if row.pk == to), None),
        elsewhere=given["elsewhere"],
        across_province=given["across_province"],
        reason=given["reason"],
        national=given["national"],
    )
    return actions.apply(key_of(given["member"]), wish, by=actor, on=given["on"])


Act = Callable[[UUID, Actor, dict[str, Any]], Any]
NOTHING = Form
STEPS: dict[str, tuple[Any, Any, type[Form], Any, Act]] = {
    # move: word of the button, button of the form, form, note, act
    "send": (
        gettext_lazy("同意转出，开介绍信"),
        gettext_lazy("开好了"),
        LetterForm,
        gettext_lazy("从开出那天起算有效期，到期前 15 天、3 天提醒两边。"),
        lambda pk, by, given: actions.send(pk, given["letter"], by=by, on=given["on"]),
    ),
    "renew": (
        gettext_lazy("重新开介绍信"),
        gettext_lazy("开好了"),
        LetterForm,
        gettext_lazy("原来那份作废，有效期重新算。"),
        lambda pk, by, given: actions.renew(pk, given["letter"], by=by, on=given["on"]),
    ),
    "receive": (
        gettext_lazy("接收"),
        gettext_lazy("接收了"),
        ReceiveForm,
        gettext_lazy("从接收那天起，组织关系就在接收支部；党员名册一起改好。"),
        lambda pk, by, given: actions.receive(
            pk, by=by, on=given["on"], national=given["national"]
        ),
    ),
    "return": (
        gettext_lazy("退回补正"),
        gettext_lazy("退回"),
        WordsForm,
        gettext_lazy("写清楚要补什么，两边都看得到。"),
        lambda pk, by, given: actions.give_back(pk, given["words"], by=by),
    ),
    "resubmit": (
        gettext_lazy("补好了，重新提交"),
        gettext_lazy("重新提交"),
        WordsForm,
        gettext_lazy("写补了什么。"),
        lambda pk, by, given: actions.resubmit(pk, given["words"], by=by),
    ),
    "withdraw": (
        gettext_lazy("撤回"),
        gettext_lazy("撤回"),
        NOTHING,
        gettext_lazy("撤回以后，组织关系还在原来的支部。"),
        lambda pk, by, _given: actions.withdraw(pk, by=by),
    ),
}


@desk(KEEP, post=True)
def transfer_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_transfer(actor, pk)
    if move not in STEPS:
        raise Http404
    heading, button, shape, note, go = STEPS[move]
    form = shape(posted(request), initial={"on": clock.today(), "national": row.national})
    above = (
        (_("组织关系转接"), reverse("console:transfers")),
        (row.number, reverse("console:transfer", args=[pk])),
    )
    question = Question(heading, button, NAV, above, f"{row.from_name} → {row.to_name}", note)

    def act() -> HttpResponse:
        go(pk, actor, form.cleaned_data)
        return done(request, _("记下了。"), "console:transfer", pk)

    return asking(request, form, question, act)
