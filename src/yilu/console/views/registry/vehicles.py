"""Vehicles: the list, and one vehicle with its permits, its companies and its months."""

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

NAV = "vehicles"


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
    return queries.vehicles(
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
    return reverse("console:vehicle", args=[line.pk])


def _plate(line: Line) -> Cell:
    return Cell(line.row.plate, plate=line.row.plate_colour or "blue")


COLUMNS = (
    Column("plate", _("车牌"), _plate, "plate", lead=True),
    Column("companies", _("企业"), lambda line: "、".join(line.row.company_names)),
    Column("fuel", _("能源"), lambda line: line.row.get_fuel_display()),
    Column("seats", _("座位"), lambda line: line.row.seats, "seats", number=True),
    Column("owner", _("车主"), lambda line: masking.name(line.row.owner_name)),
    Column("district", _("区县"), lambda line: line.district, "district"),
    Column(
        "until",
        _("运输证"),
        lambda line: standing_cell(line.row),
        "permit_until",
    ),
)
FILTERS = (GROUP, COMPANY, DISTRICT, STANDING, OPERATING, ON)
PAGE = ListPage(
    kind="registry.vehicle",
    title=_("车辆"),
    rows=rows,
    dress=dress,
    detail=detail,
    filters=FILTERS,
    search=_("搜车牌、车架号、运输证号"),
    sort="plate",
    empty_title=_("还没有车辆"),
    empty_text=_("导入企业报来的车辆名册，就能在这里看到。"),
    columns=COLUMNS,
)


@desk(Right.VIEW_REGISTERS)
def vehicles(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.VIEW_REGISTERS)
def vehicle(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    page = queries.get_vehicle(actor, pk, asked_day(request))
    context = {
        "nav": NAV,
        "page": page,
        "row": page.vehicle,
        "plate_colour": page.vehicle.plate_colour or "blue",
        "owner": masking.name(page.vehicle.owner_name),
        "answer": answer(page.verdict, page.on),
        "group": group_name(page.vehicle.group),
        "district": dict(districts(actor)).get(page.vehicle.district, ""),
        "months": months(page.operations),
    }
    return render(request, "console/registry/vehicle.html", context)
