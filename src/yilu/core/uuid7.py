"""Identifiers made in the application: UUIDs whose order is the order of their making."""

from __future__ import annotations

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then randomness."""
    millis = time.time_ns() // 1_000_000
    value = (millis & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def uuid7_many(count: int) -> list[UUID]:
    """As many at once, for bulk writes: one draw of randomness instead of one per row."""
    millis = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80
    noise = os.urandom(10 * count)
    fixed, keep = millis | 0x7 << 76 | 0x2 << 62, ~(0xF << 76 | 0x3 << 62)
    draws = (int.from_bytes(noise[at : at + 10], "big") for at in range(0, 10 * count, 10))
    return [UUID(int=draw & keep | fixed) for draw in draws]
