"""Points on the flat sheet of tiled maps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilu.core.geo import Point
from yilu.core.mercator import NEAREST, TILE, Pixel, fit, pixel, point

CITY = st.builds(Point, st.floats(101.0, 102.3), st.floats(26.0, 27.4))


def test_the_middle_of_the_world_is_the_middle_of_the_sheet() -> None:
    assert pixel(Point(0, 0), 0) == Pixel(TILE / 2, TILE / 2)


def test_the_sheet_ends_where_web_mercator_does() -> None:
    x, y = pixel(Point(180, 85.0511287798), 1)  # the latitude at which the sheet is a square
    assert (x, y) == (pytest.approx(2 * TILE), pytest.approx(0, abs=0.001))


@given(CITY, st.integers(5, 17))
def test_there_and_back(at: Point, zoom: int) -> None:
    back = point(pixel(at, zoom), zoom)
    assert (back.lon, back.lat) == (pytest.approx(at.lon), pytest.approx(at.lat))


@given(st.lists(CITY, min_size=1, max_size=12))
def test_everything_is_in_the_view(points: list[Point]) -> None:
    view = fit(points, 358, 300)
    assert all(view.holds(each) for each in points)


@given(st.lists(CITY, min_size=1, max_size=5))
def test_tiles_cover_the_view_and_no_more(points: list[Point]) -> None:
    view = fit(points, 358, 300)
    squares = list(view.squares())
    assert min(s.left for s in squares) <= 0
    assert max(s.left for s in squares) + TILE >= view.width
    assert min(s.top for s in squares) <= 0
    assert max(s.top for s in squares) + TILE >= view.height
    assert len(squares) <= 9


def test_one_place_alone_is_seen_from_near() -> None:
    assert fit([Point(101.7, 26.5)], 358, 300).zoom == NEAREST


def test_metres_per_pixel_at_the_city() -> None:
    view = fit([Point(101.7, 26.5)], 358, 300)
    assert view.metres_per_pixel() == pytest.approx(1.07, abs=0.01)
