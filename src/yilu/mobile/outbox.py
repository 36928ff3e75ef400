"""待发送: whose waiting things a phone holds, and forms that open without a line."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

from yilu.core.actor import Actor
from yilu.core.crypto import keyed_digest
from yilu.mobile.page import actor_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SENT_BY = "X-Yilu-Outbox"  # on a request: whose words these are
KEEP = "X-Yilu-Keep"  # on a form's page: the phone may open it again without a line
LENGTH = 24


def owner_of(actor: Actor | None) -> str:
    """An account as a phone may know it: the same each time, and telling nothing."""
    if actor is None or actor.account_id is None:
        return ""
    return keyed_digest(str(actor.account_id).encode(), "mobile.outbox").hex()[:LENGTH]


def kept(view: View[P]) -> View[P]:
    """A form that is wanted most where there is no line: the phone keeps its page for its owner."""

    @wraps(view)
    def keeping(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "GET" and response.status_code == 200:
            response[KEEP] = owner_of(actor_of(request))
        return response

    return keeping
