"""What a list shows of a person."""

from __future__ import annotations

import pytest

from yilu.core import masking


@pytest.mark.parametrize(
    ("full", "shown"),
    [
        ("罗小平", "罗*平"),
        ("李四", "李*"),
        ("王", "王"),
        ("", "—"),
        ("阿木·子各", "阿*各"),
        ("𠮷野家", "𠮷*家"),
    ],
)
def test_a_name_keeps_its_outline(full: str, shown: str) -> None:
    assert masking.name(full) == shown


def test_a_number_keeps_its_last_four() -> None:
    assert masking.phone("+8613800001234") == "···· 1234"
    assert masking.last_four("") == "—"
