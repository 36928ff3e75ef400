"""The counter in the hand: one tap a person, kept in the phone where there is no line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.core import clock
from yilu.core.errors import Invalid, Refused
from yilu.mobile.forms.stations import CounterInForm, TallyForm
from yilu.mobile.once import fresh, once_or
from yilu.mobile.outbox import kept, tapped_at
from yilu.mobile.page import actor_of, mine
from yilu.stations import actions
from yilu.stations import queries as stations
from yilu.stations.enums import Group, Service

ICONS = ("water", "rest", "meal", "toilet", "charge", "book", "voice", "work")
GROUPS = (Group.RIDE_HAILING, Group.TRUCK)
SHOWN = 8  # of today's log


@require_GET
@kept
@mine
def counter(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, stations.keeps(actor_of(request), pk))


def _page(
    request: HttpRequest, station: Any, form: Any = None, wrong: str = "", status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    totals = stations.totals_of_day(actor, station, today)
    log = list(stations.visits(actor, station=station.pk, day=today)[:SHOWN])
    context = {
        "tab": "stations",
        "station": station,
        "groups": [(group, totals.get(group, 0)) for group in GROUPS],
        "services": [(s, s.label, icon) for s, icon in zip(Service, ICONS, strict=True)],
        "log": [(row, [Service(code).label for code in row.services]) for row in log],
        "form": form or CounterInForm(),
        "wrong": wrong,
        "tap": request.GET.get("tap", ""),
        "once": fresh(),
    }
    return render(request, "mobile/stations/counter.html", context, status=status)


@require_POST
@mine
def tally(request: HttpRequest, pk: UUID) -> HttpResponse:
    """计数登记: which group for what, in one tap; twice the same tap is once."""
    actor = actor_of(request)
    station = stations.keeps(actor, pk)
    form = TallyForm(request.POST)
    if not form.is_valid():
        return _page(request, station, wrong=_("没有记上，再点一下。"), status=422)
    given = form.cleaned_data

    def act() -> str:
        group, service = given["tap"]
        wanted = [service] if service else []
        actions.tally(
            station, group, wanted, by=actor, count=given["count"],
            tapped_at=tapped_at(request, given["phone_at"]),
        )  # fmt: skip
        what = Service(service).label if service else _("到站")
        said = _("记了：%(group)s，%(what)s，%(n)d 人次")
        messages.success(request, said % {"group": group.label, "what": what, "n": given["count"]})
        return reverse("mobile:station_counter", args=[pk])

    return _entered(request, station, act)


@require_POST
@mine
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """实名登记 by the whole number, or the last four of somebody who comes often."""
    actor = actor_of(request)
    station = stations.keeps(actor, pk)
    form = CounterInForm(request.POST)
    if not form.is_valid():
        return _page(request, station, form, status=422)
    given = form.cleaned_data

    def act() -> str:
        phone = given["phone"]
        tail = phone if len(phone) == 4 else ""
        visit = actions.check_in_at_counter(
            station, given["services"], by=actor, phone=phone, tail=tail,
            person=_regular(actor, station, tail), tapped_at=tapped_at(request, given["phone_at"]),
        )  # fmt: skip
        last = visit.person.phone_last4 if visit.person else ""
        messages.success(request, _("签到好了：尾号 %(tail)s") % {"tail": last})
        return reverse("mobile:station_counter", args=[pk])

    return _entered(request, station, act, form)


def _entered(
    request: HttpRequest, station: Any, act: Callable[[], str], form: Any = None
) -> HttpResponse:
    def wrong(errors: Mapping[str, str]) -> HttpResponse:
        words = next(iter(errors.values()))
        if form is not None and "phone" in errors:
            form.add_error("phone", words)
            words = ""
        return _page(request, station, form, words, 422)

    return once_or(request, act, wrong)


def _regular(actor: Any, station: Any, tail: str) -> UUID | None:
    if not tail:
        return None
    known = stations.regulars(actor, station, tail)
    if len(known) == 1:
        return known[0].person
    if known:
        raise Invalid({"phone": _("尾号 %(tail)s 有几位，请输完整手机号。") % {"tail": tail}})
    message = _("这里半年内没有尾号 %(tail)s 的老面孔，请输完整手机号。") % {"tail": tail}
    raise Invalid({"phone": message})


@require_POST
@mine
def strike(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A slip of the finger taken back."""
    actor = actor_of(request)
    visit = stations.get_visit(actor, pk)
    try:
        actions.strike(visit, by=actor)
    except Refused as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("撤回了，不再计数。"))
    return redirect("mobile:station_counter", visit.station_id)
