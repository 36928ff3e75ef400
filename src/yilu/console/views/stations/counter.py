"""The counter: one tap a person, a phone number, the day's log; forty people in a queue."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.views.desk import actor_of, desk, done
from yilu.console.views.stations.taking import first_message
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid
from yilu.core.refs import Ref
from yilu.runtime.actions import once
from yilu.stations import actions, queries
from yilu.stations.enums import Group, Service
from yilu.stock import queries as stock

NAV = "counter"
SERVICE_ICONS = {
    Service.WATER: "water",
    Service.REST: "rest",
    Service.HEATING: "meal",
    Service.TOILET: "toilet",
    Service.CHARGING: "charge",
    Service.STUDY: "book",
    Service.TALK: "voice",
    Service.HELP: "work",
}
GROUPS = (Group.RIDE_HAILING, Group.TRUCK)
AT_ONCE = (1, 2, 3, 5)
LOG_SHOWN = 12


@desk(Right.KEEP_STATION)
def counters(request: HttpRequest) -> HttpResponse:
    """The only counter one keeps, or which of several."""
    actor = actor_of(request)
    kept = list(queries.kept(actor)[:200])
    if len(kept) == 1:
        return redirect("console:counter", kept[0].pk)
    return render(request, "console/stations/counters.html", {"nav": NAV, "kept": kept})


@desk(Right.KEEP_STATION)
def counter(request: HttpRequest, pk: UUID) -> HttpResponse:
    return page(request, queries.keeps(actor_of(request), pk))


def page(request: HttpRequest, station: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """The whole counter on one screen; `more` carries what was typed and what was wrong."""
    actor, today = actor_of(request), clock.today()
    totals = queries.totals_of_day(actor, station, today)
    place = stock.place_of(actor.city, Ref.to(station))
    log = list(queries.visits(actor, station=station.pk, day=today)[:LOG_SHOWN])
    context = {
        "nav": NAV,
        "station": station,
        "kept": list(queries.kept(actor)[:6]),
        "groups": [(group, totals.get(group, 0), _buttons(group)) for group in GROUPS],
        "last": request.GET.get("last", ""),  # where the keyboard stands: Enter is the next person
        "other": totals.get(Group.OTHER, 0),
        "services": [(s, s.label, SERVICE_ICONS[s]) for s in Service],
        "at_once": AT_ONCE,
        "once": uuid4().hex,
        "log": [(row, [Service(code).label for code in row.services]) for row in log],
        "stock": list(stock.balances(actor, place)) if place is not None else [],
        "needs": list(queries.needs(actor, station=station.pk, state="open")[:5]),
        "faults": list(queries.faults(actor, station=station.pk, state="open")[:5]),
        **more,
    }
    return render(request, "console/stations/counter.html", context, status=status)


def _buttons(group: Group) -> list[tuple[str, Any, str]]:
    return [(f"{group.value}:{s.value}", s.label, SERVICE_ICONS[s]) for s in Service]


def _next(request: HttpRequest, station: Any, words: str, last: str) -> HttpResponse:
    """Say what was counted; the next one of the queue is one key away."""
    messages.success(request, words)
    there = reverse("console:counter", args=[station.pk])
    return redirect(f"{there}?{urlencode({'last': last})}")


@desk(Right.KEEP_STATION, post=True, get=False)
def tally(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One tap. The same button twice on one page is a double tap; another button is another person."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    tapped, count = request.POST.get("tap", ""), request.POST.get("count", "1")
    group, _colon, service = tapped.partition(":")
    if group not in Group.values or service not in {"", *Service.values}:
        raise Http404
    how_many = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 1

    def act() -> tuple[int, Any]:
        wanted = [service] if service else []
        row = actions.tally(station, Group(group), wanted, by=actor, count=how_many)
        return 201, {"visit": str(row.pk)}

    key = request.POST.get("once", "")[:64]
    try:
        once(actor.city, _who(actor, request), f"{key}|{tapped}" if key else "", act)
    except Invalid as error:
        messages.error(request, first_message(error))
        return redirect("console:counter", station.pk)
    what = Service(service).label if service else _("到站")
    said = _("记了：%(group)s，%(what)s，%(n)d 人次")
    words = said % {"group": Group(group).label, "what": what, "n": how_many}
    return _next(request, station, words, tapped)


@desk(Right.KEEP_STATION, post=True, get=False)
def check_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By the whole phone number, or a regular by his last four; several alike are asked apart."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    typed = request.POST.get("phone", "").strip()[:20]
    wanted = [code for code in request.POST.getlist("services") if code in Service.values]
    tail = request.POST.get("tail", "") or (typed if len(typed) == 4 and typed.isdigit() else "")
    try:
        person = _regular(actor, station, tail, request.POST.get("person", ""))
        visit = actions.check_in_at_counter(
            station, wanted, by=actor, phone=typed, person=person, tail=tail
        )
    except Several as several:
        more: dict[str, Any] = {
            "phone": typed,
            "wanted": wanted,
            "several": several.known,
            "tail": tail,
        }
        return page(request, station, **more)
    except Invalid as error:
        more = {"phone": typed, "wanted": wanted, "phone_error": first_message(error)}
        return page(request, station, status=422, **more)
    done_words = "、".join(str(Service(code).label) for code in visit.services)
    said = _("签到好了：尾号 %(tail)s %(what)s")
    words = said % {"tail": visit.person.phone_last4 if visit.person else "", "what": done_words}
    return _next(request, station, words, "phone")


class Several(Exception):
    """More than one regular has these last four digits."""

    def __init__(self, known: list[queries.Tail]) -> None:
        super().__init__()
        self.known = known


def _regular(actor: Actor, station: Any, tail: str, chosen: str) -> UUID | None:
    """Whom four digits mean here; None where a whole number was typed."""
    if not tail:
        return None
    known = queries.regulars(actor, station, tail)
    if chosen:
        return next((row.person for row in known if str(row.person) == chosen), UUID(int=0))
    if len(known) > 1:
        raise Several(known)
    if not known:
        message = _("这里半年内没有尾号 %(tail)s 的老面孔，请输完整手机号。") % {"tail": tail}
        raise Invalid({"phone": message})
    return known[0].person


@desk(Right.KEEP_STATION, post=True, get=False)
def strike(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    visit = queries.get_visit(actor, pk)
    actions.strike(visit, by=actor)
    return done(request, _("撤回了，不再计数。"), "console:counter", visit.station_id)


def _who(actor: Actor, request: HttpRequest) -> str:
    return f"{actor.account_id}|{request.path}"
