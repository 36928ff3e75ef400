"""Numbers without gaps or twins, answers given once, progress seen from outside, old rows gone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from time import sleep
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from yilu.core.refs import Ref
from yilu.runtime import actions, queries
from yilu.runtime.enums import Stage
from yilu.runtime.models import IdempotencyKey, RateCounter

CITY = "510400"


class Fell(Exception):
    """The work, half way."""


@pytest.mark.django_db
def test_series_count_apart() -> None:
    assert [actions.next_number(CITY, "DR-2026") for _ in range(3)] == [1, 2, 3]
    assert list(actions.take_numbers(CITY, "DR-2026", 3)) == [4, 5, 6]
    assert actions.next_number(CITY, "DR-2027") == 1
    assert actions.next_number("510500", "DR-2026") == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_all_different() -> None:
    def take(_turn: int) -> int:
        try:
            return actions.next_number(CITY, "SJ")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(take, range(24))) == list(range(1, 25))


@pytest.mark.django_db
def test_a_repeated_post_finds_the_first_answer() -> None:
    first = actions.claim(CITY, "li", "key-1")
    assert first.status is None
    actions.answer(first, 201, {"id": "x"})
    again = actions.claim(CITY, "li", "key-1")
    assert (again.status, again.answer) == (201, {"id": "x"})
    assert actions.claim(CITY, "wang", "key-1").status is None
    assert actions.claim(CITY, "li", "key-2").status is None
    assert b"key-1" not in bytes(first.digest)


@pytest.mark.django_db
def test_once_makes_once_and_forgets_what_fell() -> None:
    made: list[int] = []

    def make() -> tuple[int, object]:
        made.append(1)
        if len(made) == 1:
            raise Fell
        return 201, {"id": UUID(int=7), "on": date(2026, 6, 15)}

    with pytest.raises(Fell):
        actions.once(CITY, "li", "k", make)
    want = (201, {"id": str(UUID(int=7)), "on": "2026-06-15"})
    assert [actions.once(CITY, "li", "k", make) for _ in range(3)] == [want] * 3
    assert actions.once(CITY, "wang", "k", make) == want
    assert actions.once(CITY, "li", "", make) == actions.once(CITY, "li", "", make)
    assert len(made) == 5


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_the_same_moment_happen_once() -> None:
    made: list[int] = []
    together = Barrier(2)

    def make() -> tuple[int, object]:
        made.append(len(made))
        sleep(0.2)  # the other one is waiting by now
        return 201, {"number": actions.next_number(CITY, "SQ")}

    def tap(_turn: int) -> tuple[int, object]:
        try:
            together.wait()
            return actions.once(CITY, "li", "k", make)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(tap, range(2))) == [(201, {"number": 1})] * 2
    assert made == [0]


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_before_the_work_commits() -> None:
    ref = Ref("intake.batch", "1")
    with pytest.raises(Fell):
        _fall_half_way(ref)
    ended = queries.progress_of(CITY, ref)
    assert ended is not None
    assert (ended.done, ended.stage) == (5, Stage.FAILED)
    with actions.progress(CITY, ref) as teller:
        teller.tell(10)
    ended = queries.progress_of(CITY, ref)
    assert ended is not None
    assert ended.stage == Stage.DONE


@pytest.mark.django_db(transaction=True)
def test_a_job_is_queued_if_and_only_if_the_transaction_commits() -> None:
    with pytest.raises(Fell):
        _fall_after_queueing()
    assert not ProcrastinateJob.objects.exists()
    with transaction.atomic():
        actions.enqueue("intake.stage", city=CITY, batch="x")
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("intake.stage", {"city": CITY, "batch": "x"})


def _fall_half_way(ref: Ref) -> None:
    with transaction.atomic(), actions.progress(CITY, ref) as teller:
        teller.tell(5, 10)
        seen = queries.progress_of(CITY, ref)
        assert seen is not None
        assert (seen.done, seen.total, seen.stage) == (5, 10, Stage.RUNNING)
        raise Fell


def _fall_after_queueing() -> None:
    with transaction.atomic():
        actions.enqueue("intake.stage", city=CITY, batch="x")
        raise Fell


@pytest.mark.django_db
def test_old_keys_and_counters_are_forgotten() -> None:
    actions.claim(CITY, "li", "old"), actions.claim(CITY, "li", "new")
    old = timezone.now() - timedelta(hours=49)
    IdempotencyKey.objects.filter(pk=actions.claim(CITY, "li", "old").pk).update(created_at=old)
    RateCounter.objects.create(city=CITY, bucket="b", digest=b"x", window=old, count=1)
    RateCounter.objects.create(city=CITY, bucket="b", digest=b"x", window=timezone.now(), count=1)
    assert actions.forget_old() == 2
    assert (IdempotencyKey.objects.count(), RateCounter.objects.count()) == (1, 1)
