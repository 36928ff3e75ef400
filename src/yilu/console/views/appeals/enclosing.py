"""Photos, voice and papers of a case or a task, opened at the desk; each opening leaves a row."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from yilu.appeals import queries
from yilu.console.views.appeals.words import TASK_READERS, VIEWERS
from yilu.console.views.desk import actor_of, desk
from yilu.ui.serving import hand_out

OPENED = "opened"  # in the address, for the pictures of a case that was unsealed on this answer


@desk(*VIEWERS)
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, small=False)


@desk(*VIEWERS)
def thumb(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, small=True)


def _picture(request: HttpRequest, pk: UUID, key: UUID, *, small: bool) -> HttpResponse:
    opening = request.GET.get(OPENED, "")
    content = queries.picture(actor_of(request), pk, key, small=small, opening=opening)
    return hand_out(request, content, "image/jpeg", f"{key}.jpg")


@desk(*VIEWERS)
def recording(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    opening = request.GET.get(OPENED, "")
    found, sound = queries.sound(actor_of(request), pk, key, opening=opening)
    return hand_out(request, sound, found.file.media_type, found.file.name)


@desk(*VIEWERS)
def paper(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    opening = request.GET.get(OPENED, "")
    found, content = queries.paper(actor_of(request), pk, key, opening=opening)
    return hand_out(request, content, found.file.media_type, found.file.name, download=True)


@desk(*TASK_READERS)
def task_paper(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    found, content = queries.task_paper(actor_of(request), pk, key)
    return hand_out(request, content, found.file.media_type, found.file.name, download=True)
