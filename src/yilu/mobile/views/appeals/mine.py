"""My appeals: where each stands, what was answered, and my word at the end."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yilu.appeals import actions, queries
from yilu.core.errors import Invalid, Refused
from yilu.mobile import appeal_words
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.appeals import shown

PAGE = 50


@require_GET
@mine
def listing(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    unread, looked_after = queries.unread(actor), queries.looked_after(actor)
    rows = [
        (row, appeal_words.TONES.get(row.state, ""), unread.get(row.pk, 0))
        for row in queries.own_appeals(actor)[:PAGE]
    ]
    context = {
        "tab": "appeals",
        "rows": rows,
        "may_record": queries.may_record(actor) or bool(looked_after),
        "looks_after": bool(looked_after),
        "waiting": queries.waiting(actor),
    }
    return render(request, "mobile/appeals/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@mine
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    appeal = queries.get_own(actor, pk)
    do, form = request.GET.get("do", ""), None
    if request.method == "POST":
        do = request.POST.get("do", "")
        try:
            form = shown.act(request, actor, pk, do)
        except Refused as error:
            messages.error(request, str(error.message))
        except Invalid as error:
            messages.error(request, " ".join(map(str, error.errors.values())))
        if form is None:
            return redirect("mobile:appeal", pk)
    else:
        actions.mark_read(pk, by=actor)
        form = shown.asked_form(request, do)
    context = shown.context_of(actor, appeal)
    if form is not None:
        context |= {"do": do, "form": form, "ask": shown.SPOKEN[do]}
    status = 422 if form is not None and form.errors else 200
    return render(request, "mobile/appeals/detail.html", context, status=status)
