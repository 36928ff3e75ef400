"""Whose it is: the area of the place, and the unit that looks after the category there.

An unpainted place, a place known only in words and an area without a unit for it go to the
committee's desk: nothing is ever nobody's.
"""

from __future__ import annotations

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
    fine, coarse = holding(point)
    rows = AreaCell.objects.filter(city=city, cell__in=[fine, coarse], area__closed_on=None)
    found = {row.cell: row.area for row in rows.select_related("area")}
    return found.get(fine) or found.get(coarse)


def unit_for(city: str, area: Area | None, category: Category) -> Unit:
    """The unit for this category there, else for the rest there, else the committee's desk."""
    if area is not None:
        rows = Duty.objects.filter(unit_open_on(today(), "unit__"), city=city, area=area)
        wanted = rows.filter(category=category) | rows.filter(category=None)
        found = {duty.category_id: duty.unit for duty in wanted.select_related("unit")}
        if unit := found.get(category.pk) or found.get(None):
            return unit
    return root(city)
