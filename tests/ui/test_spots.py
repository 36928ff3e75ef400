"""A map to tap on: what comes back is the place under the finger, and nonsense changes nothing."""

from __future__ import annotations

import pytest

from yilu.core.geo import Point
from yilu.ui import spots

HERE = Point(101.7180, 26.5820)
SEEN = {"seen_lon": "101.718000", "seen_lat": "26.582000", "seen_zoom": "15"}


def test_the_middle_of_the_map_is_the_place_it_is_about() -> None:
    look = spots.asked({**SEEN, "spot.x": "160", "spot.y": "130"}, {})
    assert look is not None
    assert look.chosen is not None
    assert (round(look.chosen.lon, 5), round(look.chosen.lat, 5)) == (HERE.lon, HERE.lat)


def test_right_is_east_and_down_is_south_and_the_map_follows() -> None:
    look = spots.asked({**SEEN, "spot.x": "300", "spot.y": "250"}, {})
    assert look is not None
    assert look.chosen == look.centre
    assert (look.centre.lon > HERE.lon, look.centre.lat < HERE.lat) == (True, True)
    assert look.zoom == spots.CLOSE


def test_the_form_itself_is_no_question_to_the_map() -> None:
    assert spots.asked({**SEEN, "pickup": "木棉家园"}, {}) is None


def test_a_district_shows_its_middle_and_keeps_what_was_chosen() -> None:
    look = spots.asked({"look": "510402", "lon": "101.73", "lat": "26.59"}, {"510402": HERE})
    assert look == spots.Look(HERE, spots.FIRST, Point(101.73, 26.59))


@pytest.mark.parametrize(
    ("zoom", "word", "after"), [("17", "in", 17), ("10", "out", 10), ("12", "in", 13)]
)
def test_nearer_and_farther_have_their_ends(zoom: str, word: str, after: int) -> None:
    look = spots.asked({**SEEN, "seen_zoom": zoom, "look": word}, {})
    assert look is not None
    assert look.zoom == after


def test_a_point_is_dropped_again() -> None:
    look = spots.asked({**SEEN, "lon": "101.73", "lat": "26.59", "look": "clear"}, {})
    assert look == spots.Look(HERE, 15, None)


@pytest.mark.parametrize(
    "given",
    [
        {"spot.x": "1", "spot.y": "1"},
        {**SEEN, "seen_lon": "0", "spot.x": "1", "spot.y": "1"},
        {**SEEN, "seen_zoom": "nan", "spot.x": "1", "spot.y": "1"},
        {"look": "999999"},
    ],
)
def test_nonsense_is_as_good_as_nothing(given: dict[str, str]) -> None:
    assert spots.asked(given, {"510402": HERE}) is None


def test_names_do_not_lie_on_each_other_and_what_is_outside_is_not_drawn() -> None:
    near = [(f"小区{n}", Point(HERE.lon + n * 1e-5, HERE.lat)) for n in range(5)]
    sheet = spots.draw(spots.Look(HERE, 15, HERE), [*near, ("远处", Point(102.2, 27.0))])
    assert [name for name, _at in sheet.names] == ["小区0"]
    assert (sheet.chosen, sheet.nearer, sheet.farther) == ((160.0, 130.0), True, True)
