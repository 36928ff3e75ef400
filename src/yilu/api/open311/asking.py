"""What a client asks, read once: an empty parameter is an absent one, a wrong one is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import sound
from yilu.core.geo import Point
from yilu.patrol import queries

MOST_ROWS = 1000
SPAN = timedelta(days=90)
ATTRIBUTE = re.compile(r"attribute\[([^\]]+)\](?:\[\])?")


class Trouble(Exception):
    """An answer of Open311's own kind: a code and a sentence."""

    def __init__(self, code: int, *sentences: object) -> None:
        super().__init__(code)
        self.code, self.sentences = code, [str(one) for one in sentences]


def asked(request: HttpRequest, name: str) -> str:
    """From the body or the address, whichever has it."""
    found = request.POST.get(name, "") or request.GET.get(name, "")
    return found.strip().replace("\x00", "")


def listed(request: HttpRequest, name: str) -> list[str]:
    return [part.strip() for part in asked(request, name).split(",") if part.strip()]


def check_jurisdiction(request: HttpRequest, city: str) -> None:
    """One city is served: its code may be left out, another one is not found."""
    given = asked(request, "jurisdiction_id")
    if given and given != city:
        raise Trouble(404, _("没有这个辖区（jurisdiction_id），这里是 %(city)s。") % {"city": city})


def reader(request: HttpRequest, city: str) -> Actor:
    """Whoever reads: a partner by its key, else anybody; a wrong key is told, not passed over."""
    key = asked(request, "api_key")
    if not key:
        return Actor.anonymous(city)
    return _partner(city, key)


def writer(request: HttpRequest, city: str) -> Actor:
    key = asked(request, "api_key")
    if not key:
        raise Trouble(403, _("写入要有 api_key，请向系统管理员申请。"))
    return _partner(city, key)


def _partner(city: str, key: str) -> Actor:
    found = queries.partner_actor(city, key)
    if found is None:
        raise Trouble(403, _("api_key 不对，或者已经收回。"))
    return found


# ── dates and pages ─────────────────────────────────────────────────────────────────────────────


def span(request: HttpRequest) -> tuple[datetime, datetime]:
    """From when to when, at most 90 days; with one end the other lies 90 days from it."""
    first, last = moment(request, "start_date"), moment(request, "end_date")
    if first is None:
        last = last or clock.business_now() + timedelta(days=1)
        return last - SPAN, last
    end = first + SPAN
    return first, min(last, end) if last else end


def moment(request: HttpRequest, name: str) -> datetime | None:
    """An ISO 8601 moment; without a zone it is the city's own time."""
    text = asked(request, name).replace(" ", "+")  # a plus sign that was not escaped
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        words = _("%(name)s 不是时间，请写成 2026-06-01T08:00:00+08:00。")
        raise Trouble(400, words % {"name": name}) from error
    found = found if found.tzinfo else found.replace(tzinfo=clock.CITY_ZONE)
    if not 1970 <= found.astimezone(UTC).year <= 2200:
        raise Trouble(400, _("%(name)s 太远了。") % {"name": name})
    return found


def window(request: HttpRequest) -> slice:
    """`page` from 1 and `page_size`, at most 1000 rows."""
    size = _number(request, "page_size", MOST_ROWS)
    page = _number(request, "page", 1)
    size = min(size, MOST_ROWS)
    return slice((page - 1) * size, page * size)


def _number(request: HttpRequest, name: str, default: int) -> int:
    text = asked(request, name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) < 10**8):
        raise Trouble(400, _("%(name)s 请写正整数。") % {"name": name})
    return int(text[:9])


def statuses(request: HttpRequest) -> list[str]:
    wanted = [word.lower() for word in listed(request, "status")]
    if set(wanted) - {"open", "closed"}:
        raise Trouble(400, _("status 只有 open 和 closed。"))
    return wanted


# ── a new request ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Place:
    """Where, as the client says it."""

    point: Point | None
    address: str


def place(request: HttpRequest) -> Place:
    """Both coordinates, or an address in words; an `address_id` is of a register we do not keep."""
    lat, lon = asked(request, "lat"), asked(request, "long")
    address = asked(request, "address_string")[:120]
    if bool(lat) != bool(lon):
        raise Trouble(400, _("lat 和 long 要一起给。"))
    if not lat:
        if not address:
            raise Trouble(400, _("请给 lat 和 long，或者 address_string。"))
        return Place(None, address)
    try:
        point = sound(float(lon), float(lat))
    except ValueError:
        point = None
    if point is None:
        raise Trouble(400, _("lat、long 不是 WGS-84 的度数。"))
    return Place(point, address)


def attributes(given: QueryDict) -> Mapping[str, str]:
    """`attribute[code]` and `attribute[code][]`, several values joined."""
    found: dict[str, str] = {}
    for name in given:
        if match := ATTRIBUTE.fullmatch(name):
            values: list[Any] = [value.strip() for value in given.getlist(name) if value.strip()]
            found[match[1]] = "、".join(values)
    return found
