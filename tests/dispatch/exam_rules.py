"""The rules of an exam day written a second time, for tests: other code, other travel arithmetic."""

from __future__ import annotations

from math import acos, cos, radians, sin
from random import Random
from typing import Any

Day = dict[str, Any]
STARTS = {0: 9 * 3600 - 5 * 3600, 1: 15 * 3600 - 5 * 3600}


def day(requests: int, vehicles: int, seed: int = 1, backups: int = 0) -> Day:
    """A small exam day around four schools."""
    rng = Random(seed)

    def place() -> list[float]:
        return [round(26.58 + rng.gauss(0, 0.02), 6), round(101.71 + rng.gauss(0, 0.025), 6)]

    return {
        "exams": [{"id": number, "loc": place(), "district": "东区"} for number in range(4)],
        "requests": [
            {
                "id": number,
                "home": place(),
                "exam": rng.randrange(4),
                "session": rng.randrange(2),
                "party": rng.choice([1, 2, 3, 4]),
                "equip": int(rng.random() < 0.1),
                "priority": int(rng.random() < 0.1),
            }
            for number in range(requests)
        ],
        "vehicles": [
            {
                "id": number,
                "start": place(),
                "cap": 4,
                "equip": int(number % 4 == 0),
                "backup": int(number >= vehicles),
                "shift": [0, 43200],
            }
            for number in range(vehicles + backups)
        ],
    }


def minutes_and_km(a: list[float], b: list[float]) -> tuple[float, float]:
    """Seconds, really, and kilometres by road."""
    if a == b:
        return 0, 0
    (north_a, east_a), (north_b, east_b) = ([radians(x) for x in each] for each in (a, b))
    angle = sin(north_a) * sin(north_b) + cos(north_a) * cos(north_b) * cos(east_a - east_b)
    crow = 6371.0 * acos(min(1.0, angle))
    if crow < 0.01:
        return 0, 0
    road = crow * 1.35 if crow < 12 else 16.2 + (crow - 12) * 1.5
    return round(60 + min(road, 16.2) / 26 * 3600 + max(road - 16.2, 0) / 48 * 3600), road


def broken(day: Day, plan: Day) -> list[str]:
    """What a driver, a family or a school would complain about."""
    requests = {each["id"]: each for each in day["requests"]}
    schools = {each["id"]: each["loc"] for each in day["exams"]}
    wrong, arrived = [], set()
    for route in plan["routes"]:
        vehicle = next(each for each in day["vehicles"] if each["id"] == route["vehicle"])
        here, clock = vehicle["start"], vehicle["shift"][0]
        seats, since = vehicle["cap"], {}
        for stop in route["stops"]:
            who = requests[stop["request"]]
            there = who["home"] if stop["kind"] == "board" else schools[who["exam"]]
            clock += minutes_and_km(here, there)[0]
            here = there
            direct = minutes_and_km(who["home"], schools[who["exam"]])[0]
            doors_open = STARTS[who["session"]] - 3600
            if stop["kind"] == "board":
                clock = max(clock, doors_open - 120 - int(1.4 * direct + 600)) + 120
                seats -= who["party"]
                since[who["id"]] = clock
                if seats < 0:
                    wrong.append(f"no seat for {who['id']}")
                if who["equip"] > vehicle["equip"]:
                    wrong.append(f"no equipment for {who['id']}")
            else:
                clock = max(clock, doors_open)
                if clock > doors_open + 1800:
                    wrong.append(f"{who['id']} late")
                if clock - since.pop(who["id"]) > 1.4 * direct + 2400:
                    wrong.append(f"{who['id']} rides too long")
                seats += who["party"]
                if who["id"] in arrived:
                    wrong.append(f"{who['id']} twice")
                arrived.add(who["id"])
                clock += 60
        if since or clock > vehicle["shift"][1]:
            wrong.append(f"{vehicle['id']} not home in time, or not empty")
    explained = {each["request"] for each in plan["unserved"] if each["reason"]}
    wrong += [f"{each} forgotten" for each in requests if each not in arrived | explained]
    return wrong
