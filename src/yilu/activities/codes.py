"""The code on the screen at the door: one for every minute, told by a keyed digest, stored nowhere."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from yilu.core.crypto import keyed_digest

PURPOSE = "activities.code"
WINDOW = 60  # seconds; the one before is taken too, for whoever scanned at its end
DIGITS, SIGNS = 6, 20
SEEN_IN, SEEN_OUT = "activity.in", "activity.out"  # what the server's word of a scan is about


@dataclass(frozen=True, slots=True)
class DoorCode:
    """What the screen shows: six digits to type, a token in the square, until when it is this one."""

    digits: str
    token: str
    until: datetime


def code_at(activity: UUID, moment: datetime) -> DoorCode:
    window = _window(moment)
    digest = _digest(activity, window)
    until = datetime.fromtimestamp((window + 1) * WINDOW, UTC)
    return DoorCode(_digits(digest), digest.hex()[:SIGNS], until)


def fits(activity: UUID, given: str, moment: datetime) -> bool:
    """Whether this is the code of this minute or of the one before."""
    typed = "".join(given.split()).lower()
    if len(typed) not in (DIGITS, SIGNS):
        return False
    codes = [code_at(activity, moment - timedelta(seconds=back)) for back in (0, WINDOW)]
    return any(
        hmac.compare_digest(typed.encode(), known.encode())
        for code in codes
        for known in (code.digits, code.token)
    )


def scanned(activity: UUID, given: str, moment: datetime) -> bool:
    """The square's token alone: six digits could be guessed by asking often."""
    return len(given) == SIGNS and fits(activity, given, moment)


def _window(moment: datetime) -> int:
    return int(moment.timestamp()) // WINDOW


def _digest(activity: UUID, window: int) -> bytes:
    return keyed_digest(f"{activity}|{window}".encode(), PURPOSE)


def _digits(digest: bytes) -> str:
    return f"{int.from_bytes(digest[-8:], 'big') % 10**DIGITS:0{DIGITS}d}"
