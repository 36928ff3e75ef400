"""The server's word that it saw a code: for one person, one act, one door, about its own moment."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from yilu.core.witness import moment, word

NOW = datetime(2026, 6, 5, 2, 30, tzinfo=UTC)
DOOR, HIM = uuid4(), uuid4()


def test_it_says_when_and_for_whom() -> None:
    said = word("in", DOOR, HIM, now=NOW)
    assert moment(said, "in", DOOR, HIM) == NOW
    others = [
        moment(said, "out", DOOR, HIM),
        moment(said, "in", uuid4(), HIM),
        moment(said, "in", DOOR, uuid4()),
        moment(said, "in", DOOR, None),
    ]
    assert others == [None] * 4


@pytest.mark.parametrize("bad", ["", ".", "1", "x.y", "１２.ab", "9" * 40, "-5.ab", "你好.再见"])
def test_anything_else_is_no_word(bad: str) -> None:
    assert moment(bad, "in", DOOR, HIM) is None


def test_another_minute_cannot_be_written_into_it() -> None:
    at, mark = word("in", DOOR, HIM, now=NOW).split(".")
    assert moment(f"{int(at) - 60}.{mark}", "in", DOOR, HIM) is None
