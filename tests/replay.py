"""The small city written again: built in earnest once per worker, then the same rows sent anew.

Building it takes a hundred statements through the models, and thousands of tests begin with it. What
the first building wrote is kept as one text and sent in one go, with a copy of what it returned.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from psycopg import ClientCursor

from tests import cast
from yilu.audit.models import Entry
from yilu.core.keyring import ring
from yilu.rulebook.book import book
from yilu.ui.context import city_name

WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(slots=True)
class Recorder:
    """A wrapper of `connection.execute_wrapper` that keeps what was written."""

    written: list[str] = field(default_factory=list)

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if sql.lstrip().startswith(WRITES):
            lines = params if many else [params]
            cursor = ClientCursor(connection.connection)  # words with the values in them
            self.written += [cursor.mogrify(sql, line) for line in lines]
        return execute(sql, params, many, context)


@dataclass(slots=True)
class Kept:
    """What one building wrote and gave back."""

    statements: str
    city: cast.SmallCity


_kept: dict[bytes, Kept] = {}  # by the keys of the day: some tests bring keys of their own


def small_city() -> cast.SmallCity:
    """The small city in the database of this test, as `cast.build` makes it."""
    city = _small_city()
    # A process asks for these once: no test's number of questions hangs on what ran before it.
    assert city_name() != ""
    assert book(cast.CITY).calendar is not None
    return city


def _small_city() -> cast.SmallCity:
    if (
        Entry.objects.exists()
    ):  # the audit's chain goes on from its last row: only a building knows it
        return cast.build()
    keys = ring().index_secret()
    if keys not in _kept:
        _kept[keys] = _built()
    else:
        with connection.cursor() as cursor:
            cursor.execute(_kept[keys].statements)
    return deepcopy(_kept[keys].city)


def _built() -> Kept:
    recorder = Recorder()
    with connection.execute_wrapper(recorder):
        city = cast.build()
    return Kept(";\n".join(recorder.written), city)
