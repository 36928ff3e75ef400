"""我的服务: what I gave, its certificate, and the titles I was given, told to others only if I agree."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.core import clock
from yilu.core.errors import Invalid, Refused
from yilu.honours import actions, queries
from yilu.honours.enums import HonourState
from yilu.mobile.forms.fleets import CertificateForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine

SHOWN = 30
MOVES = {"agree": actions.agree, "decline": actions.decline, "withdraw": actions.withdraw}


@require_GET
@mine
def service(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, form: Any = None, status: int = 200) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    rows = queries.my_records(actor)
    honours = list(queries.my_honours(actor))
    context = {
        "tab": "me",
        "totals": queries.totals(rows),
        "year": queries.totals(rows.filter(on__gte=date(today.year, 1, 1))),
        "rows": rows[:SHOWN],
        "asked": [row for row in honours if row.state == HonourState.ASKED],
        "honours": [row for row in honours if row.state != HonourState.ASKED],
        "form": form or CertificateForm(
            initial={"from_on": date(today.year, 1, 1), "to_on": today}
        ),
        "once": fresh(),
    }  # fmt: skip
    return render(request, "mobile/service/service.html", context, status=status)


@require_GET
@mine
def certificate(request: HttpRequest) -> HttpResponse:
    """The paper for a time; the same one while nothing has been added."""
    actor = actor_of(request)
    form = CertificateForm(request.GET)
    if not form.is_valid():
        return _page(request, form, 422)
    given = form.cleaned_data
    try:
        paper = actions.certify(given["from_on"], given["to_on"], by=actor)
    except Invalid as error:
        for name, message in error.errors.items():
            form.add_error(name, str(message))
        return _page(request, form, 422)
    except Refused as error:
        messages.error(request, str(error.message))
        return redirect("mobile:service")
    answer = HttpResponse(queries.certificate_file(paper), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(False, f"{paper.number}.pdf") or ""
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@mine
def honour(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    """Agree to be named, decline, or take it back."""
    actor, there = actor_of(request), reverse("mobile:service")
    if move not in MOVES:
        raise Http404
    queries.get_honour(actor, pk)

    def act() -> str:
        MOVES[move](pk, by=actor)
        messages.success(request, _("记下了。"))
        return f"{there}#honours"

    return told(request, lambda: once(request, act), there)


@require_GET
@mine
def honoured(request: HttpRequest) -> HttpResponse:
    """Who bears a title today and agreed to be named; in no order of merit."""
    rows = queries.bearing_today(actor_of(request))[:SHOWN]
    return render(request, "mobile/service/honoured.html", {"tab": "me", "rows": rows})
