"""The numbers a city may set for its fleets, with what holds where it has set none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from yilu.fleets.enums import MissionKind
from yilu.rulebook.queries import parameters

# What a driver must have been trained in before he is asked, by kind of mission.
TRAINING = {
    MissionKind.FOREST_FIRE.value: ["emergency"],
    MissionKind.FOOD_SAFETY.value: ["food_safety"],
    MissionKind.EPIDEMIC.value: ["emergency"],
    MissionKind.OTHER.value: [],
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Rest and hours, waves, and how long a trip may count."""

    rest: timedelta
    day_hours: int
    wave: timedelta
    wave_factor: int
    disinfection: timedelta
    forgotten: timedelta
    training: dict[str, list[str]]


def limits(city: str) -> Limits:
    set_by_city = parameters(city, "fleets.")

    def number(key: str, default: int) -> int:
        value: Any = set_by_city.get(key, default)
        return int(value)

    return Limits(
        rest=timedelta(hours=number("rest_hours", 8)),
        day_hours=number("day_hours", 10),
        wave=timedelta(minutes=number("wave_minutes", 15)),
        wave_factor=number("wave_factor", 2),
        disinfection=timedelta(minutes=number("disinfection_minutes", 20)),
        forgotten=timedelta(minutes=number("forgotten_minutes", 60)),
        training={**TRAINING, **set_by_city.get("training", {})},
    )
