"""The code at a place: on the screen it turns every half minute, printed it lasts one day.

Nothing is stored: a code is a keyed digest of the station and the moment. A photographed screen
code is worthless after 60 to 90 seconds; a printed one may be passed on, so it is taken within
300 metres of the station, or marked as not verified where the phone does not say where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from yilu.core.crypto import keyed_digest

STEP_S = 30
KEPT_STEPS = 2  # this half minute and the two before it: 60 to 90 seconds
LENGTH = 8
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
NEAR_M = 300
SEEN = "station.in"  # what the server's word of a scan is about


@dataclass(frozen=True, slots=True)
class Code:
    """A code as shown, and until when it is taken."""

    text: str
    until: datetime


def turning(station: UUID, now: datetime) -> Code:
    """The code on the screen now."""
    step = int(now.timestamp()) // STEP_S
    until = datetime.fromtimestamp((step + 1 + KEPT_STEPS) * STEP_S, now.tzinfo)
    return Code(_text(station, f"turning|{step}"), until)


def of_day(station: UUID, day: date) -> str:
    """The code printed for a day."""
    return _text(station, f"day|{day.isoformat()}")


def is_turning(station: UUID, text: str, now: datetime) -> bool:
    moments = (now - timedelta(seconds=STEP_S * back) for back in range(KEPT_STEPS + 1))
    return any(turning(station, moment).text == text for moment in moments)


def is_of_day(station: UUID, text: str, day: date) -> bool:
    return of_day(station, day) == text


def _text(station: UUID, moment: str) -> str:
    digest = keyed_digest(f"{station}|{moment}".encode(), "stations.code")
    number = int.from_bytes(digest[:8], "big")
    signs = []
    for _sign in range(LENGTH):
        number, at = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[at])
    return "".join(signs)
