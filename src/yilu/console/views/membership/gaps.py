"""空白点清单 and the suggestions made from it: looked through together, decided by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yilu.console.forms.membership import ConfirmForm, DeclineForm
from yilu.console.links import to
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk, posted, put, uuids
from yilu.console.views.membership.members import branch_choices
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.membership import actions, queries
from yilu.membership.enums import Bond, ProposalState

NAV = "gaps"
REASONS = {
    "company": gettext_lazy("按所在企业"),
    "district": gettext_lazy("按属地"),
    "nearest": gettext_lazy("按就近"),
}


def _gap_rows(actor: Actor, asked: Asked) -> Any:
    return queries.gap_list(actor, asked.day("on"))


def _member(row: Any) -> str:
    return reverse("console:member", args=[row.pk])


GAPS = ListPage(
    kind="membership.gap",
    title=gettext_lazy("空白点清单"),
    rows=_gap_rows,
    detail=_member,
    filters=(Filter("on", gettext_lazy("哪一天"), kind="date"),),
    empty_title=gettext_lazy("没有空白点"),
    empty_text=gettext_lazy("在营的司机党员都有支部。下个月的营运名册导入后再来看。"),
    columns=(
        Column(
            "name",
            gettext_lazy("姓名"),
            lambda row: masking.name(row.person.name),
            "person__name",
            lead=True,
        ),
        Column(
            "standing", gettext_lazy("身份"), lambda row: row.get_standing_display(), "standing"
        ),
        Column("elsewhere", gettext_lazy("组织关系在外地"), lambda row: row.formal_elsewhere),
    ),
)


@desk(Right.VIEW_MEMBERS)
def gaps(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "may_propose": actor.may_anywhere(Right.MANAGE_MEMBERS),
        "waiting": queries.proposals(actor).count(),
    }
    return respond(request, GAPS, nav=NAV, template="console/membership/gaps.html", **context)


@desk(Right.MANAGE_MEMBERS, post=True, get=False)
def propose(request: HttpRequest) -> HttpResponse:
    """Look for a branch for everyone in the list; nothing is placed by it."""
    made = actions.propose_placements(by=actor_of(request))
    if made:
        words = _("找到了 %(n)d 条建议，请逐条看过再确认。") % {"n": len(made)}
        messages.success(request, words)
        return redirect("console:proposals")
    messages.info(request, _("没有新的建议：要么都有了，要么没有支部服务他们的企业或区县。"))
    return redirect("console:gaps")


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion with the name as this actor may read it."""

    row: Any
    name: str

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def _line(actor: Actor, row: Any) -> Line:
    person = row.member.person
    decides = actor.may(Right.MANAGE_MEMBERS, row.branch.path)
    return Line(row, person.name if decides else masking.name(person.name))


def _rows(actor: Actor, asked: Asked) -> Any:
    branch = asked.get("branch")
    state = asked.get("state") or ProposalState.OPEN
    return queries.proposals(actor, state=state, branch=UUID(branch) if branch else None)


def _dress(actor: Actor, rows: list[Any]) -> list[Line]:
    return [_line(actor, row) for row in rows]


def _detail(line: Line) -> str:
    return reverse("console:member", args=[line.row.member_id])


PROPOSALS = ListPage(
    kind="membership.proposal",
    title=gettext_lazy("编入建议"),
    rows=_rows,
    dress=_dress,
    detail=_detail,
    filters=(
        Filter("state", gettext_lazy("状态"), ProposalState.choices),
        Filter("branch", gettext_lazy("支部"), branch_choices),
    ),
    pick="pick",
    empty_title=gettext_lazy("没有等您看的建议"),
    empty_text=gettext_lazy("空白点清单里有人时，可以在那里请系统找支部。"),
    columns=(
        Column(
            "name",
            gettext_lazy("姓名"),
            lambda line: line.name,
            "member__person__name",
            lead=True,
            taken=lambda line: masking.name(line.row.member.person.name),
        ),
        Column(
            "branch", gettext_lazy("建议归入"), lambda line: line.row.branch.name, "branch__name"
        ),
        Column(
            "reason",
            gettext_lazy("怎么找到的"),
            lambda line: REASONS.get(line.row.reason, line.row.reason),
        ),
        Column(
            "state",
            gettext_lazy("状态"),
            lambda line: Cell(
                line.row.get_state_display(), small=line.row.note, tone=_tone(line.row)
            ),
        ),
        Column("made", gettext_lazy("提出"), lambda line: line.row.made_on.isoformat(), "made_on"),
    ),
)


def _tone(row: Any) -> str:
    return {ProposalState.OPEN: "soon", ProposalState.CONFIRMED: "done"}.get(row.state, "calm")


@desk(Right.VIEW_MEMBERS)
def proposals(request: HttpRequest) -> HttpResponse:
    may = actor_of(request).may_anywhere(Right.MANAGE_MEMBERS)
    template = "console/membership/proposals.html"
    return respond(request, PROPOSALS, nav="proposals", template=template, may_decide=may)


@desk(Right.MANAGE_MEMBERS, post=True)
def decide(request: HttpRequest) -> HttpResponse:
    """What confirming, or declining, the ticked suggestions will change; then it is done."""
    actor = actor_of(request)
    given = request.POST if request.method == "POST" else request.GET
    declining = given.get("act") == "decline"
    lines = [_line(actor, queries.get_proposal(actor, key)) for key in uuids(given.getlist("pick"))]
    if not lines:
        messages.info(request, _("还没有选。先在左边勾上要处理的建议。"))
        return redirect("console:proposals")
    form = (DeclineForm if declining else ConfirmForm)(
        posted(request), initial={"bond": Bond.ATTACHED}
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _decided(
                request, [line.row for line in lines], _deciding(actor, form, declining)
            )
        except Invalid as error:
            put(form, error)
    context = {"nav": "proposals", "lines": lines, "form": form, "declining": declining}
    status = 422 if form.errors else 200
    return render(request, "console/membership/decide.html", context, status=status)


def _deciding(actor: Actor, form: Any, declining: bool) -> Callable[[Any], object]:
    given = form.cleaned_data
    if declining:
        return lambda row: actions.decline_proposal(row, by=actor, note=given["note"])
    return lambda row: actions.confirm_proposal(
        row, by=actor, bond=Bond(given["bond"]), from_on=given["from_on"], note=given["note"]
    )


def _decided(
    request: HttpRequest, rows: Sequence[Any], act: Callable[[Any], object]
) -> HttpResponse:
    """One by one, so that one already decided by somebody else does not hold up the rest."""
    kept: list[str] = []
    for row in rows:
        try:
            act(row)
        except (Refused, NotFound) as error:
            kept.append(f"{row.branch.name}：{getattr(error, 'message', '')}")
    if len(rows) > len(kept):
        count = len(rows) - len(kept)
        messages.success(
            request, ngettext("处理了 %(n)d 条。", "处理了 %(n)d 条。", count) % {"n": count}
        )
    for words in dict.fromkeys(kept):
        messages.warning(request, words)
    return redirect(to("console:proposals"))
