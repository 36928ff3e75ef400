"""作用发挥, exam rides: cars that carried somebody, 台次, and people carried, from check-ins alone."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength
from yilu.insight.indicators.education import over
from yilu.insight.measures import Indicator, Reading, Scope
from yilu.rides import queries as rides

CONTRIBUTION = Strength.CONTRIBUTION


def _listed(scope: Scope, period: Period) -> tuple[Reading, ...]:
    """Confirmed and backups stand beside those that drove."""
    found = rides.on_the_list(scope.city, period, scope.path)
    return (
        Reading(str(_("定下的车")), found["confirmed"], "辆"),
        Reading(str(_("备用车")), found["backups"], "辆"),
    )


def _driven(scope: Scope, period: Period) -> tuple[Reading, ...]:
    trips = over(rides.exam_trips)(scope, period)
    return (Reading(str(_("行驶")), rides.kilometres(trips), "公里"),)


def _families(scope: Scope, period: Period) -> tuple[Reading, ...]:
    rows: Any = over(rides.exam_rides)(scope, period)
    return (Reading(str(_("预约家庭")), rides.families(rows), "户"),)


EXAM_VEHICLES = Indicator(
    key="exam_vehicles",
    label=_("爱心送考车辆"),
    unit=Measure.VEHICLES,
    strength=CONTRIBUTION,
    definition=_("定下来的送考车（备用车在内）中，期间内至少完成一趟的；定了没有出车的不算。"),
    rows=over(rides.exam_vehicles),
    row_kind="rides.entry",
    kind=Kind.FLOW,
    measure=rides.vehicles,
    readings=_listed,
)
EXAM_VEHICLE_TRIPS = Indicator(
    key="exam_vehicle_trips",
    label=_("爱心送考出车"),
    unit=Measure.VEHICLE_TRIPS,
    strength=CONTRIBUTION,
    definition=_("从第一家上车到车上没有人，算一台次；空驶、没有接到人、预约没有成行的不算。"),
    rows=over(rides.exam_trips),
    row_kind="rides.trip",
    kind=Kind.FLOW,
    rounded=True,
    readings=_driven,
)
EXAM_PERSON_TIMES = Indicator(
    key="exam_person_times",
    label=_("接送考生和家长"),
    unit=Measure.PERSON_TIMES,
    strength=CONTRIBUTION,
    definition=_("司机登记上车的人数，送考和接回各算各的；预约了没有上车的不算。"),
    rows=over(rides.exam_rides),
    row_kind="rides.leg",
    kind=Kind.FLOW,
    rounded=True,
    measure=rides.person_times,
    readings=_families,
)
INDICATORS = (EXAM_VEHICLES, EXAM_VEHICLE_TRIPS, EXAM_PERSON_TIMES)
