"""Briefs: the list, one brief with its figures and proof, and the papers it is handed out as."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.briefs.words import MOVES, panel_of
from yilu.console.views.desk import actor_of, desk
from yilu.core.actor import Actor, Right
from yilu.insight import actions, queries
from yilu.insight.enums import BriefState, Format

NAV = "briefs"
TONES = {
    BriefState.DRAFT: "calm",
    BriefState.CHECKED: "wait",
    BriefState.ISSUED: "done",
    BriefState.PUBLISHED: "done",
    BriefState.DISCARDED: "plain",
}


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.briefs(actor, asked.get("state"))


def _period(row: Any) -> str:
    return f"{row.first.isoformat()} – {row.last.isoformat()}"


PAGE = ListPage(
    kind="insight.brief",
    title=_("简报"),
    rows=_rows,
    columns=(
        Column("title", _("标题"), lambda row: Cell(row.title, small=row.number), lead=True),
        Column("issue", _("期号"), lambda row: queries.issue_line(row) if row.issue else ""),
        Column("scope", _("统计范围"), lambda row: row.scope_name),
        Column("period", _("期间"), _period, sort="last"),
        Column(
            "state",
            _("办到哪一步"),
            lambda row: Cell(BriefState(row.state).label, tone=TONES[BriefState(row.state)]),
            sort="state",
        ),
    ),
    filters=(Filter("state", _("办到哪一步"), BriefState.choices),),
    detail=lambda row: reverse("console:brief", args=[row.pk]),
    empty_title=_("还没有简报"),
    empty_text=_("点“拟一份”，选好期间和范围，数和第一稿文字会自己出来。"),
    export=None,
)


@desk(Right.VIEW_FIGURES)
def briefs(request: HttpRequest) -> HttpResponse:
    may_draft = actor_of(request).may_anywhere(Right.DRAFT_BRIEF)
    return respond(request, PAGE, nav=NAV, template="console/briefs/list.html", may_draft=may_draft)


@desk(Right.VIEW_FIGURES)
def brief(request: HttpRequest, key: UUID) -> HttpResponse:
    """The paper, with the figure that is being looked at beside it."""
    actor = actor_of(request)
    found = queries.get_brief(actor, key)
    figures = queries.brief_figures(found)
    settled = queries.is_settled(found)
    made = queries.paper(found, figures)
    context = {
        "nav": NAV,
        "brief": found,
        "paper": made,
        "settled": settled,
        "panel": panel_of(made, request.GET.get("figure", "")),
        "checks": [] if settled else queries.checks(found, figures),
        "moves": [MOVES[name] for name in queries.moves(actor, found)],
        "may_write": queries.may_revise(actor, found),
        "is_author": queries.is_author(actor, found),
        "drift": queries.drift(actor, found),
        "proof": queries.verify_brief(found) if settled else None,
        "stamps": queries.stamps(found),
        "formats": (Format.PDF, Format.DOCX, Format.HTML, Format.JSON),
    }
    return render(request, "console/briefs/brief.html", context)


@desk(Right.VIEW_FIGURES)
def download(request: HttpRequest, key: UUID, kind: str) -> HttpResponse:
    """The brief as a file; a draft says on its face that it is one."""
    if kind not in {fmt.value for fmt in Format}:
        raise Http404
    found = queries.get_brief(actor_of(request), key)
    paper = actions.hand_out(found, Format(kind), by=actor_of(request))
    answer = HttpResponse(paper.content, content_type=paper.content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{paper.filename}"'
    return answer
