"""Small scenes of rewards for tests: points earned, a doubt, something to have, somewhere to give."""

from __future__ import annotations

from uuid import UUID

from tests.cast import DAY, SmallCity
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.flows import redeeming
from yilu.rewards import actions
from yilu.rewards.enums import Outcome, PoolKind, Suspicion
from yilu.rewards.models import Award, Good, Pool, Redemption
from yilu.rewards.tariff import Rate
from yilu.stock import actions as stock
from yilu.stock.enums import ItemKind
from yilu.stock.models import Item, Place
from yilu.stock.queries import place_of


def some_snapshot() -> Ref:
    return Ref("patrol.snapshot", str(uuid7()))


def an_award(city: SmallCity, who: str = "driver", outcome: str = "filed", **more: str) -> Award:
    """王芳's, paid, unless said otherwise."""
    person = city.cast[who].person_id
    assert person is not None
    ref = some_snapshot()
    return actions.credit(person, outcome, ref=ref, by=city.cast["committee"], **more)


def a_doubt(city: SmallCity, who: str = "driver") -> Award:
    return an_award(city, who, suspicion=Suspicion.SAME_PICTURE.value, number="SJ-000001")


def a_declined(city: SmallCity) -> Award:
    return actions.decline(a_doubt(city).pk, "和别人的照片是同一张", by=city.cast["committee"])


def rich(city: SmallCity, who: str = "driver", points: int = 100) -> None:
    """So many points at once, by a tariff of the day."""
    leader = city.cast["committee_leader"]
    actions.set_rate(Rate(Outcome.SETTLED, points), DAY, by=leader)
    an_award(city, who, "settled")


def a_room(city: SmallCity) -> Place:
    known = place_of(city.root.city, Ref("test.room", "1"))
    return known or stock.open_place(
        Ref("test.room", "1"), city.stations, "金沙驿站", by=city.cast["committee"]
    )


def water(city: SmallCity) -> Item:
    return stock.add_item("饮用水", "瓶", ItemKind.CONSUMABLE, by=city.cast["committee"])


def a_good(city: SmallCity, points: int = 20, *, item: bool = False, **more: int) -> Good:
    key: UUID | None = water(city).pk if item else None
    return actions.list_good(
        "饮用水一瓶" if item else "洗车一次", points, by=city.cast["committee"], item=key, **more
    )


def a_redemption(city: SmallCity, who: str = "driver") -> Redemption:
    rich(city, who)
    code, _voucher = actions.show_voucher(a_good(city).pk, by=city.cast[who])
    return redeeming.hand_over(code, a_room(city).pk, by=city.cast["keeper"])


def a_pool(city: SmallCity) -> Pool:
    return actions.open_pool(
        PoolKind.STATION_SUPPLIES, "给金沙驿站添药箱", city.stations,
        by=city.cast["committee"], goal=200,
    )  # fmt: skip
