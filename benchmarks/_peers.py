"""The same file through others: calamine and COPY alone, and django-import-export both ways."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import tablib
from django.db import connection, models
from import_export.resources import ModelResource
from python_calamine import CalamineWorkbook

from benchmarks._drivers import HEADING

FIELDS = [f"c{number}" for number in range(len(HEADING))]


class PeerDriver(models.Model):
    """One flat row per driver: less than we write, to the peers' advantage."""

    c0 = models.CharField(max_length=64)
    c1 = models.CharField(max_length=18, unique=True)
    c2, c3, c4, c5, c6, c7, c8, c9, c10, c11 = (models.CharField(max_length=80) for _ in range(10))

    class Meta:
        app_label = "intake"  # any installed one will do: the table is made and dropped here
        db_table = "bench_peer_driver"


class OneByOne(ModelResource):
    """As it comes."""

    class Meta:
        model = PeerDriver
        import_id_fields = ("c1",)
        fields = FIELDS


class Bulk(OneByOne):
    """Its bulk mode, with everything it offers to be faster."""

    class Meta(OneByOne.Meta):
        use_bulk = True
        batch_size = 1000
        skip_diff = True
        skip_html_diff = True
        report_skipped = False
        force_init_instance = True  # no look-up of what is there


def empty_table() -> None:
    with connection.schema_editor() as editor:
        if PeerDriver._meta.db_table in connection.introspection.table_names():
            editor.delete_model(PeerDriver)
        editor.create_model(PeerDriver)


def bare(path: Path) -> float:
    """Read the sheet and COPY its cells as they are: no check, no comparison, no sealing."""
    empty_table()
    start = time.perf_counter()
    with CalamineWorkbook.from_path(path) as book:
        sheet = iter(book.get_sheet_by_index(0).iter_rows())
        next(sheet)
        columns = ", ".join(FIELDS)
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY bench_peer_driver ({columns}) FROM STDIN") as copy,
        ):
            for row in sheet:
                copy.write_row(row)
    return time.perf_counter() - start


def import_export(path: Path, resource: type[ModelResource], most: int) -> tuple[float, int]:
    """(seconds, rows): reading the sheet included; `most` rows of it."""
    empty_table()
    start = time.perf_counter()
    with CalamineWorkbook.from_path(path) as book:
        rows: list[Any] = book.get_sheet_by_index(0).to_python(nrows=most + 1)
    data = tablib.Dataset(*rows[1:], headers=FIELDS)
    result = resource().import_data(data, raise_errors=True, use_transactions=True)
    return time.perf_counter() - start, int(result.total_rows)
