"""What is shown when a figure is opened: for each kind of row, who may see which, in which columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.core import masking
from yilu.core.actor import Actor
from yilu.membership import queries as membership
from yilu.registry import queries as registry
from yilu.rulebook.queries import district_names

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
KINDS: Mapping[str, RowKind] = {kind.key: kind for kind in (COMPANY, VEHICLE, DRIVER, MEMBER)}
