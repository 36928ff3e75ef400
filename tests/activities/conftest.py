"""Activities of the small city, at moments the tests choose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cast import DAY, SmallCity
from yilu.activities import actions
from yilu.activities.actions import Plan
from yilu.activities.enums import ActivityKind, Mode
from yilu.activities.models import Activity
from yilu.core.clock import CITY_ZONE
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind

EVERYBODY = (Rule(AudienceKind.EVERYBODY),)
START = datetime(DAY.year, DAY.month, DAY.day, 19, 30, tzinfo=CITY_ZONE)  # this evening
END = START + timedelta(minutes=90)
BEFORE = START - timedelta(hours=9)

Make = Callable[..., Activity]


def plan(**changes: Any) -> Plan:
    given: dict[str, Any] = {
        "kind": ActivityKind.LECTURE,
        "title": "二十届四中全会精神宣讲",
        "starts_at": START,
        "ends_at": END,
        "audience": EVERYBODY,
        "place": "万顺叫车会议室",
        **changes,
    }
    return Plan(**given)


@pytest.fixture
def make_activity(small_city: SmallCity) -> Make:
    """`make_activity(capacity=2)`: published by the committee, this evening, for everybody."""

    def made(*, published: bool = True, organiser: Any = None, **changes: Any) -> Activity:
        by = small_city.cast["committee"]
        activity = actions.draft(plan(**changes), organiser or small_city.root, by=by)
        if activity.mode != Mode.OFFLINE:
            actions.set_lesson(
                activity.pk, [("一", "安全行车" * 30), ("二", "遇到事故先停车")], by=by
            )
            actions.set_quiz(
                activity.pk,
                [("先做什么", ("停车", "离开"), 0), ("打哪个电话", ("122", "114"), 0)],
                by=by,
            )
        return actions.publish(activity.pk, by=by, at=BEFORE) if published else activity

    return made
