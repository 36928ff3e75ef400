"""Writing an appeal down for a driver at the counter or on the phone; then only its number shows."""

from __future__ import annotations

from typing import Any

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
from yilu.mobile.views.appeals.told import told
from yilu.people.actions import note_person
from yilu.runtime.actions import once

FIELDS = ("subject", "kind", "text", "place", "about_own_chain")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@mine
def record(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    if not queries.may_record(actor):
        raise Http404
    form = RecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numbers: list[str] = []
        if told(form, lambda: numbers.append(_recorded(actor, form.cleaned_data))):
            said = _("记下了，编号 %(number)s，请告诉司机。") % {"number": numbers[0]}
            messages.success(request, said)
            return redirect("mobile:appeal_record")
    context = {"tab": "appeals", "form": form, "icons": SUBJECT_ICONS}
    return render(
        request, "mobile/appeals/record.html", context, status=422 if form.errors else 200
    )


def _recorded(actor: Actor, given: dict[str, Any]) -> str:
    words = actions.Words(**{name: given[name] for name in FIELDS})

    def make() -> tuple[int, Any]:
        words.check()  # before somebody new is noted for words that cannot be taken
        person = note_person(given["name"], given["phone"], by=actor)
        made = actions.submit(words, by=actor, on_behalf=person.pk)
        return 201, made.appeal.number

    _status, number = once(actor.city, f"{actor.account_id}|record", given["idempotency_key"], make)
    return str(number)
