"""Writing a batch's good rows into the registers, block by block, in the caller's one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction

from yilu.audit.actions import digest
from yilu.intake.judge import Judge, drifted
from yilu.intake.ledger import BatchLedger
from yilu.intake.models import Batch, Chunk
from yilu.intake.payload import GOOD, Staged, joined
from yilu.intake.rosters import roster
from yilu.intake.spec import Match
from yilu.intake.staging import Tell, chunks, context_of, open_chunk, save, set_states
from yilu.intake.tables import BLOCK


class Drifted(Exception):
    """The registers changed since the preview: the rows would do something else than was shown."""


@dataclass(slots=True)
class Group:
    """Chunks of one table that are written together, and their good rows."""

    chunks: list[Chunk]
    parts: list[Staged]
    places: list[tuple[int, int]]  # of each good row: (number of the chunk, row in it)
    good: Staged


def lock_registers(city: str) -> None:
    """One import at a time writes in a city; held to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('intake.apply'), hashtext(%s))", [city]
        )


def write(batch: Batch, tell: Tell, *, looked: bool) -> list[str]:
    """Apply every good row; returns a keyed digest per block. `looked`: somebody saw a preview."""
    if not looked:
        return _write(batch, tell, as_shown=False)
    try:
        with transaction.atomic():
            return _write(batch, tell, as_shown=True)
    except Drifted:
        # The batch's own earlier blocks may be the reason: one person at two companies, far apart.
        _as_shown(batch)
        return _write(batch, tell, as_shown=False)


def _write(batch: Batch, tell: Tell, *, as_shown: bool) -> list[str]:
    of = roster(batch.kind)
    judge, ledger = Judge(of, context_of(batch)), BatchLedger(batch)
    digests, done = [], 0
    for group in _groups(batch):
        shown = replace(group.good, states=list(group.good.states), before=group.good.before)
        rows, match = _still_good(judge, group)
        if as_shown and drifted(shown, group.good):
            raise Drifted
        if len(rows):
            of.apply(rows.rows(), match, judge.context, ledger)
            digests.append(digest(rows.numbers, rows.columns))
        _mark(batch, group)
        done += len(rows)
        tell(done)
    return digests


def _as_shown(batch: Batch) -> None:
    """Judge all good rows once more while nothing is written; raises where they drifted."""
    judge = Judge(roster(batch.kind), context_of(batch))
    for group in _groups(batch):
        now = replace(group.good, told=list(group.good.told))
        judge.judge(now)
        if drifted(group.good, now):
            raise Drifted


def _groups(batch: Batch) -> Iterator[Group]:
    waiting: list[Chunk] = []
    size = 0
    for chunk in chunks(batch):
        if not GOOD.intersection(chunk.states):
            continue
        if waiting and (chunk.table != waiting[0].table or size + len(chunk.states) > BLOCK):
            yield _group(batch, waiting)
            waiting, size = [], 0
        waiting.append(chunk)
        size += len(chunk.states)
    if waiting:
        yield _group(batch, waiting)


def _group(batch: Batch, members: list[Chunk]) -> Group:
    parts = [open_chunk(batch, chunk) for chunk in members]
    places = [
        (number, index)
        for number, part in enumerate(parts)
        for index, state in enumerate(part.states)
        if state in GOOD
    ]
    whole = joined(parts)
    if len(places) < len(whole):
        starts = [0]
        for part in parts:
            starts.append(starts[-1] + len(part))
        whole = whole.take([starts[number] + index for number, index in places])
    return Group(members, parts, places, whole)


def _still_good(judge: Judge, group: Group) -> tuple[Staged, Match]:
    """The rows that may be written now and their fresh match; the others become errors that wait."""
    match = judge.judge(group.good)
    failing = group.good.failing()
    if not failing:
        return group.good, match
    rows = group.good.take([i for i in range(len(group.good)) if i not in failing])
    return rows, judge.judge(rows)


def _mark(batch: Batch, group: Group) -> None:
    """Capital states for what was written; rows that failed now keep their finding."""
    failing = group.good.failing()
    touched: set[int] = set()
    for index, (number, place) in enumerate(group.places):
        part = group.parts[number]
        state = group.good.states[index]
        part.states[place] = state if index in failing else state.upper()
        if index in failing:
            touched.add(number)
            part.told += [t._replace(at=place) for t in group.good.told if t.at == index]
    changed: dict[UUID, str] = {}
    for number, (chunk, part) in enumerate(zip(group.chunks, group.parts, strict=True)):
        if number in touched:
            save(chunk, part)
        else:
            changed[chunk.pk] = "".join(part.states)
    set_states(batch, changed)
