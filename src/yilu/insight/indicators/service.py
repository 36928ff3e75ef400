"""优化服务: stations and what they gave, appeals settled, disputes coordinated."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.activities import queries as activities
from yilu.appeals import queries as appeals
from yilu.care import queries as care
from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength
from yilu.insight.indicators.education import over
from yilu.insight.measures import Indicator, Reading, Rows, Scope, Sum
from yilu.stations import queries as stations

SERVICE = Strength.SERVICE


def _visited(scope: Scope, period: Period) -> tuple[Reading, ...]:
    rows = over(stations.station_services)(scope, period)
    trucks = over(stations.truck_services)(scope, period)
    return (
        Reading(str(_("实名登记")), stations.person_times(stations.named(rows)), "人次"),
        Reading(str(_("计数登记")), stations.person_times(stations.tallies(rows)), "人次"),
        Reading(str(_("货车司机另计")), stations.person_times(trucks), "人次"),
    )


def _rates(scope: Scope, period: Period) -> tuple[Reading, ...]:
    """响应率, 解决率, 满意率 beside what was settled, and silence apart."""
    row = appeals.rates(scope.city, period, scope.path, scope.division)
    silent = over(appeals.closed_silent)(scope, period).count()
    shares = (
        (_("响应率"), row.response),
        (_("解决率"), row.resolution),
        (_("满意率"), row.satisfaction),
    )
    told = [
        Reading(str(label), rate.percent, "%") for label, rate in shares if rate.percent is not None
    ]
    return (Reading(str(_("司机没有回话，另计")), silent, "件"), *told)


def reporters(rows: Rows) -> int:
    """Distinct drivers behind cases."""
    return rows.order_by().values("reporter").distinct().count()


def drivers_in(rows: Rows) -> int:
    """Distinct drivers behind sides."""
    return rows.order_by().values("person").distinct().count()


def _places(key: str, label: Any, definition: Any, rows: Any) -> Indicator:
    return Indicator(
        key=key,
        label=label,
        unit=Measure.PLACES,
        strength=SERVICE,
        definition=definition,
        rows=lambda scope, period: rows(scope.city, period.last, scope.path, scope.division),
        row_kind="stations.station",
    )


STATIONS = _places(
    "stations",
    _("花城货车司机驿站"),
    _("截止日启用、定为党群服务阵地的货车司机驿站，网约车司机也能用。"),
    stations.stations,
)
SERVICE_COUNTERS = Indicator(
    key="service_counters",
    label=_("实体服务门店"),
    unit=Measure.PLACES,
    strength=SERVICE,
    definition=_("截止日启用、定为党群服务阵地的企业服务门店。"),
    rows=lambda scope, period: stations.service_counters(
        scope.city, period.last, scope.path, scope.division
    ),
    row_kind="stations.station",
    rounded=True,
)
STATION_SERVICES = Indicator(
    key="station_services",
    label=_("阵地服务网约车司机"),
    unit=Measure.PERSON_TIMES,
    strength=SERVICE,
    definition=_(
        "网约车司机到驿站和门店的人次：一人一处一小时算一次，不论办几样事；"
        "计数登记和实名登记分开看，货车司机另计。"
    ),
    rows=over(stations.station_services),
    row_kind="stations.visit",
    kind=Kind.FLOW,
    rounded=True,
    measure=stations.person_times,
    readings=_visited,
)
APPEALS_SETTLED = Indicator(
    key="appeals_settled",
    label=_("协调解决诉求"),
    unit=Measure.CASES,
    strength=SERVICE,
    definition=_(
        "网约车司机的诉求中，期间内结案、司机本人说解决了的；没有回话的另计，"
        "已解释和办不到的、作为矛盾纠纷协调的不算，合并的算一件。"
    ),
    rows=over(appeals.appeals_settled),
    row_kind="appeals.appeal",
    kind=Kind.FLOW,
    rounded=True,
    readings=_rates,
)
DISPUTES_MEDIATED = Indicator(
    key="disputes_mediated",
    label=_("协调矛盾纠纷"),
    unit=Measure.PERSON_TIMES,
    strength=SERVICE,
    definition=_("有结果的协调中，作为一方的网约车司机人次；对方不算。不是正式的人民调解。"),
    rows=over(appeals.disputes_mediated),
    row_kind="appeals.side",
    kind=Kind.FLOW,
    rounded=True,
    people=drivers_in,
)
HELPS_GIVEN = Indicator(
    key="helps_given",
    label=_("帮助司机"),
    unit=Measure.PERSON_TIMES,
    strength=SERVICE,
    definition=_(
        "单独登记、有凭据的帮助：给某一位司机、办了一件事；诉求、纠纷、到站、礼包、咨询各算各的，不在内。"
    ),
    rows=over(care.helps_given),
    row_kind="care.help",
    kind=Kind.FLOW,
    rounded=True,
    people=drivers_in,
)
GIFT_RECIPIENTS = Indicator(
    key="gift_recipients",
    label=_("领到慰问礼包的司机"),
    unit=Measure.PEOPLE,
    strength=SERVICE,
    definition=_("期间内签收礼包、没有退回的司机，几次活动都领了的算一人。"),
    rows=over(care.gift_recipients),
    row_kind="care.handout",
    kind=Kind.FLOW,
    rounded=True,
    measure=care.distinct_drivers,
    people=care.distinct_drivers,
)
GIFT_VALUE = Indicator(
    key="gift_value",
    label=_("慰问礼包价值"),
    unit=Measure.YUAN,
    strength=SERVICE,
    definition=_("签收的礼包按活动开始时定下的单价合计，减去退回的。"),
    rows=over(care.gift_value),
    row_kind="care.handout",
    kind=Kind.FLOW,
    rounded=True,
    measure=care.yuan,
)
_TALKS = Indicator(
    key="talk_person_times",
    label=_("讲座"),
    unit=Measure.PERSON_TIMES,
    strength=SERVICE,
    definition=_("讲座的到场、线上听完人次。"),
    rows=over(activities.talk_attendances),
    row_kind="activities.attendance",
    kind=Kind.FLOW,
    rounded=True,
)
_CONSULTATIONS = Indicator(
    key="consultations_completed",
    label=_("完成的咨询"),
    unit=Measure.PERSON_TIMES,
    strength=SERVICE,
    definition=_("谈完的咨询，和提问人读过的答复。"),
    rows=over(care.consultations_completed),
    row_kind="care.consultation",
    kind=Kind.FLOW,
    rounded=True,
)
CONSULTATION_PERSON_TIMES = Sum(
    key="consultation_person_times",
    label=_("讲座与咨询服务"),
    unit=Measure.PERSON_TIMES,
    strength=SERVICE,
    definition=_(
        "讲座的到场、线上听完人次，加上完成的咨询；宣讲和培训不在内，咨询日按完成的咨询算，不重复。"
    ),
    rows=over(activities.talk_attendances),
    row_kind="activities.attendance+care.consultation",
    kind=Kind.FLOW,
    rounded=True,
    parts=(_TALKS, _CONSULTATIONS),
)
INDICATORS = (
    STATIONS,
    SERVICE_COUNTERS,
    STATION_SERVICES,
    APPEALS_SETTLED,
    DISPUTES_MEDIATED,
    HELPS_GIVEN,
    GIFT_RECIPIENTS,
    GIFT_VALUE,
    CONSULTATION_PERSON_TIMES,
)
