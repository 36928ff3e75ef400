"""Branches: their strength, and one branch with its members and what it serves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.links import to
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.registry.words import asked_day, districts
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.membership import queries
from yilu.membership.enums import Bond
from yilu.organisations.queries import root

NAV = "branches"


@dataclass(frozen=True, slots=True)
class Line:
    """A branch as the list sorts it."""

    unit: Any
    name: str
    members: int
    formal: int
    attached: int
    operating: int

    @property
    def pk(self) -> UUID:
        key: UUID = self.unit.pk
        return key


@dataclass(frozen=True, slots=True)
class Placed:
    """A member as his branch's page shows him."""

    row: Any
    name: str
    formal: bool
    load: queries.Load | None


@dataclass(frozen=True, slots=True)
class Duties:
    """What the branch's contact duties come to."""

    looked_after: int
    room: int
    waiting: int


def _rows(actor: Actor, asked: Asked) -> list[Line]:
    return [
        Line(row.unit, row.unit.name, row.members, row.formal, row.attached, row.operating)
        for row in queries.branches(actor, asked.day("on"))
        if asked.search in row.unit.name
    ]


def _detail(line: Line) -> str:
    return reverse("console:branch", args=[line.pk])


PAGE = ListPage(
    kind="membership.branch",
    title=_("支部"),
    rows=_rows,
    detail=_detail,
    filters=(Filter("on", _("哪一天"), kind="date"),),
    search=_("搜支部名称"),
    empty_title=_("还没有支部"),
    empty_text=_("到组织树里选一个单位，在下面新设党支部。"),
    columns=(
        Column(
            "name",
            _("支部"),
            lambda line: Cell(line.name, line.unit.get_kind_display()),
            "name",
            lead=True,
        ),
        Column("parent", _("上级"), lambda line: line.unit.parent.name if line.unit.parent else ""),
        Column("members", _("党员"), lambda line: line.members, "members", number=True),
        Column("formal", _("组织关系"), lambda line: line.formal, "formal", number=True),
        Column("attached", _("编入"), lambda line: line.attached, "attached", number=True),
        Column("operating", _("本月在营"), lambda line: line.operating, "operating", number=True),
    ),
)


@desk(Right.VIEW_MEMBERS)
def branches(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.VIEW_MEMBERS)
def branch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One branch as of a day."""
    actor = actor_of(request)
    on = asked_day(request) or clock.today()
    line = next((row for row in queries.branches(actor, on) if row.unit.pk == pk), None)
    if line is None:
        raise NotFound(str(pk))
    manages = actor.may(Right.MANAGE_MEMBERS, line.unit.path)
    names = dict(districts(actor))
    rows = queries.members(actor, branch=pk, on=on)
    loads = {load.member.pk: load for load in queries.contact_loads(actor, line.unit, on)}
    formal = {row.pk for row in queries.members(actor, branch=pk, bond=Bond.FORMAL, on=on)}
    context = {
        "nav": NAV,
        "line": line,
        "row": line.unit,
        "on": on,
        "manages": manages,
        "members": [
            Placed(
                row,
                row.person.name if manages else masking.name(row.person.name),
                row.pk in formal,
                loads.get(row.pk),
            )
            for row in rows
        ],
        "duties": Duties(
            looked_after=sum(load.held for load in loads.values()),
            room=sum(load.free for load in loads.values()),
            waiting=queries.free_drivers(actor, line.unit, driving=True).count() if manages else 0,
        ),
        "serves_said": actor.may(Right.MANAGE_MEMBERS, root(actor.city).path),
        "served": [
            (
                rule,
                rule.company_unit.name
                if rule.company_unit
                else names.get(rule.district, rule.district),
            )
            for rule in queries.served_by(actor, line.unit, on)
        ],
        "proposals": queries.proposals(actor, branch=pk).count(),
        "proposals_url": to("console:proposals", branch=pk),
    }
    return render(request, "console/membership/branch.html", context)
