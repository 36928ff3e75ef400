"""Companies: the list, and one company with its permit, its people and its months."""

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
from yilu.console.lists import Asked, Cell, Column, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.registry.words import (
    DISTRICT,
    GROUP,
    ON,
    STANDING,
    answer,
    asked_day,
    districts,
    group_name,
    standing_cell,
)
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.registry import queries

NAV = "companies"


@dataclass(frozen=True, slots=True)
class Line:
    """A company in the list with its place and its numbers of today."""

    row: Any
    district: str
    vehicles: int
    drivers: int
    operating: int

    @property
    def pk(self) -> UUID:
        key: UUID = self.row.pk
        return key


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.companies(
        actor,
        on=asked.day("on"),
        text=asked.search,
        district=asked.get("district"),
        group=asked.get("group"),
        standing=asked.get("standing"),
    )


def _dress(actor: Actor, rows: list[Any]) -> list[Line]:
    names = dict(districts(actor))
    figures = {line.company.pk: line for line in queries.company_figures(actor, clock.today())}
    return [
        Line(
            row,
            names.get(row.district, ""),
            figures[row.pk].vehicles,
            figures[row.pk].drivers,
            figures[row.pk].drivers_operating,
        )
        for row in rows
    ]


def _detail(line: Line) -> str:
    return reverse("console:company", args=[line.pk])


PAGE = ListPage(
    kind="registry.company",
    title=_("企业"),
    rows=_rows,
    dress=_dress,
    detail=_detail,
    filters=(GROUP, DISTRICT, STANDING, ON),
    search=_("搜企业名称、编号、信用代码"),
    sort="number",
    empty_title=_("还没有企业"),
    empty_text=_("先导入企业名册，车辆和司机才找得到归属。"),
    columns=(
        Column(
            "name", _("企业"), lambda line: Cell(line.row.name, line.row.uscc), "name", lead=True
        ),
        Column("number", _("编号"), lambda line: line.row.number, "number"),
        Column("group", _("群体"), lambda line: group_name(line.row.group)),
        Column("district", _("区县"), lambda line: line.district, "district"),
        Column(
            "until",
            _("经营许可证"),
            lambda line: standing_cell(line.row),
            "permit_until",
        ),
        Column("vehicles", _("车辆"), lambda line: line.vehicles, number=True),
        Column("drivers", _("司机"), lambda line: line.drivers, number=True),
        Column("operating", _("本月在营司机"), lambda line: line.operating, number=True),
    ),
)


@desk(Right.VIEW_REGISTERS)
def companies(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.VIEW_REGISTERS)
def company(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    page = queries.get_company(actor, pk, asked_day(request))
    context = {
        "nav": NAV,
        "page": page,
        "row": page.company,
        "answer": answer(page.verdict, page.on),
        "group": group_name(page.company.group),
        "district": dict(districts(actor)).get(page.company.district, ""),
        "vehicles_url": to("console:vehicles", company=pk, on=asked_day(request)),
        "drivers_url": to("console:drivers", company=pk, on=asked_day(request)),
        "operating_url": to("console:operations", company=pk, month=f"{page.on:%Y-%m}"),
        "sees_unit": actor.may(Right.VIEW_UNITS, page.company.unit.path, page.company.district),
    }
    return render(request, "console/registry/company.html", context)
