"""作用发挥: the strength of the volunteer fleets, and what they drove."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.core.periods import Period
from yilu.fleets import queries as fleets
from yilu.insight.enums import Measure, Strength
from yilu.insight.measures import Indicator, Reading, Scope


def _driven(scope: Scope, period: Period) -> tuple[Reading, ...]:
    """What went out in the period, beside the strength."""
    sums = fleets.served_totals(scope.city, period, scope.path, scope.division)
    return (
        Reading(str(_("期间内出动")), sums.vehicles, "辆"),
        Reading(str(_("完成任务")), sums.missions, "次"),
        Reading(str(_("出车")), sums.runs, "台次"),
        Reading(str(_("服务")), round(sums.minutes / 60), "小时"),
        Reading(str(_("行驶")), round(sums.metres / 1000), "公里"),
    )


VOLUNTEER_VEHICLES = Indicator(
    key="volunteer_vehicles",
    label=_("志愿车队车辆"),
    unit=Measure.VEHICLES,
    strength=Strength.CONTRIBUTION,
    definition=_("截止日在队的车辆，一辆车在几支车队只算一次；期间内真正出动的在旁边另列。"),
    rows=lambda scope, period: fleets.fleet_vehicles(
        scope.city, period.last, scope.path, scope.division
    ),
    row_kind="registry.vehicle",
    rounded=True,
    readings=_driven,
)
INDICATORS = (VOLUNTEER_VEHICLES,)
