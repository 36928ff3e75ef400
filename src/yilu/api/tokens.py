"""Only bearer tokens open the API: a session's cookie does not, so no foreign page can use it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from yilu.core.actor import Actor


class Bearer(HttpBearer):
    """Authorization: Bearer …; the middleware has already turned a good token into `request.actor`."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return actor_of(request)


def actor_of(request: HttpRequest) -> Actor:
    """Whoever the token speaks for, with his rights or fewer."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
