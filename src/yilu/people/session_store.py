"""Sessions in the database, sealed: between the two steps of sign-in one holds a phone and its code."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.core.signing import JSONSerializer

from yilu.core.crypto import Context, Unreadable, open_, seal
from yilu.core.keyring import MissingKey

# The row's key is not known while encoding (a session may be given a new one), so the column is the place.
_PLACE = Context("django_session", "session_data", "", "")


class SessionStore(DatabaseStore):
    """Django's database sessions with their content under the key ring."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        return seal(JSONSerializer().dumps(session_dict).decode("latin-1"), _PLACE).hex()

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        text = session_data if isinstance(session_data, str) else session_data.decode()
        try:
            opened = open_(bytes.fromhex(text), _PLACE)
        except (Unreadable, MissingKey, ValueError):
            return {}  # a session of another ring is no session
        loaded: dict[str, Any] = JSONSerializer().loads(opened.encode("latin-1"))
        return loaded
