"""How official papers write numbers, by the rules of the field and by properties."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilu.core.counting import cut, exact, rounded

counts = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0, "件", "0件"),
        (7, "家", "7家"),
        (19, "人", "19人"),
        (20, "人次", "20人次"),
        (34, "个", "30余个"),
        (99, "人", "90余人"),
        (100, "人", "100人"),
        (101, "人", "100余人"),
        (110, "辆", "110辆"),
        (376, "台次", "370余台次"),
        (1046, "人次", "1000余人次"),
        (1327, "人次", "1300余人次"),
        (9999, "人次", "9900余人次"),
        (10_000, "元", "1万元"),
        (22_000, "元", "2.2万元"),
        (22_350, "元", "2.2万余元"),
        (123_456, "元", "12.3万余元"),
        (200_999, "元", "20万余元"),
    ],
)
def test_numbers_are_written_as_the_papers_write_them(value: int, unit: str, text: str) -> None:
    assert rounded(value, unit) == text


def test_registers_are_never_rounded() -> None:
    assert exact(1464, "人") == "1464人"


@given(counts)
def test_never_says_more_than_there_is(value: int) -> None:
    assert stated(rounded(value)) <= value


@given(counts)
def test_says_and_more_exactly_when_something_was_cut(value: int) -> None:
    assert ("余" in rounded(value)) == (stated(rounded(value)) != value)


@given(counts, counts)
def test_more_is_never_written_as_less(one: int, other: int) -> None:
    less, more = sorted((one, other))
    assert stated(rounded(less)) <= stated(rounded(more))


@given(st.integers(min_value=0, max_value=9999))
def test_a_cut_number_is_cut_no_further(value: int) -> None:
    assert cut(cut(value)) == cut(value)


@given(counts)
def test_the_unit_follows_the_number(value: int) -> None:
    assert re.fullmatch(r"[0-9.]+万?余?人次", rounded(value, "人次"))


def test_a_count_below_nought_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="never negative"):
        cut(-1)


def stated(text: str) -> int:
    """The number a reader takes from the words."""
    found = re.fullmatch(r"([0-9.]+)(万?)余?", text)
    assert found
    return round(float(found[1]) * (10_000 if found[2] else 1))
