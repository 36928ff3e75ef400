"""Sealing what stands in a development file: each text for its own row and column."""

from __future__ import annotations

from yilu.core.crypto import Context, open_, seal
from yilu.core.tenant import CityModel


def sealed(row: CityModel, column: str, text: str) -> bytes | None:
    """The text as it is stored in this column of this row; None where nothing was written."""
    text = text.strip()
    return seal(text, _place(row, column)) if text else None


def opened(row: CityModel, column: str) -> str:
    """The words again; who may read them is `access`' business."""
    blob = getattr(row, column)
    return "" if blob is None else open_(blob, _place(row, column))


def _place(row: CityModel, column: str) -> Context:
    return Context(row._meta.db_table, column, row.city, row.pk)
