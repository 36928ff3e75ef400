"""Opening, changing and closing stations over the API, exceptions to their hours, the paper book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yilu.api.shapes_plans import PlaceIn, StationIn, StationMoveIn
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.core.geo import Datum, Point
from yilu.organisations.queries import get_unit
from yilu.registry.queries import company_of_unit
from yilu.stations import actions, queries
from yilu.stations.enums import Group, StationKind


def unit_of(actor: Actor, text: str) -> Any:
    """A unit by its id or its number."""
    try:
        return get_unit(actor, UUID(text))
    except ValueError:
        return get_unit(actor, text)


def opened(actor: Actor, body: StationIn) -> Any:
    kind = _kind(body.kind)
    operator = unit_of(actor, body.operator)
    company = company_of_unit(actor, operator.pk) if kind is StationKind.SHOP else None
    values = _values(body)
    name = values.pop("name", "")
    return actions.open_station(kind, name, operator, by=actor, company=company, **values)


def may_open(actor: Actor) -> None:
    if not actor.may_anywhere(Right.MANAGE_STATIONS):
        raise NotFound("stations")


def _kind(text: str) -> StationKind:
    if text not in StationKind.values:
        raise Invalid({"kind": "、".join(StationKind.values)})
    return StationKind(text)


def _values(body: PlaceIn) -> dict[str, Any]:
    """As the action takes them: only what was said, a place with its datum."""
    same = set(PlaceIn.model_fields) - {"district", "lon", "lat", "datum"}
    given = {name: getattr(body, name) for name in same if getattr(body, name) is not None}
    if body.district is not None:
        given["division"] = body.district
    if body.datum not in set(Datum):
        raise Invalid({"datum": "、".join(Datum)})
    if body.lon is not None and body.lat is not None:
        given |= {"place": Point(body.lon, body.lat), "datum": Datum(body.datum)}
    return given


def _exception(actor: Actor, row: Any, body: StationMoveIn) -> object:
    if body.from_on is None or body.to_on is None:
        raise Invalid({"from_on": _("写从哪一天到哪一天。")})
    return actions.set_exception(
        row, body.from_on, body.to_on, by=actor, text=body.hours or "", reason=body.reason
    )


def booked(actor: Actor, key: UUID, body: StationMoveIn) -> Any:
    """The paper book: wrong rows are told as `lines.3`, and nothing is entered."""
    row = queries.keeps(actor, key)
    if body.group not in Group.values:
        raise Invalid({"group": "、".join(Group.values)})
    on: date = body.on or clock.today()
    try:
        return actions.enter_lines(
            row, body.lines, actions.Page(on, Group(body.group), body.hour, body.note), by=actor
        )
    except actions.FaultyLines as error:
        raise Invalid({f"lines.{one.line}": one.message for one in error.faults}) from error


MOVES: dict[str, Callable[[Actor, Any, StationMoveIn], object]] = {
    "change": lambda actor, row, body: actions.change_station(row, by=actor, **_values(body)),
    "close": lambda actor, row, body: actions.close_station(row, by=actor, on=body.on),
    "exception": _exception,
}


def seen(actor: Actor, key: UUID, move: str) -> Any:
    """The station, by whom this move may be asked for."""
    row = queries.get_station(actor, key)
    keeps = queries.manned_by(actor, row)
    if move not in MOVES or not (queries.manages(actor, row) or (move == "exception" and keeps)):
        raise NotFound(move)
    return row
