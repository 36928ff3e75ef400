"""Keys say in which order rows were made, however fast, by however many hands."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import RFC_4122, UUID

import pytest

from yilu.core.uuid7 import uuid7, uuid7_many


def made_at(key: UUID) -> datetime:
    return datetime.fromtimestamp((key.int >> 80) / 1000, UTC)


def test_it_is_a_version_7_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    key = uuid7()
    assert (key.version, key.variant) == (7, RFC_4122)
    assert before <= key.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_those_made_one_after_another_stand_in_that_order() -> None:
    keys = [uuid7(), *uuid7_many(5_000), *(uuid7() for _ in range(2_000)), *uuid7_many(2)]
    assert keys == sorted(set(keys), key=lambda key: key.int)
    assert [str(key) for key in keys] == sorted(str(key) for key in keys)


def test_none_is_made_twice_by_many_hands_and_each_hand_keeps_its_order() -> None:
    with ThreadPoolExecutor(8) as pool:
        hands = list(pool.map(lambda _: [uuid7() for _ in range(500)], range(8)))
    assert all(hand == sorted(hand) for hand in hands)
    assert len({key for hand in hands for key in hand}) == 4_000


def test_a_clock_set_back_makes_no_older_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = uuid7()
    a_day_ago = time.time_ns() - 86_400 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: a_day_ago)
    after = uuid7()
    assert after > newest
    assert made_at(after) == made_at(newest)


def test_none_at_all() -> None:
    assert uuid7_many(0) == []
