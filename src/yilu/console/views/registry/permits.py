"""The expiry radar: what runs out within 30, 60 and 90 days, and the holders it concerns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from yilu.console.links import to
from yilu.console.listing import respond
from yilu.console.lists import Asked, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.registry import companies, drivers, vehicles
from yilu.console.views.registry.words import COMPANY, DISTRICT
from yilu.core.actor import Actor, Right
from yilu.registry import queries
from yilu.registry.enums import PermitKind, Standing

NAV = "permits"
STANDS = (Standing.EXPIRING_30, Standing.EXPIRING_60, Standing.EXPIRING_90, Standing.EXPIRED)
STANDING = Filter("standing", _("证件"), [(s.value, s.label) for s in Standing])
NAMES = {
    PermitKind.DRIVER: "console:permits",
    PermitKind.VEHICLE: "console:permits_vehicles",
    PermitKind.PLATFORM: "console:permits_companies",
}


def _asks(query: Callable[..., Any], *, by_company: bool) -> Callable[[Actor, Asked], Any]:
    """The rows of a register whose group needs permits: the same that the radar counts."""

    def rows(actor: Actor, asked: Asked) -> Any:
        company = asked.get("company") if by_company else ""
        return query(
            actor,
            text=asked.search,
            district=asked.get("district"),
            standing=asked.get("standing"),
            permit_needed=True,
            **({"company": UUID(company)} if company else {}),
        )

    return rows


def _page(page: ListPage, title: Any, query: Callable[..., Any]) -> ListPage:
    by_company = query is not queries.companies
    return replace(
        page,
        title=title,
        rows=_asks(query, by_company=by_company),
        filters=(STANDING, COMPANY, DISTRICT) if by_company else (STANDING, DISTRICT),
        columns=_until_first(page.columns),
        sort="until",
        empty_title=_("没有需要看的证件"),
        empty_text=_("带有效期的名册导入后，快到期的会排在最前面。"),
    )


def _until_first(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The last day stands beside the name: it is what the page is about."""
    lead, *rest = columns
    return (lead, *sorted(rest, key=lambda column: column.key != "until"))


PAGES = {
    PermitKind.DRIVER: _page(drivers.PAGE, _("驾驶员证到期"), queries.drivers),
    PermitKind.VEHICLE: _page(vehicles.PAGE, _("运输证到期"), queries.vehicles),
    PermitKind.PLATFORM: _page(companies.PAGE, _("经营许可证到期"), queries.companies),
}


@dataclass(frozen=True, slots=True)
class RadarRow:
    """A kind of permit and its counts, each an address of its rows."""

    kind: PermitKind
    href: str
    counts: tuple[tuple[Standing, int, str], ...]

    def of(self, standing: Standing) -> tuple[int, str]:
        """The count of one standing, and the address of its rows."""
        return next((n, href) for known, n, href in self.counts if known is standing)


def radar_rows(actor: Actor) -> list[RadarRow]:
    return [radar_row(line) for line in queries.radar(actor)]


def radar_row(line: queries.RadarLine) -> RadarRow:
    """A line of the radar as pages draw it."""
    name = NAMES[line.kind]
    numbers = (line.expiring_30, line.expiring_60, line.expiring_90, line.expired)
    counts = tuple(
        (standing, number, to(name, standing=standing.value))
        for standing, number in zip(STANDS, numbers, strict=True)
    )
    return RadarRow(line.kind, to(name), counts)


def _respond(request: HttpRequest, kind: PermitKind) -> HttpResponse:
    rows = radar_rows(actor_of(request))
    template = "console/registry/permits.html"
    return respond(request, PAGES[kind], nav=NAV, template=template, radar=rows, kind=kind)


@desk(Right.VIEW_REGISTERS)
def of_drivers(request: HttpRequest) -> HttpResponse:
    return _respond(request, PermitKind.DRIVER)


@desk(Right.VIEW_REGISTERS)
def of_vehicles(request: HttpRequest) -> HttpResponse:
    return _respond(request, PermitKind.VEHICLE)


@desk(Right.VIEW_REGISTERS)
def of_companies(request: HttpRequest) -> HttpResponse:
    return _respond(request, PermitKind.PLATFORM)
