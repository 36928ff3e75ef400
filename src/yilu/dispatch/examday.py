"""The exam-day file: a problem of one day read and checked, a plan written as its checker reads it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from yilu.core.geo import Point
from yilu.dispatch.driving import Book, drive
from yilu.dispatch.model import Plan, Problem, Request, Vehicle, Window
from yilu.dispatch.refusals import BadFile as BadFile
from yilu.dispatch.refusals import Where
from yilu.dispatch.travel import Travel

EXAM_STARTS = (4 * 3600, 10 * 3600)  # 09:00 and 15:00, counted from 05:00
EARLIEST, LATEST = 3600, 1800  # arrival before the exam
BOARD, ALIGHT = 120, 60
EQUIPMENT = "equipment"
Figures = dict[str, Any]


def read(written: Any, travel: Travel) -> Problem:
    """The problem of a file that `json` has read."""
    if not isinstance(written, Mapping):
        raise BadFile("no_object")
    for name in ("exams", "requests", "vehicles"):
        if not isinstance(written.get(name), list):
            raise BadFile("no_list", name=name)
    if not written["vehicles"]:
        raise BadFile("no_vehicle")
    exams = {each["id"]: each for each in entries(written, "exams")}
    requests = tuple(request(each, exams, travel) for each in entries(written, "requests"))
    return Problem(requests, tuple(vehicle(each) for each in entries(written, "vehicles")))


def entries(written: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Every one an object with a number of its own."""
    seen = set()
    for rank, each in enumerate(written[name]):
        if not isinstance(each, Mapping) or not isinstance(each.get("id"), int | str):
            raise BadFile("no_id", name=name, rank=rank)
        if str(each["id"]) in seen:  # 1 and "1" would be one in the answer
            raise BadFile("twice", name=name, rank=rank, id=each["id"])
        seen.add(str(each["id"]))
    return list(written[name])


def request(
    each: Mapping[str, Any], exams: Mapping[Any, Mapping[str, Any]], travel: Travel
) -> Request:
    where = Where("request", each["id"])
    exam = each.get("exam")
    if not isinstance(exam, int | str) or exam not in exams:
        raise BadFile("no_exam", where=where, exam=exam)
    home = place(each.get("home"), where)
    point = place(exams[exam].get("loc"), Where("exam", exam))
    start = EXAM_STARTS[number(each, "session", where, 0, len(EXAM_STARTS) - 1)]
    longest = 1.4 * travel.leg(home, point)[1] + 600
    return Request(
        id=str(each["id"]),
        board=home,
        alight=point,
        party=number(each, "party", where, 1, 1000),
        alight_within=Window(start - EARLIEST, start - LATEST),
        board_within=Window(max(0, start - EARLIEST - BOARD - int(longest)), start - LATEST),
        ride_limit=int(longest + 1800),
        needs=needs(each, where),
        priority=number(each, "priority", where, 0, 100, 0),
        board_takes=BOARD,
        alight_takes=ALIGHT,
    )


def vehicle(each: Mapping[str, Any]) -> Vehicle:
    where = Where("vehicle", each["id"])
    shift = each.get("shift", [0, 43200])
    if not isinstance(shift, list) or len(shift) != 2 or not all(is_number(t) for t in shift):
        raise BadFile("no_shift", where=where)
    return Vehicle(
        id=str(each["id"]),
        start=place(each.get("start"), where),
        capacity=number(each, "cap", where, 0, 1000),
        shift=Window(int(shift[0]), int(shift[1])),
        has=needs(each, where),
        backup=bool(number(each, "backup", where, 0, 1, 0)),
    )


def needs(each: Mapping[str, Any], where: Where) -> frozenset[str]:
    return frozenset([EQUIPMENT] if number(each, "equip", where, 0, 1, 0) else [])


def place(found: Any, where: Where) -> Point:
    """[lat, lon] as the file has it."""
    if not isinstance(found, list) or len(found) != 2 or not all(is_number(each) for each in found):
        raise BadFile("no_place", where=where)
    lat, lon = found
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadFile("not_on_earth", where=where, found=found)
    return Point(lon, lat)


def number(
    each: Mapping[str, Any],
    name: str,
    where: Where,
    least: int,
    most: int,
    default: int | None = None,
) -> int:
    found = each.get(name, default)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        raise BadFile("no_number", where=where, name=name, found=found, least=least, most=most)
    return int(found)


def is_number(found: Any) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool) and isfinite(found)


def write(
    problem: Problem, plan: Plan, ids: Mapping[str, Any], travel: Travel, seconds: float
) -> Figures:
    """The answer of `./yilu dispatch solve`; `ids` gives the file's own numbers back."""
    book = Book(problem)
    driven = [drive(book, book.vehicles[r.vehicle], r.stops, travel) for r in plan.routes]
    late = sum(fault.kind.value == "late" for each in driven for fault in each.faults)
    return {
        "vehicles": len(plan.routes),
        "distance": round(sum(each.route.metres for each in driven) / 1000, 1),
        "late": late,
        "seconds": round(seconds, 2),
        "routes": [
            {
                "vehicle": ids[f"vehicle {route.vehicle}"],
                "stops": [
                    {"request": ids[f"request {s.request}"], "kind": s.kind.value}
                    for s in route.stops
                ],
            }
            for route in plan.routes
        ],
        "unserved": [
            {"request": ids[f"request {each.request}"], "reason": each.reason.value}
            for each in plan.unserved
        ],
    }


def ids_of(written: Mapping[str, Any]) -> dict[str, Any]:
    """From our names back to the file's, which may be numbers or words."""
    return {
        f"{kind} {each['id']}": each["id"]
        for kind, name in (("request", "requests"), ("vehicle", "vehicles"))
        for each in written[name]
    }
