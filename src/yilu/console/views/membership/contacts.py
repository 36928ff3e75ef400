"""联系党员 of a branch: who looks after whom, and which drivers nobody looks after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.registry.words import group_name
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.membership import queries
from yilu.organisations.queries import get_unit
from yilu.rulebook.queries import district_names

NAV = "branches"


@dataclass(frozen=True, slots=True)
class Line:
    """A contact with the member's name as this actor may read it; the driver's is masked."""

    row: Any
    name: str

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def _member(line: Line) -> str:
    return reverse("console:member", args=[line.row.member_id])


def driver_cell(driver: Any) -> Cell:
    """Enough to recognise him: no phone, no papers."""
    return Cell(masking.name(driver.person.name), driver.number)


CONTACTS = ListPage(
    kind="membership.contact",
    title=_("联系党员"),
    rows=lambda actor, asked: (),
    detail=_member,
    search=_("搜党员或司机的姓名、司机编号"),
    empty_title=_("还没有人联系司机"),
    empty_text=_("请系统分配一遍，看过再确认；也可以自己挑司机。"),
    columns=(
        Column(
            "member",
            _("联系党员"),
            lambda line: line.name,
            "member__person__name",
            lead=True,
            taken=lambda line: masking.name(line.row.member.person.name),
        ),
        Column("driver", _("司机"), lambda line: driver_cell(line.row.driver), "driver__number"),
        Column("companies", _("企业"), lambda line: "、".join(line.row.company_names)),
        Column("since", _("从哪一天"), lambda line: line.row.from_on.isoformat(), "from_on"),
        Column("basis", _("依据"), lambda line: line.row.basis),
    ),
)


@desk(Right.VIEW_MEMBERS)
def contacts(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    branch = get_unit(actor, pk)
    manages = actor.may(Right.MANAGE_MEMBERS, branch.path)
    loads = queries.contact_loads(actor, branch)

    def rows(actor: Actor, asked: Asked) -> Any:
        member = asked.get("member")
        return queries.contacts(
            actor, branch=pk, member=UUID(member) if member else None, text=asked.search
        )

    def dress(actor: Actor, found: list[Any]) -> list[Any]:
        return [Line(row, shown(row.member.person.name, manages)) for row in found]

    people = [
        (str(load.member.pk), f"{shown(load.member.person.name, manages)} {load.held}")
        for load in loads
    ]
    page = replace(
        CONTACTS,
        rows=rows,
        dress=dress,
        pick="pick" if manages else "",
        filters=(Filter("member", _("党员"), people),),
    )
    context = {
        "branch": branch,
        "manages": manages,
        "room": sum(load.free for load in loads),
        "waiting": queries.free_drivers(actor, branch, driving=True).count() if manages else 0,
    }
    template = "console/membership/contacts.html"
    return respond(request, page, nav=NAV, template=template, **context)


def shown(name: str, manages: bool) -> str:
    return name if manages else masking.name(name)


FREE = ListPage(
    kind="membership.free",
    title=_("还没有联系党员的司机"),
    rows=lambda actor, asked: (),
    filters=(Filter("driving", _("营运"), [("yes", _("这两个月在营"))]),),
    search=_("搜姓名、司机编号"),
    pick="pick",
    export=None,
    empty_title=_("支部服务的司机都有联系党员了"),
    empty_text=_("支部多服务一家企业、一个区县，那里的司机就会出现在这里。"),
    columns=(
        Column("name", _("司机"), lambda row: driver_cell(row), "person__name", lead=True),
        Column("companies", _("企业"), lambda row: "、".join(row.company_names)),
        Column("district", _("区县"), lambda row: row.district, "district"),
        Column("group", _("群体"), lambda row: group_name(row.group)),
    ),
)


@desk(Right.MANAGE_MEMBERS)
def free(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    branch = get_unit(actor, pk)
    names = district_names(actor.city)

    def rows(actor: Actor, asked: Asked) -> Any:
        driving = asked.get("driving") == "yes"
        return queries.free_drivers(actor, branch, text=asked.search, driving=driving)

    def dress(actor: Actor, found: list[Any]) -> list[Any]:
        for row in found:
            row.district = names.get(row.district, row.district)
        return found

    page = replace(FREE, rows=rows, dress=dress)
    template = "console/membership/contacts_free.html"
    return respond(request, page, nav=NAV, template=template, branch=branch)


def trail(branch: Any) -> tuple[tuple[Any, str], ...]:
    return (
        (_("支部"), reverse("console:branches")),
        (branch.name, reverse("console:branch", args=[branch.pk])),
        (_("联系党员"), reverse("console:contacts", args=[branch.pk])),
    )
