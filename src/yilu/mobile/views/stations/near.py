"""现在去哪歇: the places around, without a position too, and one place with the way there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.geo import CHINA, Point
from yilu.core.mercator import FARTHEST, NEAREST
from yilu.core.refs import Ref
from yilu.files.queries import photos_of
from yilu.mobile.page import actor_of
from yilu.mobile.stations_shown import ICONS, PILLS, Shown
from yilu.rulebook.queries import district_names, districts
from yilu.stations import hours
from yilu.stations import queries as stations
from yilu.stations.enums import Amenity
from yilu.ui import maps, schematic

MOST = 12  # what one looks at before choosing; the rest behind "看全部"


@dataclass(frozen=True, slots=True)
class Origin:
    """From where distances are reckoned, and how the page says so."""

    point: Point | None
    words: str
    division: str = ""


@require_GET
def near(request: HttpRequest) -> HttpResponse:
    actor, now, asked = actor_of(request), clock.business_now(), request.GET
    origin = _origin(request, actor)
    wanted = [code for code in asked.getlist("has") if code in Amenity.values]
    everything = asked.get("all") == "1"
    found = stations.near(
        actor,
        now,
        origin=origin.point,
        division=origin.division,
        wanted=wanted,
        open_only=not everything,
    )
    shown = [Shown(place, now) for place in found[: None if asked.get("more") else MOST]]
    context = {
        "tab": "stations",
        "first": shown[0] if shown else None,
        "others": shown[1:],
        "left": len(found) - len(shown),
        "origin": origin,
        "pills": [_pill(request, code, wanted) for code in PILLS],
        "open_pill": (not everything, _address(request, all="" if everything else "1")),
        "more_url": _address(request, more="1"),
        "closed_url": _address(request, all="1"),
        "q": asked.get("q", "")[:40],
        "kept": _kept(request),
        "map_url": f"{reverse('mobile:stations_map')}?{asked.urlencode()}",
        "districts": _districts(actor, origin.division),
    }
    return render(request, "mobile/stations/near.html", context)


def position(request: HttpRequest) -> Point | None:
    """`?lat=…&lon=…` where the phone said so; nonsense is as good as nothing."""
    given = request.POST if request.method == "POST" else request.GET
    try:
        point = Point(float(given.get("lon", "")), float(given.get("lat", "")))
    except ValueError:
        return None
    return point if CHINA.holds(point) else None


def _origin(request: HttpRequest, actor: Actor) -> Origin:
    """The phone's position, else a place typed, else a district, else where he was last."""
    point = position(request)
    if point is not None:
        return Origin(point, _("按您现在的位置算"))
    names = district_names(actor.city)
    division = request.GET.get("district", "")
    if text := request.GET.get("q", "").strip()[:40]:
        return _typed(actor, text, division if division in names else "")
    if division in names:
        return Origin(
            None, _("按%(district)s排，没有用定位") % {"district": names[division]}, division
        )
    last = stations.last_used(actor)
    if last is not None and last.lon is not None and last.lat is not None:
        words = _("按上次去的%(name)s算，没有用定位") % {"name": last.name}
        return Origin(Point(last.lon, last.lat), words)
    return Origin(None, _("没有用定位，先列开着的"))


def _typed(actor: Actor, text: str, division: str) -> Origin:
    """A place typed is reckoned from the first station called or located so."""
    places = stations.near(actor, clock.business_now(), text=text)
    for place in places:
        if place.station.lon is not None and place.station.lat is not None:
            words = _("按“%(text)s”附近算，没有用定位") % {"text": text}
            return Origin(Point(place.station.lon, place.station.lat), words)
    words = _("没找到“%(text)s”，换个路名或驿站名试试") % {"text": text}
    return Origin(None, words, division)


def _pill(request: HttpRequest, code: Amenity, wanted: list[str]) -> dict[str, Any]:
    chosen = code.value in wanted
    has = [c for c in wanted if c != code] if chosen else [*wanted, code.value]
    query = request.GET.copy()
    query.setlist("has", has)
    query.pop("more", None)
    return {
        "label": code.label, "icon": ICONS[code], "chosen": chosen, "href": f"?{query.urlencode()}",
    }  # fmt: skip


def _address(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value:
            query[key] = value
    return f"?{query.urlencode()}"


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form of another place carries on."""
    given = request.GET
    kept = [("has", code) for code in given.getlist("has") if code in Amenity.values]
    return [*kept, ("all", "1")] if given.get("all") == "1" else kept


def _districts(actor: Actor, chosen: str) -> list[dict[str, Any]]:
    counts = stations.division_counts(actor.city, clock.today())
    return [
        {"code": row.code, "name": row.name, "n": counts.get(row.code, 0), "on": row.code == chosen}
        for row in districts(actor.city)
    ]


@require_GET
def on_map(request: HttpRequest) -> HttpResponse:
    """The same places on a map: districts first on the schematic, then pins with the list's numbers."""
    actor, now, asked = actor_of(request), clock.business_now(), request.GET
    origin = _origin(request, actor)
    wanted = [code for code in asked.getlist("has") if code in Amenity.values]
    found = stations.near(
        actor, now, origin=origin.point, division=origin.division, wanted=wanted,
        open_only=asked.get("all") != "1",
    )  # fmt: skip
    shown = [Shown(place, now) for place in found[:MOST]]
    drawn = _drawn(request, shown, origin.point)
    context = {
        "tab": "stations",
        "origin": origin,
        "places": list(enumerate(shown, start=1)),
        "left": len(found) - len(shown),
        "map": drawn,
        "list_url": f"{reverse('mobile:stations')}?{asked.urlencode()}",
        "zooms": _zooms(request, drawn),
        **_schematic(request, actor),
    }
    return render(request, "mobile/stations/map.html", context)


def _drawn(request: HttpRequest, shown: list[Shown], origin: Point | None) -> maps.Drawn | None:
    pins = [
        maps.Pin(
            number, place.station.name, reverse("mobile:station", args=[place.station.pk]),
            Point(place.station.lon, place.station.lat), place.tone,
        )
        for number, place in enumerate(shown, start=1)
        if place.station.lon is not None and place.station.lat is not None
    ]  # fmt: skip
    return maps.draw(pins, here=position(request), centre=origin, zoom=_zoom(request))


def _zoom(request: HttpRequest) -> int | None:
    given = request.GET.get("z", "")
    return (
        int(given) if given in {str(level) for level in range(FARTHEST + 4, NEAREST + 1)} else None
    )


def _zooms(request: HttpRequest, drawn: maps.Drawn | None) -> list[tuple[Any, str]]:
    """Nearer, farther, everything: links, so that it works without a script."""
    if drawn is None:
        return []
    level = drawn.view.zoom
    steps = [(_("放大"), level + 1), (_("缩小"), level - 1)]
    links = [
        (label, _address(request, z=str(to)))
        for label, to in steps
        if FARTHEST + 4 <= to <= NEAREST
    ]
    return [*links, (_("全看"), _address(request, z=""))] if request.GET.get("z") else links


def _schematic(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """How many places each district has; a tap looks at that district."""
    counts = stations.division_counts(actor.city, clock.today())
    named = [(row.code, row.name) for row in districts(actor.city)]
    sheet = schematic.draw(named, counts)
    tiles = [
        (tile, _address(request, district=tile.code, q="", lat="", lon="", z=""))
        for tile in sheet.tiles
    ]
    return {"sheet": sheet, "tiles": tiles, "unit": _("处")}


@require_GET
def station(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor, now = actor_of(request), clock.business_now()
    try:
        place = Shown(stations.near_one(actor, pk, now, position(request)), now)
    except NotFound as error:
        raise Http404 from error
    row = place.station
    context = {
        "tab": "stations",
        "place": place,
        "hours": hours.words(row.hours),
        "level": stations.levels(actor.city).names.get(row.level, "") if row.level else "",
        "keeps": bool(actor.grants) and stations.manned_by(actor, row),
        "district": district_names(actor.city).get(row.division, ""),
        "closed": row.closed_on is not None and row.closed_on < now.date(),
        "signed_in": actor.person_id is not None,
        "photos": photos_of(actor.city, Ref.to(row)) if actor.is_authenticated else (),
        "visit": _visit_today(actor, pk),
        "faults": _own_faults(actor, pk),
    }
    return render(request, "mobile/stations/station.html", context)


def _visit_today(actor: Actor, pk: UUID) -> Any:
    """His last visit here today: what the satisfaction is asked about."""
    today = clock.today()
    rows = stations.my_visits(actor)[:5]
    return next((row for row in rows if row.station_id == pk and row.on == today), None)


def _own_faults(actor: Actor, pk: UUID) -> list[Any]:
    return [row for row in stations.my_faults(actor)[:20] if row.station_id == pk][:3]
