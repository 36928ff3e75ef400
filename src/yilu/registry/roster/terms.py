"""What a row of a list means for dated facts already stored: the same, a correction, or a new one.

Pure functions of text: days are ISO strings, `OPEN` stands for 长期, None says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from yilu.intake.spec import OPEN, Cell


@dataclass(frozen=True, slots=True)
class StoredPermit:
    """A permit as stored, in canonical text."""

    id: UUID
    number: str
    first: Cell
    last: str  # OPEN where the column is null
    issuer: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class PermitPlan:
    """What to do: `base` is the stored permit the row speaks of; `new` makes another beside it."""

    base: StoredPermit | None
    new: bool
    first: Cell
    last: Cell

    @property
    def nothing(self) -> bool:
        return not self.new and self.base is None


def plan_permit(
    stored: Sequence[StoredPermit], number: Cell, first: Cell, last: Cell
) -> PermitPlan:
    """A later start, or a later end where the list gives no start, is a renewal: a row of its own.

    The same end with another start, or an earlier end, corrects what is stored.
    """
    if number is None and first is None and last is None:
        return PermitPlan(None, False, None, None)
    same = [permit for permit in stored if number is None or permit.number in (number, "")]
    if not same:
        return PermitPlan(_latest(stored), True, first, last)
    exact = [p for p in same if (p.first == first if first is not None else p.last == last)]
    base = exact[0] if exact else _latest(same)
    assert base is not None
    if not exact and _renews(base, first, last):
        return PermitPlan(base, True, first or day_after(base.last), last)
    return PermitPlan(base, False, first or base.first, last or base.last)


def _renews(base: StoredPermit, first: Cell, last: Cell) -> bool:
    if first is None:
        return last is not None and base.last != OPEN and last > base.last
    if base.first is None or last == base.last:
        return False
    return first > base.first or (last is not None and last < base.first)


def _latest(stored: Sequence[StoredPermit]) -> StoredPermit | None:
    return max(stored, key=lambda permit: (permit.first or "", permit.last), default=None)


@dataclass(frozen=True, slots=True)
class StoredLink:
    """A contract or a vehicle's service with one company, as stored."""

    id: UUID
    first: str
    last: str  # OPEN while it runs


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """What to do with the tie between a thing and a company."""

    base: StoredLink | None
    new: bool
    first: str
    last: str


def plan_link(
    stored: Sequence[StoredLink], first: Cell, last: Cell, *, ended: bool, today: str
) -> LinkPlan:
    """Being on the list means the tie runs; absence from a list never ends one, a word or date does."""
    base = max(stored, key=lambda link: (link.first == first, link.first, link.last), default=None)
    if ended and (last is None or last > today):
        last = today
    if base is None:
        begins = first or min(today, last or today)
        return LinkPlan(None, True, begins, max(last or OPEN, begins))
    if not ended and _comes_back(base, first, last, today):
        return LinkPlan(base, True, first or today, last or OPEN)
    until = base.last if ended and base.last <= today else last or base.last
    if any(base.first < link.first <= until for link in stored):
        until = base.last  # a later tie has begun: this one cannot run into it
    begins = first or base.first
    return LinkPlan(base, False, begins, max(until, begins))


def _comes_back(base: StoredLink, first: Cell, last: Cell, today: str) -> bool:
    """A tie that had ended, on a list again that does not end it in the past."""
    if base.last >= today or (last is not None and last < max(first or today, today)):
        return False
    return first is None or first > base.last


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def to_cell(day: date | None) -> Cell:
    return None if day is None else day.isoformat()


def to_end(day: date | None) -> str:
    return OPEN if day is None else day.isoformat()


def to_column(day: Cell) -> str | None:
    """As a date column stores it: null for 长期."""
    return None if day == OPEN else day
