"""Handing out numbers, remembering answers, telling progress, queueing work by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, connections, transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from yilu.core.crypto import keyed_digest
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.runtime.enums import Stage
from yilu.runtime.models import IdempotencyKey, RateCounter

KEPT = timedelta(hours=48)  # idempotency keys and rate counters


# ── short numbers ───────────────────────────────────────────────────────────────────────────────


_TAKE = """
INSERT INTO runtime_shortnumber (id, city, series, last) VALUES (%s, %s, %s, %s)
ON CONFLICT (city, series) DO UPDATE SET last = runtime_shortnumber.last + excluded.last
RETURNING last
"""


def take_numbers(city: str, series: str, count: int = 1) -> range:
    """The next `count` numbers of a series; its row stays locked until the transaction ends.

    A number given to something that is undone is not given again. One statement: every act that
    numbers something passes here.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [uuid7(), city, series, count])
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)


def next_number(city: str, series: str) -> int:
    """The next number of a series such as "DR-2026"."""
    return take_numbers(city, series)[0]


# ── answers that must not happen twice ──────────────────────────────────────────────────────────


_CLAIM = """
INSERT INTO runtime_idempotencykey (id, city, digest, created_at) VALUES (%s, %s, %s, %s)
ON CONFLICT (city, digest) DO UPDATE SET digest = excluded.digest
RETURNING *
"""


def claim(city: str, who: str, key: str) -> IdempotencyKey:
    """The row of this POST: new (`status` None), or the first one's with its answer.

    Two at once: the second waits for the first one's transaction, then finds its answer. One
    statement takes and locks the row; call it within the transaction that makes the answer.
    """
    digest = keyed_digest(f"{who}|{key}".encode(), "idempotency")
    return IdempotencyKey.objects.raw(_CLAIM, [uuid7(), city, digest, timezone.now()])[0]


_ANSWER = "UPDATE runtime_idempotencykey SET status = %s, answer = %s::jsonb WHERE id = %s"


def answer(key: IdempotencyKey, status: int, body: Any) -> None:
    """Keep the answer for whoever repeats the POST."""
    key.status, key.answer = status, body
    kept = None if body is None else json.dumps(body)
    with connection.cursor() as cursor:
        cursor.execute(_ANSWER, [status, kept, key.pk])


@transaction.atomic
def once(city: str, who: str, key: str, make: Callable[[], tuple[int, Any]]) -> tuple[int, Any]:
    """What `make` answers (status, body), made once for this key however often it is asked.

    `who` keeps keys of different people and addresses apart ("account|POST /path"). Without a key
    it is simply made. If `make` raises, nothing is kept and the same key may try again: so put
    right what was wrong and send once more. The answer lies in the database for two days: it
    must hold no secret. Bodies come back as JSON gives them, the first time too.
    """
    if not key:
        return make()
    row = claim(city, who, key)
    if row.status is None:
        status, body = make()
        answer(row, status, json.loads(json.dumps(body, cls=DjangoJSONEncoder)))
    return int(row.status or 0), row.answer


# ── progress ────────────────────────────────────────────────────────────────────────────────────


_TELL = """
INSERT INTO runtime_jobprogress (id, city, kind, key, stage, done, total, note, updated_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, '', now())
ON CONFLICT (city, kind, key) DO UPDATE
SET stage = excluded.stage, done = excluded.done,
    total = COALESCE(excluded.total, runtime_jobprogress.total), updated_at = now()
"""


class Progress:
    """Tells how far a job is through a connection of its own, so that watchers see it at once."""

    def __init__(self, city: str, ref: Ref) -> None:
        self._city, self._ref = city, ref
        self._connection = connections.create_connection("default")
        self._done = 0

    def tell(self, done: int, total: int | None = None, stage: Stage = Stage.RUNNING) -> None:
        self._done = done
        place = [self._city, self._ref.kind, self._ref.key]
        with self._connection.cursor() as cursor:
            cursor.execute(_TELL, [uuid7(), *place, stage.value, done, total])

    def end(self, stage: Stage) -> None:
        self.tell(self._done, stage=stage)
        self._connection.close()


@contextmanager
def progress(city: str, ref: Ref) -> Iterator[Progress]:
    """Progress that ends as done, or as failed when the work raises."""
    teller = Progress(city, ref)
    stage = Stage.FAILED
    try:
        teller.tell(0)
        yield teller
        stage = Stage.DONE
    finally:
        teller.end(stage)


# ── jobs ────────────────────────────────────────────────────────────────────────────────────────


def enqueue(task: str, **arguments: Any) -> None:
    """Queue a task by name within the present transaction: it runs if and only if this commits."""
    jobs.configure_task(task, allow_unknown=True).defer(**arguments)


def forget_old() -> int:
    """Idempotency keys and rate counters past their use; returns how many rows went."""
    limit = timezone.now() - KEPT
    keys, _ = IdempotencyKey.objects.filter(created_at__lt=limit).delete()
    counters, _ = RateCounter.objects.filter(window__lt=limit).delete()
    return keys + counters
