"""Honours over the API: titles and the person's word on them, service hours, and the certificate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from ninja import Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.tokens import actor_of
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed, NotFound
from yilu.honours import actions, queries
from yilu.honours.enums import Span
from yilu.organisations.queries import get_unit
from yilu.registry.queries import get_driver

router = Router(tags=["honours"])


class HonourOut(Shown):
    """`person` is masked, and empty for one's own; who bears a title in public agreed to be named."""

    title: str
    span: str
    period: date
    citation: str
    person: str
    unit: str
    from_on: date
    to_on: date
    due: date | None = None  # nothing runs out but the term itself


class HonourIn(Schema):
    """`driver` is a driver's number, `unit` a unit's number or exact name, `period` any day of it."""

    driver: str
    title: str
    span: Span
    period: date
    citation: str
    unit: str
    from_on: date
    to_on: date


class ServiceOut(Schema):
    id: UUID
    kind: str
    title: str
    unit: str
    on: date
    minutes: int
    trips: int
    person: str


class RecordsOut(Page[ServiceOut]):
    """With the sums over everything that was asked for, not this page alone."""

    services: int
    minutes: int
    hours: float


class CertificateOut(Schema):
    id: UUID
    number: str
    from_on: date
    to_on: date
    services: int
    minutes: int
    issued_on: date
    person: str
    url: str  # the paper


class SpanIn(Schema):
    from_on: date
    to_on: date


MOVES: dict[str, Callable[..., Any]] = {
    "agree": actions.agree,
    "decline": actions.decline,
    "announce": actions.announce,
    "withdraw": actions.withdraw,
}


@router.get("/honours", response=Page[HonourOut], url_name="honours")
def honours(
    request: HttpRequest,
    mine: bool = False,
    state: str = "",
    span: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """`mine`: one's own. Else what one's desk gives; for everybody else who bears a title today."""
    actor = actor_of(request)
    rows = _listed(actor, mine, state, span)
    items, after = page(rows, cursor, limit)
    return {"items": [_facts(actor, row) for row in items], "next": after}


def _listed(actor: Actor, mine: bool, state: str, span: str) -> Any:
    if mine:
        return queries.my_honours(actor)
    if actor.may_anywhere(Right.HONOUR):
        return queries.honours(actor, state=state, span=span)
    return queries.bearing_today(actor)


@router.post(
    "/honours",
    response={201: HonourOut},
    url_name="honours",
    openapi_extra=described(HonourIn),
)
def propose(request: HttpRequest) -> Any:
    """The person is asked; nobody else is told before he agrees."""
    actor = actor_of(request)
    if not actor.may_anywhere(Right.HONOUR):
        raise NotAllowed("propose")

    def make() -> tuple[int, Any]:
        given = body_of(request, HonourIn).dict()
        unit = get_unit(actor, given.pop("unit"))
        person = get_driver(actor, given.pop("driver")).driver.person_id
        row = actions.propose(actions.Proposal(person=person, **given), unit, by=actor)
        return 201, _shown(actor, row.pk)

    return once(request, make)


@router.get("/honours/{key}", response=HonourOut, url_name="honour")
def honour(request: HttpRequest, key: UUID) -> Any:
    return _shown(actor_of(request), key)


@router.post("/honours/{key}/{move}", response=HonourOut, url_name="honour_move")
def honour_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """`agree` and `decline` are the person's; `announce` the desk's; `withdraw` either's, at any time."""
    actor = actor_of(request)
    row = queries.get_honour(actor, key)
    if move not in MOVES or not queries.has_move(actor, row, move):
        raise NotFound(move)

    def make() -> tuple[int, Any]:
        MOVES[move](key, by=actor)
        return 200, _shown(actor, key)

    return once(request, make)


@router.get("/service-records", response=RecordsOut, url_name="service_records")
def service_records(
    request: HttpRequest,
    mine: bool = True,
    kind: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """One's own hours; `mine=false` for the desk that honours."""
    actor = actor_of(request)
    rows = queries.records(actor, kind=kind, from_on=from_on, to_on=to_on)
    rows = rows.filter(person=actor.person_id) if mine else rows
    sums = queries.totals(rows)
    items, after = page(rows, cursor, limit)
    facts = {"services": sums.services, "minutes": sums.minutes, "hours": sums.hours}
    return {"items": [_service(actor, row) for row in items], "next": after, **facts}


@router.get("/service-certificates", response=Page[CertificateOut], url_name="service_certificates")
def certificates(request: HttpRequest, q: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    """One's own papers; for the desk all of them, found by the number on the paper."""
    actor = actor_of(request)
    items, after = page(queries.certificates(actor, text=q), cursor, limit)
    return {"items": [_paper(actor, row) for row in items], "next": after}


@router.post(
    "/service-certificates",
    response={201: CertificateOut},
    url_name="service_certificates",
    openapi_extra=described(SpanIn),
)
def certify(request: HttpRequest) -> Any:
    """One's own certificate of a time; the same paper while nothing has been added."""
    actor = actor_of(request)

    def make() -> tuple[int, Any]:
        body = body_of(request, SpanIn)
        return 201, _paper(actor, actions.certify(body.from_on, body.to_on, by=actor))

    return once(request, make)


@router.get("/service-certificates/{key}", url_name="service_certificate")
def certificate(request: HttpRequest, key: UUID) -> HttpResponse:
    """The paper itself, as PDF."""
    row = queries.get_certificate(actor_of(request), key)
    answer = HttpResponse(queries.certificate_file(row), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, f"{row.number}.pdf") or ""
    answer["Cache-Control"] = "private, no-store"
    return answer


def _shown(actor: Actor, key: UUID) -> dict[str, Any]:
    row = queries.get_honour(actor, key)
    return {**_facts(actor, row), "moves": queries.honour_moves(actor, row)}


def _facts(actor: Actor, row: Any) -> dict[str, Any]:
    names = ("number", "state", "title", "span", "period", "citation", "from_on", "to_on")
    facts = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "unit": row.unit.name, "person": _who(actor, row), **facts}


def _service(actor: Actor, row: Any) -> dict[str, Any]:
    names = ("kind", "title", "on", "minutes", "trips")
    facts = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "unit": row.unit.name, "person": _who(actor, row), **facts}


def _paper(actor: Actor, row: Any) -> dict[str, Any]:
    names = ("number", "from_on", "to_on", "services", "minutes", "issued_on")
    facts = {name: getattr(row, name) for name in names}
    url = reverse("api:service_certificate", args=[row.pk])
    return {"id": row.pk, "person": _who(actor, row), "url": url, **facts}


def _who(actor: Actor, row: Any) -> str:
    return "" if row.person_id == actor.person_id else masking.name(row.person.name)
