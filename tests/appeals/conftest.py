"""The small city with a contact: 罗小平 looks after 王芳, and the first branch serves 万顺."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests import cast
from tests import factories as make
from yilu.appeals.actions import Words, submit
from yilu.appeals.models import Appeal
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.membership.actions import serve

MONDAY = datetime(2026, 6, 15, 9, 12, tzinfo=CITY_ZONE)


def at(day: int, hour: int = 9, minute: int = 0, month: int = 6) -> datetime:
    """A moment of June 2026: the 15th is a Monday, the 19th the Dragon Boat holiday."""
    return datetime(2026, month, day, hour, minute, tzinfo=CITY_ZONE)


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def town(small_city: cast.SmallCity) -> cast.SmallCity:
    committee = small_city.cast["committee"]
    serve(small_city.first_branch, by=committee, company_unit=small_city.wanshun_unit)
    make.contact(small_city.luo_member, small_city.wang)
    return small_city


Submit = Callable[..., Appeal]


@pytest.fixture
def hand_in(town: cast.SmallCity) -> Submit:
    """`hand_in("driver", text="…")`: that persona's appeal."""

    def go(persona: str = "driver", **given: object) -> Appeal:
        words = {
            "subject": "accident",
            "kind": "help",
            "text": "追尾后保险迟迟不定损，车停了四天。",
            **given,
        }
        return submit(Words(**words), by=town.cast[persona]).appeal  # type: ignore[arg-type]

    return go
