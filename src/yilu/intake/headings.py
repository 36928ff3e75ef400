"""Finding the headings of a roster in the first rows of a sheet, however a company writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from yilu.intake.spec import Roster

SEARCHED: Final = 30  # rows from the top in which a heading may stand
LONGEST: Final = 40
IGNORED: Final = frozenset({"序号", "序", "编号", "行号", "no", "no.", "#"})

_BRACKETED: Final = re.compile(r"[(\[{【〔《<][^)\]}】〕》>]*[)\]}】〕》>]")
_NOISE: Final = re.compile(r"[\s*:：★☆・·、,，。.;；!！?？\-_/()\[\]{}【】〔〕《》<>\"'“”]+")

Cells = Sequence[Any]


def squeeze(text: str) -> str:
    """A heading without spaces, stars, colons and brackets, in one width and case."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()


@dataclass(slots=True)
class Heading:
    """A recognised heading: where it ends, which cell holds which column, what else stood there."""

    row: int  # as Excel counts; the lower one of two
    last: int  # its index among the rows looked at
    columns: dict[str, int] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)  # column key → as the file writes it
    unknown: dict[int, str] = field(default_factory=dict)
    dropped: dict[str, str] = field(default_factory=dict)  # as written → reason
    doubled: list[str] = field(default_factory=list)
    titles: frozenset[str] = frozenset()  # texts above it, which some lists repeat on every page

    @property
    def found(self) -> int:
        return len(self.columns) + len(self.dropped)


class Recogniser:
    """Knows a roster's headings; one per file."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._keys: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._fields: dict[str, str] = {}
        self._field_reasons: dict[str, str] = {}
        for column in roster.columns:
            self._learn(self._keys, column.headings, column.key)
            self._fields.update(dict.fromkeys(column.fields, column.key))
        for dropped in roster.dropped:
            self._learn(self._reasons, dropped.headings, dropped.reason)
            self._field_reasons.update(dict.fromkeys(dropped.fields, dropped.reason))
        self._subjects = sorted(map(squeeze, roster.subjects), key=len, reverse=True)

    def _learn(self, known: dict[str, str], headings: Iterable[str], what: str) -> None:
        for heading in headings:
            known.setdefault(squeeze(heading), what)

    def find(self, numbers: Sequence[int], rows: Sequence[Cells]) -> Heading | None:
        """The best heading among these rows: the first that gives all that is needed, else the fullest."""
        best: Heading | None = None
        for index in range(min(len(rows), SEARCHED)):
            heading = self._at(index, numbers, rows)
            if heading.found >= 2 and self.lacks(heading) == []:
                return self._titled(heading, index, rows)
            if best is None or heading.found > best.found:
                best = heading
        return best if best and best.found >= 2 else None

    def _titled(self, heading: Heading, index: int, rows: Sequence[Cells]) -> Heading:
        heading.titles = frozenset(
            cell for row in rows[:index] for cell in row if isinstance(cell, str) and cell
        )
        return heading

    def fields(self, names: Sequence[str]) -> Heading:
        """The heading made of a JSON record's field names, exact as the ministry writes them."""
        heading = Heading(0, -1)
        for index, name in enumerate(names):
            self._place(heading, index, name, self._fields.get(name), self._field_reasons.get(name))
        return heading

    def lacks(self, heading: Heading) -> list[tuple[str, ...]]:
        """The needed groups of which no column is there."""
        return [
            group
            for group in self._roster.needs
            if not any(key in heading.columns for key in group)
        ]

    def repeats(self, row: Cells) -> bool:
        """Whether a row below is a heading again: most of its cells are headings we know."""
        texts = [cell for cell in row if cell not in (None, "")]
        known = sum(
            1 for text in texts if isinstance(text, str) and self._look_up(text) != (None, None)
        )
        return known >= 2 and known * 2 > len(texts)

    def _at(self, index: int, numbers: Sequence[int], rows: Sequence[Cells]) -> Heading:
        """The heading in this row alone, or in this and the next where the two say more together."""
        single = self._read(numbers[index], index, [[_text(cell)] for cell in rows[index]])
        if index + 1 == len(rows) or not single.found:
            return single
        pairs = _stacked(rows[index], rows[index + 1])
        double = self._read(numbers[index + 1], index + 1, pairs)
        return double if double.found > single.found else single

    def _read(self, number: int, last: int, names: Sequence[list[str]]) -> Heading:
        """`names`: per cell the ways to read it, best first; the last one is what the file writes."""
        heading = Heading(number, last)
        for index, ways in enumerate(names):
            written = ways[-1]
            if not written:
                continue
            key, reason = next(
                (hit for way in ways if (hit := self._look_up(way)) != (None, None)), (None, None)
            )
            self._place(heading, index, written, key, reason)
        return heading

    def _place(
        self, heading: Heading, index: int, written: str, key: str | None, reason: str | None
    ) -> None:
        if key is not None and key not in heading.columns:
            heading.columns[key], heading.written[key] = index, written
        elif key is not None:
            heading.doubled.append(written)
        elif reason is not None:
            heading.dropped[written] = reason
        elif squeeze(written) not in IGNORED:
            heading.unknown[index] = written

    def _look_up(self, text: str) -> tuple[str | None, str | None]:
        """(column key, None), (None, reason to drop) or (None, None)."""
        if len(text) > LONGEST:
            return None, None
        for name in (
            squeeze(text),
            squeeze(_BRACKETED.sub("", unicodedata.normalize("NFKC", text))),
        ):
            for form in (name, *self._without_subject(name)):
                if form in self._keys:
                    return self._keys[form], None
                if form in self._reasons:
                    return None, self._reasons[form]
        return None, None

    def _without_subject(self, name: str) -> Iterable[str]:
        return (name.removeprefix(word) for word in self._subjects if name.startswith(word))


def _text(cell: Any) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _stacked(upper: Cells, lower: Cells) -> list[list[str]]:
    """Per column the readings of two rows: both together, the lower, the upper.

    A heading merged sideways stands in its first cell only and goes for the blanks to its right,
    as long as something stands below.
    """
    width = max(len(upper), len(lower))
    over = ""
    readings = []
    for index in range(width):
        above = _text(upper[index]) if index < len(upper) else ""
        below = _text(lower[index]) if index < len(lower) else ""
        over = above or (over if below else "")
        if not below or below == above:
            readings.append([above])
        else:
            readings.append([over + below, below])
    return readings
