"""The map as hexagons (H3): areas are sets of cells, and what lies near lies in neighbouring cells.

A cell is written as H3 writes it, fifteen hexadecimal digits. Two sizes are used: a fine one of
about 0.7 km² and the coarse one seven by seven times as large that holds it.
"""

from __future__ import annotations

from math import isfinite

import h3

from yilu.core.geo import Box, Point

FINE, COARSE, SPOT = 8, 6, 11
LENGTH = 15


def cell_of(point: Point, size: int = FINE) -> str:
    """The cell a point lies in."""
    return str(h3.latlng_to_cell(point.lat, point.lon, size))


def around(cell: str, rings: int = 1) -> list[str]:
    """The cell and its neighbours."""
    return sorted(h3.grid_disk(cell, rings))


def coarse(cell: str) -> str:
    """The coarse cell that holds this one; a coarse one holds itself."""
    return cell if h3.get_resolution(cell) <= COARSE else str(h3.cell_to_parent(cell, COARSE))


def within(cell: str) -> list[str]:
    """The fine cells of a coarse one."""
    return sorted(h3.cell_to_children(cell, FINE))


def holding(point: Point) -> tuple[str, str]:
    """The cells that may say whose a point is, the finer first."""
    fine = cell_of(point)
    return fine, coarse(fine)


def covering(box: Box) -> list[str]:
    """The coarse cells whose middle lies in the box."""
    corners = [
        (box.south, box.west),
        (box.south, box.east),
        (box.north, box.east),
        (box.north, box.west),
    ]
    return sorted(h3.h3shape_to_cells(h3.LatLngPoly(corners), COARSE))


def centre(cell: str) -> Point:
    lat, lon = h3.cell_to_latlng(cell)
    return Point(lon, lat)


def outline(cell: str) -> list[Point]:
    """The corners, in order."""
    return [Point(lon, lat) for lat, lon in h3.cell_to_boundary(cell)]


def is_cell(text: str) -> bool:
    """Whether this is one of the two sizes we paint with."""
    return (
        len(text) == LENGTH and h3.is_valid_cell(text) and h3.get_resolution(text) in {FINE, COARSE}
    )


def is_coarse(cell: str) -> bool:
    return int(h3.get_resolution(cell)) == COARSE


def sound(lon: float | None, lat: float | None) -> Point | None:
    """A point of the earth, or nothing: phones send blanks, NaN and 400 degrees."""
    if lon is None or lat is None or not (isfinite(lon) and isfinite(lat)):
        return None
    return Point(lon, lat) if abs(lon) <= 180 and abs(lat) <= 90 else None
