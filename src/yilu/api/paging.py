"""Cursor paging: identifiers are ordered by their making, so the last one seen is the cursor."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from yilu.core.errors import Invalid

LIMIT = 100
MOST = 500


class Rows(Protocol):
    """What a read door returns: an ordered, sliceable set of rows with ids."""

    def filter(self, **conditions: Any) -> Rows: ...
    def order_by(self, *fields: str) -> Rows: ...
    def __getitem__(self, key: slice) -> Any: ...


def page(rows: Rows, cursor: str, limit: int) -> tuple[list[Any], str | None]:
    """One page after `cursor` and the cursor of the next, or none at the end."""
    size = max(1, min(limit, MOST))
    if cursor:
        rows = rows.filter(id__gt=_uuid(cursor))
    found = list(rows.order_by("id")[: size + 1])
    more = len(found) > size
    return found[:size], str(found[size - 1].pk) if more else None


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Invalid({"cursor": "不是本接口给出的游标"}) from error
