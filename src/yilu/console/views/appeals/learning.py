"""What is learnt: question-and-answer cards, templates to start from, and the month's call-backs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from yilu.appeals import actions, queries
from yilu.appeals.enums import CardState
from yilu.console.forms import appeals as forms
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.appeals.words import title_of
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.periods import month_of

NAV = "appeals"
LIST = ((_("诉求"), "/console/appeals/"),)


@desk(Right.DIRECT_APPEALS)
def cards(request: HttpRequest) -> HttpResponse:
    """Cards to look through, and those drivers can find."""
    actor = actor_of(request)
    context = {
        "nav": NAV,
        "drafts": queries.all_cards(actor),
        "public": queries.all_cards(actor, state=CardState.APPROVED)[:100],
    }
    return render(request, "console/appeals/cards.html", context)


@desk(Right.DIRECT_APPEALS, post=True, get=False)
def card_act(request: HttpRequest, pk: UUID, act: str) -> HttpResponse:
    actor = actor_of(request)
    if act == "approve":
        actions.approve_card(pk, by=actor)
        return done(request, _("公开了，司机搜得到。"), "console:appeal_cards")
    if act == "take_back":
        actions.take_back_card(pk, by=actor)
        return done(request, _("收回了，司机搜不到了。"), "console:appeal_cards")
    raise Http404


@desk(Right.HANDLE_APPEALS)
def templates(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    directs = actor.may_anywhere(Right.DIRECT_APPEALS)
    context = {"nav": NAV, "rows": queries.templates(actor), "directs": directs}
    return render(request, "console/appeals/templates.html", context)


@desk(Right.DIRECT_APPEALS, post=True)
def put_template(request: HttpRequest) -> HttpResponse:
    """A new one; under a title that exists, new words for the old one."""
    form = forms.TemplateForm(posted(request))
    trail = ((_("范文"), reverse("console:appeal_templates")),)
    note = _("标题和已有的一样，就换成新的正文。")
    question = Question(_("写范文"), _("存好"), NAV, trail, note=note)

    def act() -> HttpResponse:
        actions.put_template(by=actor_of(request), **form.cleaned_data)
        return done(request, _("存好了。"), "console:appeal_templates")

    return ask(request, form, question, act)


@desk(Right.DIRECT_APPEALS, post=True, get=False)
def retire_template(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.retire_template(pk, by=actor_of(request))
    return done(request, _("不再用了。"), "console:appeal_templates")


def _calls(actor: Actor, asked: Asked) -> Any:
    return queries.callbacks(actor, waiting=asked.get("done") != "all")


def _driver(row: Any) -> str:
    reporter = row.appeal.reporter
    return masking.name(reporter.name) if reporter and not row.appeal.sealed else str(_("密封"))


CALLBACKS = ListPage(
    kind="appeals.callback",
    title=_("回访"),
    rows=_calls,
    detail=lambda row: reverse("console:appeal_callback", args=[row.pk]),
    filters=(Filter("done", _("范围"), [("all", _("连打过的一起"))]),),
    empty_title=_("没有要打的回访"),
    empty_text=_("每月从结案的里面抽至少十分之一，由没经手的人打电话问。"),
    columns=(
        Column(
            "case",
            _("诉求"),
            lambda row: Cell(title_of(row.appeal), small=row.appeal.number),
            lead=True,
            taken=lambda row: row.appeal.number,
        ),
        Column("driver", _("司机"), _driver),
        Column("month", _("月份"), lambda row: f"{row.month:%Y-%m}", "month"),
        Column(
            "answer",
            _("司机说"),
            lambda row: row.get_answer_display() or (_("没打通") if row.called_at else ""),
        ),
    ),
)


@desk(Right.DIRECT_APPEALS)
def callbacks(request: HttpRequest) -> HttpResponse:
    return respond(request, CALLBACKS, nav=NAV, template="console/appeals/callbacks.html")


@desk(Right.DIRECT_APPEALS, post=True, get=False)
def draw(request: HttpRequest) -> HttpResponse:
    """By lot, of the cases closed this month; again only what lacks."""
    made = len(actions.draw_callbacks(month_of(clock.today()), by=actor_of(request)))
    words = ngettext("抽了 %(n)d 件。", "抽了 %(n)d 件。", made) % {"n": made}
    return done(request, words, "console:appeal_callbacks")


@desk(Right.DIRECT_APPEALS, post=True)
def callback(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_callback(actor, pk)
    form = forms.CallbackForm(posted(request))
    trail = (*LIST, (_("回访"), reverse("console:appeal_callbacks")))
    question = Question(_("记回访"), _("记下"), NAV, trail, title_of(row.appeal))

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        given["reached"] = given["reached"] == "yes"
        actions.record_callback(pk, by=actor, **given)
        return done(request, _("记下了。"), "console:appeal_callbacks")

    return ask(request, form, question, act)
