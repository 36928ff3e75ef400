"""Planning campaigns and offering times over the API."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from yilu.api.bodies import body_of
from yilu.api.shapes_plans import CampaignIn, SlotIn, SlotMoveIn
from yilu.care import actions, queries
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.stock.queries import get_item


def campaign_planned(request: HttpRequest, actor: Actor) -> UUID:
    _may_run(actor)
    return UUID(str(actions.plan_campaign(_plan(request, actor), by=actor).pk))


def campaign_changed(key: UUID, request: HttpRequest, actor: Actor) -> None:
    queries.get_campaign(actor, key)
    _may_run(actor)
    actions.change_campaign(key, _plan(request, actor), by=actor)


def _may_run(actor: Actor) -> None:
    if not queries.may_run(actor):
        raise NotFound("campaigns")


def _plan(request: HttpRequest, actor: Actor) -> actions.Plan:
    body = body_of(request, CampaignIn)
    given = body.dict()
    lists = {name: tuple(given[name]) for name in ("groups", "districts", "companies")}
    return actions.Plan(**{**given, **lists, "pack": _pack(actor, body.pack)})


def _pack(actor: Actor, text: str) -> Any:
    """A pack by its id or number; a slip of the finger is told of the field."""
    try:
        key: UUID | str = UUID(text)
    except ValueError:
        key = text
    try:
        return get_item(actor.city, key)
    except NotFound as error:
        raise Invalid({"pack": "WZ-0001"}) from error


def slot_opened(request: HttpRequest, actor: Actor) -> UUID:
    if not actor.may_anywhere(Right.CONSULT):
        raise NotFound("consultation-slots")
    offer = actions.Offer(**body_of(request, SlotIn).dict())
    return UUID(str(actions.open_slot(offer, actions.desk_unit(actor), by=actor).pk))


def slot_moved(key: UUID, move: str, request: HttpRequest, actor: Actor) -> UUID:
    """cancel, seats."""
    queries.get_slot(actor, key)
    body = body_of(request, SlotMoveIn)
    if move == "cancel":
        actions.cancel_slot(key, by=actor, reason=body.reason)
    elif move == "seats":
        actions.set_seats(key, body.seats, by=actor)
    else:
        raise NotFound(move)
    return key
