"""Booking a talk, asking in writing, reading the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.care import actions, queries
from yilu.care.enums import Subject
from yilu.core.errors import Invalid
from yilu.mobile.forms.care import AskForm, BookForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine

SHOWN = 30
MOVES = {"cancel": actions.cancel, "read": actions.read_answer, "withdraw": actions.withdraw}


@require_GET
@mine
def slots(request: HttpRequest) -> HttpResponse:
    """The free times, by subject."""
    return _by_subject(request, queries.free_slots, "mobile/care/slots.html")


def _by_subject(request: HttpRequest, read: Callable[..., Any], template: str) -> HttpResponse:
    """A list one narrows to a subject with one tap."""
    subject = request.GET.get("subject", "")
    subject = subject if subject in Subject.values else ""
    context = {
        "tab": "home",
        "subject": subject,
        "subjects": Subject.choices,
        "rows": read(actor_of(request), subject=subject)[:SHOWN],
    }
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
@mine
def book(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One time, with room for a word before."""
    actor = actor_of(request)
    slot = queries.get_free_slot(actor, pk)
    form = BookForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        made = actions.book(pk, by=actor, about=form.cleaned_data["about"])
        messages.success(request, _("约好了。来不了请提前取消，让给别人。"))
        return reverse("mobile:care_consultation", args=[made.pk])

    if request.method == "POST" and form.is_valid():
        return told(request, lambda: once(request, act), reverse("mobile:care_slots"))
    context = {"form": form, "slot": slot, "once": fresh(), "tab": "home"}
    return render(request, "mobile/care/book.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@mine
def ask(request: HttpRequest) -> HttpResponse:
    """A question in writing."""
    actor = actor_of(request)
    initial = {"subject": request.GET.get("subject", ""), "privacy": "sealed"}
    form = AskForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> str:
        given = form.cleaned_data
        made = actions.ask(given["subject"], given["question"], given["privacy"], by=actor)
        messages.success(request, _("问题交上去了，答复会发短信告诉您。"))
        return reverse("mobile:care_consultation", args=[made.pk])

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), reverse("mobile:care"))
        except Invalid as error:
            for name, message in error.errors.items():
                form.add_error(name if name in form.fields else None, str(message))
    context = {"form": form, "once": fresh(), "tab": "home"}
    return render(request, "mobile/care/ask.html", context, status=422 if form.errors else 200)


@require_GET
@mine
def consultation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of mine: when and where, or my question and its answer."""
    actor = actor_of(request)
    row = queries.get_my_consultation(actor, pk)
    context = {
        "tab": "home",
        "row": row,
        "words": queries.words_of(actor, row),
        "moves": queries.moves(actor, row),
        "once": fresh(),
    }
    return render(request, "mobile/care/consultation.html", context)


@require_POST
@mine
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Cancel, withdraw, or say that the answer was read."""
    actor, there = actor_of(request), reverse("mobile:care_consultation", args=[pk])
    if move not in MOVES:
        raise Http404
    queries.get_my_consultation(actor, pk)
    said = {"cancel": _("取消了。"), "withdraw": _("撤回了，写的字已经清掉。"), "read": _("好的。")}

    def act() -> str:
        MOVES[move](pk, by=actor)
        messages.success(request, said[move])
        return there

    return told(request, lambda: once(request, act), there)


@require_GET
@mine
def answers(request: HttpRequest) -> HttpResponse:
    """What others asked, released without a name."""
    return _by_subject(request, queries.public_answers, "mobile/care/answers.html")
