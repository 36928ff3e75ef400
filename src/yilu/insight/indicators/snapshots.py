"""作用发挥, 城市哨兵: drivers who took part in 随手拍, and what became of what they saw."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength
from yilu.insight.indicators.education import over
from yilu.insight.measures import Indicator, Persons, Reading, Rows, Scope
from yilu.patrol import queries as patrol


def _rates(scope: Scope, period: Period) -> tuple[Reading, ...]:
    rows = over(patrol.snapshots_settled)(scope, period)
    checked = patrol.checked_by_drivers(rows).count()
    return (Reading(str(_("其中司机现场复核结案")), checked, "件"),)


def _on_time(scope: Scope, period: Period) -> Rows:
    return patrol.on_time(over(patrol.snapshots_settled)(scope, period))


def _cases(key: str, label: Any, definition: Any, rows: Any, **more: Any) -> Indicator:
    return Indicator(
        key=key,
        label=label,
        unit=Measure.CASES,
        strength=Strength.CONTRIBUTION,
        definition=definition,
        rows=rows,
        row_kind="patrol.snapshot",
        kind=Kind.FLOW,
        rounded=True,
        **more,
    )


_REPORTERS = Indicator(
    key="snapshot_reporters.snapshots",
    label=_("随手拍立案的司机"),
    unit=Measure.PEOPLE,
    strength=Strength.CONTRIBUTION,
    definition=_("期间内有随手拍立案的登记司机，一人报几件算一人；被合并的不算。"),
    rows=over(patrol.snapshot_reporters),
    row_kind="patrol.snapshot",
    kind=Kind.FLOW,
)
_ERRANDS = Indicator(
    key="snapshot_reporters.inspections",
    label=_("完成迎查任务的司机"),
    unit=Measure.PEOPLE,
    strength=Strength.CONTRIBUTION,
    definition=_("期间内迎查任务经审核通过的登记司机，一人几处算一人。"),
    rows=over(patrol.inspection_tasks),
    row_kind="patrol.errand",
    kind=Kind.FLOW,
)
SNAPSHOT_REPORTERS = Persons(
    key="snapshot_reporters",
    label=_("参与随手拍和创文迎查的司机"),
    unit=Measure.PEOPLE,
    strength=Strength.CONTRIBUTION,
    definition=_(
        "期间内有随手拍立案，或者迎查任务经审核通过的登记司机；两样都有的算一人，两部分的人数在旁边另列。"
        "只补拍“我也看到了”、只到现场复核的不算；被合并的不算。"
    ),
    rows=over(patrol.snapshot_reporters),
    row_kind="patrol.snapshot+patrol.errand",
    kind=Kind.FLOW,
    rounded=True,
    people=patrol.reporters,
    parts=(_REPORTERS, _ERRANDS),
    columns=("reporter", "person"),
)
SNAPSHOTS_FILED = _cases(
    "snapshots_filed",
    _("随手拍立案"),
    _("期间内立案的随手拍；同一处合并的算一件。"),
    over(patrol.snapshots_filed),
)
SNAPSHOTS_SETTLED = _cases(
    "snapshots_settled",
    _("随手拍办成"),
    _("期间内结案、已解决或部分解决、没有再退回的随手拍。"),
    over(patrol.snapshots_settled),
    readings=_rates,
)
SNAPSHOTS_ON_TIME = _cases(
    "snapshots_on_time",
    _("随手拍按期办成"),
    _("办成的随手拍中，到期以前处置完的。"),
    _on_time,
)
SNAPSHOTS_VERIFIED = Indicator(
    key="snapshots_verified",
    label=_("司机现场复核"),
    unit=Measure.PERSON_TIMES,
    strength=Strength.CONTRIBUTION,
    definition=_("期间内司机到现场复核的人次，修好没修好都算。"),
    rows=over(patrol.snapshot_checks),
    row_kind="patrol.check",
    kind=Kind.FLOW,
    rounded=True,
    people=patrol.checkers,
)
INDICATORS = (
    SNAPSHOT_REPORTERS,
    SNAPSHOTS_FILED,
    SNAPSHOTS_SETTLED,
    SNAPSHOTS_ON_TIME,
    SNAPSHOTS_VERIFIED,
)
