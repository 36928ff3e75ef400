"""A snapshot's photos at the desk: shown, reviewed with boxes to blur, the original under the access log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.console.views.desk import actor_of, desk, done
from yilu.console.views.patrol.words import NAV, VIEWERS, title_of
from yilu.core.actor import Right
from yilu.core.blurs import Box
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.files.actions import suggest_boxes
from yilu.files.enums import Size
from yilu.files.queries import photo_bytes
from yilu.patrol import actions, queries
from yilu.ui.serving import hand_out

KEPT = 300
LONGEST_PURPOSE = 60
BLANK = 3  # lines for boxes of one's own, without a script


@desk(*VIEWERS)
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, Size.LARGE)


@desk(*VIEWERS)
def thumb(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, Size.THUMB)


def _picture(request: HttpRequest, pk: UUID, key: UUID, size: Size) -> HttpResponse:
    actor = actor_of(request)
    queries.get_held(actor, pk)
    picture = photo_bytes(actor, queries.get_picture(actor, pk, key), size=size)
    return hand_out(request, picture, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT)


@desk(Right.REVIEW_SNAPSHOTS, post=True, get=False)
def original(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """What was handed in, as a download, after the purpose is on record."""
    actor = actor_of(request)
    row = queries.get_held(actor, pk)
    if not queries.reviews(actor, row):
        raise NotFound(str(pk))
    purpose = request.POST.get("purpose", "").strip()[:LONGEST_PURPOSE]
    if not purpose:
        raise Refused(_("写一句为什么要看原图，再打开。"))
    found = queries.get_picture(actor, pk, key)
    content = photo_bytes(actor, found, size=Size.ORIGINAL, purpose=f"snapshot: {purpose}"[:40])
    return hand_out(request, content, "image/jpeg", f"{row.number}.jpg", download=True)


@desk(Right.REVIEW_SNAPSHOTS, post=True)
def review(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """Look, blur what must not be seen, and say whether others may see the rest."""
    actor = actor_of(request)
    row = queries.get_held(actor, pk)
    found = queries.get_picture(actor, pk, key)
    if not queries.reviews(actor, row):
        raise NotFound(str(pk))
    error, status = "", 200
    if request.method == "POST":
        publish = request.POST.get("publish") == "yes"
        try:
            actions.review_photo(pk, key, by=actor, publish=publish, boxes=_boxes(request))
            said = _("可以给别人看了。") if publish else _("不给别人看。")
            return done(request, said, "console:snapshot", pk)
        except Invalid as wrong:
            error, status = "；".join(map(str, wrong.errors.values())), 422
    context = {
        "nav": NAV,
        "row": row,
        "title": title_of(row),
        "photo": found,
        "boxes": list(enumerate(suggest_boxes(found, by=actor), start=1)),
        "blank": range(BLANK),
        "error": error,
    }
    return render(request, "console/patrol/review.html", context, status=status)


def _boxes(request: HttpRequest) -> list[Box]:
    """Ticked or drawn ones, as left,top,right,bottom in per mille; empty lines are none."""
    written = [text.strip() for text in request.POST.getlist("box") if text.strip()]
    try:
        return [Box(*_four(text)) for text in written]
    except ValueError:
        raise Invalid({"boxes": _("有一个框不对，请重新画。")}) from None


def _four(text: str) -> Any:
    numbers = [int(part) for part in text.replace("，", ",").split(",")]
    if len(numbers) != 4:
        raise ValueError(text)
    return numbers
