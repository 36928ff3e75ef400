"""The unit tree and who belongs where."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from yilu.api.paging import LIMIT, page
from yilu.api.shapes import MemberOut, Page, UnitOut
from yilu.api.tokens import actor_of
from yilu.core import masking
from yilu.membership import queries as membership
from yilu.organisations import queries as organisations

router = Router(tags=["organisation"])


@router.get("/units", response=Page[UnitOut], summary="Units this token may see")
def units(
    request: HttpRequest,
    q: str = "",
    kind: str = "",
    division: str = "",
    on: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = organisations.units_visible(
        actor_of(request), kinds=[kind] if kind else (), text=q, division=division, on=on
    )
    items, after = page(rows, cursor, limit)
    return {"items": [_unit(row) for row in items], "next": after}


@router.get("/units/{key}", response=UnitOut)
def unit(request: HttpRequest, key: UUID) -> Any:
    return _unit(organisations.get_unit(actor_of(request), key))


@router.get("/memberships", response=Page[MemberOut], summary="Members and their branches, masked")
def memberships(
    request: HttpRequest,
    branch: str = "",
    bond: str = "",
    on: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    actor = actor_of(request)
    where = organisations.get_unit(actor, branch).pk if branch else None
    items, after = page(membership.members(actor, branch=where, bond=bond, on=on), cursor, limit)
    return {"items": [_member(row) for row in items], "next": after}


@router.get("/memberships/{key}", response=MemberOut)
def member(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    found = membership.get_member(actor, key)
    places = membership.history(actor, found)
    return {**_facts(found), "branches": [p.branch.name for p in places if p.to_on is None]}


def _unit(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": "closed" if row.closed_on else "open",
        "name": row.name,
        "kind": row.kind,
        "path": row.path,
        "parent": row.parent.number if row.parent else None,
        "division": row.division,
        "opened_on": row.opened_on,
        "closed_on": row.closed_on,
    }


def _member(row: Any) -> dict[str, Any]:
    return {**_facts(row), "branches": row.branch_names}


def _facts(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": "",
        "state": row.standing,
        "name": masking.name(row.person.name),
        "joined_on": row.joined_on,
    }
