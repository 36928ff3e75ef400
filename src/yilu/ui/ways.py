"""Where a form may send somebody back to: our own pages and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def go_back(
    request: HttpRequest, targets: Iterable[str], otherwise: str = "/"
) -> HttpResponseRedirect:
    """To the first target that is a page of ours; an open redirect would lend our name to others."""
    return HttpResponseRedirect(next((to for to in targets if _ours(request, to)), otherwise))


def _ours(request: HttpRequest, target: str) -> bool:
    return target.startswith(("/", "http")) and url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
