"""One list pattern everywhere: columns, filters in the address, search, sort, pages, export of what is shown.

A page declares a `ListPage` here and answers with `listing.respond(request, PAGE)`. The rows come from
an app's query (`rows(actor, asked)`), which also does the filtering and searching; the list counts,
sorts and slices. What a row needs beyond its own columns is fetched for the rows of one page at once by
`dress`, so the number of queries does not depend on the number of rows. The example in
tests/ui/test_lists.py shows every part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.workbook import Value

Message = Any  # a lazily translated string
EMPTY_TITLE = _("这里还没有记录")
EMPTY_TEXT = _("导入名册之后，就能在这里看到。")
LONGEST_KEPT = 60
Rows = QuerySet[Any] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, where plain text is not enough."""

    text: object
    small: object = ""  # second line
    tone: str = ""  # a chip: soon, done, wait, now, over, calm
    icon: str = ""  # inside the chip
    plate: str = ""  # a number plate of this colour
    href: str = ""  # leads elsewhere than the row's own page
    beads: tuple[str, ...] = ()  # the relay strip in a cell: past, now or "" for each station


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how a row's cell is made, what a click on its heading sorts by."""

    key: str
    label: Message
    cell: Callable[[Any], object]  # text, a number, a date or a Cell
    sort: str = (
        ""  # field of the rows (order_by for a query, attribute for a sequence); "" cannot sort
    )
    number: bool = False  # quantities stand right
    lead: bool = False  # the title of a row: links to its page, leads the card on a phone
    taken: Callable[[Any], Value] | None = None  # what an export writes, if not the cell's text


class Asked:
    """What the address asks for, already checked: the search text and the chosen filters."""

    def __init__(self, search: str = "", chosen: Mapping[str, str] | None = None) -> None:
        self.search = search
        self.chosen = dict(chosen or {})

    def get(self, key: str) -> str:
        """The chosen value of a filter, or "" where nothing is chosen."""
        return self.chosen.get(key, "")

    def day(self, key: str) -> date | None:
        return date.fromisoformat(self.get(key)) if self.get(key) else None


Choices = Iterable[tuple[str, Message]]


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice in the address: `?key=value`; `kind` "date" is a day, "kept" comes with a link."""

    key: str
    label: Message
    choices: Callable[[Actor], Choices] | Sequence[tuple[str, Message]] = ()
    kind: str = "choice"

    def offered(self, actor: Actor) -> list[tuple[str, Message]]:
        choices = self.choices(actor) if callable(self.choices) else self.choices
        return [(str(value), label) for value, label in choices]

    def takes(self, value: str, offered: Sequence[tuple[str, Message]]) -> bool:
        """Whether this value may be asked for: what is not offered is not asked of the database."""
        if self.kind == "date":
            return _is_day(value)
        if self.kind == "kept":
            return len(value) <= LONGEST_KEPT and "\x00" not in value
        return any(value == known for known, _label in offered)


class RowsQuery(Protocol):
    def __call__(self, actor: Actor, asked: Asked, /) -> Rows: ...


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list, declared."""

    kind: str  # "registry.driver": what an export's audit entry names
    title: Message
    rows: RowsQuery
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    search: Message = ""  # words of the search box; "" means no search
    detail: Callable[[Any], str] | None = None  # a row's own page
    dress: Callable[[Actor, list[Any]], list[Any]] | None = None  # what a page's rows need beside
    sort: str = ""  # key of a column, "-" before it for downwards
    empty_title: Message = EMPTY_TITLE
    empty_text: Message = EMPTY_TEXT
    export: Right | None = Right.EXPORT  # None: not to be taken away
    late: Callable[[Any], bool] | None = None  # whether a row is overdue: a red edge
    pick: str = ""  # name of the tick boxes for bulk acts; "" means none

    def column(self, key: str) -> Column | None:
        return next((c for c in self.columns if c.key == key and c.sort), None)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def moment(at: datetime) -> str:
    """2026-06-05 08:30, by the city's clock."""
    return f"{at.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}"
