"""组织覆盖, branch life: the meetings that were held."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.meeting import MeetingKind
from yilu.branch_life.queries import figures
from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength
from yilu.insight.indicators.education import over
from yilu.insight.measures import Indicator, Reading, Scope


def _kinds(scope: Scope, period: Period) -> tuple[Reading, ...]:
    """Each kind beside the sum."""
    held = figures.by_kind(over(figures.meetings_held)(scope, period))
    return tuple(
        Reading(str(MeetingKind(kind).label), number, "场次") for kind, number in held.items()
    )


MEETINGS_HELD = Indicator(
    key="meetings_held",
    label=_("三会一课和主题党日"),
    unit=Measure.SESSIONS,
    strength=Strength.COVERAGE,
    definition=_(
        "期间内开过（已散会）的支部党员大会、支委会、党小组会、党课和主题党日，按开会那天算；"
        "筹备、取消的不算。"
    ),
    rows=over(figures.meetings_held),
    row_kind="branch_life.meeting",
    kind=Kind.FLOW,
    readings=_kinds,
)
