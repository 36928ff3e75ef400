"""What a driver does at a station: check in by code, say whether it was good, favour it, report a fault."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from yilu.core import clock
from yilu.core.errors import Invalid, Refused
from yilu.mobile.forms.stations import CheckInForm, FaultForm
from yilu.mobile.once import once_or
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.stations.near import position
from yilu.runtime.actions import once
from yilu.stations import actions
from yilu.stations import queries as stations
from yilu.stations.enums import FaultKind, Service

HANDS_ON = require_http_methods(["GET", "HEAD", "POST"])


@HANDS_ON
@mine
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the code at the place leads: what for, one button, done."""
    place, actor = _place(request, pk), actor_of(request)
    posted = request.POST if request.method == "POST" else None
    code = request.GET.get("code", "")[:16]
    seen = "" if posted is not None else stations.seen_word(actor, place, code)
    form = CheckInForm(posted, initial={"code": code, "seen": seen})
    at = position(request)

    def page() -> HttpResponse:
        context = {"place": place, "form": form, "at": at, "seen": seen, **_choices(form)}
        return render(request, "mobile/stations/check_in.html", context, status=_status(form))

    if posted is None or not form.is_valid():
        return page()
    given = form.cleaned_data
    seen = given["seen"]

    def make() -> str:
        visit = actions.check_in(
            place, given["code"], given["services"], by=actor, place=at, seen=seen
        )
        messages.success(request, _said(visit))
        return reverse("mobile:station", args=[pk])

    def wrong(errors: Mapping[str, str]) -> HttpResponse:
        for message in errors.values():
            form.add_error("code", message)
        return page()

    return once_or(request, make, wrong, keyed=stations.witnessed(actor, place, seen))


ICONS = ("water", "rest", "meal", "toilet", "charge", "book", "voice", "work")


def _choices(form: forms.Form) -> dict[str, Any]:
    """The services as tiles, and which are ticked."""
    services = [(s.value, s.label, name) for s, name in zip(Service, ICONS, strict=True)]
    return {"services": services, "chosen": form["services"].value() or []}


def _said(visit: Any) -> str:
    words = _("签到好了")
    if visit.services:
        done = "、".join(str(Service(code).label) for code in visit.services)
        words = _("签到好了：%(done)s") % {"done": done}
    if visit.flags == ["unverified"]:
        words = _("%(words)s（没有核对位置）") % {"words": words}
    return words


@require_POST
@mine
def rate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One tap: good or not."""
    actor = actor_of(request)
    if request.POST.get("good") not in {"yes", "no"}:
        raise Http404
    visit = stations.get_visit(actor, pk)
    try:
        actions.rate(visit, request.POST["good"] == "yes", by=actor)
    except Refused as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("谢谢，记下了。"))
    return redirect("mobile:station", visit.station_id)


@require_POST
@mine
def favour(request: HttpRequest, pk: UUID) -> HttpResponse:
    wanted = request.POST.get("on") == "1"
    actions.favour(_place(request, pk), wanted, by=actor_of(request))
    messages.success(request, _("收藏了，下次排在最前面。") if wanted else _("不再收藏。"))
    return redirect("mobile:station", pk)


@HANDS_ON
@mine
def fault(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Something is broken: the keeper is told at once."""
    place, actor = _place(request, pk), actor_of(request)
    posted = request.POST if request.method == "POST" else None
    form = FaultForm(posted, initial={"once": uuid4().hex})
    if posted is not None and form.is_valid():
        given = form.cleaned_data

        def act() -> tuple[int, Any]:
            made = actions.report_fault(place, FaultKind(given["kind"]), given["text"], by=actor)
            return 201, {"number": made.number}

        try:
            _code, body = once(actor.city, f"{actor.account_id}|{request.path}", given["once"], act)
        except Invalid as error:
            _put(form, error)
        else:
            said = _("记下了（%(number)s），管理员收到了；三个工作日没处理会转成诉求。")
            messages.success(request, said % body)
            return redirect("mobile:station", pk)
    context = {"place": place, "form": form}
    return render(request, "mobile/stations/fault.html", context, status=_status(form))


def _place(request: HttpRequest, pk: UUID) -> Any:
    return stations.near_one(actor_of(request), pk, clock.business_now()).station


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200


def _put(form: forms.Form, error: Invalid) -> None:
    for name, message in error.errors.items():
        form.add_error(name if name in form.fields else None, str(message))
