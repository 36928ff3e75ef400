"""现场复核: what I am asked to look at, one photo with the earlier one as a ghost, and my areas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.core.actor import Actor
from yilu.mobile import outbox
from yilu.mobile.appeal_words import moment
from yilu.mobile.forms.patrol import AreasForm, CheckForm
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.patrol import handing, words
from yilu.patrol import actions, queries
from yilu.patrol.enums import CheckState

HANDS_ON = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
@mine
def checks(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = [
        (check, words.title_of(check.snapshot), moment(check.until))
        for check in queries.my_checks(actor)
    ]
    context = {"tab": "snap", "rows": rows, "areas": len(queries.my_areas(actor))}
    return render(request, "mobile/patrol/checks.html", context)


@HANDS_ON
@outbox.kept
@mine
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_check(actor, pk)
    form = CheckForm(*handing.posted(request))
    if request.method == "POST" and form.is_valid():
        answer = handing.put(form, lambda: _verify(request, form, actor, pk))
        if answer is not None:
            return answer
    snapshot = row.snapshot
    shown = queries.pictures_for(actor, snapshot)
    context = {
        "tab": "snap",
        "check": row,
        "row": snapshot,
        "title": words.title_of(snapshot),
        "form": form,
        "kept": handing.kept(request, form, actor, "photos"),
        "before": shown.before[:1],
        "open": row.state == CheckState.ASKED and "verify" in queries.moves(actor, snapshot),
        "until": moment(row.until),
    }
    return render(request, "mobile/patrol/check.html", context, status=handing.status(form))


def _verify(request: HttpRequest, form: Any, actor: Actor, pk: UUID) -> HttpResponse:
    given = form.cleaned_data
    fixed = {"yes": True, "no": False}.get(given["fixed"])

    def make() -> str:
        photos = handing.gathered(request, form, actor, "photos")
        actions.verify(pk, by=actor, fixed=fixed, photos=photos, note=given["note"])
        messages.success(request, _("复核好了，谢谢您。"))
        return ""

    return handing.once_to(request, form, "mobile:checks", make)


@HANDS_ON
@mine
def areas(request: HttpRequest) -> HttpResponse:
    """Where I want to be asked; where I really drive is kept nowhere."""
    actor = actor_of(request)
    offered = [(str(row.pk), row.name) for row in queries.open_areas(actor.city)]
    chosen = [str(key) for key in queries.my_areas(actor)]
    posted = request.POST if request.method == "POST" else None
    form = AreasForm(posted, areas=offered, initial={"areas": chosen})
    if posted is not None and form.is_valid():
        answer = handing.put(form, lambda: _choose(request, form, actor))
        if answer is not None:
            return answer
    context = {"tab": "snap", "form": form, "offered": bool(offered)}
    return render(request, "mobile/patrol/areas.html", context, status=handing.status(form))


def _choose(request: HttpRequest, form: Any, actor: Actor) -> HttpResponse:
    count = actions.choose_areas([UUID(key) for key in form.cleaned_data["areas"]], by=actor)
    messages.success(request, _("记下了，路过时才请您看。") if count else _("不再请您复核。"))
    return redirect("mobile:snapshots")
