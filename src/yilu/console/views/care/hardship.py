"""Hardship notes and home visits, for the few who may see them; opening one is on record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.care import actions, queries
from yilu.console.forms.care import HardshipForm, VisitForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Column, Filter, ListPage
from yilu.console.views.care.persons import one_driver
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.clock import today

NAV, NAV_VISITS = "hardship", "home_visits"


def _note_rows(actor: Actor, asked: Asked) -> Any:
    return queries.notes(actor, text=asked.search, ended=bool(asked.get("ended")))


NOTES = ListPage(
    kind="care.hardshipnote",
    title=gettext_lazy("困难情况"),
    rows=_note_rows,
    detail=lambda row: reverse("console:hardship_note", args=[row.pk]),
    filters=(Filter("ended", gettext_lazy("范围"), [("1", gettext_lazy("已结束的"))]),),
    search=gettext_lazy("搜姓名"),
    sort="-on",
    empty_title=gettext_lazy("没有记着的困难情况"),
    empty_text=gettext_lazy("写的内容加密保存，只有少数人打得开，打开一次记一次。"),
    export=None,  # not to be taken away
    columns=(
        Column("who", gettext_lazy("司机"), lambda r: masking.name(r.person.name), lead=True),
        Column("on", gettext_lazy("记于"), lambda r: r.noted_on.isoformat(), "noted_on"),
        Column("ended", gettext_lazy("结束"), lambda r: r.ended_on and r.ended_on.isoformat()),
    ),
)


@desk(Right.SEE_HARDSHIP)
def notes(request: HttpRequest) -> HttpResponse:
    return respond(request, NOTES, nav=NAV, template="console/care/notes.html")


@desk(Right.SEE_HARDSHIP, post=True)
def note_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = HardshipForm(posted(request), initial={"who": request.GET.get("who", "")})
    trail = ((_("困难情况"), reverse("console:hardship")),)
    note = _("内容加密保存。名单上只有“在名单里”，不写原因，驿站和企业都看不到这里。")
    question = Question(_("记一条困难情况"), _("记下"), NAV, trail, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        person = one_driver(actor, given["who"], given["name"])
        made = actions.note_hardship(person.person_id, given["text"], by=actor)
        return done(request, _("记下了。"), "console:hardship_note", made.pk)

    return ask(request, form, question, act)


@desk(Right.SEE_HARDSHIP, post=True)
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One note: closed until somebody presses “打开看”, which is recorded."""
    actor = actor_of(request)
    row = queries.get_note(actor, pk)
    opened = actions.open_note(pk, by=actor) if request.method == "POST" else ""
    name = masking.name(row.person.name)
    context = {"nav": NAV, "row": row, "opened": opened, "name": name}
    return render(request, "console/care/note.html", context)


@desk(Right.SEE_HARDSHIP, post=True, get=False)
def note_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.end_hardship(pk, by=actor_of(request))
    return done(request, _("已结束。"), "console:hardship_note", pk)


def _visit_rows(actor: Actor, asked: Asked) -> Any:
    return queries.visits(actor, text=asked.search)


VISITS = ListPage(
    kind="care.homevisit",
    title=gettext_lazy("入户走访"),
    rows=_visit_rows,
    detail=lambda row: reverse("console:home_visit", args=[row.pk]),
    search=gettext_lazy("搜姓名"),
    sort="-on",
    empty_title=gettext_lazy("还没有走访记录"),
    empty_text=gettext_lazy("去之前先取得家里同意：手机上点，或签纸质同意书。"),
    export=None,
    columns=(
        Column("number", gettext_lazy("编号"), lambda r: r.number, "number", lead=True),
        Column("on", gettext_lazy("日期"), lambda r: r.visited_on.isoformat(), "visited_on"),
        Column("who", gettext_lazy("司机"), lambda r: masking.name(r.person.name)),
        Column("visitors", gettext_lazy("谁去的"), lambda r: r.visitors),
        Column(
            "consent",
            gettext_lazy("同意"),
            lambda r: _("纸质同意书") if r.consent_id is None else _("手机上同意"),
        ),
    ),
)


@desk(Right.SEE_HARDSHIP)
def visits(request: HttpRequest) -> HttpResponse:
    return respond(request, VISITS, nav=NAV_VISITS, template="console/care/visits.html")


@desk(Right.SEE_HARDSHIP, post=True)
def visit_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = VisitForm(posted(request), initial={"visited_on": today()})
    trail = ((_("入户走访"), reverse("console:home_visits")),)
    question = Question(
        _("登记一次走访"),
        _("登记"),
        NAV_VISITS,
        trail,
        note=_("走访情况加密保存，打开一次记一次。"),
    )

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        person = one_driver(actor, given.pop("who"), given.pop("name"))
        made = actions.record_visit(person.person_id, by=actor, **given)
        return done(request, _("已登记。"), "console:home_visit", made.pk)

    return ask(request, form, question, act)


@desk(Right.SEE_HARDSHIP, post=True)
def visit(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_visit(actor, pk)
    opened = actions.open_visit(pk, by=actor) if request.method == "POST" else ""
    name = masking.name(row.person.name)
    context = {"nav": NAV_VISITS, "row": row, "opened": opened, "name": name}
    return render(request, "console/care/visit.html", context)
