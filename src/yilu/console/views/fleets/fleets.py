"""Fleets at the desk: the list, one fleet with its drivers and calendar, founding, leads, joining."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.fleets import (
    EndForm,
    EnrolForm,
    FleetForm,
    FoundForm,
    LeadForm,
    PapersForm,
    ReasonForm,
)
from yilu.console.listing import respond
from yilu.console.lists import Asked, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, back, desk, done, posted
from yilu.console.views.fleets.words import (
    at,
    districts,
    kinds_of,
    papers_cell,
    state_cell,
    tone_of,
    units,
)
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.fleets import actions, queries
from yilu.fleets.enums import EnrolmentState, Equipment, MissionKind, Seat, Skill
from yilu.organisations.queries import get_unit
from yilu.registry.queries import get_driver

NAV = "fleets"
STATES = (("open", gettext_lazy("现有的")), ("ended", gettext_lazy("已解散")))


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.fleets(
        actor, text=asked.search, kind=asked.get("kind"), state=asked.get("state") or "open"
    )


PAGE = ListPage(
    kind="fleets.fleet",
    title=gettext_lazy("志愿车队"),
    rows=_rows,
    detail=lambda row: reverse("console:fleet", args=[row.pk]),
    filters=(
        Filter("kind", gettext_lazy("做什么"), MissionKind.choices),
        Filter("state", gettext_lazy("状态"), STATES),
    ),
    search=gettext_lazy("搜名称、编号"),
    sort="number",
    empty_title=gettext_lazy("还没有车队"),
    empty_text=gettext_lazy("成立一支，司机在手机上就能申请加入。"),
    columns=(
        Column("name", gettext_lazy("名称"), lambda row: row.name, "name", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("unit", gettext_lazy("谁成立的"), lambda row: row.unit.name),
        Column("kinds", gettext_lazy("做什么"), lambda row: kinds_of(row.kinds)),
        Column("drivers", gettext_lazy("队员"), lambda row: row.drivers, "drivers", number=True),
        Column("vehicles", gettext_lazy("车辆"), lambda row: row.vehicles, "vehicles", number=True),
        Column("waiting", gettext_lazy("申请"), lambda row: row.waiting or "", number=True),
    ),
)


@desk(Right.VIEW_FLEETS)
def fleets(request: HttpRequest) -> HttpResponse:
    may_found = actor_of(request).may_anywhere(Right.RUN_FLEETS)
    return respond(request, PAGE, nav=NAV, template="console/fleets/list.html", may_add=may_found)


@desk(Right.VIEW_FLEETS)
def fleet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is in it and who leads; for whoever sees into it also the calendar."""
    actor = actor_of(request)
    row = queries.get_fleet(actor, pk)
    people = [
        {
            "row": one,
            "name": masking.name(one.person.name),
            "papers": papers_cell(one),
            "tone": tone_of(one),
        }
        for one in queries.enrolments(actor, fleet=pk)
        if one.state in (EnrolmentState.ASKED, EnrolmentState.ACTIVE)
    ]
    context = {
        "nav": NAV,
        "row": row,
        "kinds": kinds_of(row.kinds),
        "area": dict(districts(actor)).get(row.district, _("全市")),
        "leads": queries.leads_of(actor, row, past=True),
        "people": people,
        "days": _days(actor, row),
        "runs": queries.runs_fleet(actor, row) and not row.ended_on,
        "today": clock.today(),
    }
    return render(request, "console/fleets/fleet.html", context)


def _days(actor: Actor, row: Any) -> list[Any]:
    try:
        return queries.standby_calendar(actor, row, days=7)
    except NotFound:
        return []


def _trail(row: Any = None) -> tuple[tuple[Any, str], ...]:
    trail: tuple[tuple[Any, str], ...] = ((_("志愿车队"), reverse("console:fleets")),)
    return trail if row is None else (*trail, (row.name, reverse("console:fleet", args=[row.pk])))


@desk(Right.RUN_FLEETS, post=True)
def fleet_found(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = FoundForm(posted(request), districts=districts(actor), units=units(actor))
    question = Question(_("成立车队"), _("成立"), NAV, _trail())

    def act() -> HttpResponse:
        given = dict(form.cleaned_data)
        unit = get_unit(actor, UUID(given.pop("unit")))
        made = actions.found_fleet(given.pop("name"), unit, by=actor, **given)
        return done(request, _("车队成立了。"), "console:fleet", made.pk)

    return ask(request, form, question, act)


def _run(request: HttpRequest, pk: UUID) -> tuple[Actor, Any]:
    """A fleet of his own to run; anybody else finds nothing here."""
    actor = actor_of(request)
    row = queries.get_fleet(actor, pk)
    if not queries.runs_fleet(actor, row):
        raise Http404
    return actor, row


@desk(Right.RUN_FLEETS, post=True)
def fleet_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, row = _run(request, pk)
    initial = {name: getattr(row, name) for name in ("name", "kinds", "district", "about")}
    form = FleetForm(posted(request), districts=districts(actor), initial=initial)
    question = Question(_("修改车队"), _("保存"), NAV, _trail(row))

    def act() -> HttpResponse:
        actions.change_fleet(pk, by=actor, **form.cleaned_data)
        return done(request, _("已保存。"), "console:fleet", pk)

    return ask(request, form, question, act)


@desk(Right.RUN_FLEETS, post=True)
def fleet_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, row = _run(request, pk)
    note = _("队员今天起都不在队里，出过的任务和服务记录都留着。")
    question = Question(_("解散车队"), _("解散"), NAV, _trail(row), lead=row.name, note=note)

    def act() -> HttpResponse:
        actions.end_fleet(pk, by=actor)
        return done(request, _("已解散。"), "console:fleet", pk)

    return ask(request, EndForm(posted(request)), question, act)


@desk(Right.RUN_FLEETS, post=True)
def lead_appoint(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, row = _run(request, pk)
    people = [
        (str(one.person_id), f"{one.person.name} {one.vehicle.plate if one.vehicle else ''}")
        for one in queries.enrolments(actor, fleet=pk, state=EnrolmentState.ACTIVE)
    ]
    today = clock.today()
    initial = {"seat": Seat.LEAD, "from_on": today, "to_on": today + timedelta(days=364)}
    form = LeadForm(posted(request), people=people, initial=initial)
    note = _("队长用手机带队：看申请、核对保险年检、召集自己的车队。到期自动停。")
    question = Question(_("任命队长"), _("任命"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.appoint_lead(
            pk,
            UUID(given["person"]),
            by=actor,
            from_on=given["from_on"],
            to_on=given["to_on"],
            seat=Seat(given["seat"]),
        )
        return done(request, _("任命好了，已经告诉他。"), "console:fleet", pk)

    return ask(request, form, question, act)


@desk(Right.RUN_FLEETS, post=True, get=False)
def lead_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    lead = actions.end_lead(pk, by=actor_of(request))
    return done(request, _("任期到今天为止。"), "console:fleet", lead.fleet_id)


@desk(Right.RUN_FLEETS, post=True)
def enrol(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A driver who signed on paper."""
    actor, row = _run(request, pk)
    form = EnrolForm(posted(request), districts=districts(actor))
    note = _("先征得本人同意。他会收到通知，随时可以退出。")
    question = Question(_("登记队员"), _("登记"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        wishes = actions.Wishes(
            *(tuple(given[name]) for name in ("skills", "equipment", "areas", "kinds"))
        )
        try:
            driver = get_driver(actor, given["driver"]).driver
        except NotFound as error:
            raise Invalid({"driver": _("没有这个编号的司机。")}) from error
        made = actions.enrol(pk, driver, given["plate"], wishes, by=actor)
        return done(request, _("登记好了，下一步核对保险和年检。"), "console:enrolment", made.pk)

    return ask(request, form, question, act)


@desk(Right.VIEW_FLEETS)
def enrolment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One driver in one fleet."""
    actor = actor_of(request)
    row = queries.get_enrolment(actor, pk)
    names = dict(districts(actor))
    context = {
        "nav": NAV,
        "row": row,
        "name": masking.name(row.person.name),
        "moves": queries.enrolment_moves(actor, row),
        "papers": papers_cell(row),
        "state": state_cell(row),
        "asked": at(row.asked_at),
        "areas": [names.get(code, code) for code in row.areas],
        "kinds": kinds_of(row.kinds),
        "skills": [str(Skill(code).label) for code in row.skills],
        "equipment": [str(Equipment(code).label) for code in row.equipment],
    }
    return render(request, "console/fleets/enrolment.html", context)


@desk(Right.VIEW_FLEETS, post=True)
def enrolment_move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Let him in, look at his papers, refuse, end."""
    actor = actor_of(request)
    row = queries.get_enrolment(actor, pk)
    if move not in queries.enrolment_moves(actor, row) or move == "leave":
        raise Http404
    if move == "accept":
        if request.method != "POST":
            raise Http404
        actions.accept_driver(pk, by=actor)
        return back(request, reverse("console:enrolment", args=[pk]))
    trail = (*_trail(row.fleet), (row.person.name, reverse("console:enrolment", args=[pk])))
    return _asked(request, row, move, trail)


def _asked(request: HttpRequest, row: Any, move: str, trail: Any) -> HttpResponse:
    actor, pk = actor_of(request), row.pk
    headings = {
        "check": (_("核对保险和年检"), _("看过了，是这样")),
        "refuse": (_("不同意加入"), _("不同意")),
        "end": (_("请他退出"), _("退出")),
    }
    heading, button = headings[move]
    initial = {"insured_to": row.insured_to, "inspected_to": row.inspected_to}
    form: Any = (
        PapersForm(posted(request), initial=initial)
        if move == "check"
        else ReasonForm(posted(request))
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        if move == "check":
            actions.check_papers(pk, given["insured_to"], given["inspected_to"], by=actor)
        elif move == "refuse":
            actions.refuse_driver(pk, given["reason"], by=actor)
        else:
            actions.end_driver(pk, given["reason"], by=actor)
        return done(request, _("已保存。"), "console:enrolment", pk)

    return ask(request, form, Question(heading, button, NAV, trail), act)
