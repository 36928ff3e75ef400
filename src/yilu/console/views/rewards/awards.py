"""Awards: the list, one with what was said about it, and a person's decision."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rewards import WordsForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed
from yilu.rewards import actions, queries
from yilu.rewards.enums import AwardState, Less, Outcome, Suspicion

NAV = "awards"
MANAGE = Right.MANAGE_REWARDS
TONES = {
    AwardState.PAID: ("done", "check"),
    AwardState.HELD: ("soon", "clock"),
    AwardState.DECLINED: ("calm", ""),
    AwardState.APPEALED: ("now", "voice"),
    AwardState.UPHELD: ("calm", ""),
}
MOVES: dict[str, tuple[Any, Any, Any]] = {
    "release": (actions.release, gettext_lazy("核对好了，入账"), gettext_lazy("已入账。")),
    "decline": (actions.decline, gettext_lazy("不予入账"), gettext_lazy("已告诉司机，可以申诉。")),
    "revoke": (actions.revoke, gettext_lazy("收回这笔积分"), gettext_lazy("收回了，已告诉司机。")),
    "uphold": (
        actions.uphold,
        gettext_lazy("维持原来的决定"),
        gettext_lazy("已告诉司机复核的结果。"),
    ),
}
SAID = {
    "hold": gettext_lazy("先挂着核对"),
    "explain": gettext_lazy("司机说明"),
    "release": gettext_lazy("核对后入账"),
    "decline": gettext_lazy("不予入账"),
    "revoke": gettext_lazy("收回积分"),
    "appeal": gettext_lazy("司机申诉"),
    "uphold": gettext_lazy("维持决定"),
}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.awards(
        actor,
        state=asked.get("state"),
        outcome=asked.get("outcome"),
        less=asked.get("less"),
        text=asked.search,
    )


def state_cell(row: Any) -> Cell:
    tone, icon = TONES[AwardState(row.state)]
    why = row.get_suspicion_display() if row.suspicion and row.state != AwardState.PAID else ""
    return Cell(row.get_state_display(), tone=tone, icon=icon, small=why)


def _points(row: Any) -> Cell:
    why = Less(row.less).label if row.less else ""
    return Cell(
        row.points, small=_("标准 %(n)d 分 · %(why)s") % {"n": row.full, "why": why} if why else ""
    )


PAGE = ListPage(
    kind="rewards.award",
    title=gettext_lazy("积分记录"),
    rows=_rows,
    detail=lambda row: reverse("console:award", args=[row.pk]),
    filters=(
        Filter(
            "state",
            gettext_lazy("到哪一步"),
            [("decide", gettext_lazy("等人决定的")), *AwardState.choices],
        ),
        Filter("outcome", gettext_lazy("因为什么"), Outcome.choices),
        Filter("less", gettext_lazy("少给的"), [c for c in Less.choices if c[0]]),
    ),
    search=gettext_lazy("搜编号、随手拍编号、姓名全名"),
    sort="-on",
    empty_title=gettext_lazy("还没有积分"),
    empty_text=gettext_lazy("随手拍立案、结案、复核之后，积分自己记上来。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("on", gettext_lazy("日期"), lambda row: row.on.isoformat(), "on"),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column(
            "outcome", gettext_lazy("因为什么"),
            lambda row: Cell(row.get_outcome_display(), small=row.source_number), "outcome",
        ),
        Column("points", gettext_lazy("积分"), _points, "points", number=True),
        Column("state", gettext_lazy("到哪一步"), state_cell, "state"),
    ),
)  # fmt: skip


@desk(MANAGE)
def awards(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(MANAGE)
def award(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One award: what it is for, what was said, and what may be done."""
    actor = actor_of(request)
    row = queries.get_award(actor, pk)
    tone, icon = TONES[AwardState(row.state)]
    moves = [move for move in queries.award_moves(actor, row) if move in MOVES]
    context = {
        "nav": NAV,
        "row": row,
        "name": masking.name(row.person.name),
        "said": [(one, SAID[one.move]) for one in queries.decisions(row)],
        "moves": [(move, MOVES[move][1]) for move in moves],
        "first": moves[0] if moves and row.state != AwardState.PAID else "",
        "tone": "" if tone == "calm" else tone,
        "icon": icon,
        "why": Suspicion(row.suspicion).label if row.suspicion else "",
        "less": Less(row.less).label if row.less else "",
        "own": row.person_id == actor.person_id,
    }
    return render(request, "console/rewards/award.html", context)


@desk(MANAGE, post=True)
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """One decision, with words the driver reads."""
    if move not in MOVES:
        raise Http404
    actor = actor_of(request)
    row = queries.get_award(actor, pk)
    if move not in queries.award_moves(actor, row):
        raise NotAllowed(move)
    act_on, label, said = MOVES[move]
    form = WordsForm(posted(request))
    if move == "release":
        form.fields["text"].required = False
    trail = (
        (_("积分记录"), reverse("console:awards")),
        (row.number, reverse("console:award", args=[pk])),
    )
    lead = _("%(name)s · %(what)s · %(points)d 分") % {
        "name": masking.name(row.person.name),
        "what": row.get_outcome_display(),
        "points": row.points,
    }

    def act() -> HttpResponse:
        act_on(pk, form.cleaned_data["text"], by=actor)
        return done(request, said, "console:award", pk)

    return ask(request, form, Question(label, label, NAV, trail, lead), act)
