"""Handing an appeal in: the form, what is known already, the receipt of an anonymous one; and answers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.appeals import actions, queries
from yilu.appeals.enums import Subject
from yilu.core.actor import Actor
from yilu.mobile.forms.appeals import SUBJECT_ICONS, AppealForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.appeals.told import told
from yilu.runtime.actions import once

FIELDS = ("subject", "kind", "text", "place", "about_own_chain", "anonymous")
PAGE = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@mine
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = _known(actor, form.cleaned_data)
        if found is not None and "sure" not in request.POST:
            return _page(request, form, found)
        done: list[HttpResponse] = []
        if told(form, lambda: done.append(_handed_in(request, form.cleaned_data))):
            return done[0]
    return _page(request, form, None)


def _known(actor: Actor, given: dict[str, Any]) -> queries.Known | None:
    found = queries.known(actor.city, given["subject"], given["text"])
    return found if found.cards or found.causes else None


def _page(request: HttpRequest, form: AppealForm, found: queries.Known | None) -> HttpResponse:
    closed = bool(form.data.get("about_own_chain") or form.data.get("anonymous"))
    context = {
        "tab": "appeals",
        "form": form,
        "icons": SUBJECT_ICONS,
        "known": found,
        "promise": queries.promise(actor_of(request), form.data.get("kind", ""), closed=closed),
    }
    return render(request, "mobile/appeals/new.html", context, status=422 if form.errors else 200)


def _handed_in(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    """Once per key. The key of an anonymous one is nobody's, and its receipt is never kept."""
    actor, shown = actor_of(request), ""
    words = actions.Words(**{name: given[name] for name in FIELDS})
    who = "anonymous" if words.anonymous else str(actor.account_id)

    def make() -> tuple[int, Any]:
        nonlocal shown
        made = actions.submit(words, by=actor)
        shown = made.receipt
        return 302, "" if made.receipt else str(made.appeal.pk)

    _status, key = once(actor.city, f"{who}|appeal", given["idempotency_key"], make)
    if words.anonymous:
        return render(request, "mobile/appeals/handed_in.html", {"receipt": shown})
    messages.success(request, _("交上去了，下面看得到走到哪一步。"))
    return redirect("mobile:appeal", key)


@require_POST
@mine
def known(request: HttpRequest) -> HttpResponse:
    """Under the words as they are typed: what was answered before."""
    subject, text = request.POST.get("subject", ""), request.POST.get("text", "")[:400]
    found = queries.known(actor_of(request).city, subject, text)
    return render(request, "mobile/appeals/_known.html", {"known": found, "seen": True})


@require_GET
def answers(request: HttpRequest) -> HttpResponse:
    """Questions settled before, for everybody to search."""
    text, subject = request.GET.get("q", "")[:60], request.GET.get("subject", "")
    city = actor_of(request).city or settings.YILU_CITY
    subject = subject if subject in Subject.values else ""
    context = {
        "q": text,
        "subject": subject,
        "subjects": Subject.choices,
        "cards": list(queries.cards(city, text=text, subject=subject)[:PAGE]),
    }
    return render(request, "mobile/appeals/answers.html", context)
