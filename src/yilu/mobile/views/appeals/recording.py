"""Writing an appeal down for a driver, at the counter or by his contact member; then its number shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yilu.appeals import actions, queries
from yilu.core.actor import Actor
from yilu.mobile.forms.appeals import SUBJECT_ICONS, RecordForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.appeals import enclosing
from yilu.mobile.views.appeals.submitting import words_of
from yilu.mobile.views.appeals.told import told
from yilu.people.actions import note_person
from yilu.runtime.actions import once


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@mine
def record(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = _form(request, actor)
    if request.method == "POST" and form.is_valid():
        numbers: list[str] = []
        if told(form, lambda: numbers.append(_recorded(request, actor, form))):
            said = _("记下了，编号 %(number)s，请告诉司机。") % {"number": numbers[0]}
            messages.success(request, said)
            return redirect("mobile:appeal_record")
    context = {
        "tab": "appeals",
        "form": form,
        "icons": SUBJECT_ICONS,
        "kept": enclosing.kept(request, form, actor),
    }
    return render(
        request, "mobile/appeals/record.html", context, status=422 if form.errors else 200
    )


def _form(request: HttpRequest, actor: Actor) -> RecordForm:
    """Any driver by his phone for staff; for a contact member those he looks after, for others none."""
    if queries.may_record(actor):
        return RecordForm(*enclosing.posted(request))
    people = [(str(row.person_id), row.name) for row in queries.looked_after(actor)]
    if not people:
        raise Http404
    return RecordForm(*enclosing.posted(request), people=people)


def _recorded(request: HttpRequest, actor: Actor, form: RecordForm) -> str:
    words, given = words_of(form), form.cleaned_data

    def make() -> tuple[int, Any]:
        words.check(spoken=enclosing.has_files(request))
        files = enclosing.taken(request, form, actor)
        made = actions.submit(
            words,
            by=actor,
            on_behalf=_whom(actor, given),
            photos=files.photos,
            recordings=files.recordings,
        )
        return 201, made.appeal.number

    _status, number = once(actor.city, f"{actor.account_id}|record", given["idempotency_key"], make)
    return str(number)


def _whom(actor: Actor, given: dict[str, Any]) -> UUID:
    if "person" in given:
        return UUID(given["person"])
    return note_person(given["name"], given["phone"], by=actor).pk
