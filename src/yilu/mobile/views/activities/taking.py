"""What a person takes with him: the calendar file, the certificate, files and pictures."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from yilu.activities import actions, queries
from yilu.core.errors import Refused
from yilu.files.queries import content, content_in_parts
from yilu.mobile.page import actor_of, mine
from yilu.mobile.ranges import ranged

CALENDAR = "text/calendar; charset=utf-8"


@require_GET
@mine
def calendar(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = queries.get_mine(actor_of(request), pk).card.activity
    address = request.build_absolute_uri(reverse("mobile:activity", args=[pk]))
    return _file(queries.calendar_file(row, address), CALENDAR, f"{row.number}.ics", inline=True)


@require_GET
@mine
def certificate(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_mine(actor, pk).card.activity
    try:
        came = actions.certify(pk, by=actor)
    except Refused as error:
        messages.error(request, str(error.message))
        return redirect("mobile:activity", pk)
    paper = queries.certificate_file(queries.certificate(came, row))
    return _file(paper, "application/pdf", f"{came.certificate}.pdf", inline=True)


@require_GET
@mine
def material(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponseBase:
    """A file, in ranges where the player asks for them."""
    actor = actor_of(request)
    row = queries.material(actor, pk, file)
    opened = content_in_parts(actor, row.file, purpose="activity")
    kind = row.file.media_type or "application/octet-stream"
    return ranged(request, opened, kind, row.file.name)


@require_GET
@mine
def picture(request: HttpRequest, pk: UUID, order: int) -> HttpResponseBase:
    actor = actor_of(request)
    file = queries.picture(actor, pk, order)
    opened = content(actor, file, purpose="activity")
    return ranged(request, opened, file.media_type or "image/jpeg", "")


@require_GET
@mine
def film(request: HttpRequest, pk: UUID, order: int) -> HttpResponseBase:
    """A lesson's film, a part at a time: on a bad line the player goes on where it stopped."""
    actor = actor_of(request)
    file = queries.film(actor, pk, order)
    opened = content_in_parts(actor, file, purpose="activity")
    return ranged(request, opened, file.media_type, "")


def _file(body: bytes, kind: str, name: str, *, inline: bool) -> HttpResponse:
    answer = HttpResponse(body, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(not inline, name) or "inline"
    answer["Cache-Control"] = "private, no-store"
    return answer
