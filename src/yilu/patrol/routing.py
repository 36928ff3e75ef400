"""Whose it is: the area of the place, and the unit that looks after the category there.

An unpainted place, a place known only in words and an area without a unit for it go to the
committee's desk: nothing is ever nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yilu.core.cells import holding
from yilu.core.clock import today
from yilu.core.geo import Point
from yilu.organisations.models import Unit
from yilu.organisations.queries import root, unit_open_on
from yilu.patrol.models import Area, AreaCell, Category, Duty


def area_of(city: str, point: Point | None) -> Area | None:
    """The finest painted cell decides."""
    if point is None:
        return None
    rows = AreaCell.objects.filter(city=city, cell__in=holding(point), area__closed_on=None)
    return area_among({row.cell: row.area for row in rows.select_related("area")}, point)


def area_among(cells: Mapping[str, Area], point: Point) -> Area | None:
    """The same, with the painted cells at hand."""
    fine, coarse = holding(point)
    return cells.get(fine) or cells.get(coarse)


def unit_for(city: str, area: Area | None, category: Category) -> Unit:
    """The unit for this category there, else for the rest there, else the committee's desk."""
    if area is not None:
        rows = Duty.objects.filter(unit_open_on(today(), "unit__"), city=city, area=area)
        if unit := unit_among(rows.select_related("unit"), category):
            return unit
    return root(city)


def unit_among(duties: Iterable[Duty], category: Category) -> Unit | None:
    """Of an area's duties: the category's own unit before the one for all the rest."""
    found = {duty.category_id: duty.unit for duty in duties}
    return found.get(category.pk) or found.get(None)
