"""The backbone: criteria as versions, lists decided by people, requests to put a record right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.branch_life.actions import backbone as actions
from yilu.branch_life.actions.backbone import Ask
from yilu.branch_life.enums.backbone import CorrectionState, Fact, ListState, Purpose
from yilu.branch_life.queries import backbone as queries
from yilu.console.forms.meetings import ReasonForm
from yilu.console.forms.party import (
    AddEntryForm,
    AnswerForm,
    BasisForm,
    CriteriaForm,
    HonourForm,
)
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.desk import Question, actor_of, desk, done, posted, uuids
from yilu.console.views.meetings.shared import HOLD, asking, key_of, units
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.membership import queries as membership

NAV = "backbone"
TONES = {
    ListState.DRAFT: ("wait", "clock"),
    ListState.DECIDED: ("done", "check"),
    ListState.DROPPED: ("calm", ""),
}


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.lists(actor, purpose=asked.get("purpose"), state=asked.get("state"))


def _state(row: Any) -> Cell:
    tone, icon = TONES[ListState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


def _title(row: Any) -> Cell:
    return Cell(f"{row.unit.name} · {row.criteria.get_purpose_display()}", small=row.number)


PAGE = ListPage(
    kind="branch_life.backbonelist",
    title=gettext_lazy("骨干名单"),
    rows=_rows,
    detail=lambda row: reverse("console:backbone_list", args=[row.pk]),
    filters=(
        Filter("purpose", gettext_lazy("用处"), Purpose.choices),
        Filter("state", gettext_lazy("到哪一步"), ListState.choices),
    ),
    sort="-as_of",
    empty_title=gettext_lazy("还没有名单"),
    empty_text=gettext_lazy("先由会议定标准，再按标准出名单；谁列入由人定，没有分数、没有排名。"),
    columns=(
        Column("title", gettext_lazy("名单"), _title, lead=True),
        Column("as_of", gettext_lazy("截至"), lambda row: row.as_of.isoformat(), "as_of"),
        Column("size", gettext_lazy("符合标准"), lambda row: row.size, "size", number=True),
        Column("chosen", gettext_lazy("列入"), lambda row: row.chosen, "chosen", number=True),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
    ),
)


@desk(HOLD)
def backbone(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    waiting = queries.corrections(actor, state=CorrectionState.OPEN).count()
    return respond(request, PAGE, nav=NAV, template="console/party/backbone.html", waiting=waiting)


@desk(HOLD)
def criteria(request: HttpRequest) -> HttpResponse:
    """Every version, with what it asks; a list is made by one."""
    actor = actor_of(request)
    rows = list(queries.criteria(actor))
    newest = {(row.unit_id, row.purpose): row.pk for row in reversed(rows)}
    context = {
        "nav": NAV,
        "rows": [
            (
                row,
                queries.asked(row),
                newest[row.unit_id, row.purpose] == row.pk and queries.may_set(actor, row.unit),
            )
            for row in rows
        ],
    }
    return render(request, "console/party/criteria.html", context)


def _above() -> tuple[tuple[Any, str], ...]:
    return ((_("骨干名单"), reverse("console:backbone")),)


@desk(HOLD, post=True)
def criteria_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    choices = {"unit": units(queries.units(actor))}
    form = CriteriaForm(posted(request), initial={"months": 12}, choices=choices)
    note = _("每一项写最少要多少，空着就是不要求。标准公开，本人看得到；改一次就是新的一版。")
    question = Question(_("定一版标准"), _("存下"), NAV, _above(), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        asks = {fact.value: given[fact.value] or 0 for fact in Fact}
        ask = Ask(asks, given["months"], given["basis"], given["words"])
        unit = queries.get_unit(actor, key_of(given["unit"]))
        actions.set_criteria(unit, given["purpose"], ask, by=actor)
        return done(request, _("定好了，可以按它出名单。"), "console:backbone_criteria")

    return asking(request, form, question, act)


@desk(HOLD, post=True, get=False)
def list_make(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = actions.make_list(pk, by=actor_of(request))
    return done(request, _("名单出来了，每一位由人定。"), "console:backbone_list", made.pk)


@desk(HOLD)
def backbone_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_list(actor, pk)
    shown = queries.asked(row.criteria)
    context = {
        "nav": NAV,
        "row": row,
        "asked": shown,
        "entries": [
            (entry, [entry.facts.get(fact.value, 0) for fact, _least in shown])
            for entry in queries.entries(row)
        ],
        "is_draft": row.state == ListState.DRAFT,
        "honours": row.state == ListState.DECIDED and actor.may(Right.HONOUR, row.unit.path),
    }
    return render(request, "console/party/backbone_list.html", context)


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    return (*_above(), (row.number, reverse("console:backbone_list", args=[row.pk])))


@desk(HOLD, post=True, get=False)
def list_choose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ticked rows onto the list."""
    keys = uuids(request.POST.getlist("entry"))
    actions.choose(pk, keys, True, by=actor_of(request))
    return done(request, _("列入了。"), "console:backbone_list", pk)


@desk(HOLD, post=True)
def entry_leave(request: HttpRequest, pk: UUID, entry: UUID) -> HttpResponse:
    """One who meets the criteria and is not put on: with a reason."""
    actor = actor_of(request)
    row = queries.get_list(actor, pk)
    who = queries.get_entry(row, entry)
    form = ReasonForm(posted(request), initial={"reason": who.reason})
    heading = _("%(name)s不列入") % {"name": who.person.name}
    question = Question(heading, _("存下"), NAV, _trail(row), note=_("本人看得到这个原因。"))

    def act() -> HttpResponse:
        actions.choose(pk, [entry], False, by=actor, reason=form.cleaned_data["reason"])
        return done(request, _("记下了。"), "console:backbone_list", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def entry_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_list(actor, pk)
    known = {entry.person_id for entry in queries.entries(row)}
    rows = membership.members(actor)
    choices = [(str(one.person_id), one.person.name) for one in rows if one.person_id not in known]
    form = AddEntryForm(posted(request), choices={"person": choices})
    note = _("数字没有到标准、但该列入的，写明原因。")
    question = Question(_("加一位"), _("加上"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.add_entry(pk, key_of(given["person"]), given["reason"], by=actor)
        return done(request, _("加上了。"), "console:backbone_list", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True)
def list_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_list(actor, pk)
    form = BasisForm(posted(request), initial={"on": clock.today()})
    note = _("定了以后告诉列入的人，名单不再改。")
    question = Question(_("议定名单"), _("定了"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.decide_list(pk, given["basis"], by=actor, on=given["on"])
        return done(request, _("名单定了，列入的人都告诉了。"), "console:backbone_list", pk)

    return asking(request, form, question, act)


@desk(HOLD, post=True, get=False)
def list_drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.drop_list(pk, by=actor_of(request))
    return done(request, _("这份草案不用了。"), "console:backbone")


@desk(Right.HONOUR, post=True)
def list_honour(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A title with a term for those on it; each is asked before anybody else hears of it."""
    actor = actor_of(request)
    row = queries.get_list(actor, pk)
    form = HonourForm(posted(request), initial={"from_on": clock.today()})
    note = _("先征求本人意见，本人同意了才公布。称号有任期，到期自然结束。")
    question = Question(_("提议授予称号"), _("提议"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        asked = actions.honour(
            pk, given["title"], by=actor, from_on=given["from_on"], to_on=given["to_on"]
        )
        said = _("提议了，已请 %(n)d 位表示意见。") % {"n": asked}
        return done(request, said, "console:backbone_list", pk)

    return asking(request, form, question, act)


# ── requests to put a record right ──────────────────────────────────────────────────────────────

CORRECTION_TONES = {
    CorrectionState.OPEN: ("soon", "clock"),
    CorrectionState.ACCEPTED: ("done", "check"),
    CorrectionState.DECLINED: ("calm", ""),
}


def _correction_state(row: Any) -> Cell:
    tone, icon = CORRECTION_TONES[CorrectionState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


CORRECTIONS = ListPage(
    kind="branch_life.correction",
    title=gettext_lazy("要求核对的记录"),
    rows=lambda actor, asked: queries.corrections(actor, state=asked.get("state")),
    detail=lambda row: reverse("console:correction", args=[row.pk]),
    filters=(Filter("state", gettext_lazy("到哪一步"), CorrectionState.choices),),
    sort="-asked",
    empty_title=gettext_lazy("没有要核对的"),
    empty_text=gettext_lazy("司机和党员在手机上看自己的记录，觉得不对可以说。"),
    export=None,
    columns=(
        Column(
            "who",
            gettext_lazy("谁"),
            lambda row: Cell(masking.name(row.person.name), small=row.unit.name),
            lead=True,
        ),
        Column("fact", gettext_lazy("哪一项"), lambda row: Fact(row.fact).label, "fact"),
        Column(
            "asked",
            gettext_lazy("提出"),
            lambda row: row.asked_at.astimezone(clock.CITY_ZONE).date().isoformat(),
            "asked_at",
        ),
        Column("state", gettext_lazy("到哪一步"), _correction_state, "state"),
    ),
)


@desk(HOLD)
def corrections(request: HttpRequest) -> HttpResponse:
    return respond(request, CORRECTIONS, nav=NAV)


@desk(HOLD, post=True)
def correction(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_correction(actor, pk)
    form = AnswerForm(posted(request))
    above = (*_above(), (_("要求核对的记录"), reverse("console:corrections")))
    lead = f"{row.person.name} · {Fact(row.fact).label}"
    note = queries.words_of(actor, row)
    question = Question(_("核对一条记录"), _("告诉他"), NAV, above, lead, note)
    if not queries.may_answer(actor, row) or row.state != CorrectionState.OPEN:
        context = {"nav": NAV, "row": row, "words": note, "fact": Fact(row.fact).label}
        return render(request, "console/party/correction.html", context)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.answer_correction(pk, given["accepted"] == "yes", given["answer"], by=actor)
        return done(request, _("告诉他了。"), "console:corrections")

    return asking(request, form, question, act)
