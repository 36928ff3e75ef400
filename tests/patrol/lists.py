"""A check list before an inspection, and drivers who chose its area."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import DAY, RENHE
from tests.patrol.conftest import Ground, photo
from yilu.core.actor import Actor
from yilu.patrol import actions, queries
from yilu.patrol.actions import Line, Plan
from yilu.patrol.models import Errand, Inspection, Stop

LINES = (
    Line("炳草岗公交站", "站牌上有没有小广告"),
    Line("滨江路人行道", "盲道有没有被占"),
    Line("万达广场北门", "垃圾桶满没满", fixable=False),
)


def a_plan(**more: object) -> Plan:
    values: dict[str, object] = {
        "title": "六月迎查",
        "first": DAY,
        "last": DAY + timedelta(days=10),
        **more,
    }
    return Plan(**values)  # type: ignore[arg-type]


def a_list(ground: Ground, who: str = "committee") -> Inspection:
    """The committee's, in the eastern area, opened; the driver and the trucker chose that area."""
    by = ground.who(who)
    row = actions.plan_inspection(a_plan(), ground.city.root, by=by)
    actions.list_stops(row.pk, ground.east.pk, LINES, by=by)
    for name in ("driver", "truck_driver"):
        actions.choose_areas([ground.east.pk], by=ground.who(name))
    return actions.open_inspection(row.pk, by=by)


def a_district_list(ground: Ground) -> Inspection:
    by = ground.who("district")
    row = actions.plan_inspection(a_plan(title="仁和迎查"), ground.city.district_body, by=by)
    assert row.division == RENHE
    actions.list_stops(row.pk, ground.renhe.pk, LINES, by=by)
    return actions.open_inspection(row.pk, by=by)


def first_stop(by: Actor) -> Stop:
    row = queries.stops_for(by).first()
    assert row is not None
    return row


def taken(ground: Ground, who: str = "driver") -> Errand:
    return actions.take_stop(first_stop(ground.who(who)).pk, by=ground.who(who))


def reported(ground: Ground, who: str = "driver", finding: str = "fixed") -> Errand:
    by, row = ground.who(who), taken(ground, who)
    after = [photo(by)] if finding == "fixed" else []
    return actions.report_errand(
        row.pk, finding, by=by, before=[photo(by)], after=after, note="撕掉了小广告"
    )
