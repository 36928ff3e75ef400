"""At the door: the code from the screen, typed or scanned, then one tap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yilu.activities import actions, queries
from yilu.core.errors import Invalid, Refused
from yilu.mobile.forms.activities import CodeForm
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
    mine_ = queries.get_mine(actor, pk)
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("c", "")})
    if request.method == "POST" and form.is_valid():
        try:
            act(pk, by=actor, code=form.cleaned_data["code"])
        except Refused as error:
            form.add_error(None, str(error.message))
        except Invalid as error:
            form.add_error("code", str(error.errors["code"]))
        else:
            messages.success(request, done)
            return redirect("mobile:activity", pk)
    context = {
        "row": mine_.card.activity,
        "form": form,
        "word": word,
        "scanned": "c" in request.GET,
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/activities/door.html", context, status=status)
