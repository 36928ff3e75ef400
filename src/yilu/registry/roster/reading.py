"""Bulk reads with long lists of keys: sent as binary arrays, which costs a tenth of text literals."""

from __future__ import annotations

from typing import Any

import psycopg
from django.db import connection


def fetch(query: str, *keys: Any) -> list[tuple[Any, ...]]:
    """The rows of a query whose placeholders are `%b` for arrays and `%s` for single values.

    Django's cursor writes parameters into the statement as text; ten thousand escaped literals a
    block would cost more than the query.
    """
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(query, keys).fetchall()
