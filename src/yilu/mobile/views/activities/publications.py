"""Laws, policies and notices for me: in plain words first."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yilu.activities import actions, queries
from yilu.mobile.page import actor_of, mine

SHOWN = 50


@require_GET
@mine
def publications(request: HttpRequest) -> HttpResponse:
    rows = queries.publications(actor_of(request))[:SHOWN]
    return render(request, "mobile/publications/list.html", {"tab": "home", "rows": list(rows)})


@require_GET
@mine
def publication(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    actions.opened(pk, by=actor)
    found = queries.get_publication(actor, pk)
    return render(
        request, "mobile/publications/publication.html", {"found": found, "row": found.row}
    )
