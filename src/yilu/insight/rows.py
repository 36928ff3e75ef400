"""What is shown when a figure is opened: for each kind of row, who may see which, in which columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.activities import queries as activities
from yilu.appeals import queries as appeals
from yilu.branch_life.queries import development
from yilu.branch_life.queries import meetings as branch_meetings
from yilu.care import queries as care
from yilu.core import masking
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.membership import queries as membership
from yilu.patrol import queries as patrol
from yilu.registry import queries as registry
from yilu.rides import queries as rides
from yilu.rulebook.queries import district_names
from yilu.stations import queries as stations

Districts = Mapping[str, str]
NO_END, NONE_HOLDS, NO_BRANCH = _("长期"), _("没有有效的"), _("还没有编入")


@dataclass(frozen=True, slots=True)
class Shown:
    """One row as a list shows it: names masked, numbers of theirs left out."""

    key: UUID
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowKind:
    """How rows of one kind are reached through their own read door, and written in a table."""

    key: str  # "registry.driver", as frozen in a figure
    columns: tuple[Any, ...]  # lazily translated headings
    visible: Callable[[Actor, date], QuerySet[Any]]
    cells: Callable[[Any, Districts], tuple[str, ...]]
    order: tuple[str, ...]

    def seen(self, actor: Actor, keys: Sequence[UUID], on: date) -> QuerySet[Any]:
        """The rows among these that the actor may open."""
        return self.visible(actor, on).filter(pk__in=keys).order_by(*self.order)

    def shown(self, rows: Sequence[Any], city: str) -> list[Shown]:
        names = district_names(city)
        return [Shown(row.pk, self.cells(row, names)) for row in rows]

    def existing(self, keys: Sequence[UUID]) -> int:
        """How many of these rows are still there."""
        return int(apps.get_model(self.key)._default_manager.filter(pk__in=keys).count())


class Joined:
    """Rows of several kinds one after another, counted and sliced like one list."""

    def __init__(self, parts: Sequence[tuple[RowKind, QuerySet[Any]]]) -> None:
        self._parts = parts

    def count(self) -> int:
        return sum(rows.count() for _kind, rows in self._parts)

    def __getitem__(self, wanted: slice) -> list[tuple[RowKind, Any]]:
        skip, left = wanted.start or 0, (wanted.stop or 0) - (wanted.start or 0)
        found: list[tuple[RowKind, Any]] = []
        for kind, rows in self._parts:
            taken = list(rows[skip : skip + left]) if left > 0 else []
            skip = max(0, skip - (len(taken) or rows.count()))
            left -= len(taken)
            found += [(kind, row) for row in taken]
        return found


@dataclass(frozen=True, slots=True)
class MixedKind:
    """Rows of several kinds in one table, under the columns of the first."""

    key: str  # "activities.attendance+care.consultation"
    kinds: tuple[RowKind, ...]

    @property
    def columns(self) -> tuple[Any, ...]:
        return self.kinds[0].columns

    def seen(self, actor: Actor, keys: Sequence[UUID], on: date) -> Joined:
        return Joined([(kind, kind.seen(actor, keys, on)) for kind in self.kinds])

    def shown(self, rows: Sequence[tuple[RowKind, Any]], city: str) -> list[Shown]:
        names = district_names(city)
        return [Shown(row.pk, kind.cells(row, names)) for kind, row in rows]

    def existing(self, keys: Sequence[UUID]) -> int:
        return sum(kind.existing(keys) for kind in self.kinds)


def _until(row: Any) -> str:
    until: date | None = row.permit_until
    if until is None:
        return str(NONE_HOLDS)
    return str(NO_END) if until == date.max else until.isoformat()


def _district(row: Any, names: Districts) -> str:
    return names.get(row.district, masking.BLANK)


def _company(row: Any, names: Districts) -> tuple[str, ...]:
    return row.number, row.name, _district(row, names), _until(row)


def _vehicle(row: Any, names: Districts) -> tuple[str, ...]:
    return row.plate, "、".join(row.company_names), _district(row, names), _until(row)


def _driver(row: Any, names: Districts) -> tuple[str, ...]:
    name = masking.name(row.person.name)
    return row.number, name, "、".join(row.company_names), _district(row, names), _until(row)


def _member(row: Any, _names: Districts) -> tuple[str, ...]:
    branches = "、".join(row.branch_names) or str(NO_BRANCH)
    return masking.name(row.person.name), branches, row.get_standing_display()


COMPANY = RowKind(
    "registry.company",
    (_("编号"), _("企业"), _("区县"), _("经营许可证有效期至")),
    lambda actor, on: registry.companies(actor, on=on),
    _company,
    ("number",),
)
VEHICLE = RowKind(
    "registry.vehicle",
    (_("车牌"), _("企业"), _("区县"), _("运输证有效期至")),
    lambda actor, on: registry.vehicles(actor, on=on),
    _vehicle,
    ("plate",),
)
DRIVER = RowKind(
    "registry.driver",
    (_("编号"), _("姓名"), _("企业"), _("区县"), _("驾驶员证有效期至")),
    lambda actor, on: registry.drivers(actor, on=on),
    _driver,
    ("number",),
)
MEMBER = RowKind(
    "membership.partymember",
    (_("姓名"), _("党支部"), _("党员类别")),
    lambda actor, on: membership.members(actor, on=on),
    _member,
    ("person__name", "pk"),
)
ACTIVITY = RowKind(
    "activities.activity",
    (_("编号"), _("活动"), _("类别"), _("日期"), _("举办单位")),
    lambda actor, _on: activities.activities(actor),
    lambda row, _names: (
        row.number,
        row.title,
        str(row.get_kind_display()),
        row.day.isoformat(),
        row.organiser.name,
    ),
    ("day", "number"),
)
ATTENDANCE = RowKind(
    "activities.attendance",
    (_("编号"), _("名称"), _("姓名"), _("类别"), _("日期")),
    lambda actor, _on: activities.attendances(actor).select_related("activity", "person"),
    lambda row, _names: (
        row.activity.number,
        row.activity.title,
        masking.name(row.person.name),
        str(row.activity.get_kind_display()),
        row.on.isoformat(),
    ),
    ("on", "pk"),
)
CANDIDATE = RowKind(
    "branch_life.candidate",
    (_("编号"), _("姓名"), _("支部"), _("现在是"), _("收下日期")),
    lambda actor, _on: development.candidates(actor),
    lambda row, _names: (
        row.number,
        masking.name(row.person.name),
        row.branch.name,
        str(row.get_stage_display()),
        row.accepted_on.isoformat(),
    ),
    ("accepted_on", "pk"),
)
STATION = RowKind(
    "stations.station",
    (_("编号"), _("名称"), _("区县"), _("运营单位"), _("启用")),
    lambda actor, _on: stations.register(actor),
    lambda row, names: (
        row.number,
        row.name,
        names.get(row.division, masking.BLANK),
        row.operator.name,
        row.opened_on.isoformat(),
    ),
    ("number",),
)
VISIT = RowKind(
    "stations.visit",
    (_("日期"), _("地点"), _("几点"), _("登记方式"), _("人次")),
    lambda actor, _on: stations.visits(actor),
    lambda row, _names: (
        row.on.isoformat(),
        row.station.name,
        f"{row.hour}:00",
        str(_("实名") if row.person_id else _("计数")),
        str(row.count),
    ),
    ("on", "hour", "pk"),
)
APPEAL = RowKind(
    "appeals.appeal",
    (_("编号"), _("诉求"), _("类别"), _("结果"), _("结案日期")),
    lambda actor, _on: appeals.appeals(actor),
    lambda row, _names: (
        row.number,
        row.title or str(_("内容已密封")),
        str(row.get_subject_display()),
        str(row.get_outcome_display()),
        row.closed_at.astimezone(CITY_ZONE).date().isoformat() if row.closed_at else "",
    ),
    ("closed_at", "pk"),
)
SIDE = RowKind(
    "appeals.side",
    (_("编号"), _("协调日期"), _("姓名"), _("身份"), _("结果")),
    lambda actor, _on: appeals.sides(actor),
    lambda row, _names: (
        row.coordination.appeal.number,
        row.coordination.held_on.isoformat(),
        masking.name(row.person.name) if row.person else masking.BLANK,
        row.role,
        row.coordination.result,
    ),
    ("coordination__held_on", "pk"),
)
HELP = RowKind(
    "care.help",
    (_("编号"), _("日期"), _("姓名"), _("类别"), _("谁帮的")),
    lambda actor, _on: care.helps(actor),
    lambda row, _names: (
        row.number,
        row.given_on.isoformat(),
        masking.name(row.person.name),
        str(row.get_kind_display()),
        row.giver,
    ),
    ("given_on", "pk"),
)
HANDOUT = RowKind(
    "care.handout",
    (_("编号"), _("日期"), _("姓名"), _("活动"), _("价值（元）")),
    lambda actor, _on: care.handouts(actor),
    lambda row, _names: (
        row.number,
        row.handed_on.isoformat(),
        masking.name(row.person.name),
        row.campaign.title,
        f"{row.unit_cost_fen / 100:.2f}",
    ),
    ("handed_on", "pk"),
)
CONSULTATION = RowKind(
    "care.consultation",
    (_("编号"), _("名称"), _("姓名"), _("类别"), _("日期")),
    lambda actor, _on: care.consultations(actor),
    lambda row, _names: (
        row.number,
        str(_("咨询")),
        masking.BLANK,  # who asked is the desk's alone
        str(row.get_subject_display()),
        row.completed_on.isoformat() if row.completed_on else "",
    ),
    ("completed_on", "pk"),
)
SNAPSHOT = RowKind(
    "patrol.snapshot",
    (_("编号"), _("问题"), _("区县"), _("处置单位"), _("立案日期"), _("结果")),
    lambda actor, _on: patrol.filed_rows(actor),
    lambda row, names: (
        row.number,
        row.category.name if row.category else "",
        names.get(row.division, masking.BLANK),
        row.unit.name,
        row.filed_at.astimezone(CITY_ZONE).date().isoformat() if row.filed_at else "",
        str(row.get_outcome_display() or row.get_state_display()),
    ),
    ("filed_at", "pk"),
)
CHECK = RowKind(
    "patrol.check",
    (_("编号"), _("问题"), _("复核日期"), _("结果")),
    lambda actor, _on: patrol.checks(actor),
    lambda row, _names: (
        row.snapshot.number,
        row.snapshot.category.name if row.snapshot.category else "",
        row.answered_at.astimezone(CITY_ZONE).date().isoformat() if row.answered_at else "",
        str(row.get_state_display()),
    ),
    ("answered_at", "pk"),
)
ERRAND = RowKind(
    "patrol.errand",
    (_("编号"), _("看什么"), _("区县"), _("组织单位"), _("通过日期"), _("结果")),
    lambda actor, _on: patrol.errands_held(actor),
    lambda row, names: (
        row.number,
        f"{row.stop.place}：{row.stop.what}",
        names.get(row.stop.inspection.division, masking.BLANK),
        row.stop.inspection.unit.name,
        row.decided_at.astimezone(CITY_ZONE).date().isoformat() if row.decided_at else "",
        str(row.get_finding_display()),
    ),
    ("decided_at", "pk"),
)
MEETING = RowKind(
    "branch_life.meeting",
    (_("编号"), _("会议"), _("类别"), _("日期"), _("支部")),
    lambda actor, _on: branch_meetings.meetings(actor),
    lambda row, _names: (
        row.number,
        row.title,
        str(row.get_kind_display()),
        row.day.isoformat(),
        row.branch.name,
    ),
    ("day", "number"),
)
SNAPSHOTS_AND_ERRANDS = MixedKind("patrol.snapshot+patrol.errand", (SNAPSHOT, ERRAND))
TALKS_AND_CONSULTATIONS = MixedKind(
    "activities.attendance+care.consultation", (ATTENDANCE, CONSULTATION)
)
RIDE_CAR = RowKind(
    "rides.entry",
    (_("车牌"), _("司机"), _("车号"), _("哪一季"), _("状态")),
    lambda actor, _on: rides.entries(actor),
    lambda row, _names: (
        row.vehicle.plate,
        masking.name(row.driver.person.name),
        f"{row.sticker:03d}" if row.sticker else masking.BLANK,
        row.season.title,
        str(row.get_state_display()),
    ),
    ("sticker", "pk"),
)
RIDE_TRIP = RowKind(
    "rides.trip",
    (_("编号"), _("车牌"), _("哪天"), _("场次"), _("公里")),
    lambda actor, _on: rides.trips(actor, in_force=False),
    lambda row, _names: (
        row.number,
        row.entry.vehicle.plate,
        row.on.isoformat(),
        f"{row.plan.wave.title} {row.plan.get_direction_display()}",
        f"{row.metres / 1000:.1f}",
    ),
    ("on", "starts_at", "pk"),
)
RIDE = RowKind(
    "rides.leg",
    (_("预约号"), _("考点"), _("场次"), _("上车时间"), _("人数")),
    lambda actor, _on: rides.ridden(actor),
    lambda row, _names: (
        row.booking.number,
        row.booking.point.name,
        f"{row.wave.title} {row.get_direction_display()}",
        f"{row.boarded_at.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}" if row.boarded_at else "",
        str(row.boarded),
    ),
    ("boarded_at", "pk"),
)
SINGLE = (
    COMPANY,
    VEHICLE,
    DRIVER,
    MEMBER,
    ACTIVITY,
    ATTENDANCE,
    CANDIDATE,
    STATION,
    VISIT,
    APPEAL,
    SIDE,
    HELP,
    HANDOUT,
    CONSULTATION,
    SNAPSHOT,
    CHECK,
    ERRAND,
    RIDE_CAR,
    RIDE_TRIP,
    RIDE,
    MEETING,
)
KINDS: Mapping[str, RowKind | MixedKind] = {
    kind.key: kind for kind in (*SINGLE, TALKS_AND_CONSULTATIONS, SNAPSHOTS_AND_ERRANDS)
}
