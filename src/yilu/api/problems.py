"""Errors as RFC 9457 problem details, in the caller's language, with the field names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused, TooLarge

CONTENT_TYPE = "application/problem+json"


def problem(status: int, title: str, **more: Any) -> HttpResponse:
    body = {"type": "about:blank", "status": status, "title": title, **more}
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(422, _("有几处要改"), errors=_lines(error))


def _too_large(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(413, _("文件太大"), errors=_lines(error))


def _lines(error: Invalid) -> list[dict[str, str]]:
    return [{"field": name, "message": str(text)} for name, text in error.errors.items()]


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    fields = [
        {"field": ".".join(str(step) for step in item["loc"][1:]), "message": item["msg"]}
        for item in error.errors
    ]
    return problem(422, _("有几处要改"), errors=fields)


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    """What is not there and what is not for you answer alike."""
    return problem(404, _("没有这一项，或者不在您的范围内"))


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(409, str(error.message))


def _unknown_caller(request: HttpRequest, error: Any) -> HttpResponse:
    answer = problem(401, _("请带上有效的令牌"))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code, str(error))


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    Invalid: _invalid,
    TooLarge: _too_large,
    ValidationError: _unreadable,
    NotFound: _missing,
    NotAllowed: _missing,
    Http404: _missing,
    Refused: _refused,
    AuthenticationError: _unknown_caller,
    HttpError: _http,
}


def install(api: NinjaAPI) -> None:
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)
