"""迎查任务: optional errands in the areas I chose, one in hand, before and after."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.files.actions import gather_photos
from yilu.files.queries import photo_bytes
from yilu.mobile import outbox
from yilu.mobile.forms.inspections import ReportForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine
from yilu.patrol import actions, queries
from yilu.patrol.enums import ErrandState
from yilu.runtime.actions import once as once_for
from yilu.ui.serving import hand_out

SHOWN = 50
KEPT = 3600  # a rebuilt picture never changes
IDS = {"before": "photo_ids", "after": "after_ids"}


@require_GET
@mine
def offered(request: HttpRequest) -> HttpResponse:
    """What lies in the areas I chose, mine first; nothing of it must be done."""
    actor = actor_of(request)
    own = list(queries.my_errands(actor)[:SHOWN])
    context = {
        "tab": "home",
        "stops": list(queries.stops_for(actor)[:SHOWN]),
        "hand": [row for row in own if row.state == ErrandState.TAKEN],
        "past": [row for row in own if row.state != ErrandState.TAKEN],
        "areas": len(queries.my_areas(actor)),
        "once": fresh(),
    }
    return render(request, "mobile/inspections/list.html", context)


@require_POST
@mine
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    queries.get_stop_shown(actor, pk)

    def act() -> str:
        return reverse("mobile:errand", args=[actions.take_stop(pk, by=actor).pk])

    return told(request, lambda: once(request, act), reverse("mobile:inspections"))


@require_POST
@mine
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    back = reverse("mobile:inspections")

    def act() -> HttpResponse:
        actions.drop_errand(pk, by=actor_of(request))
        messages.success(request, _("放下了，别人可以去。"))
        return redirect(back)

    return told(request, act, back)


@require_http_methods(["GET", "HEAD", "POST"])
@outbox.kept
@mine
def errand(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One errand: what to look for, and handing in what was found."""
    actor = actor_of(request)
    row = queries.get_errand(actor, pk)
    if not queries.is_my_errand(actor, row):
        raise Http404
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(*posted, fixable=row.stop.fixable)
    if request.method == "POST" and form.is_valid():
        try:
            return _handed_in(request, form, row, actor)
        except Invalid as error:
            for name, message in error.errors.items():
                form.add_error(name if name in form.fields else None, str(message))
        except Refused as error:
            form.add_error(None, str(error.message))
    context = {
        "tab": "home",
        "row": row,
        "form": form,
        "open": "report" in queries.errand_moves(actor, row),
        "kept": {name: _kept(request, form, name, actor) for name in IDS},
        "pictures": queries.errand_pictures(row),
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/inspections/errand.html", context, status=status)


def _handed_in(request: HttpRequest, form: ReportForm, row: Any, actor: Actor) -> HttpResponse:
    given = form.cleaned_data

    def make() -> tuple[int, Any]:
        photos = {name: _gathered(request, form, name, actor) for name in IDS}
        actions.report_errand(row.pk, given["finding"], by=actor, note=given["note"], **photos)
        return 302, ""

    who = f"{actor.account_id}|errand|{row.pk}"
    once_for(actor.city, who, given["idempotency_key"], make)
    messages.success(request, _("交上去了。核对以后算数，谢谢您。"))
    return redirect("mobile:errand", row.pk)


def _gathered(request: HttpRequest, form: ReportForm, name: str, actor: Actor) -> list[Any]:
    """Photos an earlier try left, then those that came now."""
    fresh_ones = form.cleaned_data.get(name) or []
    return gather_photos(fresh_ones, request.POST.getlist(IDS[name]), by=actor, field=name)


def _kept(request: HttpRequest, form: ReportForm, name: str, actor: Actor) -> list[Any]:
    """Where something else was wrong the photos stay, so that nobody has to shoot again."""
    if request.method != "POST" or name in form.errors or outbox.SENT_BY in request.headers:
        return []
    for file in form.cleaned_data.get(name) or []:
        file.seek(0)  # the refused try has read it
    try:
        return _gathered(request, form, name, actor)
    except (Invalid, Refused):
        return []


@require_GET
@mine
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    """A picture of an errand, for whoever may see the errand."""
    actor = actor_of(request)
    try:
        data = photo_bytes(actor, queries.errand_picture(actor, pk, key))
    except NotFound as error:
        raise Http404 from error
    return hand_out(request, data, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT)
