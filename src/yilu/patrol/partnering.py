"""Keys of partner systems: only their keyed digest is kept."""

from __future__ import annotations

from yilu.core.crypto import keyed_digest


def digest(key: str) -> bytes:
    return keyed_digest(key.strip().encode(), "patrol.partner")
