"""Handing an appeal in: the form, what is known already, the receipt of an anonymous one; and answers."""

from __future__ import annotations

from collections.abc import Mapping
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
from yilu.mobile import outbox
from yilu.mobile.forms.appeals import SUBJECT_ICONS, AppealForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.appeals import enclosing
from yilu.mobile.views.appeals.told import told
from yilu.runtime.actions import once

FIELDS = ("subject", "kind", "text", "place", "about_own_chain")
PAGE = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@outbox.kept
@mine
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = AppealForm(*enclosing.posted(request))
    if request.method == "POST" and form.is_valid():
        found = None if "sure" in request.POST else _known(actor, form.cleaned_data)
        if found is not None:
            return _page(request, form, found)
        done: list[HttpResponse] = []
        if told(form, lambda: done.append(_handed_in(request, form))):
            return done[0]
    return _page(request, form, None)


def _known(actor: Actor, given: dict[str, Any]) -> queries.Known | None:
    found = queries.known(actor.city, given["subject"], given["text"])
    return found if found.cards or found.causes else None


def _page(request: HttpRequest, form: AppealForm, found: queries.Known | None) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "tab": "appeals",
        "form": form,
        "icons": SUBJECT_ICONS,
        "known": found,
        "kept": enclosing.kept(request, form, actor),
        "promise": _promise(actor, form.data),
    }
    return render(request, "mobile/appeals/new.html", context, status=422 if form.errors else 200)


def _promise(actor: Actor, given: Mapping[str, Any]) -> queries.Promise:
    """Who gets it and by when, as the form is filled in: about his own chain, it passes them all."""
    closed = bool(given.get("about_own_chain") or given.get("anonymous"))
    return queries.promise(actor, given.get("kind", ""), closed=closed)


def words_of(form: Any, *names: str) -> actions.Words:
    """What was filled in, as the domain takes it."""
    given = {name: form.cleaned_data[name] for name in (*FIELDS, *names)}
    return actions.Words(**given, point=form.point())


def _handed_in(request: HttpRequest, form: AppealForm) -> HttpResponse:
    """Once per key. The key of an anonymous one is nobody's, and its receipt is never kept."""
    actor, words = actor_of(request), words_of(form, "anonymous")
    if words.anonymous:
        return _anonymous(request, actor, words, form)

    def make() -> tuple[int, Any]:
        words.check(spoken=enclosing.has_files(request))  # before pictures are rebuilt for nothing
        files = enclosing.taken(request, form, actor)
        made = actions.submit(words, by=actor, photos=files.photos, recordings=files.recordings)
        return 302, str(made.appeal.pk)

    sent = form.cleaned_data["idempotency_key"]
    _status, key = once(actor.city, f"{actor.account_id}|appeal", sent, make)
    messages.success(request, _("诉求交上去了，走到哪一步在“诉求”里看。"))
    return redirect("mobile:appeal", key)


def _anonymous(
    request: HttpRequest, actor: Actor, words: actions.Words, form: AppealForm
) -> HttpResponse:
    shown = ""

    def make() -> tuple[int, Any]:
        nonlocal shown
        shown = actions.submit(words, by=actor).receipt
        return 302, ""

    once(actor.city, "anonymous|appeal", form.cleaned_data["idempotency_key"], make)
    return render(request, "mobile/appeals/handed_in.html", {"receipt": shown})


@require_POST
@mine
def known(request: HttpRequest) -> HttpResponse:
    """As the form is filled in: what was answered before, and beside it who gets it by when."""
    actor, given = actor_of(request), request.POST
    found = queries.known(actor.city, given.get("subject", ""), given.get("text", "")[:400])
    context = {"known": found, "seen": True, "promise": _promise(actor, given), "aside": True}
    return render(request, "mobile/appeals/_known.html", context)


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
