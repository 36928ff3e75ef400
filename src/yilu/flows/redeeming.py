"""Handing a thing out against points: the points and the stock change together, or neither does."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.rewards import actions as rewards
from yilu.rewards.models import Redemption
from yilu.stock import actions as stock
from yilu.stock import queries as shelves
from yilu.stock.enums import Reason


@transaction.atomic
def hand_over(code: str, place_key: UUID, *, by: Actor) -> Redemption:
    """Take the code of the driver's phone, his points, and the thing from this place's shelf."""
    place = shelves.get_place(by, place_key)
    row = rewards.redeem(code, unit=place.unit, place=place.pk, place_name=place.name, by=by)
    if row.good.item is not None:
        item = shelves.get_item(by.city, row.good.item)
        stock.take(item, place, 1, Reason.HANDED_OUT, Ref.to(row), by=by)
    return row


@transaction.atomic
def take_back(key: UUID, reason: str, *, by: Actor) -> Redemption:
    """The points return to the driver and the thing to its shelf."""
    row = rewards.take_back(key, reason, by=by)
    if row.good.item is not None:
        item, place = shelves.get_item(by.city, row.good.item), shelves.get_place(by, row.place)
        stock.give_back(item, place, 1, Ref.to(row), by=by)
    return row
