"""What a phone's outbox sends: only ever under the session of whoever wrote it, answered so that it knows."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare

from yilu.mobile.outbox import SENT_BY, owner_of
from yilu.mobile.page import actor_of


class OutboxMiddleware:
    """A POST that says whose words it carries is refused under anybody else's session.

    What went through is told as `{"to": address}` instead of a redirect, which scripts cannot read;
    a page in answer (what was wrong with the form) goes back as it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        claimed = request.headers.get(SENT_BY, "")
        if not claimed or request.method != "POST":
            return self.get_response(request)
        owner = owner_of(actor_of(request))
        if not owner:
            return _not_taken(401, "signed-out")
        if not constant_time_compare(owner, claimed):
            return _not_taken(409, "another")
        return _told(self.get_response(request))


def _told(response: HttpResponse) -> HttpResponse:
    if response.status_code not in {302, 303}:
        return response
    told = JsonResponse({"to": response["Location"]})
    told.cookies = response.cookies
    return told


def _not_taken(status: int, why: str) -> HttpResponse:
    return JsonResponse({"why": why}, status=status, headers={SENT_BY: why})
