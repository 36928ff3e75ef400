"""组织覆盖, developing members: applications, activists, where people stand, what is late.

Each stage is a figure of its own, so that a handful of persons is suppressed for whoever may not
open their files: a reading beside another figure would tell it all the same.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.development import Stage
from yilu.branch_life.queries import development
from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength
from yilu.insight.indicators.education import over
from yilu.insight.measures import Indicator, Rows, Scope

CANDIDATE = "branch_life.candidate"


def _people(key: str, label: Any, definition: Any, rows: Any, kind: Kind) -> Indicator:
    return Indicator(
        key=key,
        label=label,
        unit=Measure.PEOPLE,
        strength=Strength.COVERAGE,
        definition=definition,
        rows=rows,
        row_kind=CANDIDATE,
        kind=kind,
        measure=development.people,
        people=development.people,
    )


def _standing(stage: Stage) -> Any:
    def rows(scope: Scope, period: Period) -> Rows:
        return development.in_stage(scope.city, period.last, stage, scope.path, scope.division)

    return rows


def _late(scope: Scope, period: Period) -> Rows:
    return development.overdue(scope.city, period.last, scope.path, scope.division)


APPLICATIONS_RECEIVED = _people(
    "applications_received",
    _("递交入党申请书"),
    _("期间内支部收下了书面入党申请书的人，一人只算一次；退回和本人撤回的不算。"),
    over(development.applications_received),
    Kind.FLOW,
)
ACTIVISTS = _people(
    "activists",
    _("确定入党积极分子"),
    _("上面这些人中，到截止日已经确定为入党积极分子的人。"),
    over(development.activists),
    Kind.FLOW,
)
ACTIVISTS_NOW = _people(
    "activists_now",
    _("在培养的入党积极分子"),
    _("截止日是入党积极分子、还没有列为发展对象的人。"),
    _standing(Stage.ACTIVIST),
    Kind.REGISTER,
)
TARGETS_NOW = _people(
    "targets_now",
    _("发展对象"),
    _("截止日上级党委已经同意列为发展对象、还没有批准为预备党员的人。"),
    _standing(Stage.TARGET),
    Kind.REGISTER,
)
PROBATIONARY_NOW = _people(
    "probationary_now",
    _("在考察的预备党员"),
    _("截止日上级党委已经批准、还没有转正的预备党员；只算有发展材料的。"),
    _standing(Stage.PROBATIONARY),
    Kind.REGISTER,
)
DEVELOPMENT_LATE = _people(
    "development_late",
    _("发展党员有事迟了的"),
    _("截止日材料在办、谈话、考察、开会或者审批过了期限的人。"),
    _late,
    Kind.REGISTER,
)
INDICATORS = (
    APPLICATIONS_RECEIVED,
    ACTIVISTS,
    ACTIVISTS_NOW,
    TARGETS_NOW,
    PROBATIONARY_NOW,
    DEVELOPMENT_LATE,
)
