"""The right edge of a table: a few stray cells beyond it are passed over, a wider table is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yilu.intake.reading import limits
from yilu.intake.reading.wire import Refusal, Wire


class Edge:
    """Cuts rows at the last column read, and remembers what lay beyond."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._far = 0

    def cut(self, cells: Sequence[Any]) -> Sequence[Any]:
        if len(cells) <= limits.COLUMNS:
            return cells
        self.beyond(sum(1 for cell in cells[limits.COLUMNS :] if cell not in (None, "")))
        return cells[: limits.COLUMNS]

    def beyond(self, count: int) -> None:
        self._far += count
        if self._far > limits.STRAY:
            raise Refusal("too_wide", most=limits.COLUMNS)

    def tell(self, sheet: str) -> None:
        """At the end of a sheet."""
        if self._far:
            self._wire.warn("far_cells", sheet, count=self._far)
        self._far = 0
