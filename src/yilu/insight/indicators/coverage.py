"""组织覆盖: what the registers and membership give of the first strength."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor
from yilu.core.periods import Period
from yilu.insight.enums import Measure, Strength
from yilu.insight.measures import Indicator, Reading, Rows, Scope
from yilu.membership import queries as membership
from yilu.registry import queries as registry

CountedRows = Callable[[str, date, str, str], QuerySet[Any]]
COMPANY, VEHICLE, DRIVER = "registry.company", "registry.vehicle", "registry.driver"
MEMBER = "membership.partymember"


def _as_of(rows: CountedRows) -> Callable[[Scope, Period], Rows]:
    """A register is as of the period's last day, whatever its first."""
    return lambda scope, period: rows(scope.city, period.last, scope.path, scope.division)


def unreported(scope: Scope, period: Period) -> str:
    """No company of the city has reported the as-of month yet: nought would not be the truth.

    An earlier month is never put in its place silently.
    """
    city = Actor.for_system(scope.city)
    if registry.operations(city, period.last).order_by().exists():
        return ""
    month = {"year": period.last.year, "month": period.last.month}
    return str(_("%(year)d年%(month)d月还没有营运上报，这个数暂缺，不用上个月的代替。") % month)


def people(rows: Rows) -> int:
    """Distinct persons: a person may stand in two rows, never in two counts."""
    return rows.order_by().values("person").distinct().count()


def _coverage(scope: Scope, period: Period) -> tuple[Reading, ...]:
    """30/30: those who should have a branch beside those who have."""
    should = people(_as_of(membership.members_operating)(scope, period))
    has = people(_as_of(membership.members_covered)(scope, period))
    return (
        Reading(str(_("应覆盖")), should, "人"),
        Reading(str(_("已覆盖")), has, "人"),
        Reading(str(_("空白点")), should - has, "人"),
    )


def _with_permit(scope: Scope, period: Period) -> tuple[Reading, ...]:
    """Operating and licensed are two questions: some drive although their permit has run out."""
    operating = _as_of(registry.drivers_operating)(scope, period)
    licensed = registry.drivers_licensed(scope.city, period.last).order_by().values("pk")
    valid = operating.filter(pk__in=licensed)
    return (
        Reading(str(_("其中驾驶员证有效")), people(valid), "人"),
        Reading(str(_("其中驾驶员证已失效或没有登记")), people(operating) - people(valid), "人"),
    )


def _persons(key: str, label: Any, definition: Any, rows: CountedRows, **more: Any) -> Indicator:
    return Indicator(
        key=key,
        label=label,
        unit=Measure.PEOPLE,
        strength=Strength.COVERAGE,
        definition=definition,
        rows=_as_of(rows),
        measure=people,
        people=people,
        **more,
    )


COMPANIES_OPERATING = Indicator(
    key="companies_operating",
    label=_("开展经营的网约车公司"),
    unit=Measure.COMPANIES,
    strength=Strength.COVERAGE,
    definition=_("截止日经营许可证有效、当月有营运上报的网约车平台公司。"),
    rows=_as_of(registry.companies_operating),
    row_kind=COMPANY,
    missing=unreported,
)
VEHICLES_COMPLIANT = Indicator(
    key="vehicles_compliant",
    label=_("合规营运车辆"),
    unit=Measure.VEHICLES,
    strength=Strength.COVERAGE,
    definition=_("截止日运输证有效、当月有营运上报的车辆，一辆车只算一次。"),
    rows=_as_of(registry.vehicles_compliant),
    row_kind=VEHICLE,
    missing=unreported,
)
DRIVERS_LICENSED = _persons(
    "drivers_licensed",
    _("持证司机"),
    _("截止日网约车驾驶员证有效的人，不论当月是否营运；一人在几家公司也只算一次。"),
    registry.drivers_licensed,
    row_kind=DRIVER,
)
DRIVERS_OPERATING = _persons(
    "drivers_operating",
    _("实际从事营运的司机"),
    _("截止日所在月份至少上报了一单的人，一人只算一次；按订单算，不按车辆推算。"),
    registry.drivers_operating,
    row_kind=DRIVER,
    missing=unreported,
    readings=_with_permit,
)
MEMBERS_OPERATING = _persons(
    "members_operating",
    _("在营司机党员"),
    _("实际从事营运的司机中，截止日是党员（含预备党员）的人。"),
    membership.members_operating,
    row_kind=MEMBER,
    missing=unreported,
    readings=_coverage,
)
MEMBERS_COVERED = _persons(
    "members_covered",
    _("已编入党支部的在营司机党员"),
    _("在营司机党员中，截止日组织关系在本市某个党支部，或者编入本市某个党支部参加组织生活的人。"),
    membership.members_covered,
    row_kind=MEMBER,
    missing=unreported,
    readings=_coverage,
)
MEMBERS_FIRST_BRANCH = _persons(
    "members_first_branch",
    _("编入首个司机党支部的在营司机党员"),
    _("在营司机党员中，截止日归入全市首个司机党支部的人；组织关系可以仍在别处。"),
    membership.members_first_branch,
    row_kind=MEMBER,
    missing=unreported,
)
MEMBERS_FLOATING_BRANCH = _persons(
    "members_floating_branch",
    _("编入流动党支部的在营司机党员"),
    _("在营司机党员中，截止日由属地司机党员流动党支部接收的人。"),
    membership.members_floating_branch,
    row_kind=MEMBER,
    missing=unreported,
)

INDICATORS = (
    COMPANIES_OPERATING,
    VEHICLES_COMPLIANT,
    DRIVERS_LICENSED,
    DRIVERS_OPERATING,
    MEMBERS_OPERATING,
    MEMBERS_COVERED,
    MEMBERS_FIRST_BRANCH,
    MEMBERS_FLOATING_BRANCH,
)
