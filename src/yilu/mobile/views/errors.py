"""Pages for what went wrong: two languages, what to do next, and nothing about how we are built."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from yilu.core.actor import Actor
from yilu.notices import queries as notices

Refusal = Exception | None


def bad_request(request: HttpRequest, exception: Refusal = None) -> HttpResponse:
    return _page("400", 400)


def forbidden(request: HttpRequest, exception: Refusal = None) -> HttpResponse:
    return _page("403", 403)


def not_found(request: HttpRequest, exception: Refusal = None) -> HttpResponse:
    """A message led here once: that its thing has moved on is no secret to whoever has the message."""
    told = _told(request)
    return _page("moved", 404, told=told) if told is not None else _page("404", 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _page("500", 500)


def _told(request: HttpRequest) -> Any:
    """His own message about this address, if there is one."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or actor.person_id is None or request.method != "GET":
        return None
    return notices.told_about(actor, request.path)


def _page(name: str, status: int, **known: Any) -> HttpResponse:
    """Without the request: no context processor and no database, which may be what broke.

    And without the exception: a not-found page that repeats its reason tells which things exist.
    """
    return HttpResponse(render_to_string(f"errors/{name}.html", known), status=status)
