"""A station's room and the committee's store, with water and summer packs on the list."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.cast import SmallCity
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.stock import actions
from yilu.stock.enums import ItemKind
from yilu.stock.models import Item, Place


@dataclass(slots=True)
class Shelves:
    water: Item
    pack: Item
    room: Place  # of the stations' operator
    store: Place  # of the committee


def some_source() -> Ref:
    return Ref("test.delivery", str(uuid7()))


@pytest.fixture
def shelves(small_city: SmallCity) -> Shelves:
    return shelve(small_city)


def shelve(city: SmallCity) -> Shelves:
    committee = city.cast["committee"]
    return Shelves(
        actions.add_item("饮用水", "箱", ItemKind.CONSUMABLE, by=committee),
        actions.add_item("清凉礼包", "份", ItemKind.PACK, by=committee),
        actions.open_place(some_source(), city.stations, "金沙驿站", by=committee),
        actions.open_place(Ref.to(city.root), city.root, "行业党委库房", by=committee),
    )
