"""What is allowed when where one parks."""

from __future__ import annotations

import pytest

from yilu.stations.parking import Allowed, at_hour

SPLIT = "7-22 限停 2 小时；22:00至次日7点 不限"


@pytest.mark.parametrize(
    ("text", "hour", "expected"),
    [
        (SPLIT, 7, Allowed("限停 2 小时", 22)),
        (SPLIT, 21, Allowed("限停 2 小时", 22)),
        (SPLIT, 22, Allowed("不限", 7)),
        (SPLIT, 3, Allowed("不限", 7)),
        ("7-22 限停 2 小时", 23, Allowed("7-22 限停 2 小时")),
        ("小车可停 2 小时", 9, Allowed("小车可停 2 小时")),
        ("30-99 奇怪", 9, Allowed("30-99 奇怪")),
        ("", 9, Allowed("")),
    ],
)
def test_the_part_that_holds_at_an_hour(text: str, hour: int, expected: Allowed) -> None:
    assert at_hour(text, hour) == expected
