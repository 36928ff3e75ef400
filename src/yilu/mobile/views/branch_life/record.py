"""My record of contribution: what is counted, by what lists are made, and saying that it is wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.branch_life.actions import backbone as actions
from yilu.branch_life.enums.backbone import Fact
from yilu.branch_life.queries import backbone as queries
from yilu.honours import queries as honours
from yilu.mobile.forms.branch_life import WrongForm
from yilu.mobile.once import fresh, once
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.branch_life.keeping import kept


@require_GET
@mine
def record(request: HttpRequest) -> HttpResponse:
    """Numbers of what happened in twelve months: no score, nobody beside me."""
    actor = actor_of(request)
    context = {
        "tab": "me",
        "lines": queries.my_record(actor),
        "period": queries.period_of(queries.A_YEAR),
        "entries": queries.my_entries(actor),
        "criteria": [(row, queries.asked(row)) for row in queries.my_criteria(actor)],
        "honours": honours.my_honours(actor),
    }
    return render(request, "mobile/branch_life/record.html", context)


@require_http_methods(["GET", "POST"])
@mine
def wrong(request: HttpRequest, fact: str) -> HttpResponse:
    """One number of it is wrong: say what it should be."""
    if fact not in Fact.values:
        raise Http404
    actor, back = actor_of(request), reverse("mobile:record")
    line = next(row for row in queries.my_record(actor) if row.fact == fact)
    form = WrongForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        actions.ask_correction(fact, form.cleaned_data["words"], by=actor)
        messages.success(request, _("交上去了，核对完告诉您。"))
        return back

    if request.method == "POST" and form.is_valid():
        answer = kept(form, lambda: once(request, act))
        if answer is not None:
            return answer
    context = {"tab": "me", "line": line, "form": form, "once": fresh()}
    status = 422 if form.errors else 200
    return render(request, "mobile/branch_life/wrong.html", context, status=status)
