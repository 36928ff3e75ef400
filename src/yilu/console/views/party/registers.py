"""Dues and grades: registers of records, with nothing demanded and nothing computed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.branch_life.actions import registers as actions
from yilu.branch_life.queries import party as queries
from yilu.console.forms.party import AppraisalForm, DuesForm
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


def _who(row: Any) -> Cell:
    return Cell(masking.name(row.member.person.name), small=row.branch.name)


def _dues(actor: Actor, asked: Asked) -> Rows:
    return queries.dues(actor, branch=key_or_none(asked.get("branch")), text=asked.search)


def _grades(actor: Actor, asked: Asked) -> Rows:
    return queries.appraisals(actor, branch=key_or_none(asked.get("branch")), text=asked.search)


BRANCH = Filter("branch", gettext_lazy("支部"), own_branches)
DUES = ListPage(
    kind="branch_life.duesentry",
    title=gettext_lazy("党费登记"),
    rows=_dues,
    filters=(BRANCH,),
    search=gettext_lazy("搜姓名"),
    sort="-month",
    export=KEEP,
    empty_title=gettext_lazy("还没有登记"),
    empty_text=gettext_lazy("收到党费，在这里记一笔。只记录，不催缴、不计算。"),
    columns=(
        Column("who", gettext_lazy("党员"), _who, "member__person__name", lead=True),
        Column("month", gettext_lazy("月份"), lambda row: f"{row.month:%Y-%m}", "month"),
        Column(
            "amount",
            gettext_lazy("金额（元）"),
            lambda row: f"{row.amount_fen / 100:.2f}",
            "amount_fen",
            number=True,
        ),
        Column("paid", gettext_lazy("收到"), lambda row: row.paid_on.isoformat(), "paid_on"),
        Column("receipt", gettext_lazy("收据号"), lambda row: row.receipt),
    ),
)
GRADES = ListPage(
    kind="branch_life.appraisal",
    title=gettext_lazy("民主评议登记"),
    rows=_grades,
    filters=(BRANCH,),
    search=gettext_lazy("搜姓名"),
    sort="-year",
    export=KEEP,
    empty_title=gettext_lazy("还没有登记"),
    empty_text=gettext_lazy("大会评定以后，在这里记下等次。只记录，不打分、不排名。"),
    columns=(
        Column("who", gettext_lazy("党员"), _who, "member__person__name", lead=True),
        Column("year", gettext_lazy("年份"), lambda row: row.year, "year"),
        Column("grade", gettext_lazy("等次"), lambda row: row.get_grade_display(), "grade"),
        Column("note", gettext_lazy("说明"), lambda row: row.note),
    ),
)


def _rule(request: HttpRequest, register: str) -> dict[str, Any]:
    found = queries.rule_of(actor_of(request), register)
    return {"rule": found, "cited": queries.cited(found)}


@desk(KEEP)
def dues(request: HttpRequest) -> HttpResponse:
    new = reverse("console:dues_new")
    return respond(
        request,
        DUES,
        nav="dues",
        template="console/party/list.html",
        **_rule(request, "dues"),
        new_url=new,
        new_word=_("记一笔"),
    )


@desk(KEEP)
def appraisals(request: HttpRequest) -> HttpResponse:
    new = reverse("console:appraisal_new")
    return respond(
        request,
        GRADES,
        nav="appraisals",
        template="console/party/list.html",
        **_rule(request, "appraisal"),
        new_url=new,
        new_word=_("记一位"),
    )


def _choices(actor: Actor) -> dict[str, Any]:
    mine = list(queries.branches(actor))
    roll = {one.member.pk: one for row in mine for one in queries.people_of(row)}
    return {"branch": units(mine), "member": people(roll.values())}


@desk(KEEP, post=True)
def dues_new(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    form = DuesForm(
        posted(request), initial={"month": today, "paid_on": today}, choices=_choices(actor)
    )
    above = ((_("党费登记"), reverse("console:dues")),)
    note = _("同一个月再记一次，就是更正；改前改后都留着。")
    question = Question(_("记一笔党费"), _("存下"), "dues", above, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.record_dues(
            queries.get_branch(actor, key_of(given["branch"])),
            key_of(given["member"]),
            given["month"],
            int(given["amount"] * 100),
            given["paid_on"],
            by=actor,
            receipt=given["receipt"],
        )
        return done(request, _("记好了。"), "console:dues")

    return asking(request, form, question, act)


@desk(KEEP, post=True)
def appraisal_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    initial = {"year": clock.today().year - 1}
    form = AppraisalForm(posted(request), initial=initial, choices=_choices(actor))
    above = ((_("民主评议登记"), reverse("console:appraisals")),)
    note = _("等次是大会评定的，这里只记录。同一年再记一次，就是更正。")
    question = Question(_("记一位的评议结果"), _("存下"), "appraisals", above, note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.record_appraisal(
            queries.get_branch(actor, key_of(given["branch"])),
            key_of(given["member"]),
            given["year"],
            given["grade"],
            by=actor,
            note=given["note"],
        )
        return done(request, _("记好了。"), "console:appraisals")

    return asking(request, form, question, act)
