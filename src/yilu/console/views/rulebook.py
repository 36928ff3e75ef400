"""The articles Yilu cites: where each stands, what was checked, and another version without code."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rulebook import PREFIX, ArticleForm, CheckedForm, given, named
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.rulebook import actions, queries

NAV = "rulebook"
READS = (Right.SECURITY, Right.APPROVE_MEMBERS, Right.DEVELOP_MEMBERS, Right.HOLD_MEETINGS)
PARTS = (
    ("development", gettext_lazy("发展党员")),
    ("meeting", gettext_lazy("会议和表决")),
    ("branch", gettext_lazy("支部和组织生活")),
    ("transfer", gettext_lazy("组织关系转接")),
    ("floating", gettext_lazy("流动党员")),
    ("permit", gettext_lazy("网约车许可")),
    ("driver", gettext_lazy("驾驶员")),
    ("vehicle", gettext_lazy("车辆")),
)


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.all_articles(
        actor.city,
        part=asked.get("part"),
        text=asked.search,
        unverified=asked.get("checked") == "no",
    )


def checked(row: Any) -> Cell:
    if row.verified:
        return Cell(_("已核对"), tone="done", icon="check")
    return Cell(_("待核对"), tone="soon")


def _since(row: Any) -> Cell:
    until = row.in_force_to
    return Cell(
        row.in_force_from.isoformat(), small=_("到 %(day)s") % {"day": until} if until else ""
    )


PAGE = ListPage(
    kind="rulebook.article",
    title=gettext_lazy("条文"),
    rows=_rows,
    filters=(
        Filter("part", gettext_lazy("管什么"), PARTS),
        Filter("checked", gettext_lazy("核对"), (("no", gettext_lazy("待核对")),)),
    ),
    search=gettext_lazy("搜文件、条次或内容"),
    detail=lambda row: reverse("console:rulebook_article", args=[row.pk]),
    empty_title=gettext_lazy("没有这样的条文"),
    empty_text=gettext_lazy("换一个条件再找。"),
    columns=(
        Column(
            "article",
            gettext_lazy("条文"),
            lambda row: Cell(row.article, small=f"《{row.source}》"),
            "article",
            lead=True,
            taken=lambda row: f"《{row.source}》{row.article}",
        ),
        Column("text", gettext_lazy("主要内容"), lambda row: Cell(row.text, small=row.note)),
        Column("since", gettext_lazy("施行"), _since, "in_force_from"),
        Column("checked", gettext_lazy("核对"), checked, "verified"),
    ),
)


@desk(*READS)
def articles(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(*READS)
def article(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One version with its neighbours: a step recorded under it keeps it whatever comes later."""
    actor = actor_of(request)
    row = queries.get_article(actor.city, pk)
    shape = queries.shape_of(actor.city, row.key)
    labels, numbers = named(shape), given(shape, row.value)
    context = {
        "nav": NAV,
        "row": row,
        "checked": checked(row),
        "numbers": [(label, numbers[name]) for name, label in labels.items()],
        "versions": queries.versions(actor.city, row.key),
        "may": queries.may_put(actor, row),
        "today": clock.today(),
    }
    return render(request, "console/rulebook/article.html", context)


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    here = reverse("console:rulebook_article", args=[row.pk])
    return ((_("条文"), reverse("console:rulebook")), (row.article, here))


def _puttable(request: HttpRequest, pk: UUID) -> tuple[Actor, Any]:
    actor = actor_of(request)
    row = queries.get_article(actor.city, pk)
    if not queries.may_put(actor, row):
        raise NotFound(str(pk))
    return actor, row


@desk(*READS, post=True)
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Another version of this article, from the day it is in force."""
    actor, row = _puttable(request, pk)
    shape = queries.shape_of(actor.city, row.key)
    names = ("source", "article", "text", "in_force_from", "note", "verified")
    start = {name: getattr(row, name) for name in names}
    start |= {f"{PREFIX}{name}": number for name, number in given(shape, row.value).items()}
    form = ArticleForm(posted(request), initial=start, shape=shape)
    note = _("以后记的步骤按新条文核对；已经记下的步骤，仍留着当时的条文。")
    question = Question(_("换条文"), _("存下"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        words = {name: form.cleaned_data[name] for name in names}
        made = actions.put_article(row.key, by=actor, value=form.value(row.value), **words)
        return done(request, _("存好了。"), "console:rulebook_article", made.pk)

    return ask(request, form, question, act)


@desk(*READS, post=True)
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, row = _puttable(request, pk)
    form = CheckedForm(posted(request))
    note = _("请拿原文逐字对照条次、内容和数字。不一样的，先点“换条文”。")
    question = Question(_("核对条文"), _("核对过了"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        actions.verify_article(pk, form.cleaned_data["note"], by=actor)
        return done(request, _("记下了。"), "console:rulebook_article", pk)

    return ask(request, form, question, act)
