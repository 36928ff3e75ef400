"""Photos and voice of an appeal: taken in with it, kept over a failed try, opened by whoever may read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yilu.appeals import queries
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.files import actions
from yilu.files import queries as files
from yilu.mobile.outbox import SENT_BY
from yilu.mobile.page import actor_of, mine
from yilu.ui.serving import hand_out

KEPT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier try of this form left, to be sent on."""

    photos: list[Any] = field(default_factory=list)
    recordings: list[Any] = field(default_factory=list)


def posted(request: HttpRequest) -> tuple[Any, Any]:
    """What a form with files is bound to; nothing while its page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def taken(request: HttpRequest, form: Any, by: Actor) -> Kept:
    """The form's photos and voice, taken in: those kept before, then those that came now."""
    given, spoken = form.cleaned_data["photos"], form.cleaned_data["recording"]
    photos = actions.gather_photos(given, request.POST.getlist("photo_ids"), by=by)
    heard = files.own_unattached_recordings(by, request.POST.getlist("recording_ids"))
    new = actions.take_recordings([spoken] if spoken else [], by=by, field="recording")
    return Kept(photos, new or heard)


def kept(request: HttpRequest, form: Any, by: Actor) -> Kept:
    """Where something else was wrong: what can be kept is, so that it need not be chosen again.

    A page with scripts keeps its files itself; an anonymous one must leave none.
    """
    hands_on = request.method != "POST" or SENT_BY in request.headers or form.data.get("anonymous")
    if hands_on or "photos" in form.errors or "recording" in form.errors:
        return Kept()
    for name in request.FILES:
        for file in request.FILES.getlist(name):
            file.seek(0)  # the refused try has read it, and kept nothing
    try:
        return taken(request, form, by)
    except (Invalid, Refused):
        return Kept()


def has_files(request: HttpRequest) -> bool:
    """Whether anything but words came with the form."""
    kept_before = request.POST.getlist("photo_ids") + request.POST.getlist("recording_ids")
    return bool(kept_before or any(request.FILES.getlist(name) for name in request.FILES))


@require_GET
@mine
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, small=False)


@require_GET
@mine
def thumb(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, small=True)


def _picture(request: HttpRequest, pk: UUID, key: UUID, *, small: bool) -> HttpResponse:
    content = queries.picture(actor_of(request), pk, key, small=small)
    return hand_out(request, content, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT_SECONDS)


@require_GET
@mine
def recording(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    found, sound = queries.sound(actor_of(request), pk, key)
    return hand_out(request, sound, found.file.media_type, found.file.name)
