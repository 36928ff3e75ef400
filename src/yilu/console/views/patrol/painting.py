"""Painting areas: the city's cells as one drawing and one list; a coarse cell opens into its fine ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.console.views.desk import actor_of, desk, done
from yilu.console.views.patrol.ground import NAV
from yilu.core.actor import Actor, Right
from yilu.core.cells import centre, is_cell, is_coarse, outline, within
from yilu.core.errors import Invalid
from yilu.core.geo import Point
from yilu.patrol import actions, queries

WIDTH, MARGIN = 640, 8
SHADES = 7
PAINTS = Right.REVIEW_SNAPSHOTS


@dataclass(frozen=True, slots=True)
class Hexagon:
    """A cell as it is drawn and listed."""

    cell: str
    points: str
    area: Any
    shade: int
    at: str  # where, in degrees
    mixed: bool = False


@desk(PAINTS, post=True)
def overview(request: HttpRequest) -> HttpResponse:
    """The whole city in coarse cells."""
    actor = actor_of(request)
    return _page(request, actor, queries.coarse_cells(actor.city), "")


@desk(PAINTS, post=True)
def detail(request: HttpRequest, cell: str) -> HttpResponse:
    """One coarse cell in its fine ones."""
    actor = actor_of(request)
    if not is_cell(cell) or not is_coarse(cell):
        raise Http404
    return _page(request, actor, within(cell), cell)


def _page(request: HttpRequest, actor: Actor, cells: Sequence[str], inside: str) -> HttpResponse:
    error = ""
    if request.method == "POST":
        try:
            return _painted(request, actor, cells, inside)
        except Invalid as wrong:
            error = "；".join(map(str, wrong.errors.values()))
    painted, areas = queries.all_painted(actor.city), list(queries.areas(actor))
    hexagons, height = _drawn(cells, painted, [area.pk for area in areas], inside)
    context = {
        "nav": NAV,
        "inside": inside,
        "hexagons": hexagons,
        "width": WIDTH,
        "height": height,
        "legend": [(area, 1 + n % SHADES) for n, area in enumerate(areas)],
        "error": error,
        "picked": set(request.POST.getlist("cell")),
        "free": sum(one.area is None for one in hexagons),
    }
    return render(request, "console/patrol/paint.html", context, status=422 if error else 200)


def _painted(request: HttpRequest, actor: Actor, cells: Sequence[str], inside: str) -> HttpResponse:
    wanted = [cell for cell in request.POST.getlist("cell") if cell in set(cells)]
    area = request.POST.get("area", "")
    to = ("console:paint_cell", inside) if inside else ("console:paint",)
    if area == "none":
        actions.wipe(wanted, by=actor)
        return done(request, _("擦掉了，那里报的到行业党委。"), *to)
    try:
        key = UUID(area)
    except ValueError:
        raise Invalid({"area": _("先选画成哪个片区。")}) from None
    count = actions.paint(key, wanted, by=actor)
    return done(request, _("画好了 %(n)d 格。") % {"n": count}, *to)


def _drawn(
    cells: Sequence[str], painted: Mapping[str, Any], areas: Sequence[UUID], inside: str
) -> tuple[list[Hexagon], int]:
    """Degrees onto paper: north up, east to west as long as it is there."""
    corners = {cell: outline(cell) for cell in cells}
    every = [point for shape in corners.values() for point in shape]
    west, north = min(p.lon for p in every), max(p.lat for p in every)
    squeeze = cos(radians(sum(p.lat for p in every) / len(every)))
    scale = (WIDTH - 2 * MARGIN) / ((max(p.lon for p in every) - west) * squeeze)
    height = round((north - min(p.lat for p in every)) * scale) + 2 * MARGIN
    mixed = {cell[:6] for cell in painted} if inside else set()

    def place(point: Point) -> str:
        x = (point.lon - west) * squeeze * scale + MARGIN
        return f"{x:.0f},{(north - point.lat) * scale + MARGIN:.0f}"

    hexagons = []
    for cell in cells:
        area = painted.get(cell) or (painted.get(inside) if inside else None)
        shade = 1 + areas.index(area.pk) % SHADES if area and area.pk in areas else 0
        middle = centre(cell)
        points = " ".join(place(point) for point in corners[cell])
        at = f"{middle.lat:.3f}, {middle.lon:.3f}"
        hexagons.append(Hexagon(cell, points, area, shade, at, bool(mixed) and cell in painted))
    return hexagons, height
