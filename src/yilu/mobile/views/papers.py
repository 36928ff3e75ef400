"""My papers: may I go out today, until when does each hold, what to renew and on which article."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yilu.core.clock import today
from yilu.mobile import answers
from yilu.mobile.page import actor_of, mine
from yilu.registry import queries as registry


@require_GET
@mine
def papers(request: HttpRequest) -> HttpResponse:
    bundles = registry.papers_of(actor_of(request))
    context = {
        "tab": "papers",
        "bundles": [_drawn(b) for b in bundles],
        "trained": [_trained(row) for row in registry.qualifications_of(actor_of(request))],
    }
    return render(request, "mobile/me/papers.html", context)


def _trained(row: Any) -> dict[str, Any]:
    """A qualification as a row: until when it holds."""
    held = row.to_on is None or row.to_on >= today()
    return {
        "kind": row.get_kind_display(),
        "title": row.title,
        "until": row.to_on,
        "word": _("有效") if held else _("已过期"),
        "tone": "done" if held else "over",
    }


def _group_name(group: Any) -> str:
    """Groups are a city's data, so their English is data too."""
    return str(group.name_en if get_language() == "en" else group.name)


def _drawn(bundle: registry.Papers) -> dict[str, object]:
    """One group's papers as the page shows them: mine, my cars', my platforms'."""
    own = [answers.line_of(bundle.own)] if bundle.driver.group.permit_needed else []
    licence = answers.licence_line(bundle, today())
    return {
        "group": _group_name(bundle.driver.group),
        "answer": answers.may_go_out(bundle),
        "own": [*own, licence] if licence else own,
        "vehicles": [(paper, answers.line_of(paper)) for paper in bundle.vehicles],
        "companies": [answers.line_of(paper) for paper in bundle.companies],
    }
