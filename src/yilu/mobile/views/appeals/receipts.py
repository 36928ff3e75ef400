"""An anonymous appeal by its receipt: the same page, for whoever holds the receipt, signed in or not."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yilu.appeals import actions, queries
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.mobile.forms.appeals import ReceiptForm
from yilu.mobile.views.appeals import shown
from yilu.people.actions import spend_receipt


@sensitive_post_parameters("receipt")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt travels in the body, never in an address; who is signed in is not looked at."""
    form = ReceiptForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _enter(request, form)
    by, given = Actor.anonymous(settings.YILU_CITY), form.cleaned_data["receipt"]
    try:
        spend_receipt(get_adapter().get_client_ip(request), city=by.city)
        return _shown(request, by, given)
    except Refused as error:
        form.add_error("receipt", str(error.message))
    except (NotFound, NotAllowed):
        form.add_error("receipt", _("没有找到这张收条。请一位一位再对一遍。"))
    return _enter(request, form)


def _enter(request: HttpRequest, form: ReceiptForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "mobile/appeals/receipt.html", {"form": form}, status=status)


def _shown(request: HttpRequest, by: Actor, given: str) -> HttpResponse:
    key, do = queries.by_receipt(by.city, given).pk, request.POST.get("do", "")
    form = shown.asked_form(request, do, given)
    if "send" in request.POST:
        form = _done(request, by, given, do)
    actions.mark_read(key, by=by, receipt=given)
    context: dict[str, Any] = shown.context_of(by, queries.by_receipt(by.city, given), given)
    if form is not None:
        context |= {"do": do, "form": form, "ask": shown.SPOKEN[do]}
    status = 422 if form is not None and form.errors else 200
    return render(request, "mobile/appeals/detail.html", context, status=status)


def _done(request: HttpRequest, by: Actor, given: str, do: str) -> Any:
    try:
        return shown.act(request, by, queries.by_receipt(by.city, given).pk, do, given)
    except Refused as error:
        messages.error(request, str(error.message))
    except Invalid as error:
        messages.error(request, " ".join(map(str, error.errors.values())))
    return None
