"""Bearer tokens become the same actor a page would have, or one with fewer rights."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from yilu.core.actor import Actor
from yilu.flows.actor import actor_for_token
from yilu.people.queries import bearer


class Bearer(HttpBearer):
    """Authorization: Bearer …; the actor is kept on the request for the views."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = bearer(token)
        if found is None:
            return None
        actor = actor_for_token(found)
        request.actor = actor  # type: ignore[attr-defined]
        return actor


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
