"""组织覆盖, education: lectures and trainings held, and who was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.activities import queries as activities
from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength
from yilu.insight.measures import Indicator, Reading, Rows, Scope

FlowRows = Callable[[str, Period, str, str], QuerySet[Any]]


def over(rows: FlowRows) -> Callable[[Scope, Period], Rows]:
    """A flow is summed over the period."""
    return lambda scope, period: rows(scope.city, period, scope.path, scope.division)


def _learnt(scope: Scope, period: Period) -> tuple[Reading, ...]:
    rows = over(activities.education_attendances)(scope, period)
    return (
        Reading(str(_("其中不同的人")), activities.people(rows), "人"),
        Reading(str(_("学时")), activities.hours(rows), "小时"),
    )


LECTURES_HELD = Indicator(
    key="lectures_held",
    label=_("宣讲"),
    unit=Measure.SESSIONS,
    strength=Strength.COVERAGE,
    definition=_("期间内举办的宣讲，类别在活动发布前定好。"),
    rows=over(activities.lectures_held),
    row_kind="activities.activity",
    kind=Kind.FLOW,
)
TRAININGS_HELD = Indicator(
    key="trainings_held",
    label=_("安全、应急等培训"),
    unit=Measure.SESSIONS,
    strength=Strength.COVERAGE,
    definition=_("期间内举办的培训，类别在活动发布前定好。"),
    rows=over(activities.trainings_held),
    row_kind="activities.activity",
    kind=Kind.FLOW,
)
EDUCATION_PERSON_TIMES = Indicator(
    key="education_person_times",
    label=_("教育培训人次"),
    unit=Measure.PERSON_TIMES,
    strength=Strength.COVERAGE,
    definition=_("宣讲和培训的到场、线上学完人次；讲座、咨询、主题党日不在内。一人一场算一次。"),
    rows=over(activities.education_attendances),
    row_kind="activities.attendance",
    kind=Kind.FLOW,
    rounded=True,
    people=activities.people,
    readings=_learnt,
)
INDICATORS = (LECTURES_HELD, TRAININGS_HELD, EDUCATION_PERSON_TIMES)
