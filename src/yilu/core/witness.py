"""That somebody showed a code while it was good: the server's own word, for him alone, about its own moment.

A scan opens a page: from then on the server has seen the code. Whoever taps a little later, or whose line
died in between, hands in this word instead of a code that has turned since. It says nothing for anybody
else, and nothing of another door; what the phone's clock shows does not matter.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone

from yilu.core.crypto import keyed_digest

PURPOSE = "core.witness"
SIGNS, DIGITS = 32, 11


def word(act: str, thing: UUID, person: UUID, *, now: datetime | None = None) -> str:
    """Given out only where the code was looked at and is good now."""
    at = int((now or timezone.now()).timestamp())
    return f"{at}.{_mark(act, thing, person, at)}"


def moment(text: str, act: str, thing: UUID, person: UUID | None) -> datetime | None:
    """When it was seen; None for what is not our word about this very act of this very person."""
    at, _dot, mark = text.partition(".")
    if person is None or not (at.isascii() and at.isdigit() and len(at) <= DIGITS):
        return None
    if not hmac.compare_digest(mark.encode(), _mark(act, thing, person, int(at)).encode()):
        return None
    return datetime.fromtimestamp(int(at), UTC)


def _mark(act: str, thing: UUID, person: UUID, at: int) -> str:
    return keyed_digest(f"{act}|{thing}|{person}|{at}".encode(), PURPOSE).hex()[:SIGNS]
