"""关爱与咨询: what is due to me, my code, my consultations, and what was recorded for me."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.care import actions, queries
from yilu.care.enums import ConsultationState
from yilu.core.errors import Invalid
from yilu.mobile.forms.care import ObjectForm
from yilu.mobile.once import fresh, once, told
from yilu.mobile.page import actor_of, mine

OPEN = (ConsultationState.BOOKED, ConsultationState.ASKED, ConsultationState.ANSWERED)
SHOWN = 20


@require_GET
@mine
def care(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    mine_all = list(queries.my_consultations(actor)[:SHOWN])
    context = {
        "tab": "home",
        "code": queries.my_code(actor),
        "open": [row for row in mine_all if row.state in OPEN],
        "past": [row for row in mine_all if row.state not in OPEN],
        "packs": queries.my_packs(actor),
        "handouts": queries.my_handouts(actor)[:SHOWN],
        "helps": queries.my_helps(actor)[:SHOWN],
        "gives": bool(queries.my_counters(actor)),
        "once": fresh(),
    }
    return render(request, "mobile/care/care.html", context)


@require_POST
@mine
def code(request: HttpRequest) -> HttpResponse:
    """Six fresh digits on my own screen."""
    back = reverse("mobile:care")

    def act() -> HttpResponse:
        actions.show_code(by=actor_of(request))
        return redirect(f"{back}#code")

    return told(request, act, back)


@require_POST
@mine
def help_confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    back = reverse("mobile:care")

    def act() -> HttpResponse:
        actions.confirm_help(pk, by=actor_of(request))
        messages.success(request, _("记下了，谢谢您。"))
        return redirect(back)

    return told(request, act, back)


@require_http_methods(["GET", "POST"])
@mine
def help_object(request: HttpRequest, pk: UUID) -> HttpResponse:
    """It was not so: say what is wrong."""
    actor, back = actor_of(request), reverse("mobile:care")
    row = queries.get_my_help(actor, pk)
    form = ObjectForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        actions.object_to_help(pk, by=actor, why=form.cleaned_data["why"])
        messages.success(request, _("记下了。这一条先不算数，登记的人会来核对。"))
        return back

    if request.method == "POST" and form.is_valid():
        try:
            return told(request, lambda: once(request, act), back)
        except Invalid as error:
            form.add_error("why", str(error.errors.get("why", "")))
    context = {"form": form, "row": row, "once": fresh(), "tab": "home"}
    return render(request, "mobile/care/object.html", context, status=422 if form.errors else 200)
