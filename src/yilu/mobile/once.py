"""A POST that a bad line or a double tap repeats happens once; the repeat is shown what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yilu.core.errors import Invalid, Refused
from yilu.mobile.page import actor_of
from yilu.runtime import actions

FIELD = "once"
LONGEST = 64


def fresh() -> str:
    """What a form carries in its hidden field `once`."""
    return uuid4().hex


def once(request: HttpRequest, act: Callable[[], str]) -> HttpResponse:
    """Do it, remember where it led (`act` returns an address), and go there; again, only go there."""
    key, actor = request.POST.get(FIELD, "")[:LONGEST], actor_of(request)
    who = f"{actor.account_id}|{request.path}"
    _status, to = actions.once(actor.city, who, key, lambda: (302, act()))
    return redirect(to)


def told(request: HttpRequest, act: Callable[[], HttpResponse], back: str) -> HttpResponse:
    """Act; where the rules refuse, say why on the page he came from."""
    try:
        return act()
    except Refused as error:
        messages.error(request, str(error.message))
        return redirect(back)


def once_or(
    request: HttpRequest,
    act: Callable[[], str],
    wrong: Callable[[Mapping[str, str]], HttpResponse],
    *,
    keyed: bool = True,
) -> HttpResponse:
    """`once`; what the rules refuse is told on the page, so that a phone's outbox keeps it to be mended.

    Not `keyed` where what went wrong must stay counted: a key takes all back that was not done.
    """
    try:
        return once(request, act) if keyed else redirect(act())
    except Invalid as error:
        return wrong({name: str(message) for name, message in error.errors.items()})
    except Refused as error:
        return wrong({"": str(error.message)})
