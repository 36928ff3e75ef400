"""Reported operating activity: which driver, for which company, in which month."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import desk
from yilu.console.views.registry.words import COMPANY
from yilu.core import clock, masking
from yilu.core.actor import Actor, Right
from yilu.core.periods import add_months, month_of
from yilu.registry import queries

NAV = "operations"
MONTHS_BACK = 24


def _months(actor: Actor) -> list[tuple[str, str]]:
    """The last two years, newest first."""
    this = month_of(clock.today())
    written = (f"{add_months(this, -back):%Y-%m}" for back in range(MONTHS_BACK))
    return [(month, month) for month in written]


MONTH = Filter("month", _("月份"), _months)


def _rows(actor: Actor, asked: Asked) -> Any:
    month, company = asked.get("month"), asked.get("company")
    return queries.operations(
        actor,
        date.fromisoformat(f"{month}-01") if month else month_of(clock.today()),
        company=UUID(company) if company else None,
    )


def _detail(row: Any) -> str:
    return reverse("console:driver", args=[row.driver_id])


PAGE = ListPage(
    kind="registry.operation",
    title=_("营运记录"),
    rows=_rows,
    detail=_detail,
    filters=(MONTH, COMPANY),
    sort="",
    empty_title=_("这个月还没有报来的营运"),
    empty_text=_("换一个月份看，或者导入企业报来的营运名册。"),
    columns=(
        Column(
            "driver",
            _("司机"),
            lambda row: Cell(masking.name(row.driver.person.name), row.driver.number),
            lead=True,
        ),
        Column("company", _("企业"), lambda row: row.company.name, "company__number"),
        Column("vehicle", _("车牌"), lambda row: row.vehicle.plate if row.vehicle else ""),
        Column("month", _("月份"), lambda row: f"{row.month:%Y-%m}"),
        Column("orders", _("订单"), lambda row: row.orders, "orders", number=True),
        Column("violations", _("违章"), lambda row: row.violations, "violations", number=True),
        Column("complaints", _("投诉"), lambda row: row.complaints, "complaints", number=True),
    ),
)


@desk(Right.VIEW_REGISTERS)
def operations(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)
