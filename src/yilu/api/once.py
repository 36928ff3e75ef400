"""`Idempotency-Key` for any POST of the API.

A phone on a poor network sends a POST twice; with the header it happens once and both get the same
answer, status and body:

    @router.post("/things", response={201: ThingOut})
    def create(request: HttpRequest, body: ThingIn) -> Any:
        return once(request, lambda: (201, _thing(actions.make(body.text, by=actor_of(request)))))

The key counts for this caller at this address only, for two days. Two at the same time: the second
waits for the first. What is refused (a problem detail) is not remembered: put it right and send it
again under the same key. The body lies in the database for those two days, so it must not hold a
secret. Without the header nothing changes. Forms of the phone pages do the same with their hidden
field (`{% once_key %}`, `mobile.once`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Status

from yilu.api.tokens import actor_of
from yilu.core.errors import Invalid
from yilu.runtime import actions

HEADER = "Idempotency-Key"
LONGEST = 200


def once(request: HttpRequest, make: Callable[[], tuple[int, Any]]) -> Any:
    """The answer of `make` (status, body), made at most once for this caller, address and key."""
    key = request.headers.get(HEADER, "").strip()
    if len(key) > LONGEST:
        raise Invalid({HEADER: _("不能超过 200 个字符")})
    actor = actor_of(request)
    who = f"{actor.account_id}|{request.method} {request.path}"
    return Status(*actions.once(actor.city, who, key, make))
