"""Pages for what went wrong: two languages, what to do next, and nothing about how we are built."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

Refusal = Exception | None


def bad_request(request: HttpRequest, exception: Refusal = None) -> HttpResponse:
    return _page("400", 400)


def forbidden(request: HttpRequest, exception: Refusal = None) -> HttpResponse:
    return _page("403", 403)


def not_found(request: HttpRequest, exception: Refusal = None) -> HttpResponse:
    return _page("404", 404)


def broken(request: HttpRequest) -> HttpResponse:
    return _page("500", 500)


def _page(name: str, status: int) -> HttpResponse:
    """Without the request: no context processor and no database, which may be what broke.

    And without the exception: a not-found page that repeats its reason tells which things exist.
    """
    return HttpResponse(render_to_string(f"errors/{name}.html"), status=status)
