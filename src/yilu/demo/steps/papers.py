"""The papers of the demo: last month's brief, issued; this one's, a draft."""

from __future__ import annotations

from datetime import date, timedelta

from yilu.core.actor import Actor
from yilu.core.periods import Period, month_of
from yilu.insight.actions import check, draft, issue, publish
from yilu.insight.models import Brief
from yilu.insight.queries import briefs, scope


def write(day: date, *, staff: Actor, leader: Actor) -> None:
    """Drafted by the committee's staff, checked and issued by its leader, published."""
    if briefs(staff).exists():
        return
    last_month = month_of(day) - timedelta(days=1)
    earlier = _draft(last_month, staff)
    earlier = check(earlier.pk, by=leader, version=earlier.version)
    earlier = issue(earlier.pk, by=leader, version=earlier.version)
    publish(earlier.pk, by=staff)
    _draft(day, staff)


def _draft(last: date, by: Actor) -> Brief:
    return draft(by=by, scope=scope(by), period=Period.twelve_months_to(last))
