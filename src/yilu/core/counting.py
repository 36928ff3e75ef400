"""How official papers write numbers: cut down, never up, and 余 only where something was cut."""

from __future__ import annotations

YU = "余"
WAN = "万"


def cut(value: int) -> int:
    """The value as stated: below 20 exact, below 100 to ten, from 100 to two significant digits."""
    if value < 0:
        raise ValueError(f"a count is never negative: {value}")
    if value < 20:
        return value
    step: int = 10 ** max(len(str(value)) - 2, 1)
    return value - value % step


def rounded(value: int, unit: str = "") -> str:
    """In the manner of the papers: 34人 → 30余人, 1,046人次 → 1000余人次, 22,350元 → 2.2万余元."""
    if value >= 10_000:
        return _in_wan(value, unit)
    stated = cut(value)
    return f"{stated}{YU if stated != value else ''}{unit}"


def exact(value: int, unit: str = "") -> str:
    """Registers, stations, sessions: as they are, 1464人."""
    return f"{value}{unit}"


def _in_wan(value: int, unit: str) -> str:
    """From 10,000 in 万 with one decimal, cut; 12,000 is 1.2万, 20,000 is 2万, 22,350 is 2.2万余."""
    tenths, rest = divmod(value, 1000)
    whole, tenth = divmod(tenths, 10)
    stated = f"{whole}.{tenth}" if tenth else str(whole)
    return f"{stated}{WAN}{YU if rest else ''}{unit}"
