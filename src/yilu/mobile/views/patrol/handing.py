"""What the pages of 随手拍 share: forms with photos, done once, and an error that loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.files import actions as files
from yilu.mobile.outbox import SENT_BY
from yilu.mobile.page import actor_of
from yilu.runtime.actions import once

FIELDS = {"answer": "word", "hours": "amount", "days": "amount"}


def posted(request: HttpRequest) -> tuple[Any, Any]:
    """What a form with files is bound to; nothing while its page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def gathered(request: HttpRequest, form: Any, by: Actor, *names: str) -> list[Any]:
    """The form's photos taken in: those an earlier try left, then those that came now."""
    fresh = [file for name in names for file in form.cleaned_data.get(name) or []]
    return files.gather_photos(fresh, request.POST.getlist("photo_ids"), by=by, field=names[0])


def kept(request: HttpRequest, form: Any, by: Actor, *names: str) -> list[Any]:
    """Where something else was wrong: the photos are kept, so that nobody has to shoot again.

    A page with scripts keeps its files itself.
    """
    if request.method != "POST" or SENT_BY in request.headers or set(names) & set(form.errors):
        return []
    for file in (one for name in names for one in form.cleaned_data.get(name) or []):
        file.seek(0)  # the refused try has read it, and kept nothing
    try:
        return gathered(request, form, by, *names)
    except (Invalid, Refused):
        return []


def once_to(request: HttpRequest, form: Any, name: str, make: Callable[[], Any]) -> HttpResponse:
    """Do it once for the form's key and go to the page `name` of what was made (its key)."""
    actor = actor_of(request)
    who = f"{actor.account_id}|{request.path}"
    key = form.cleaned_data.get("idempotency_key", "")
    _status, made = once(actor.city, who, key, lambda: (302, make()))
    return redirect(reverse(name, args=[made]) if made else reverse(name))


def put(form: Any, act: Callable[[], HttpResponse], photos: str = "photos") -> HttpResponse | None:
    """The answer, or None with what the domain refused on its field."""
    try:
        return act()
    except Invalid as error:
        for field, message in error.errors.items():
            named = photos if field == "photos" else FIELDS.get(field, field)
            form.add_error(named if named in form.fields else None, str(message))
    except Refused as error:
        form.add_error(None, str(error.message))
    return None


def status(form: Any) -> int:
    return 422 if form.errors else 200
