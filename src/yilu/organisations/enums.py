"""Words of the unit tree: kinds of unit, and what each post allows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Right, Role


class UnitKind(models.TextChoices):
    INDUSTRY_COMMITTEE = "industry_committee", _("行业党委")
    DISTRICT_BODY = "district_body", _("区县社会工作部门")
    CITY_BODY = "city_body", _("市级部门")
    BRANCH = "branch", _("党支部")
    FLOATING_BRANCH = "floating_branch", _("流动党员党支部")
    JOINT_BRANCH = "joint_branch", _("联合党支部")
    PARTY_GROUP = "party_group", _("党小组")
    DEPARTMENT = "department", _("协办单位")
    STATION_OPERATOR = "station_operator", _("驿站运营单位")
    COMPANY = "company", _("企业")


BRANCH_KINDS = frozenset({UnitKind.BRANCH, UnitKind.FLOATING_BRANCH, UnitKind.JOINT_BRANCH})

ROLE_LABELS = {
    Role.COMMITTEE_LEADER: _("行业党委负责人"),
    Role.COMMITTEE_STAFF: _("行业党委工作人员"),
    Role.DISTRICT_STAFF: _("区县工作人员"),
    Role.SECRETARY: _("支部书记"),
    Role.DEPARTMENT_STAFF: _("协办单位工作人员"),
    Role.STATION_KEEPER: _("驿站管理员"),
    Role.CONSULTANT: _("咨询服务人员"),
    Role.FIELD_WORKER: _("现场处置人员"),
    Role.DISPATCHER: _("车辆调度员"),
    Role.COMPANY_CLERK: _("企业管理员"),
    Role.SYSTEM_ADMIN: _("系统管理员"),
    Role.SECURITY_ADMIN: _("安全管理员"),
    Role.AUDITOR: _("审计管理员"),
}

_REGISTERS = frozenset({Right.VIEW_REGISTERS, Right.VIEW_UNITS, Right.VIEW_FIGURES})
_COMMITTEE = _REGISTERS | {
    Right.IMPORT,
    Right.EXPORT,
    Right.MANAGE_REGISTERS,
    Right.VIEW_MEMBERS,
    Right.MANAGE_MEMBERS,
    Right.REVEAL,
    Right.DRAFT_BRIEF,
    Right.CHECK_BRIEF,
    Right.CONFIRM_IDENTITY,
    Right.VIEW_APPEALS,
    Right.HANDLE_APPEALS,
    Right.DIRECT_APPEALS,
    Right.RECORD_APPEALS,
    Right.ANSWER_TASKS,  # most departments answer on paper: staff enter the reply
    Right.VIEW_STATIONS,
    Right.MANAGE_STATIONS,
    Right.KEEP_STATION,
    Right.VIEW_ACTIVITIES,
    Right.PLAN_ACTIVITIES,
    Right.HOLD_ACTIVITIES,
    Right.VIEW_CARE,
    Right.RUN_CARE,
    Right.HAND_OUT,
    Right.SEE_HARDSHIP,
    Right.RECORD_HELPS,
    Right.CONSULT,
    Right.VIEW_SNAPSHOTS,
    Right.REVIEW_SNAPSHOTS,
    Right.DISPOSE_SNAPSHOTS,  # the committee's desk takes what no unit is painted for
    Right.RUN_INSPECTIONS,
    Right.MANAGE_REWARDS,
    Right.REDEEM,
    Right.HONOUR,
    Right.VIEW_FLEETS,
    Right.RUN_FLEETS,
    Right.VIEW_RIDES,
    Right.ORGANISE_RIDES,
    Right.DISPATCH_RIDES,
    Right.BOOK_RIDES,
    Right.DEVELOP_MEMBERS,
    Right.APPROVE_MEMBERS,
    Right.HOLD_MEETINGS,
    Right.SET_LIMITS,
}

# The three administrators are apart (GB/T 22239-2019 level 3): none of them sees registers.
ROLE_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.COMMITTEE_LEADER: _COMMITTEE | {Right.ISSUE_BRIEF, Right.MANAGE_UNITS},
    Role.COMMITTEE_STAFF: _COMMITTEE | {Right.MANAGE_UNITS},
    Role.DISTRICT_STAFF: _REGISTERS
    | {
        Right.VIEW_MEMBERS,
        Right.EXPORT,
        Right.VIEW_APPEALS,
        Right.VIEW_STATIONS,
        Right.VIEW_ACTIVITIES,
        Right.VIEW_CARE,
        Right.VIEW_SNAPSHOTS,
        Right.RUN_INSPECTIONS,
        Right.VIEW_FLEETS,
        Right.VIEW_RIDES,
    },
    Role.SECRETARY: frozenset(
        {
            Right.VIEW_UNITS,
            Right.VIEW_FIGURES,
            Right.VIEW_MEMBERS,
            Right.MANAGE_MEMBERS,
            Right.CONFIRM_IDENTITY,
            Right.REVEAL,
            Right.HANDLE_APPEALS,
            Right.RECORD_APPEALS,
            Right.VIEW_ACTIVITIES,
            Right.PLAN_ACTIVITIES,
            Right.HOLD_ACTIVITIES,
            Right.HAND_OUT,
            Right.RECORD_HELPS,
            Right.VIEW_FLEETS,
            Right.VIEW_RIDES,
            Right.ORGANISE_RIDES,
            Right.DEVELOP_MEMBERS,
            Right.HOLD_MEETINGS,
        }
    ),
    Role.DEPARTMENT_STAFF: frozenset(
        {Right.VIEW_UNITS, Right.ANSWER_TASKS, Right.DISPOSE_SNAPSHOTS}
    ),
    Role.FIELD_WORKER: frozenset({Right.VIEW_UNITS, Right.DISPOSE_SNAPSHOTS}),
    Role.DISPATCHER: frozenset(
        {
            Right.VIEW_UNITS,
            Right.VIEW_FLEETS,
            Right.RUN_FLEETS,
            Right.VIEW_RIDES,
            Right.DISPATCH_RIDES,
            Right.BOOK_RIDES,
        }
    ),
    Role.STATION_KEEPER: frozenset(
        {
            Right.VIEW_UNITS,
            Right.CONFIRM_IDENTITY,
            Right.RECORD_APPEALS,
            Right.VIEW_STATIONS,
            Right.KEEP_STATION,
            Right.VIEW_ACTIVITIES,
            Right.HOLD_ACTIVITIES,
            Right.HAND_OUT,
            Right.RECORD_HELPS,
            Right.REDEEM,
            Right.BOOK_RIDES,
        }
    ),
    Role.CONSULTANT: frozenset(
        {Right.VIEW_UNITS, Right.CONSULT, Right.VIEW_ACTIVITIES, Right.HOLD_ACTIVITIES}
    ),
    Role.COMPANY_CLERK: frozenset(
        {
            Right.VIEW_REGISTERS,
            Right.VIEW_UNITS,
            Right.IMPORT,
            Right.EXPORT,
            Right.REVEAL,
            Right.RECORD_APPEALS,
        }
    ),
    Role.SYSTEM_ADMIN: frozenset({Right.SYSTEM, Right.VIEW_UNITS, Right.MANAGE_UNITS}),
    Role.SECURITY_ADMIN: frozenset({Right.SECURITY, Right.VIEW_UNITS}),
    Role.AUDITOR: frozenset({Right.AUDIT, Right.VIEW_UNITS}),
}
ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
STAFF_ROLES = frozenset(Role)  # every post holder needs a second factor


class RoleChoice(models.TextChoices):
    """Django's view of `core.actor.Role`."""

    COMMITTEE_LEADER = Role.COMMITTEE_LEADER.value, ROLE_LABELS[Role.COMMITTEE_LEADER]
    COMMITTEE_STAFF = Role.COMMITTEE_STAFF.value, ROLE_LABELS[Role.COMMITTEE_STAFF]
    DISTRICT_STAFF = Role.DISTRICT_STAFF.value, ROLE_LABELS[Role.DISTRICT_STAFF]
    SECRETARY = Role.SECRETARY.value, ROLE_LABELS[Role.SECRETARY]
    DEPARTMENT_STAFF = Role.DEPARTMENT_STAFF.value, ROLE_LABELS[Role.DEPARTMENT_STAFF]
    STATION_KEEPER = Role.STATION_KEEPER.value, ROLE_LABELS[Role.STATION_KEEPER]
    CONSULTANT = Role.CONSULTANT.value, ROLE_LABELS[Role.CONSULTANT]
    FIELD_WORKER = Role.FIELD_WORKER.value, ROLE_LABELS[Role.FIELD_WORKER]
    DISPATCHER = Role.DISPATCHER.value, ROLE_LABELS[Role.DISPATCHER]
    COMPANY_CLERK = Role.COMPANY_CLERK.value, ROLE_LABELS[Role.COMPANY_CLERK]
    SYSTEM_ADMIN = Role.SYSTEM_ADMIN.value, ROLE_LABELS[Role.SYSTEM_ADMIN]
    SECURITY_ADMIN = Role.SECURITY_ADMIN.value, ROLE_LABELS[Role.SECURITY_ADMIN]
    AUDITOR = Role.AUDITOR.value, ROLE_LABELS[Role.AUDITOR]
