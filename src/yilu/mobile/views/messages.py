"""消息: what was told to me, by day; opening one marks it read and leads to what it is about."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.contrib import messages as said
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.mobile.page import actor_of, mine
from yilu.notices import actions, queries

AT_ONCE = 30


@require_GET
@mine
def messages(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(queries.messages(actor), AT_ONCE).get_page(request.GET.get("page"))
    days = [
        (day, list(rows)) for day, rows in groupby(page, key=lambda row: localtime(row.at).date())
    ]
    context = {
        "tab": "me",
        "page": page,
        "days": days,
        "fresh": any(row.read_at is None for _day, rows in days for row in rows),
    }
    return render(request, "mobile/me/messages.html", context)


@require_GET
@mine
def message(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one: that it was read is all that changes, however often it is opened."""
    found = queries.get_message(actor_of(request), pk)
    actions.read(found.pk, by=actor_of(request))
    return redirect(found.link or "mobile:messages")


@require_POST
@mine
def read_all(request: HttpRequest) -> HttpResponse:
    actions.read_all(by=actor_of(request))
    said.success(request, _("都标成已读了。"))
    return redirect("mobile:messages")
