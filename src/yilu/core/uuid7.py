"""Identifiers made in the application: UUIDs whose order is the order of their making."""

from __future__ import annotations

import os
import threading
import time
from uuid import UUID

RANDOM_BITS = 74  # 12 before the variant, 62 behind it
STEP_BYTES = 5
_VERSION, _VARIANT, _BEHIND = 0x7 << 76, 0x2 << 62, (1 << 62) - 1
_turn = threading.Lock()
_last = 0  # milliseconds and randomness of the newest one, as one number


def uuid7() -> UUID:
    """A UUID version 7 (RFC 9562), greater than all this process made before it.

    Within a millisecond, or while the clock stands back, the random part grows by a random step
    (section 6.2, method 2): rows written one after another are in that order by their key too.
    """
    return uuid7_many(1)[0]


def uuid7_many(count: int) -> list[UUID]:
    """As many at once, each greater than the one before; for bulk writes, one draw of randomness."""
    global _last
    noise = os.urandom(STEP_BYTES * count + RANDOM_BITS // 8)
    steps = (int.from_bytes(noise[at : at + STEP_BYTES], "big") for at in _offsets(count))
    with _turn:
        fresh = time.time_ns() // 1_000_000 << RANDOM_BITS
        if fresh > _last:
            _last = fresh | int.from_bytes(noise[STEP_BYTES * count :], "big")
        numbers = [_last := _last + 1 + step for step in steps]
    return [_uuid(number) for number in numbers]


def _offsets(count: int) -> range:
    return range(0, STEP_BYTES * count, STEP_BYTES)


def _uuid(number: int) -> UUID:
    """The number with the version and the variant put in between."""
    millis, noise = number >> RANDOM_BITS, number & (1 << RANDOM_BITS) - 1
    return UUID(int=millis << 80 | _VERSION | noise >> 62 << 64 | _VARIANT | noise & _BEHIND)
