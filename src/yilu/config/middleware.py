"""What stands round every request: one rulebook, who acts (`request.actor`), and what cannot be stored."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.flows.actor import actor_for_token, standing
from yilu.flows.sign_in import proof_of
from yilu.people.models import Account
from yilu.people.queries import bearer, has_second_factor
from yilu.rulebook.queries import one_edition

SEEN = "yilu.seen"  # when this session was last used, in seconds
FRESH = 60  # written once a minute at most: a page is no database write
API, CONSOLE = "/api/", "/console/"


class RulebookMiddleware:
    """A request is answered from one edition of the rulebook, asked for once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_edition():
            return self.get_response(request)


class UnwritableMiddleware:
    """A NUL in what was sent, anywhere, is a request nobody can read: PostgreSQL has no such sign."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, DataError) and "NUL" in str(exception):
            raise BadRequest("NUL") from exception


class ActorMiddleware:
    """Sets `request.actor` (and `request.standing` for a session).

    Idle staff are signed out; staff without a second factor are sent to get one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offered = request.headers.get("Authorization", "")
        if request.path.startswith(API) and offered.startswith("Bearer "):
            return self._with_token(request, offered.removeprefix("Bearer ").strip())
        return self._with_session(request) or self.get_response(request)

    def _with_token(self, request: HttpRequest, text: str) -> HttpResponse:
        found = bearer(text)
        if found is None:
            return _unauthorised()
        request.actor = actor_for_token(found)  # type: ignore[attr-defined]
        return self.get_response(request)

    def _with_session(self, request: HttpRequest) -> HttpResponse | None:
        request.actor = Actor.anonymous(settings.YILU_CITY)  # type: ignore[attr-defined]
        account = request.user
        if not isinstance(account, Account):
            return None
        found = standing(account, proof_of(request))
        if found.is_staff and _is_idle(request):
            return _sign_out(request)
        _mark_seen(request)
        request.actor, request.standing = found.actor, found  # type: ignore[attr-defined]
        if found.waits_for_second_factor and request.path.startswith(CONSOLE):
            return _to_second_factor(request, account)
        return None


def _is_idle(request: HttpRequest) -> bool:
    limit = settings.YILU_IDLE_MINUTES_STAFF * 60
    return time.time() - float(request.session.get(SEEN, time.time())) > limit


def _mark_seen(request: HttpRequest) -> None:
    now = time.time()
    if now - float(request.session.get(SEEN, 0)) > FRESH:
        request.session[SEEN] = now


def _sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, _("您离开了一会儿，为了安全已经退出，请重新登录。"))
    return _redirect("account_login", request)


def _to_second_factor(request: HttpRequest, account: Account) -> HttpResponse:
    """Set one up, or show the one there is."""
    name = "mfa_reauthenticate" if has_second_factor(account) else "mfa_activate_totp"
    return _redirect(name, request)


def _redirect(name: str, request: HttpRequest) -> HttpResponse:
    target = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': target})}")


def _unauthorised() -> HttpResponse:
    problem = {
        "type": "about:blank",
        "title": _("令牌无效或已过期"),
        "status": 401,
        "detail": _("请在“我的”里重新生成令牌。"),
    }
    response = JsonResponse(problem, status=401, content_type="application/problem+json")
    response["WWW-Authenticate"] = "Bearer"
    return response
