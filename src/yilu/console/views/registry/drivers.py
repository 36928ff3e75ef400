"""Drivers: the list with masked names, and one driver with his permits, contracts and months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.people.reveal import Subject, numbers, show
from yilu.console.views.registry.words import (
    COMPANY,
    DISTRICT,
    GROUP,
    ON,
    OPERATING,
    STANDING,
    answer,
    asked_day,
    districts,
    group_name,
    months,
    operating,
    standing_cell,
)
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.registry import queries

NAV = "drivers"


@dataclass(frozen=True, slots=True)
class Line:
    row: Any
    district: str

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def rows(actor: Actor, asked: Asked) -> Any:
    company = asked.get("company")
    return queries.drivers(
        actor,
        on=asked.day("on"),
        text=asked.search,
        company=UUID(company) if company else None,
        district=asked.get("district"),
        group=asked.get("group"),
        standing=asked.get("standing"),
        operating=operating(asked),
    )


def dress(actor: Actor, found: list[Any]) -> list[Line]:
    names = dict(districts(actor))
    return [Line(row, names.get(row.district, "")) for row in found]


def detail(line: Line) -> str:
    return reverse("console:driver", args=[line.pk])


COLUMNS = (
    Column(
        "name",
        _("司机"),
        lambda line: Cell(masking.name(line.row.person.name), line.row.number),
        "person__name",
        lead=True,
    ),
    Column("companies", _("企业"), lambda line: "、".join(line.row.company_names)),
    Column("group", _("群体"), lambda line: group_name(line.row.group)),
    Column("district", _("区县"), lambda line: line.district, "district"),
    Column("phone", _("手机"), lambda line: masking.last_four(line.row.person.phone_last4)),
    Column("licence", _("准驾车型"), lambda line: line.row.licence_class),
    Column(
        "until",
        _("驾驶员证"),
        lambda line: standing_cell(line.row),
        "permit_until",
    ),
)
FILTERS = (GROUP, COMPANY, DISTRICT, STANDING, OPERATING, ON)
PAGE = ListPage(
    kind="registry.driver",
    title=_("司机"),
    rows=rows,
    dress=dress,
    detail=detail,
    filters=FILTERS,
    search=_("搜姓名、编号、证号、身份证后四位"),
    sort="",
    empty_title=_("还没有司机"),
    empty_text=_("导入企业报来的司机名册，就能在这里看到。"),
    columns=COLUMNS,
)


@desk(Right.VIEW_REGISTERS)
def drivers(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.VIEW_REGISTERS)
def driver(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    page = queries.get_driver(actor, pk, asked_day(request))
    context = {
        "nav": NAV,
        "page": page,
        "row": page.driver,
        "name": masking.name(page.driver.person.name),
        "numbers": numbers(actor, _subject(page.driver)),
        "answer": answer(page.verdict, page.on),
        "group": group_name(page.driver.group),
        "district": dict(districts(actor)).get(page.driver.district, ""),
        "months": months(page.operations),
    }
    return render(request, "console/registry/driver.html", context)


@desk(Right.VIEW_REGISTERS, post=True)
def driver_reveal(request: HttpRequest, pk: UUID, field: str) -> HttpResponse:
    """One number of one driver in full, for a purpose he will read himself."""
    row = queries.get_driver(actor_of(request), pk).driver
    return show(request, _subject(row), field)


def _subject(row: Any) -> Subject:
    return Subject(
        person=row.person,
        nav=NAV,
        listed=(_("司机"), reverse("console:drivers")),
        page=(row.number, reverse("console:driver", args=[row.pk])),
        reveal="console:driver_reveal",
        key=row.pk,
    )
