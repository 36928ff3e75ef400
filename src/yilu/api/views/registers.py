"""The registers, read-only: the same doors as the console's lists, masked the same way."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from yilu.api.paging import LIMIT, page
from yilu.api.shapes import CompanyOut, DriverOut, Page, VehicleOut
from yilu.api.tokens import actor_of
from yilu.core import masking
from yilu.registry import queries

router = Router(tags=["registers"])


@router.get("/companies", response=Page[CompanyOut], summary="Companies this token may see")
def companies(
    request: HttpRequest,
    q: str = "",
    district: str = "",
    group: str = "",
    standing: str = "",
    on: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.companies(
        actor_of(request), on=on, text=q, district=district, group=group, standing=standing
    )
    items, after = page(rows, cursor, limit)
    return {"items": [_company(row) for row in items], "next": after}


@router.get("/companies/{key}", response=CompanyOut)
def company(request: HttpRequest, key: UUID) -> Any:
    found = queries.get_company(actor_of(request), key)
    return {**_company_facts(found.company), **_verdict(found.verdict)}


@router.get("/vehicles", response=Page[VehicleOut], summary="Vehicles this token may see")
def vehicles(
    request: HttpRequest,
    q: str = "",
    company: UUID | None = None,
    district: str = "",
    group: str = "",
    standing: str = "",
    operating: bool | None = None,
    on: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.vehicles(
        actor_of(request),
        on=on,
        text=q,
        company=company,
        district=district,
        group=group,
        standing=standing,
        operating=operating,
    )
    items, after = page(rows, cursor, limit)
    return {"items": [_vehicle(row) for row in items], "next": after}


@router.get("/vehicles/{key}", response=VehicleOut)
def vehicle(request: HttpRequest, key: UUID) -> Any:
    found = queries.get_vehicle(actor_of(request), key)
    companies = [link.company.name for link in found.services if link.current]
    return {**_vehicle_facts(found.vehicle, companies), **_verdict(found.verdict)}


@router.get("/drivers", response=Page[DriverOut], summary="Drivers this token may see, masked")
def drivers(
    request: HttpRequest,
    q: str = "",
    company: UUID | None = None,
    district: str = "",
    group: str = "",
    standing: str = "",
    operating: bool | None = None,
    on: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.drivers(
        actor_of(request),
        on=on,
        text=q,
        company=company,
        district=district,
        group=group,
        standing=standing,
        operating=operating,
    )
    items, after = page(rows, cursor, limit)
    return {"items": [_driver(row) for row in items], "next": after}


@router.get("/drivers/{key}", response=DriverOut)
def driver(request: HttpRequest, key: UUID) -> Any:
    found = queries.get_driver(actor_of(request), key)
    companies = [link.company.name for link in found.contracts if link.current]
    return {**_driver_facts(found.driver, companies), **_verdict(found.verdict)}


def _company(row: Any) -> dict[str, Any]:
    return {**_company_facts(row), **_permit(row)}


def _vehicle(row: Any) -> dict[str, Any]:
    return {**_vehicle_facts(row, row.company_names), **_permit(row)}


def _driver(row: Any) -> dict[str, Any]:
    return {**_driver_facts(row, row.company_names), **_permit(row)}


def _permit(row: Any) -> dict[str, Any]:
    """In a list: how the permit stands; 9999-12-31 is 长期, null that none holds."""
    return {"state": row.permit_standing, "permit_until": row.permit_until}


def _verdict(verdict: Any) -> dict[str, Any]:
    """Of one thing: the whole verdict with its reasons and the articles behind them."""
    reasons = [
        {
            "code": reason.code,
            "state": reason.standing,
            "message": str(reason.message),
            "article": f"{reason.article.source} {reason.article.article}"
            if reason.article
            else "",
        }
        for reason in verdict.reasons
    ]
    return {"state": verdict.standing, "permit_until": verdict.until, "reasons": reasons}


def _company_facts(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "name": row.name,
        "uscc": row.uscc,
        "group": row.group.code,
        "district": row.district,
        "unit": row.unit.number,
    }


def _vehicle_facts(row: Any, companies: list[str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.plate,
        "group": row.group.code,
        "district": row.district,
        "plate_colour": row.plate_colour,
        "fuel": row.fuel,
        "seats": row.seats,
        "companies": companies,
    }


def _driver_facts(row: Any, companies: list[str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "name": masking.name(row.person.name),
        "phone": masking.last_four(row.person.phone_last4),
        "group": row.group.code,
        "district": row.district,
        "companies": companies,
    }
