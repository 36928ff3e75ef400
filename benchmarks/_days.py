"""Exam days of any size, shaped on Panzhihua, and a judge of plans that shares no code with the product."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np

Day = dict[str, Any]
Array = Any
# Name, latitude, longitude, spread in km, share of candidates, exam points. Approximate, assumed.
AREAS = (
    ("东区炳草岗", 26.583, 101.717, 2.2, 0.30, 4),
    ("东区弄弄坪", 26.566, 101.690, 1.5, 0.10, 1),
    ("东区密地瓜子坪", 26.612, 101.740, 2.0, 0.10, 1),
    ("西区河门口清香坪", 26.598, 101.640, 2.5, 0.15, 2),
    ("仁和区", 26.499, 101.742, 2.8, 0.17, 2),
    ("米易县", 26.890, 102.110, 2.5, 0.10, 1),
    ("盐边县", 26.684, 101.855, 2.0, 0.08, 1),
)
URBAN = 5  # the first so many areas are one town: candidates may sit in another of them
STARTS = (4 * 3600, 10 * 3600)  # of the exams, counted from 05:00
OPENS, CLOSES = 3600, 1800  # arrival before an exam
BOARD, ALIGHT = 120, 60


def generate(scale: float, seed: int) -> Day:
    """370 rides in 110 vehicles with 11 backups at scale 1; the order of the draws is part of a seed."""
    rng = np.random.default_rng(seed)
    count, cars, backups = round(370 * scale), round(110 * scale), max(1, round(11 * scale))
    share = np.array([area[4] for area in AREAS])
    share = share / share.sum()

    def places(areas: Array) -> Array:
        away = np.abs(rng.normal(0, 1, (len(areas), 2)))
        away = away * np.sign(rng.uniform(-1, 1, (len(areas), 2)))
        spread = np.array([AREAS[each][3] for each in areas]) * scale**0.15
        lat = np.array([AREAS[each][1] for each in areas]) + away[:, 0] * spread / 111.2 / 1.2
        wide = 111.2 * math.cos(math.radians(26.6))
        lon = np.array([AREAS[each][2] for each in areas]) + away[:, 1] * spread / wide / 1.2
        return np.round(np.stack([lat, lon], 1), 6)

    growth = max(1.0, math.sqrt(scale))
    exam_area = np.repeat(range(len(AREAS)), [round(area[5] * growth) for area in AREAS])
    exams = places(exam_area)
    home_area = rng.choice(len(AREAS), count, p=share)
    homes = places(home_area)
    party = rng.choice([1, 2, 3, 4], count, p=[0.14, 0.26, 0.36, 0.24])
    session = (rng.uniform(size=count) < 0.5).astype(int)
    requests = []
    for number, area in enumerate(home_area):
        near = rng.uniform() < 0.75 or area >= URBAN
        points = np.where(exam_area == area)[0] if near else np.where(exam_area < URBAN)[0]
        request = {"id": number, "home": homes[number].tolist(), "exam": int(rng.choice(points))}
        request |= {"session": int(session[number]), "party": int(party[number])}
        request["equip"] = int(rng.uniform() < 0.03)
        request["priority"] = int(rng.uniform() < 0.10)
        requests.append(request)
    starts = places(rng.choice(len(AREAS), cars + backups, p=share))
    vehicles = [
        {
            "id": number,
            "start": start.tolist(),
            "cap": 4,
            "equip": int(rng.uniform() < 0.08),
            "backup": int(number >= cars),
            "shift": [0, 43200],
        }
        for number, start in enumerate(starts)
    ]
    points = [{"id": number, "loc": exam.tolist()} for number, exam in enumerate(exams)]
    return {"exams": points, "requests": requests, "vehicles": vehicles}


def wave(day: Day, session: int) -> Day:
    """Only one exam of the day."""
    return day | {"requests": [r for r in day["requests"] if r["session"] == session]}


def travel(a: Array, b: Array) -> tuple[Array, Array]:
    """Metres and seconds from each of `a` to each of `b`, as the exam-day problem states them."""
    a, b = np.radians(np.asarray(a, float)), np.radians(np.asarray(b, float))
    half = np.sin((a[:, None, 0] - b[None, :, 0]) / 2) ** 2
    half += (
        np.cos(a[:, None, 0])
        * np.cos(b[None, :, 0])
        * np.sin((a[:, None, 1] - b[None, :, 1]) / 2) ** 2
    )
    km = 2 * 6371.0 * np.arcsin(np.sqrt(half))
    metres = np.where(km < 12, km * 1350, 16200 + (km - 12) * 1500)
    town, road = np.minimum(metres, 16200), np.maximum(metres - 16200, 0)
    seconds = 60 + town * 3.6 / 26 + road * 3.6 / 48
    far = km >= 0.01
    return (
        np.where(far, np.rint(metres), 0).astype(np.int64),
        np.where(far, np.rint(seconds), 0).astype(np.int64),
    )


def judged(day: Day, plan: Day) -> dict[str, Any]:
    """Kilometres, vehicles, who is not served, and every broken rule."""
    requests = {each["id"]: each for each in day["requests"]}
    points = {each["id"]: each["loc"] for each in day["exams"]}
    faults: list[str] = []
    served: list[int] = []
    metres, late = 0, 0
    for route in plan["routes"]:
        vehicle = next(v for v in day["vehicles"] if v["id"] == route["vehicle"])
        stops = [(requests[s["request"]], s["kind"] == "board") for s in route["stops"]]
        places = [vehicle["start"], *(r["home"] if on else points[r["exam"]] for r, on in stops)]
        legs = [travel([a], [b]) for a, b in pairwise(places)]
        time, aboard = vehicle["shift"][0], {}
        for (request, on), (far, long) in zip(stops, legs, strict=True):
            metres += int(far[0, 0])
            time += int(long[0, 0])
            exam = STARTS[request["session"]]
            direct = int(travel([request["home"]], [points[request["exam"]]])[1][0, 0])
            if on:
                time = max(time, exam - OPENS - BOARD - int(1.4 * direct + 600)) + BOARD
                aboard[request["id"]] = time
                if request["equip"] and not vehicle["equip"]:
                    faults.append(f"{request['id']} without equipment")
            elif request["id"] not in aboard:
                faults.append(f"{request['id']} alights without boarding")
            else:
                time = max(time, exam - OPENS)
                if time > exam - CLOSES:
                    late += 1
                    faults.append(f"{request['id']} late")
                if time - aboard.pop(request["id"]) > 1.4 * direct + 2400:
                    faults.append(f"{request['id']} rides too long")
                served.append(request["id"])
                time += ALIGHT
            if sum(requests[each]["party"] for each in aboard) > vehicle["cap"]:
                faults.append(f"{vehicle['id']} over full")
        if aboard or time > vehicle["shift"][1]:
            faults.append(f"{vehicle['id']} ends too late or not empty")
    if len(served) != len(set(served)):
        faults.append("somebody is served twice")
    told = {each["request"] for each in plan["unserved"] if each["reason"]}
    faults += [f"{r} forgotten" for r in requests if r not in told and r not in set(served)]
    used = [r["vehicle"] for r in plan["routes"] if r["stops"]]
    backups = {v["id"] for v in day["vehicles"] if v["backup"]}
    return {
        "km": round(metres / 1000, 1),
        "vehicles": len(used),
        "backups": len(backups & set(used)),
        "unserved": len(requests) - len(set(served)),
        "late": late,
        "faults": len(faults),
    }
