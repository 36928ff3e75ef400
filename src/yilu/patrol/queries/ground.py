"""Reading the ground: areas, their cells, who looks after what, and which ones I chose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from yilu.core.actor import Actor
from yilu.core.cells import covering
from yilu.core.errors import NotFound
from yilu.core.geo import Box
from yilu.patrol import access
from yilu.patrol.models import Area, AreaCell, AreaChoice, Duty
from yilu.rulebook.queries import city as city_of


@dataclass(frozen=True, slots=True)
class Painted:
    """One cell and whose it is; `mixed` when fine cells in it say otherwise."""

    cell: str
    area: Area | None
    mixed: bool = False


def areas(actor: Actor) -> QuerySet[Area]:
    """The areas that stand, with how many cells, duties and drivers they have; staff only."""
    rows = Area.objects.filter(city=actor.city, closed_on=None)
    if not access.may_see_ground(actor):
        return rows.none()
    return rows.annotate(
        painted=Count("cells", distinct=True), looked_after=Count("duties", distinct=True)
    ).order_by("division", "number")


def get_area(actor: Actor, key: UUID) -> Area:
    found = areas(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def may_paint(actor: Actor) -> bool:
    return access.may_paint(actor)


def painted(city: str, cells: Iterable[str]) -> dict[str, Area]:
    """Of these very cells, whose they are."""
    rows = AreaCell.objects.filter(city=city, cell__in=list(cells), area__closed_on=None)
    return {row.cell: row.area for row in rows.select_related("area")}


def all_painted(city: str) -> dict[str, Area]:
    """Every painted cell of the city."""
    rows = AreaCell.objects.filter(city=city, area__closed_on=None).select_related("area")
    return {row.cell: row.area for row in rows}


def coarse_cells(city: str) -> list[str]:
    """The coarse cells of the city's bounding box: what the whole map is drawn with."""
    row = city_of(city)
    return covering(Box(row.west, row.south, row.east, row.north))


def duties(actor: Actor) -> list[Duty]:
    """Every unit × category × area, for the table."""
    if not access.may_see_ground(actor):
        return []
    rows = Duty.objects.filter(city=actor.city, area__closed_on=None)
    return list(rows.select_related("area", "category", "unit").order_by("area__number", "pk"))


def duties_of(area: Area) -> list[Duty]:
    rows = Duty.objects.filter(city=area.city, area=area).select_related("category", "unit")
    return sorted(rows, key=lambda duty: duty.category.order if duty.category else -1)


def open_areas(city: str) -> list[Area]:
    """What drivers may choose from."""
    return list(Area.objects.filter(city=city, closed_on=None).order_by("division", "number"))


def chosen_areas(actor: Actor) -> QuerySet[AreaChoice]:
    rows = AreaChoice.objects.filter(city=actor.city, person=actor.person_id)
    return rows if actor.person_id is not None else rows.none()


def my_areas(actor: Actor) -> set[UUID]:
    return set(chosen_areas(actor).values_list("area", flat=True))


def drivers_choosing(city: str) -> dict[UUID, int]:
    """How many chose each area; who they are is nobody's business."""
    rows = AreaChoice.objects.filter(city=city).values_list("area")
    return dict(rows.annotate(n=Count("pk")))
