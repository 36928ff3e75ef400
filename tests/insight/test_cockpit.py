"""The coverage at a glance, and the little lines beside its numbers."""

from __future__ import annotations

from datetime import date

import pytest

from tests import cast
from tests.insight.conftest import Desk
from yilu.core.errors import NotFound
from yilu.insight import charts, queries


def test_the_committee_sees_the_whole_city(desk: Desk) -> None:
    seen = queries.cockpit(desk.staff)
    assert seen.scope.whole
    assert seen.figures["drivers_operating"].value == 4
    assert [line.name for line in seen.districts][:3] == ["东区", "西区", "仁和区"]
    assert sum(line.drivers_operating for line in seen.districts) == 4
    assert {line.name: line.gap for line in seen.districts if line.gap} == {"西区": 1}
    assert [row.company.name for row in seen.companies] == ["万顺叫车", "金沙渡出行"]
    assert seen.gaps == 1
    assert sum(line.expiring_30 for line in seen.radar) == 1


def test_the_months_end_where_the_figure_stands(desk: Desk) -> None:
    seen = queries.cockpit(desk.staff)
    months = seen.trends["drivers_operating"].months
    assert (months[0].on, months[-1].on) == (date(2025, 7, 31), cast.DAY)
    assert months[-1].value == seen.figures["drivers_operating"].value
    assert all(month.missing for month in months[:-1])  # only June was reported
    assert seen.trends["drivers_operating"].spark is None
    assert seen.trends["drivers_licensed"].spark is not None


@pytest.mark.parametrize("who", ["district", "secretary", "floating_secretary"])
def test_others_see_their_own_part(desk: Desk, who: str) -> None:
    seen = queries.cockpit(desk.city.cast[who])
    assert not seen.scope.whole
    assert seen.districts == []  # beside the city's table his own line would tell the others'


@pytest.mark.parametrize("who", ["company", "driver", "auditor", "police", "anonymous"])
def test_who_has_no_figures_has_no_cockpit(desk: Desk, who: str) -> None:
    with pytest.raises(NotFound):
        queries.cockpit(desk.city.cast[who])


def test_a_line_rises_where_the_numbers_do() -> None:
    drawn = charts.spark([1, 3, 2])
    assert drawn is not None
    heights = [float(point.split(",")[1]) for point in drawn.points.split()]
    assert heights[1] < heights[2] < heights[0]  # SVG counts downwards
    assert (drawn.last_x, drawn.start, drawn.end) == (86.0, 1, 2)


def test_a_flat_line_lies_in_the_middle_and_one_point_is_none() -> None:
    flat = charts.spark([5, 5])
    assert flat is not None
    assert flat.points == "2.0,13.0 86.0,13.0"
    assert charts.spark([5]) is None
