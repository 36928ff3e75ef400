"""Where each row lies, in WGS-84: from two columns or one cell, in whichever system it was taken."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.core.geo import Box, Datum, Point, to_wgs84
from yilu.intake.spec import Cell, Context, Finding, Rows, Severity
from yilu.rulebook.queries import city

OUTSIDE = _("这个坐标不在本市范围内，先不登记；看看经度和纬度有没有写反。")
HALF = _("经度和纬度要一起写，先不登记。")
NO_DATUM = _(
    "没写坐标系，按 GPS（WGS-84）登记；从高德抄来的请加一列“坐标系”写高德，不然会差约 400 米。"
)
TOLD = "stations.datum_told"


def placed(rows: Rows, context: Context) -> tuple[dict[str, list[Cell]], list[Finding]]:
    """The columns lon, lat and datum in stored form, and what was left out."""
    box = _box(context)
    lons: list[Cell] = []
    lats: list[Cell] = []
    datums: list[Cell] = []
    findings: list[Finding] = []
    for index, cells in enumerate(rows.tuples("lon", "lat", "coordinates", "datum")):
        point, finding = _point(index, cells, box)
        if finding is not None:
            findings.append(finding)
        elif point is not None and "datum" not in rows:
            findings += _tell_once(index, cells, context)
        lons.append(None if point is None else f"{point.lon:.6f}")
        lats.append(None if point is None else f"{point.lat:.6f}")
        datums.append(None if point is None else cells[3] or Datum.WGS84.value)
    return {"lon": lons, "lat": lats, "datum": datums}, findings


def _point(index: int, cells: tuple[Cell, ...], box: Box) -> tuple[Point | None, Finding | None]:
    lon, lat, both, datum = cells
    column = "lon" if lon is not None or lat is not None else "coordinates"
    if both is not None and lon is None and lat is None:
        lon, lat = both.split(",")
    if lon is None and lat is None:
        return None, None
    if lon is None or lat is None:
        return None, Finding(index, column, HALF, severity=Severity.WARNING)
    point = to_wgs84(Point(float(lon), float(lat)), Datum(datum or Datum.WGS84))
    if not box.holds(point):
        return None, Finding(index, column, OUTSIDE, severity=Severity.WARNING)
    return point, None


def _tell_once(index: int, cells: tuple[Cell, ...], context: Context) -> list[Finding]:
    """One warning a file is enough for a column that is missing."""
    if context.cache.setdefault(TOLD, False):
        return []
    context.cache[TOLD] = True
    column = "lon" if cells[0] is not None else "coordinates"
    return [Finding(index, column, NO_DATUM, severity=Severity.WARNING)]


def _box(context: Context) -> Box:
    known: Box | None = context.cache.get("stations.box")
    if known is None:
        row = city(context.city)
        known = Box(row.west, row.south, row.east, row.north)
        context.cache["stations.box"] = known
    return known
