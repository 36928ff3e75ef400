"""Letters of the small city: the committee's to the traffic police, a branch's to nobody with an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from tests import cast
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.referrals import actions
from yilu.referrals.enums import SlipKind
from yilu.referrals.models import Slip

DUE = datetime(2026, 6, 22, 17, 30, tzinfo=CITY_ZONE)
WORDS = actions.Words(
    title="交通事故责任认定迟迟未出",
    facts="6月1日18时许，炳草岗大桥西口，网约车与电动自行车相碰。\n至今没有收到责任认定书。",
    wanted="请说明认定进度和预计完成时间。",
)


def subject(key: UUID | None = None) -> Ref:
    return Ref("appeals.appeal", str(key or uuid7()))


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes, and to whom."""

    city: cast.SmallCity

    @property
    def staff(self) -> Actor:
        return self.city.cast["committee"]

    def letter(self, **changed: Any) -> Slip:
        """From the committee to the traffic police, who have an account."""
        given = {
            "unit": self.city.root,
            "to_unit": self.city.police,
            "due_at": DUE,
            "by": self.staff,
        }
        about = changed.pop("about", None) or subject()
        return actions.issue(about, changed.pop("words", WORDS), **{**given, **changed})

    def handover(self, **changed: Any) -> Slip:
        """From the committee to the 12345 desk, on paper."""
        return self.letter(**{"kind": SlipKind.HANDOVER, "to_unit": None, **changed})

    def of_branch(self) -> Slip:
        """From the first branch to a school without an account."""
        words = actions.Words("转学手续", "孩子今年秋季要转学。", "请告知怎么办。", "市第三小学")
        secretary = self.city.cast["secretary"]
        return self.letter(words=words, unit=self.city.first_branch, to_unit=None, by=secretary)


@pytest.fixture
def office(small_city: cast.SmallCity) -> Office:
    return Office(small_city)
