"""A place as the phone tells it: how far, open until when, what it has, and the way there on three maps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.core.geo import Point, to_bd09, to_gcj02
from yilu.stations import parking, prices
from yilu.stations.enums import Amenity
from yilu.stations.queries import Near

ICONS = {
    Amenity.TOILET: "toilet",
    Amenity.MEALS: "meal",
    Amenity.HEATING: "meal",
    Amenity.WATER: "water",
    Amenity.REST: "rest",
    Amenity.SHOWER: "water",
    Amenity.CHARGING: "charge",
    Amenity.PARKING: "park",
    Amenity.TRUCK_PARKING: "truck",
    Amenity.FIRST_AID: "health",
    Amenity.LISTENING: "voice",
}
PILLS = (Amenity.TOILET, Amenity.MEALS, Amenity.CHARGING, Amenity.TRUCK_PARKING, Amenity.SHOWER)
WEEKDAYS = (
    gettext_lazy("周一"), gettext_lazy("周二"), gettext_lazy("周三"), gettext_lazy("周四"),
    gettext_lazy("周五"), gettext_lazy("周六"), gettext_lazy("周日"),
)  # fmt: skip
ORDER = (  # what is asked for first
    Amenity.TOILET, Amenity.MEALS, Amenity.WATER, Amenity.CHARGING, Amenity.REST, Amenity.HEATING,
    Amenity.SHOWER, Amenity.PARKING, Amenity.TRUCK_PARKING, Amenity.FIRST_AID, Amenity.LISTENING,
)  # fmt: skip
FEW = 5  # amenities in one line


@dataclass(frozen=True, slots=True)
class Shown:
    """One place, in words."""

    near: Near
    now: datetime

    @property
    def station(self) -> Any:
        return self.near.station

    @property
    def amenities(self) -> list[tuple[str, Any]]:
        there = [code for code in ORDER if code in self.station.amenities]
        return [(ICONS[code], code.label) for code in there]

    @property
    def first_amenities(self) -> list[tuple[str, Any]]:
        return self.amenities[:FEW]

    @property
    def far(self) -> tuple[str, str] | None:
        """(850, 米) or (2.1, 公里)."""
        if not self.near.metres:  # the very place distances are reckoned from says nothing
            return None
        if self.near.metres < 1000:
            return str(max(round(self.near.metres, -1), 10)), _("米")
        return f"{self.near.metres / 1000:.1f}", _("公里")

    @property
    def far_words(self) -> str:
        if self.far is None:
            return ""
        return _("%(far)s %(unit)s · %(minutes)d 分钟") % {
            "far": self.far[0], "unit": self.far[1], "minutes": self.near.minutes or 1,
        }  # fmt: skip

    @property
    def open_words(self) -> str:
        """开到 22:00, 全天开放, 明天 07:00 开, 现在没开."""
        status = self.near.status
        if status.open:
            return (
                _("开到 %(at)s") % {"at": self._at(status.until)} if status.until else _("全天开放")
            )
        if not self.station.hours:
            return _("开放时间没有写")
        if status.opens is None:
            return _("现在没开")
        return _("%(at)s 开") % {"at": self._at(status.opens)}

    @property
    def tone(self) -> str:
        if not self.near.status.open:
            return "calm"
        return "soon" if self.near.nearly_full else "done"

    @property
    def state(self) -> str:
        if not self.near.status.open:
            return self.open_words
        return _("快满") if self.near.nearly_full else _("开着")

    @property
    def seats(self) -> str:
        if self.near.free is None:
            return ""
        counts = {"free": self.near.free, "all": self.station.capacity}
        return _("空 %(free)d 个，共 %(all)d 个") % counts

    @property
    def parking(self) -> str:
        """What is allowed now, and until when where that changes with the hour."""
        now, spaces = (
            parking.at_hour(self.station.parking, self.now.hour),
            self.station.truck_spaces,
        )
        words = [now.words, _("货车 %(n)d 位") % {"n": spaces} if spaces else ""]
        if now.until is not None:
            words[0] = _("现在%(words)s，到 %(hour)d 点") % {"words": now.words, "hour": now.until}
        return "，".join(word for word in words if word)

    @property
    def parking_by_hour(self) -> str:
        """The whole rule, where the line above is only the part that holds now."""
        now = parking.at_hour(self.station.parking, self.now.hour)
        return self.station.parking if now.until is not None else ""

    @property
    def prices(self) -> list[tuple[str, str, bool]]:
        """What charging costs by the hour: (from–to, yuan, whether it is so now)."""
        found = prices.stored(self.station.charging)
        return [(f"{a}:00–{b}:00", prices.yuan(fen), a <= self.now.hour < b) for a, b, fen in found]

    @property
    def price(self) -> str:
        return "" if self.near.price is None else f"{self.near.price / 100:.2f}"

    @property
    def price_later(self) -> str:
        if self.near.price_change is None:
            return ""
        hour, fen = self.near.price_change
        return _("%(hour)d:00 后 %(price).2f") % {"hour": hour, "price": fen / 100}

    @property
    def line(self) -> str:
        """The second line in a list, after the state."""
        parts = []
        if self.near.status.open and self.near.free is not None:
            parts.append(_("空位 %(n)d") % {"n": self.near.free})
        parts += [
            str(label) for _icon, label in self.amenities[:3] if label != Amenity.CHARGING.label
        ]
        if self.price:
            parts.append(_("充电 %(price)s 元/度") % {"price": self.price})
        return " · ".join(parts)

    @property
    def maps(self) -> list[tuple[Any, str]]:
        """(map, address): one tap navigates, each in the system its map draws in."""
        if self.station.lon is None or self.station.lat is None:
            words = quote(f"{self.station.address or self.station.name}")
            return [(_("高德地图"), f"https://uri.amap.com/search?keyword={words}&src=yilu")]
        return map_links(self.station.name, Point(self.station.lon, self.station.lat))

    def _at(self, moment: datetime) -> str:
        """22:00; a day ahead it says which."""
        days = (moment.date() - self.now.date()).days
        clock = f"{moment:%H:%M}"
        if days == 0:
            return clock
        if moment.hour == 0 and moment.minute == 0 and days == 1:
            return "24:00"
        day = _("明天") if days == 1 else str(WEEKDAYS[moment.weekday()])
        return f"{day} {clock}"


def map_links(name: str, point: Point) -> list[tuple[Any, str]]:
    """(map, address) of a place on three maps, each in the system it draws in."""
    return [
        (_("高德地图"), _amap(to_gcj02(point), name)),
        (_("百度地图"), _baidu(to_bd09(point), name)),
        (_("腾讯地图"), _tencent(to_gcj02(point), name)),
    ]


def _amap(at: Point, name: str) -> str:
    to = f"{at.lon:.6f},{at.lat:.6f},{name}"
    asked = {"to": to, "mode": "car", "coordinate": "gaode", "callnative": "1", "src": "yilu"}
    return f"https://uri.amap.com/navigation?{urlencode(asked)}"


def _baidu(at: Point, name: str) -> str:
    asked = {
        "location": f"{at.lat:.6f},{at.lon:.6f}", "title": name, "content": name,
        "coord_type": "bd09ll", "output": "html", "src": "yilu",
    }  # fmt: skip
    return f"https://api.map.baidu.com/marker?{urlencode(asked)}"


def _tencent(at: Point, name: str) -> str:
    asked = {
        "type": "drive", "to": name, "tocoord": f"{at.lat:.6f},{at.lon:.6f}", "referer": "yilu",
    }  # fmt: skip
    return f"https://apis.map.qq.com/uri/v1/routeplan?{urlencode(asked)}"
