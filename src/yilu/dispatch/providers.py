"""Road graphs asked for their table: OSRM and Valhalla over HTTP, AMap's distance service by key."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Refused
from yilu.core.geo import Point, to_gcj02
from yilu.dispatch.model import Provider
from yilu.dispatch.travel import Known, Straight, Travel, unit_square

Block = tuple[
    list[list[float | None]], list[list[float | None]]
]  # metres, seconds: rows from, columns to
MANY = 3000  # places; a table of more is asked of nobody


class ProviderDown(Refused):
    """The road graph did not answer, or not with a table."""


class NoRoad(ValueError):
    """The graph knows no way from one place to another."""


@dataclass(frozen=True, slots=True)
class Osrm:
    """`/table/v1`; `block` is the server's --max-table-size."""

    url: str
    profile: str = "driving"
    block: int = 100
    timeout: float = 20
    provider: Provider = Provider.OSRM

    def ask(self, origins: Sequence[Point], targets: Sequence[Point]) -> Block:
        places = ";".join(f"{p.lon:.6f},{p.lat:.6f}" for p in (*origins, *targets))
        ranks = [str(rank) for rank in range(len(origins) + len(targets))]
        query = {
            "annotations": "duration,distance",
            "sources": ";".join(ranks[: len(origins)]),
            "destinations": ";".join(ranks[len(origins) :]),
        }
        path = f"/table/v1/{self.profile}/{places}?{urllib.parse.urlencode(query, safe=';,')}"
        answer = fetched(self.url.rstrip("/") + path, self.timeout)
        if answer.get("code") != "Ok":
            raise ValueError(f"{answer.get('code')} {answer.get('message', '')}".strip())
        return answer["distances"], answer["durations"]


@dataclass(frozen=True, slots=True)
class Valhalla:
    """`/sources_to_targets`; distances come in kilometres."""

    url: str
    costing: str = "auto"
    block: int = 50
    timeout: float = 20
    provider: Provider = Provider.VALHALLA

    def ask(self, origins: Sequence[Point], targets: Sequence[Point]) -> Block:
        asked = {
            "sources": [{"lat": p.lat, "lon": p.lon} for p in origins],
            "targets": [{"lat": p.lat, "lon": p.lon} for p in targets],
            "costing": self.costing,
        }
        body = json.dumps(asked).encode()
        url = self.url.rstrip("/") + "/sources_to_targets"
        rows = fetched(url, self.timeout, body)["sources_to_targets"]
        metres = [[cell["distance"] * 1000 for cell in row] for row in rows]
        return metres, [[cell["time"] for cell in row] for row in rows]


@dataclass(frozen=True, slots=True)
class Amap:
    """高德距离测量: up to a hundred origins to one destination a call, in GCJ-02."""

    key: str
    url: str = "https://restapi.amap.com"
    block: int = 100
    timeout: float = 20
    provider: Provider = Provider.AMAP

    def ask(self, origins: Sequence[Point], targets: Sequence[Point]) -> Block:
        columns = [self.column(origins, target) for target in targets]
        metres = [list(row) for row in zip(*(column[0] for column in columns), strict=True)]
        return metres, [list(row) for row in zip(*(column[1] for column in columns), strict=True)]

    def column(self, origins: Sequence[Point], target: Point) -> tuple[list[float], list[float]]:
        query = {
            "key": self.key,
            "type": "1",
            "origins": "|".join(as_amap(place) for place in origins),
            "destination": as_amap(target),
        }
        path = f"/v3/distance?{urllib.parse.urlencode(query)}"
        answer = fetched(self.url.rstrip("/") + path, self.timeout)
        if answer.get("status") != "1":
            raise ValueError(f"{answer.get('infocode', '')} {answer.get('info', '')}".strip())
        found = sorted(answer["results"], key=lambda each: int(each["origin_id"]))
        return [float(e["distance"]) for e in found], [float(e["duration"]) for e in found]


Source = Osrm | Valhalla | Amap


def table(source: Source, places: Sequence[Point], *, buffer: float = 1.0) -> Known:
    """All pairs, block by block; whatever goes wrong is one error that says what to do."""
    if len(places) > MANY:
        raise ProviderDown(
            _(
                "地点共 %(count)s 个，超过路网服务一次可查的 %(most)s 个。请按场次分开编排，或改用直线估算。"
            )
            % {"count": len(places), "most": MANY}
        )
    metres, seconds = unit_square(places), unit_square(places)
    try:
        for rows, columns in blocks(len(places), source.block):
            far, long = source.ask([places[r] for r in rows], [places[c] for c in columns])
            put(metres, rows, columns, far, 1.0)
            put(seconds, rows, columns, long, buffer)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ProviderDown(
            _("路网服务 %(name)s 没有给出行车时间（%(why)s）。请稍后再试，或改用直线估算。")
            % {"name": source.provider.value, "why": why(error)}
        ) from error
    return Known(source.provider, tuple(places), metres, seconds)


def table_or_straight(source: Source | None, places: Sequence[Point], straight: Straight) -> Travel:
    """The road graph's times; without it the straight line, and the plan says why."""
    if source is None:
        return straight
    try:
        return table(source, places, buffer=straight.buffer)
    except ProviderDown as error:
        return replace(straight, fell_back=str(error.message))


def blocks(count: int, most: int) -> Iterator[tuple[range, range]]:
    starts = range(0, count, most)
    for row in starts:
        for column in starts:
            yield (
                range(row, min(row + most, count)),
                range(column, min(column + most, count)),
            )


def put(
    into: list[list[int]],
    rows: range,
    columns: range,
    found: list[list[float | None]],
    stretch: float,
) -> None:
    """A missing cell means that no road leads there, which is an error of the place, not a zero."""
    for row, cells in zip(rows, found, strict=True):
        for column, cell in zip(columns, cells, strict=True):
            if cell is None:
                raise NoRoad(_("有地点没有路可到"))
            into[row][column] = 0 if row == column else round(cell * stretch)


def why(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"HTTP {error.code}"
    if isinstance(error, urllib.error.URLError):
        return str(error.reason)
    if isinstance(error, NoRoad):
        return str(error)
    return f"{type(error).__name__}: {error}"[:120]


def as_amap(place: Point) -> str:
    shifted = to_gcj02(place)
    return f"{shifted.lon:.6f},{shifted.lat:.6f}"


def fetched(url: str, timeout: float, body: bytes | None = None) -> dict[str, Any]:
    if not url.startswith(("http://", "https://")):
        raise ValueError("not an http address")
    asked = urllib.request.Request(url, data=body)  # noqa: S310 — the scheme is looked at above
    if body is not None:
        asked.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(asked, timeout=timeout) as answer:  # noqa: S310
        found = json.loads(answer.read())
    if not isinstance(found, dict):
        raise ValueError("no table in the answer")
    return found
