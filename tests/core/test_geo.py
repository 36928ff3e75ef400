"""Coordinates: what we store, what maps want."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilu.core.geo import Box, Datum, Point, metres, to_bd09, to_gcj02, to_wgs84

CITY = Box(101.14, 26.08, 102.25, 27.34)
POINTS = st.builds(Point, st.floats(CITY.west, CITY.east), st.floats(CITY.south, CITY.north))


def test_the_shift_at_panzhihua() -> None:
    here = Point(101.7184, 26.5824)
    assert metres(here, to_gcj02(here)) == pytest.approx(424, abs=30)


@given(POINTS)
def test_back_and_forth_leaves_less_than_a_centimetre(point: Point) -> None:
    assert metres(to_wgs84(to_gcj02(point), Datum.GCJ02), point) < 0.01
    assert metres(to_wgs84(to_bd09(point), Datum.BD09), point) < 0.8


def test_what_is_stored_already_stays() -> None:
    point = Point(101.7, 26.6)
    assert to_wgs84(point, Datum.WGS84) == to_wgs84(point, Datum.CGCS2000) == point
    assert to_gcj02(Point(-0.1, 51.5)) == Point(-0.1, 51.5)
    assert CITY.holds(point)
    assert not CITY.holds(Point(104.06, 30.67))
