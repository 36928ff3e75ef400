"""The switch of the look: night, 大字, language; it works signed out as well."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from yilu.ui.preferences import remember


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme, size or language, and go back to the page one came from."""
    choice = request.POST
    response = redirect(_back(request))
    remember(
        response,
        theme=choice.get("theme"),
        size=choice.get("size"),
        language=choice.get("language"),
    )
    return response


def _back(request: HttpRequest) -> str:
    """Only our own pages: an open redirect would lend our name to somebody else's."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"
