"""An indicator is a set of rows plus a way to measure them; nothing else may count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from yilu.core import counting
from yilu.core.periods import Period
from yilu.insight.enums import Kind, Measure, Strength

Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """The unit whose subtree is counted; a district's body also counts what lies in its division."""

    city: str
    unit_id: UUID
    number: str
    name: str
    path: str
    division: str = ""
    whole: bool = False  # the root: the whole city


@dataclass(frozen=True, slots=True)
class Reading:
    """The same rows read another way, shown beside the figure: 应覆盖 30 人."""

    label: str
    value: int
    unit: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured indicator, ready to be shown, written into a text or frozen."""

    key: str
    label: str
    unit: str
    definition: str
    strength: Strength
    kind: Kind
    row_kind: str
    value: int | None  # withheld only when `suppressed`
    text: str
    people: int | None = None
    note: str = ""
    readings: tuple[Reading, ...] = ()
    missing: bool = False  # nothing was reported that could be counted: not the same as none
    suppressed: bool = False  # a few persons whose rows this viewer may not open

    def worded(self, word: str = "") -> str:
        """The words for a text, with another counting word if asked: 29人, or 29名."""
        if not word or not self.text.endswith(self.unit):
            return self.text
        return self.text.removesuffix(self.unit) + word


def count(rows: Rows) -> int:
    return rows.count()


def nothing_to_say(_scope: Scope, _period: Period) -> str:
    return ""


def no_other_reading(_scope: Scope, _period: Period) -> tuple[Reading, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the catalogue. Labels and definitions are lazily translated, hence Any."""

    key: str
    label: Any
    unit: Measure
    strength: Strength
    definition: Any
    rows: Callable[[Scope, Period], Rows]
    row_kind: str  # a key of `rows.KINDS`: what is shown when the figure is opened
    kind: Kind = Kind.REGISTER
    rounded: bool = False  # registers, stations, sessions never are
    measure: Callable[[Rows], int] = count
    people: Callable[[Rows], int] | None = None
    missing: Callable[[Scope, Period], str] = nothing_to_say  # why nothing could be counted
    readings: Callable[[Scope, Period], tuple[Reading, ...]] = no_other_reading

    def text(self, value: int) -> str:
        write = counting.rounded if self.rounded else counting.exact
        return write(value, self.unit)

    def value(self, scope: Scope, period: Period) -> int:
        """The number alone, for a dozen months at once."""
        return self.measure(self.rows(scope, period))

    def figure(self, scope: Scope, period: Period) -> Figure:
        """The figure for a unit's subtree; a register's is as of the period's last day."""
        rows = self.rows(scope, period)
        value, note = self.measure(rows), self.missing(scope, period)
        return Figure(
            key=self.key,
            label=str(self.label),
            unit=str(self.unit),
            definition=str(self.definition),
            strength=self.strength,
            kind=self.kind,
            row_kind=self.row_kind,
            value=value,
            text=self.text(value),
            people=self.people(rows) if self.people else None,
            note=note,
            readings=self.readings(scope, period),
            missing=bool(note) and not value,
        )

    def keys(self, scope: Scope, period: Period) -> list[UUID]:
        """The rows behind the figure, in a fixed order."""
        rows = self.rows(scope, period).order_by()
        return sorted(set(rows.values_list("pk", flat=True)))

    def pinned(self, keys: Sequence[UUID], figure: Figure) -> Figure:
        """The figure measured over exactly these rows: value and keys can never disagree."""
        rows = self.rows_of(keys)
        value = self.measure(rows)
        people = self.people(rows) if self.people else None
        return replace(figure, value=value, text=self.text(value), people=people)

    def rows_of(self, keys: Sequence[UUID]) -> Rows:
        rows: Rows = apps.get_model(self.row_kind)._default_manager.filter(pk__in=keys)
        return rows


@dataclass(frozen=True, slots=True)
class Sum(Indicator):
    """Rows of several kinds that are added and never merged: each part counts its own."""

    parts: tuple[Indicator, ...] = ()

    def value(self, scope: Scope, period: Period) -> int:
        return sum(part.value(scope, period) for part in self.parts)

    def figure(self, scope: Scope, period: Period) -> Figure:
        return self._summed([part.figure(scope, period) for part in self.parts])

    def keys(self, scope: Scope, period: Period) -> list[UUID]:
        return sorted(key for part in self.parts for key in part.keys(scope, period))

    def pinned(self, keys: Sequence[UUID], figure: Figure) -> Figure:
        """Each part takes those of the rows that are its own."""
        measured = [part.pinned(keys, self._empty(part)) for part in self.parts]
        summed = self._summed(measured)
        return replace(figure, value=summed.value, text=summed.text, readings=summed.readings)

    def _summed(self, figures: Sequence[Figure]) -> Figure:
        value = sum(figure.value or 0 for figure in figures)
        readings = tuple(Reading(f.label, f.value or 0, f.unit) for f in figures)
        return replace(self._empty(self), value=value, text=self.text(value), readings=readings)

    @staticmethod
    def _empty(part: Indicator) -> Figure:
        return Figure(
            key=part.key,
            label=str(part.label),
            unit=str(part.unit),
            definition=str(part.definition),
            strength=part.strength,
            kind=part.kind,
            row_kind=part.row_kind,
            value=0,
            text="",
        )


@dataclass(frozen=True, slots=True)
class Persons(Sum):
    """Different persons over rows of several kinds: whoever stands in two of them counts once."""

    columns: tuple[str, ...] = ()  # of each part: where its rows name the person

    def value(self, scope: Scope, period: Period) -> int:
        return self.figure(scope, period).value or 0

    def figure(self, scope: Scope, period: Period) -> Figure:
        return self._counted([part.rows(scope, period) for part in self.parts])

    def pinned(self, keys: Sequence[UUID], figure: Figure) -> Figure:
        counted = self._counted([part.rows_of(keys) for part in self.parts])
        readings = counted.readings
        return replace(
            figure, value=counted.value, text=counted.text, people=counted.value, readings=readings
        )

    def _counted(self, rows: Sequence[Rows]) -> Figure:
        found = [
            set(part.order_by().values_list(column, flat=True))
            for part, column in zip(rows, self.columns, strict=True)
        ]
        value = len(set().union(*found))
        readings = tuple(
            Reading(str(part.label), len(persons), str(part.unit))
            for part, persons in zip(self.parts, found, strict=True)
        )
        return replace(
            self._empty(self), value=value, text=self.text(value), people=value, readings=readings
        )


def hide(figure: Figure, below: int, words: str) -> Figure:
    """The figure with its number withheld: fewer than `below`."""
    return replace(
        figure, value=None, people=None, readings=(), text=words % {"n": below}, suppressed=True
    )
