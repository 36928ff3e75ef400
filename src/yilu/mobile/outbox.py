"""待发送: whose waiting things a phone holds, and forms that open without a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.crypto import keyed_digest
from yilu.mobile.page import actor_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
SENT_BY = "X-Yilu-Outbox"  # on a request: whose words these are
SENT_AT = "X-Yilu-Sent"  # on a request: what the phone's own clock said as it was sent
KEEP = "X-Yilu-Keep"  # on a form's page: the phone may open it again without a line
UNTIL = "X-Yilu-Keep-Until"  # a page with people on it: until this second of the clock
LENGTH, LONGEST = 24, 40
SANE = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)  # beyond: a lost clock


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


def keep_for(response: HttpResponseBase, span: timedelta) -> None:
    """The phone throws its copy of this page away after that time."""
    response[UNTIL] = str(int((timezone.now() + span).timestamp()))


def tapped_at(request: HttpRequest, text: str) -> datetime | None:
    """When something was tapped by the phone's own clock; nonsense is as good as now.

    What an outbox sends says too what that clock shows now, so that a wrong one is put right.
    """
    told = _read(text)
    shows = _read(request.headers.get(SENT_AT, ""))
    if told is None or shows is None:
        return told
    return timezone.now() - (shows - told)


def _read(text: str) -> datetime | None:
    try:
        found = parse_datetime(text[:LONGEST]) if text else None
    except ValueError:
        return None
    if found is None:
        return None
    aware = found if timezone.is_aware(found) else timezone.make_aware(found, CITY_ZONE)
    return aware if SANE[0] < aware < SANE[1] else None
