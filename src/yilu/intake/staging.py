"""From a file to staged chunks, and from edited chunks to fresh judgements; the inner work of actions."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import PurePath
from typing import Any, BinaryIO, Final
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.core import clock
from yilu.core.uuid7 import uuid7
from yilu.intake.enums import RowState, Source
from yilu.intake.judge import Judge, Repeats, repeat_told
from yilu.intake.models import Batch, Chunk
from yilu.intake.payload import ROWS, WRITTEN, Origin, Staged, opened, sealed
from yilu.intake.reading import process
from yilu.intake.reading.wire import Refusal
from yilu.intake.rosters import roster
from yilu.intake.spec import Context
from yilu.intake.tables import Notice, Table, Tables

Tell = Callable[[int], None]

OTHER_KIND: Final = _("文件叫 %(suffix)s，内容其实是%(source)s，按内容读了。")
_SUFFIXES: Final = {
    Source.XLSX: {".xlsx", ".xlsm"},
    Source.XLS: {".xls", ".et"},
    Source.HTML: {".html", ".htm"},
    Source.CSV: {".csv", ".txt", ".tsv"},
    Source.JSON: {".json", ".txt"},
}


def context_of(batch: Batch) -> Context:
    paths = None if batch.paths is None else tuple(batch.paths)
    return Context(batch.city, batch.pk, clock.today(), paths, ministry=batch.source == Source.JSON)


def stage_file(batch: Batch, file: BinaryIO, tell: Tell) -> None:
    """Read, judge and keep every row; fills the batch's counts, tables and notices."""
    start = time.monotonic()
    of = roster(batch.kind)
    tables, repeats = Tables(of), Repeats(of)
    judge: Judge | None = None
    seq = done = 0
    for block in tables.blocks(process.read(file)):
        batch.source = tables.source
        judge = judge or Judge(of, context_of(batch), tables.source)
        staged = judge.read(block)
        if not len(staged):
            continue
        judge.judge(staged)
        repeats.take(staged)
        seq = keep(batch, staged, seq)
        done += len(staged)
        tell(done)
    if not done:
        raise Refusal("no_rows")
    batch.source, batch.tidied = tables.source, judge.tidied if judge else 0
    batch.tables = [kept_table(table) for table in tables.tables]
    batch.notices = [asdict(notice) for notice in (*_named_otherwise(batch), *tables.notices)]
    mark_repeats(batch, repeats)
    recount(batch)
    batch.stage_seconds = time.monotonic() - start


def kept_table(table: Table) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "row": table.heading.row,
        "written": table.heading.written,
    }


def _named_otherwise(batch: Batch) -> Iterator[Notice]:
    suffix = PurePath(batch.file_name).suffix.lower()
    source = Source(batch.source)
    if suffix and suffix not in _SUFFIXES[source]:
        yield Notice(OTHER_KIND, {"suffix": suffix, "source": str(source.label)})


# ── chunks ──────────────────────────────────────────────────────────────────────────────────────


def keep(batch: Batch, staged: Staged, seq: int) -> int:
    """Store a block as chunks; returns the last number used."""
    chunks = []
    for start in range(0, len(staged), ROWS):
        seq += 1
        part = staged.part(start, start + ROWS)
        chunk = Chunk(id=uuid7(), city=batch.city, batch=batch, seq=seq, table=part.table)
        fill(chunk, part)
        chunks.append(chunk)
    Chunk.objects.bulk_create(chunks)
    return seq


def fill(chunk: Chunk, staged: Staged) -> None:
    chunk.states, chunk.warned = "".join(staged.states), staged.warned()
    chunk.sealed = sealed(staged, chunk.city, chunk.pk)


def save(chunk: Chunk, staged: Staged) -> None:
    fill(chunk, staged)
    chunk.save(update_fields=["states", "warned", "sealed"])


def open_chunk(batch: Batch, chunk: Chunk) -> Staged:
    sheet = batch.tables[chunk.table]["sheet"] if chunk.table < len(batch.tables) else ""
    return opened(
        chunk.sealed, chunk.city, chunk.pk, table=chunk.table, sheet=sheet, states=chunk.states
    )


def chunks(batch: Batch) -> Iterable[Chunk]:
    rows = Chunk.objects.filter(city=batch.city, batch=batch).order_by("seq")
    return rows.iterator(chunk_size=40)


def recount(batch: Batch) -> None:
    """The batch's counts, from the states of its rows."""
    counts: Counter[str] = Counter()
    warned = 0
    rows = Chunk.objects.filter(city=batch.city, batch=batch).values_list("states", "warned")
    for states, marks in rows.iterator():
        counts.update(states)
        warned += marks.count("w")
    batch.total, batch.warned = counts.total(), warned
    batch.new, batch.changed = counts[RowState.NEW], counts[RowState.CHANGED]
    batch.same, batch.failing = counts[RowState.SAME], counts[RowState.ERROR]
    batch.dropped = counts[RowState.DROPPED]
    batch.written_new = counts[RowState.WROTE_NEW]
    batch.written_changed = counts[RowState.WROTE_CHANGED]
    batch.written_same = counts[RowState.WROTE_SAME]


# ── repeats within the file ─────────────────────────────────────────────────────────────────────


def mark_repeats(batch: Batch, repeats: Repeats) -> None:
    """Write what repeats say onto their rows; rows that no longer repeat are the caller's to judge."""
    found = sorted(repeats.found(), key=lambda each: each[0])
    position = upcoming = 0
    for chunk in chunks(batch):
        stop = position + len(chunk.states)
        mine = []
        while upcoming < len(found) and found[upcoming][0] < stop:
            mine.append(found[upcoming])
            upcoming += 1
        if mine:
            staged = open_chunk(batch, chunk)
            for place, once, first in mine:
                index = place - position
                staged.told.append(repeat_told(index, once, first, staged))
            settle(staged)
            save(chunk, staged)
        position = stop
        if upcoming == len(found):
            return


def settle(staged: Staged) -> None:
    """Rows with an error wait, unless they are written or dropped already."""
    for index in staged.failing():
        if staged.states[index] not in WRITTEN and staged.states[index] != RowState.DROPPED:
            staged.states[index] = RowState.ERROR.value


def judge_again(batch: Batch, *, everywhere: bool) -> None:
    """Look for repeats anew and judge the rows that said any; or every open row. Recounts.

    Repeats alone after a row was mended or dropped; everything when the registers changed since.
    """
    of = roster(batch.kind)
    judge, repeats = Judge(of, context_of(batch)), Repeats(of)
    for chunk in chunks(batch):
        staged = open_chunk(batch, chunk)
        if everywhere or any(told.origin == Origin.ONCE for told in staged.told):
            staged.forget(Origin.ONCE)
            rejudge(judge, staged)
            save(chunk, staged)
        repeats.take(staged)
    mark_repeats(batch, repeats)
    recount(batch)


def rejudge(judge: Judge, staged: Staged) -> None:
    """Judge a chunk's open rows; written and dropped ones keep their state and old values."""
    fixed = {
        index: state
        for index, state in enumerate(staged.states)
        if state in WRITTEN or state == RowState.DROPPED
    }
    before = staged.before
    judge.judge(staged)
    for index, state in fixed.items():
        staged.states[index] = state
        staged.before.pop(index, None)
        if index in before:
            staged.before[index] = before[index]


def set_states(batch: Batch, changed: dict[UUID, str]) -> None:
    """New states for many chunks in one statement (id → states)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE intake_chunk c SET states = n.states"
            " FROM unnest(%s::uuid[], %s::text[]) AS n(id, states)"
            " WHERE c.id = n.id AND c.city = %s",
            [list(changed), list(changed.values()), batch.city],
        )
