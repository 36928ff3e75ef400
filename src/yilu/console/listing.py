"""Answering a list: read the address, fetch one page of rows, and say where every other view of it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from unicodedata import normalize

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from yilu.console.exports import export
from yilu.console.lists import Asked, Cell, Column, ListPage, Rows
from yilu.core.actor import Actor

PAGE_SIZES = (25, 50, 100)
CHUNK = 500  # rows dressed at a time on the way into a file
LONGEST_SEARCH = 60
FORMATS = ("xlsx", "csv")


def respond(
    request: HttpRequest,
    page: ListPage,
    *,
    nav: str = "",
    template: str = "console/list.html",
    **context: Any,
) -> HttpResponse:
    """The list as a page, or with `?format=xlsx|csv` as a file; extra context goes to the template."""
    wanted = request.GET.get("format", "")
    if wanted not in FORMATS:
        listing = read(request, page)
        return render(request, template, {"listing": listing, "nav": nav, **context})
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if page.export is None or not actor.may_anywhere(page.export):
        raise Http404
    return export(actor, page, everything(request, page), wanted, _asked_of(request, page))


@dataclass(slots=True)
class Listing:
    """One answer of a list: the rows of one page, and the addresses of every other way to look."""

    page: ListPage
    actor: Actor
    asked: Asked
    query: QueryDict  # the address as it was understood
    total: int
    number: int
    size: int
    sort: str
    found: list[Any] = field(default_factory=list)
    offered: dict[str, list[tuple[str, Any]]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.search or self.asked.chosen)

    def address(self, **changes: object) -> str:
        """The same list otherwise: `address(page=2)`; an empty value drops the parameter."""
        query = self.query.copy()
        for key, value in changes.items():
            query.pop(key, None)
            if value not in ("", None):
                query[key] = str(value)
        return f"?{query.urlencode()}"

    @property
    def previous_url(self) -> str:
        return (
            self.address(page=self.number - 1 if self.number > 2 else "") if self.first > 1 else ""
        )

    @property
    def next_url(self) -> str:
        return self.address(page=self.number + 1) if self.last < self.total else ""

    @property
    def page_sizes(self) -> list[tuple[int, str, bool]]:
        """(size, address, current): offered only where a smaller page would not hold everything."""
        if self.total <= PAGE_SIZES[0]:
            return []
        return [(n, self.address(size=n, page=""), n == self.size) for n in PAGE_SIZES]

    @property
    def export_urls(self) -> list[tuple[str, str]]:
        right = self.page.export
        if right is None or not self.total or not self.actor.may_anywhere(right):
            return []
        return [(kind.upper(), self.address(format=kind, page="")) for kind in ("xlsx", "csv")]

    @property
    def headings(self) -> list[dict[str, Any]]:
        return [self._heading(column) for column in self.page.columns]

    def _heading(self, column: Column) -> dict[str, Any]:
        up, down = column.key, f"-{column.key}"
        current = {up: "ascending", down: "descending"}.get(self.sort, "")
        turn = down if self.sort == up else up
        return {
            "label": column.label,
            "number": column.number,
            "current": current,
            "href": self.address(sort=turn, page="") if column.sort else "",
        }

    @property
    def filters(self) -> list[dict[str, Any]]:
        return [
            {
                "key": f.key,
                "label": f.label,
                "kind": f.kind,
                "choices": self.offered[f.key],
                "chosen": self.asked.get(f.key),
            }
            for f in self.page.filters
            if f.kind != "kept"
        ]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the link that led here asked for, and every other view of the list still asks."""
        kept = [f.key for f in self.page.filters if f.kind == "kept"]
        return [(key, self.asked.get(key)) for key in kept if self.asked.get(key)]

    @property
    def lines(self) -> Iterator[dict[str, Any]]:
        """The rows as the template wants them: where each leads, and its cells."""
        for row in self.found:
            href = self.page.detail(row) if self.page.detail else ""
            key = getattr(row, "pk", getattr(row, "id", ""))
            late = self.page.late is not None and self.page.late(row)
            cells = [_shown(c, row) for c in self.page.columns]
            yield {"href": href, "key": key, "late": late, "cells": cells}


def read(request: HttpRequest, page: ListPage) -> Listing:
    """Understand the address, ask the query, cut out one page; nonsense in the address is left out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    offered = _offered(page, actor)
    asked = _asked(request.GET, page, offered)
    sort = _sort(request.GET.get("sort", ""), page)
    rows = _sorted(page.rows(actor, asked), page, sort)
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    size = _size(request.GET.get("size", ""))
    number = _page_number(request.GET.get("page", ""), total, size)
    listing = Listing(
        page, actor, asked, _understood(asked, request.GET), total, number, size, sort
    )
    listing.offered = offered
    listing.found = _dressed(page, actor, list(rows[(number - 1) * size : number * size]))
    return listing


def everything(request: HttpRequest, page: ListPage) -> Iterator[Any]:
    """All rows the address asks for, dressed in chunks: what an export writes."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    rows = page.rows(actor, _asked_of(request, page))
    ordered = _sorted(rows, page, _sort(request.GET.get("sort", ""), page))
    source = iter(ordered.iterator(CHUNK)) if isinstance(ordered, QuerySet) else iter(ordered)
    while chunk := list(islice(source, CHUNK)):
        yield from _dressed(page, actor, chunk)


def _shown(column: Column, row: Any) -> dict[str, Any]:
    cell = column.cell(row)
    whole = cell if isinstance(cell, Cell) else Cell("" if cell is None else cell)
    return {"column": column, "cell": whole, "blank": whole.text in ("", None)}


def _dressed(page: ListPage, actor: Actor, rows: list[Any]) -> list[Any]:
    return page.dress(actor, rows) if page.dress and rows else rows


def _offered(page: ListPage, actor: Actor) -> dict[str, list[tuple[str, Any]]]:
    return {f.key: f.offered(actor) for f in page.filters}


def _asked_of(request: HttpRequest, page: ListPage) -> Asked:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return _asked(request.GET, page, _offered(page, actor))


def _asked(given: QueryDict, page: ListPage, offered: Mapping[str, Any]) -> Asked:
    search = tidy(given.get("q", "")) if page.search else ""
    values = {f.key: given.get(f.key, "") for f in page.filters}
    chosen = {
        f.key: values[f.key]
        for f in page.filters
        if values[f.key] and f.takes(values[f.key], offered[f.key])
    }
    return Asked(search, chosen)


def tidy(text: str) -> str:
    """Full-width to half-width as phones type it; 𠮷 and other rare characters stay as they are.

    A NUL would be refused by the database itself.
    """
    return normalize("NFKC", text).replace("\x00", "").strip()[:LONGEST_SEARCH]


def _understood(asked: Asked, given: QueryDict) -> QueryDict:
    """The address without what was not understood."""
    query = QueryDict(mutable=True)
    kept = {key: given.get(key, "") for key in ("sort", "size", "page")}
    for key, value in {"q": asked.search, **asked.chosen, **kept}.items():
        if value:
            query[key] = value
    return query


def _sort(wanted: str, page: ListPage) -> str:
    return wanted if page.column(wanted.removeprefix("-")) else page.sort


def _sorted(rows: Rows, page: ListPage, sort: str) -> Rows:
    """Sorted by the column asked for, the row's own key last, so that pages never overlap."""
    column, down = page.column(sort.removeprefix("-")), sort.startswith("-")
    if column is None:
        return rows
    if isinstance(rows, QuerySet):
        return rows.order_by(f"{'-' if down else ''}{column.sort}", "pk")
    name = column.sort
    return sorted(rows, key=lambda row: _comparable(getattr(row, name)), reverse=down)


def _comparable(value: Any) -> tuple[bool, Any]:
    """Nothing sorts after everything, and never against something."""
    return (value is None, "" if value is None else value)


def _size(wanted: str) -> int:
    return int(wanted) if wanted in {str(size) for size in PAGE_SIZES} else PAGE_SIZES[0]


def _page_number(wanted: str, total: int, size: int) -> int:
    """The page asked for, at most the last one: a list may have shrunk since the link was made."""
    last = max(1, -(-total // size))
    asked = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else 1
    return min(max(asked, 1), last)
