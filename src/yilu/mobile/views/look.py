"""The switch of the look: night, 大字, language; it works signed out as well."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from yilu.ui.preferences import remember
from yilu.ui.ways import go_back


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme, size or language, and go back to the page one came from."""
    choice = request.POST
    response = go_back(request, [choice.get("next", "")])
    remember(
        response,
        theme=choice.get("theme"),
        size=choice.get("size"),
        language=choice.get("language"),
    )
    return response
