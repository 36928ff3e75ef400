"""Taking a list away: a file of what is shown, marked with who took it and when, and recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yilu.audit import actions as audit
from yilu.console.lists import Asked, Cell, Column, ListPage
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, today
from yilu.core.errors import Refused
from yilu.core.refs import Ref
from yilu.core.workbook import CSV_TYPE, XLSX_TYPE, Table, Value, csv_text, xlsx

MOST_ROWS = 50_000  # a file is built in memory; a register is smaller, a city's history is not
WHOLE_LIST = "-"  # the key of an audit entry about a list, not about one row


def export(
    actor: Actor, page: ListPage, rows: Iterable[Any], kind: str, asked: Asked
) -> HttpResponse:
    """The file; the record of it stands before the first byte leaves."""
    lines = [_line(page, row) for row in islice(rows, MOST_ROWS + 1)]
    if len(lines) > MOST_ROWS:
        raise Refused(
            _("超过 %(n)s 行，一次拿不走。先用筛选或搜索缩小，再导出。") % {"n": MOST_ROWS}
        )
    audit.record(
        "list.exported",
        Ref(page.kind, WHOLE_LIST),
        by=actor,
        rows=len(lines),
        format=kind,
        filters=",".join(sorted(asked.chosen)),
        searched=bool(asked.search),
    )
    table = Table(
        str(page.title),
        [str(column.label) for column in page.columns],
        lines,
        _marks(actor, page, asked, len(lines)),
        _("说明"),
    )
    return _file(table, kind)


def taken(column: Column, row: Any) -> Value:
    """What a file holds for a cell: the column's own word for it, or the text that is shown."""
    if column.taken:
        return column.taken(row)
    cell = column.cell(row)
    value = cell.text if isinstance(cell, Cell) else cell
    return value if isinstance(value, int | float | date | None) else str(value)


def _line(page: ListPage, row: Any) -> list[Value]:
    return [taken(column, row) for column in page.columns]


def _marks(actor: Actor, page: ListPage, asked: Asked, rows: int) -> list[tuple[str, str]]:
    """Who, when, what of: a copy that turns up elsewhere says where it came from."""
    narrowed = [
        f"{f.label}：{dict(f.offered(actor)).get(asked.get(f.key), asked.get(f.key))}"
        for f in page.filters
        if asked.get(f.key)
    ]
    return [
        (_("名单"), str(page.title)),
        (_("条件"), "；".join(narrowed) or _("全部")),
        (_("行数"), str(rows)),
        (_("导出时间"), timezone.now().astimezone(CITY_ZONE).strftime("%Y-%m-%d %H:%M")),
        (_("导出账号"), str(actor.account_id or "")),
        (_("用途限制"), _("仅供本单位工作使用，不得外传；导出已记录。")),
    ]


def _file(table: Table, kind: str) -> HttpResponse:
    content, content_type = (
        (xlsx(table), XLSX_TYPE) if kind == "xlsx" else (csv_text(table), CSV_TYPE)
    )
    response = HttpResponse(content, content_type=content_type)
    name = f"{table.title}-{today():%Y%m%d}.{kind}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
