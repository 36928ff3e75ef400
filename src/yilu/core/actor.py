"""Who is acting: a plain value, so that permission is a pure function of it and the object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Right(StrEnum):
    """What a post may allow. Faces ask for rights, never for roles."""

    VIEW_REGISTERS = "view_registers"  # companies, vehicles, drivers, permits, masked
    IMPORT = "import"  # upload, apply, undo registers
    EXPORT = "export"
    MANAGE_REGISTERS = "manage_registers"  # correct a register entry by hand
    VIEW_MEMBERS = "view_members"  # who belongs where
    MANAGE_MEMBERS = "manage_members"  # place, end, confirm proposals
    VIEW_UNITS = "view_units"
    MANAGE_UNITS = "manage_units"  # units and posts
    REVEAL = "reveal"  # unmask a number, with a purpose
    VIEW_FIGURES = "view_figures"  # cockpit, indicators
    DRAFT_BRIEF = "draft_brief"
    CHECK_BRIEF = "check_brief"  # 核稿
    ISSUE_BRIEF = "issue_brief"  # 签发
    CONFIRM_IDENTITY = "confirm_identity"  # bind a phone in person after three misses
    VIEW_APPEALS = "view_appeals"  # read what arose in one's scope, sealed ones excepted
    HANDLE_APPEALS = "handle_appeals"  # work what one's unit holds
    DIRECT_APPEALS = "direct_appeals"  # the whole channel: designate, approve, sealed cases
    RECORD_APPEALS = "record_appeals"  # write one down for somebody else
    ANSWER_TASKS = "answer_tasks"  # a department's own tasks
    VIEW_STATIONS = "view_stations"
    MANAGE_STATIONS = "manage_stations"  # open, change, close a station
    KEEP_STATION = "keep_station"  # tally, check in, needs heard, stock of the place
    VIEW_ACTIVITIES = "view_activities"
    PLAN_ACTIVITIES = "plan_activities"
    HOLD_ACTIVITIES = "hold_activities"  # check people in and out
    VIEW_CARE = "view_care"  # campaigns and what was given, never why to whom
    RUN_CARE = "run_care"  # campaigns, budgets, review lists
    HAND_OUT = "hand_out"  # packs against a receipt
    SEE_HARDSHIP = "see_hardship"
    RECORD_HELPS = "record_helps"
    CONSULT = "consult"  # answer at the consultation desk
    VIEW_SNAPSHOTS = "view_snapshots"  # what was photographed in one's scope
    REVIEW_SNAPSHOTS = "review_snapshots"  # file, refuse, blur, merge, approve, paint areas
    DISPOSE_SNAPSHOTS = "dispose_snapshots"  # a responsible unit's own
    RUN_INSPECTIONS = "run_inspections"  # check lists before an inspection
    MANAGE_REWARDS = "manage_rewards"  # tariff, budget, points on hold
    REDEEM = "redeem"  # hand out against points
    HONOUR = "honour"  # service records of one's units, certificates, titles given
    VIEW_FLEETS = "view_fleets"
    RUN_FLEETS = "run_fleets"  # found fleets, call out, run missions
    VIEW_RIDES = "view_rides"
    ORGANISE_RIDES = "organise_rides"  # a season, its scorecard, its vehicles
    DISPATCH_RIDES = "dispatch_rides"  # plans and the day itself
    BOOK_RIDES = "book_rides"  # take a family's booking by telephone
    DEVELOP_MEMBERS = "develop_members"  # a branch's development files
    APPROVE_MEMBERS = "approve_members"  # the body above that pre-reviews and approves
    HOLD_MEETINGS = "hold_meetings"  # call, keep and minute a branch's meetings
    SET_LIMITS = "set_limits"  # the numbers the committee sets for its city
    SYSTEM = "system"  # accounts, channels, backup
    SECURITY = "security"  # rules, retention, sign-in policy
    AUDIT = "audit"  # the record of both


class Role(StrEnum):
    """Posts a unit can give; `organisations.enums` holds their labels and rights."""

    COMMITTEE_LEADER = "committee_leader"
    COMMITTEE_STAFF = "committee_staff"
    DISTRICT_STAFF = "district_staff"
    SECRETARY = "secretary"
    DEPARTMENT_STAFF = "department_staff"
    STATION_KEEPER = "station_keeper"
    CONSULTANT = "consultant"
    FIELD_WORKER = "field_worker"
    DISPATCHER = "dispatcher"
    COMPANY_CLERK = "company_clerk"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Grant:
    """A post held today: its rights over one unit, and over what lies below it if `below`.

    `division` (GB/T 2260) is set for a district's body: it also covers what is located there.
    """

    role: Role
    rights: frozenset[Right]
    unit_id: UUID
    path: str
    below: bool = True
    division: str = ""

    def covers(self, path: str) -> bool:
        return path.startswith(self.path) if self.below else path == self.path


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks or acts, with everything permission depends on; no names."""

    account_id: UUID | None
    person_id: UUID | None
    city: str
    grants: tuple[Grant, ...] = ()
    driver_ids: frozenset[UUID] = frozenset()
    second_factor: bool = False
    reauthenticated_at: datetime | None = None
    system: bool = False
    rights_cap: frozenset[Right] | None = field(default=None)  # a token may carry fewer rights

    @classmethod
    def anonymous(cls, city: str = "") -> Actor:
        return cls(None, None, city)

    @classmethod
    def for_system(cls, city: str) -> Actor:
        """The command line and scheduled jobs: all rights over the whole city."""
        everything = Grant(Role.SYSTEM_ADMIN, frozenset(Right), UUID(int=0), "/", below=True)
        return cls(None, None, city, grants=(everything,), second_factor=True, system=True)

    @property
    def is_authenticated(self) -> bool:
        return self.account_id is not None or self.system

    def with_rights(self, rights: Iterable[Right]) -> Actor:
        """The same actor, allowed no more than these rights (API tokens)."""
        return replace(self, rights_cap=frozenset(rights))

    def grants_for(self, right: Right) -> tuple[Grant, ...]:
        if self.rights_cap is not None and right not in self.rights_cap:
            return ()
        return tuple(grant for grant in self.grants if right in grant.rights)

    def may(self, right: Right, path: str, division: str = "") -> bool:
        """Whether some post allows this at a unit with this path, or at a place in this division."""
        return any(
            grant.covers(path) or bool(grant.division and grant.division == division)
            for grant in self.grants_for(right)
        )

    def may_anywhere(self, right: Right) -> bool:
        return bool(self.grants_for(right))
