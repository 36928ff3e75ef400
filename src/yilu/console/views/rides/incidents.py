"""What goes wrong on exam day: written down, settled, and a car sent for whoever sits in a broken one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.console.forms.rides import OutcomeForm, RescueForm, TripIncidentForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.console.views.rides.board import mend_after
from yilu.console.views.rides.plans import DISPATCH
from yilu.console.views.rides.seasons import NAV, trail_of
from yilu.core.actor import Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotFound
from yilu.files.actions import take_photos
from yilu.files.enums import Size
from yilu.files.queries import photo_bytes
from yilu.rides import actions, queries
from yilu.rides.actions import Report
from yilu.ui.serving import hand_out

KEPT = 300
SHOWN = 12  # cars offered, the soonest first


@desk(Right.VIEW_RIDES, DISPATCH)
def incident(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _incident(request, pk, OutcomeForm())


def _incident(request: HttpRequest, pk: UUID, form: OutcomeForm) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_incident(actor, pk)
    aboard = queries.aboard_of(row.trip)
    context = {
        "nav": NAV,
        "row": row,
        "trip": row.trip,
        "trail": trail_of(row.trip.plan.wave.season),
        "photos": queries.incident_photos(row),
        "aboard": aboard,
        "people": sum(leg.boarded for leg in aboard),
        "dispatches": queries.may_dispatch(actor),
        "going": row.trip.state == "running" and row.trip.plan.state == "published",
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "console/rides/incident.html", context, status=status)


@desk(Right.VIEW_RIDES, DISPATCH)
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_incident(actor, pk)
    found = next((one for one in queries.incident_photos(row) if one.pk == key), None)
    if found is None:
        raise NotFound("photo")
    size = Size.THUMB if request.GET.get("size") == "thumb" else Size.LARGE
    picture = photo_bytes(actor, found, size=size)
    return hand_out(request, picture, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT)


@desk(DISPATCH, post=True, get=False)
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = OutcomeForm(request.POST)
    if form.is_valid():
        try:
            actions.settle_incident(pk, form.cleaned_data["outcome"], by=actor_of(request))
        except Invalid as error:
            put(form, error)
        else:
            return done(request, _("处理好了，司机会看到。"), "console:ride_incident", pk)
    return _incident(request, pk, form)


@desk(DISPATCH, post=True)
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For a driver who telephones."""
    actor = actor_of(request)
    row = queries.get_trip(actor, pk)
    files = request.FILES if request.method == "POST" else None
    form = TripIncidentForm(posted(request), files)
    question = Question(
        _("司机打电话来报"), _("记下"), NAV, trail_of(row.entry.season), lead=row.number
    )

    def act() -> HttpResponse:
        given = form.cleaned_data
        photos = take_photos(given["photos"], by=actor)
        made = actions.report(pk, Report(given["kind"], given["text"], photos), by=actor)
        return done(request, _("记下了。"), "console:ride_incident", made.pk)

    return ask(request, form, question, act)


# ── another car for who is aboard ───────────────────────────────────────────────────────────────


@desk(DISPATCH, post=True)
def rescue(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A place first, then the cars that could come, the soonest first; chosen, told and sent in one step."""
    actor = actor_of(request)
    row = queries.get_trip(actor, pk)
    aboard, known = queries.aboard_of(row), queries.where_is(row)
    at = known.at
    found = queries.rescuers(row, at)[:SHOWN]
    initial = {
        "lon": at.lon, "lat": at.lat, "datum": "wgs84", "place": known.words, "why": _("半路坏了"),
        "entry": str(found[0].entry.pk) if found else "",
    }  # fmt: skip
    cars = [(str(one.entry.pk), _car_words(one)) for one in found]
    form = RescueForm(posted(request), cars=cars, initial=initial)
    people = sum(leg.boarded for leg in aboard)
    note = (
        _("位置不对先改好，按改过的算。派了车马上短信告诉车上的家庭和两位司机。")
        if found
        else _("没有一辆空车坐得下、赶得去。打送考电话联系考点，请交警帮助。")
    )
    question = Question(
        _("派车去接车上的人"), _("派这辆车"), NAV, trail_of(row.entry.season),
        lead=_("%(number)s，车上 %(n)d 人") % {"number": row.number, "n": people}, note=note,
    )  # fmt: skip

    def act() -> HttpResponse:
        given = form.cleaned_data
        sent = actions.rescue(
            pk, UUID(given["entry"]), form.at(), given["place"], by=actor, why=given["why"]
        )
        return _sent(request, row, sent)

    return ask(request, form, question, act)


def _sent(request: HttpRequest, row: Any, sent: Any) -> HttpResponse:
    """Where somebody is left to fetch, straight on to the change list."""
    words = _("%(car)03d 号车去接了，约 %(at)s 到，家长和两位司机都告诉了。") % {
        "car": sent.entry.sticker or 0,
        "at": f"{sent.starts_at.astimezone(CITY_ZONE):%H:%M}",
    }
    actor = actor_of(request)
    mended = mend_after(actor, (row.entry_id, sent.entry_id), _("半路坏车"))
    if mended is not None:
        more = _("%(words)s还有没接的，已经找好别的车，看看再发布。") % {"words": words}
        return done(request, more, "console:ride_plan", mended.pk)
    return done(request, words, "console:ride_trip", sent.pk)


def _car_words(one: Any) -> str:
    words = _("%(car)03d %(plate)s　%(n)d 分钟到，%(at)s 送到") % {
        "car": one.entry.sticker or 0,
        "plate": one.entry.vehicle.plate,
        "n": one.minutes,
        "at": f"{one.arrives_at.astimezone(CITY_ZONE):%H:%M}",
    }
    backup = _("，备用车") if one.entry.state == "backup" else ""
    return f"{words}{backup}{'' if one.in_time else _('，赶不上，先告诉考点')}"
