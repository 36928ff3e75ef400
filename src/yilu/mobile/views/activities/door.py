"""At the door: the code from the screen, typed or scanned, then one tap; the tap may wait for a line.

Opening the page by a scan is what counts: the server has seen the code, and its word goes with the tap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yilu.activities import actions, queries
from yilu.mobile.forms.activities import CodeForm
from yilu.mobile.once import once_or
from yilu.mobile.page import actor_of, mine


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The square on the screen leads here with its code filled in; the tap is still his."""
    return _door(request, pk, _("签到"), actions.check_in, _("签到好了。走的时候再扫一次签退。"))


@require_http_methods(["GET", "HEAD", "POST"])
@mine
def check_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _door(request, pk, _("签退"), actions.check_out, _("签退好了，路上慢点。"))


def _door(
    request: HttpRequest, pk: UUID, word: str, act: Callable[..., Any], done: str
) -> HttpResponse:
    actor = actor_of(request)
    row, out = queries.get_mine(actor, pk).card.activity, act is actions.check_out
    code = request.GET.get("c", "")[:40]
    seen = queries.seen_word(actor, row, code, out=out) if request.method != "POST" else ""
    form = CodeForm(request.POST or None, initial={"code": code, "seen": seen})

    def page(status: int = 200) -> HttpResponse:
        context = {"row": row, "form": form, "word": word, "scanned": bool(code), "seen": seen}
        return render(request, "mobile/activities/door.html", context, status=status)

    if request.method != "POST":
        return page()
    if not form.is_valid():
        return page(422)
    given = form.cleaned_data
    seen = given["seen"]

    def make() -> str:
        act(pk, by=actor, code=given["code"], seen=seen)
        messages.success(request, done)
        return reverse("mobile:activity", args=[pk])

    def wrong(errors: Mapping[str, str]) -> HttpResponse:
        for name, message in errors.items():
            form.add_error(name if name in form.fields else None, message)
        return page(422)

    return once_or(request, make, wrong, keyed=queries.witnessed(actor, row, seen, out=out))
