"""Reading honours: the only read door. Names come whole; faces mask."""

from __future__ import annotations

from yilu.honours.queries.given import (
    bearing_today,
    get_honour,
    has_move,
    honour_moves,
    honours,
    my_honours,
)
from yilu.honours.queries.papers import certificate_file
from yilu.honours.queries.served import (
    Totals,
    certificates,
    get_certificate,
    my_records,
    of_source,
    records,
    totals,
)

__all__ = [
    "Totals",
    "bearing_today",
    "certificate_file",
    "certificates",
    "get_certificate",
    "get_honour",
    "has_move",
    "honour_moves",
    "honours",
    "my_honours",
    "my_records",
    "of_source",
    "records",
    "totals",
]
