"""Causes behind several cases: what is done about them, one reply to all, and when they are over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from yilu.appeals import actions, queries
from yilu.appeals.enums import OPEN, CauseState, State
from yilu.console.forms import appeals as forms
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.appeals.words import title_of
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right

NAV = "causes"


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.causes(actor, state=asked.get("state") or CauseState.OPEN)


PAGE = ListPage(
    kind="appeals.cause",
    title=_("原因卡"),
    rows=_rows,
    detail=lambda row: reverse("console:cause", args=[row.pk]),
    filters=(Filter("state", _("状态"), CauseState.choices),),
    empty_title=_("还没有原因卡"),
    empty_text=_("第三件同样的诉求来时，会自己开一张；也可以在诉求里归到一起。"),
    columns=(
        Column(
            "title",
            _("原因"),
            lambda row: Cell(row.title, small=row.number),
            "title",
            lead=True,
            taken=lambda row: f"{row.number} {row.title}",
        ),
        Column("subject", _("类别"), lambda row: row.get_subject_display(), "subject"),
        Column("cases", _("几件"), lambda row: row.cases, "cases", number=True),
        Column("remedy", _("怎么解决"), lambda row: row.remedy),
        Column("state", _("状态"), lambda row: Cell(row.get_state_display(), tone=_tone(row))),
    ),
)


def _tone(row: Any) -> str:
    return {CauseState.OPEN: "soon", CauseState.SOLVED: "done"}.get(row.state, "calm")


@desk(Right.HANDLE_APPEALS)
def causes(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.HANDLE_APPEALS)
def cause(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_cause(actor, pk)
    cases = list(queries.appeals_of_cause(actor, row))
    context = {
        "nav": NAV,
        "cause": row,
        "cases": [(case, title_of(case)) for case in cases],
        "directs": actor.may_anywhere(Right.DIRECT_APPEALS),
    }
    return render(request, "console/appeals/cause.html", context)


@desk(Right.DIRECT_APPEALS, post=True)
def cause_act(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    """Plan the remedy, reply to all, or close the card."""
    actor = actor_of(request)
    row = queries.get_cause(actor, pk)
    asked = {"plan": _plan, "reply": _reply, "close": _close}.get(act)
    if asked is None:
        raise Http404
    return asked(request, actor, row)


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    here = (row.number, reverse("console:cause", args=[row.pk]))
    return ((_("原因卡"), reverse("console:causes")), here)


def _plan(request: HttpRequest, actor: Actor, row: Any) -> HttpResponse:
    initial = {name: getattr(row, name) for name in ("title", "remedy", "notice")}
    form = forms.RemedyForm(posted(request), initial=initial)
    note = _("“告诉还没提的司机”会出现在他们要提同样的事的时候：正在解决，不用再提。")
    question = Question(_("怎么解决"), _("存好"), NAV, _trail(row), row.title, note)

    def act() -> HttpResponse:
        actions.plan_remedy(row.pk, by=actor, **form.cleaned_data)
        return done(request, _("存好了。"), "console:cause", row.pk)

    return ask(request, form, question, act)


def _reply(request: HttpRequest, actor: Actor, row: Any) -> HttpResponse:
    form = forms.TextForm(posted(request))
    live = [*OPEN, State.SETTLED]
    count = queries.appeals_of_cause(actor, row).filter(state__in=live).count()
    note = ngettext(
        "会发给 %(n)d 件诉求的司机，发出后不能收回。",
        "会发给 %(n)d 件诉求的司机，发出后不能收回。",
        count,
    ) % {"n": count}
    question = Question(_("一次答复所有人"), _("看过了，发出"), NAV, _trail(row), row.title, note)

    def act() -> HttpResponse:
        told = actions.reply_to_all(row.pk, by=actor, text=form.cleaned_data["text"])
        words = ngettext("发给了 %(n)d 件。", "发给了 %(n)d 件。", told) % {"n": told}
        return done(request, words, "console:cause", row.pk)

    return ask(request, form, question, act)


def _close(request: HttpRequest, actor: Actor, row: Any) -> HttpResponse:
    form = forms.CloseCauseForm(posted(request))
    question = Question(_("收这张原因卡"), _("收"), NAV, _trail(row), row.title)

    def act() -> HttpResponse:
        actions.close_cause(row.pk, by=actor, state=form.cleaned_data["state"])
        return done(request, _("收好了。"), "console:cause", row.pk)

    return ask(request, form, question, act)
