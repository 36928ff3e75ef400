"""What a row of a members' list says about a place: which branch, by which bond, and what clashes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.intake.spec import OPEN, Cell, Context, Finding, Rows
from yilu.membership.enums import Bond
from yilu.organisations.queries import branches
from yilu.registry.roster.lookups import plain

UNKNOWN_BRANCH = _("没有“%(name)s”这个支部，请先在组织树里设立，再导入。可以填：%(options)s。")
FOREIGN_BRANCH = _("“%(name)s”不在您的权限范围内，请交给这个支部或行业党委导入。")
NO_BRANCH = _("请写明所在支部。")
TWICE = _("这名党员在第 %(row)s 行已经有了，请删去一行。")
OTHER_FORMAL = _("他的组织关系在“%(name)s”，一名党员只能隶属一个支部；请先转出，或写编入。")
ENDED = _("他在这个支部的关系到 %(day)s 为止，编入时间应当更晚。")
TOO_EARLY = _("支部 %(day)s 才成立，编入时间应当更晚。")


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch open today."""

    id: UUID
    name: str
    path: str
    opened_on: str


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """A place as stored; `last` is OPEN while it lasts."""

    id: UUID
    branch: UUID
    branch_name: str
    bond: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place a row gives: a stored one that lasts, or a new one."""

    branch: Branch
    bond: str
    stored: StoredPlace | None
    first: str


class Branches:
    """The city's branches by what they are called; loaded once per run."""

    def __init__(self, context: Context) -> None:
        self._context = context
        found = [
            Branch(unit.pk, unit.name, unit.path, unit.opened_on.isoformat())
            for unit in branches(context.city, context.today)
        ]
        self._by_name = {plain(branch.name): branch for branch in found}
        self._options = "、".join(branch.name for branch in found[:6])

    @classmethod
    def of(cls, context: Context) -> Branches:
        found: Branches = context.cache.setdefault("membership.branches", None) or cls(context)
        context.cache["membership.branches"] = found
        return found

    def called(self, name: Cell) -> Branch | None:
        return None if name is None else self._by_name.get(plain(name))

    def problem(self, index: int, name: Cell, branch: Branch | None) -> Finding | None:
        """Why the row may not place somebody there, if so."""
        if branch is None and name is not None:
            params = {"name": name, "options": self._options}
            return Finding(index, "branch", UNKNOWN_BRANCH, params)
        if branch is None and self._context.paths is not None:
            return Finding(index, "branch", NO_BRANCH)
        if branch is not None and not self._context.covers(branch.path):
            return Finding(index, "branch", FOREIGN_BRANCH, {"name": branch.name})
        return None


def stored_places(members: Sequence[UUID]) -> dict[UUID, list[StoredPlace]]:
    """Every place these members ever had."""
    if not members:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT m.member_id, m.id, m.branch_id, u.name, m.bond, m.from_on::text,
                      coalesce(m.to_on::text, %s)
               FROM membership_membership m JOIN organisations_unit u ON u.id = m.branch_id
               WHERE m.member_id = ANY(%s)""",
            [OPEN, list(members)],
        )
        found: dict[UUID, list[StoredPlace]] = {}
        for member, *place in cursor.fetchall():
            found.setdefault(member, []).append(StoredPlace(*place))
        return found


class Seen:
    """What earlier rows of the block gave to whom: two rows must not break the one-formal rule."""

    def __init__(self, rows: Rows) -> None:
        self._numbers = rows.numbers
        self._at: dict[tuple[UUID, UUID], int] = {}
        self._formal: dict[UUID, Branch] = {}

    def clash(self, index: int, member: UUID, place: Place) -> Finding | None:
        first = self._at.setdefault((member, place.branch.id), index)
        if first != index:
            return Finding(index, "branch", TWICE, {"row": self._numbers[first]})
        if place.bond == Bond.FORMAL:
            formal = self._formal.setdefault(member, place.branch)
            if formal != place.branch:
                return Finding(index, "branch", OTHER_FORMAL, {"name": formal.name})
        return None


def find_place(
    branch: Branch, bond: Cell, first: Cell, stored: Iterable[StoredPlace], today: str
) -> Place:
    """The lasting place in this branch, or a new one from the day written, else today."""
    lasting = next((p for p in stored if p.branch == branch.id and p.last >= today), None)
    if lasting is not None:
        return Place(branch, bond or lasting.bond, lasting, first or lasting.first)
    return Place(branch, bond or Bond.ATTACHED.value, None, first or today)


def clashes(
    index: int, place: Place, stored: Sequence[StoredPlace], today: str
) -> Iterable[Finding]:
    """What the database would refuse, in words."""
    if place.first < place.branch.opened_on:
        yield Finding(index, "from_on", TOO_EARLY, {"day": place.branch.opened_on})
    others = [p for p in stored if place.stored is None or p.id != place.stored.id]
    for other in others:
        if other.branch == place.branch.id and other.last >= place.first:
            yield Finding(index, "from_on", ENDED, {"day": other.last})
        elif (
            place.bond == Bond.FORMAL
            and other.bond == Bond.FORMAL
            and other.last >= max(place.first, today)
        ):
            yield Finding(index, "branch", OTHER_FORMAL, {"name": other.branch_name})


def bond_of(
    branch: Branch | None, formal: Branch | None, formal_org: Cell, bond: Cell
) -> tuple[Branch | None, Cell]:
    """Where the formal relation is decides the bond: here, it is formal; elsewhere, attached."""
    if formal is not None and (branch is None or branch == formal):
        return formal, Bond.FORMAL.value
    if formal_org is not None:
        return branch, Bond.ATTACHED.value
    return branch, bond
