"""Settled problems, for everybody: before and after as a person let them out, nobody's name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.files import queries as files
from yilu.files.enums import Size
from yilu.mobile.page import actor_of
from yilu.mobile.views.patrol.words import label_of
from yilu.patrol import queries
from yilu.rulebook.queries import district_names
from yilu.ui.serving import hand_out

PAGE = 12
KEPT_SECONDS = 300


def _city(request: HttpRequest) -> str:
    return actor_of(request).city or str(settings.YILU_CITY)


@require_GET
def settled(request: HttpRequest) -> HttpResponse:
    city = _city(request)
    found = list(queries.shown(city)[:PAGE])
    names, albums = district_names(city), queries.public_albums(found)
    rows = [
        {
            "row": row,
            "label": label_of(row.category),
            "where": names.get(row.division, ""),
            "took": _took(row),
            "before": albums[row.pk].before[:1],
            "after": albums[row.pk].after[-1:],
        }
        for row in found
    ]
    context = {"tab": "snap", "rows": rows, "signed_in": actor_of(request).person_id is not None}
    return render(request, "mobile/patrol/settled.html", context)


def _took(row: Any) -> str:
    """From the shutter to the photo after, in days."""
    days = max((row.disposed_at - row.made_at).days, 0) if row.disposed_at else 0
    return ngettext("%(n)d 天办好", "%(n)d 天办好", days) % {"n": days} if days else ""


@require_GET
def picture(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    city = _city(request)
    try:
        found = queries.public_picture(city, pk, key)
        content = files.photo_bytes(Actor.anonymous(city), found, size=Size.THUMB)
    except NotFound as error:
        raise Http404 from error
    return hand_out(request, content, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT_SECONDS)
