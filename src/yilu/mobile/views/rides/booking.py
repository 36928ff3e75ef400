"""One booking by its link: the car, the hour, what to do; changed or cancelled only with the phone proven."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yilu.core.errors import Invalid, NotFound, Refused
from yilu.mobile import rides_shown as shown
from yilu.mobile.forms.rides import ThankForm
from yilu.mobile.views.rides.family import asked_look, book_form, map_of, put, wished
from yilu.mobile.views.rides.proving import TO, family, proof_of
from yilu.rides import actions, queries


def _found(link: str) -> Any:
    try:
        return queries.by_link(settings.YILU_CITY, link)
    except NotFound as error:
        raise Http404 from error


@never_cache
@require_GET
def page(request: HttpRequest, link: str) -> HttpResponse:
    return _page(request, link)


def _page(request: HttpRequest, link: str, thank_form: Any = None) -> HttpResponse:
    booking = _found(link)
    rides = [shown.RideShown(ride, booking) for ride in queries.rides_of(booking)]
    tone, icon, title, small = shown.answer(booking, rides)
    context = {
        "booking": booking,
        "link": link,
        "rides": [ride for ride in rides if not ride.called_off],
        "answer": {"tone": tone, "icon": icon, "title": title, "small": small},
        "wave": shown.wave_words(booking.wave),
        "season": booking.season,
        "there": tuple(shown.hour(at) for at in queries.window(booking)),
        "starts": f"{booking.wave.starts_at:%H:%M}",
        "thanked": queries.thanked(booking),
        "thank_form": thank_form or ThankForm(),
        "points": (5, 4, 3, 2, 1),
        "next": next((ride for ride in rides if ride.live and ride.ride.planned), None),
        "any_arrived": any(ride.arrived for ride in rides),
        "told": queries.messages_of(booking),
        "masked": queries.hides_numbers(),
        "proven": queries.owns(settings.YILU_CITY, booking, proof_of(request)),
    }
    status = 422 if thank_form is not None else 200
    return render(request, "mobile/rides/booking.html", context, status=status)


def _proven(request: HttpRequest, booking: Any) -> UUID | None:
    """The proof of this very phone; without it, the way to get one."""
    proof = proof_of(request)
    if proof is not None and queries.owns(settings.YILU_CITY, booking, proof):
        return proof
    request.session[TO] = "mine"
    messages.info(request, _("改和取消要先验证预约时的手机号。"))
    return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, link: str) -> HttpResponse:
    booking = _found(link)
    proof = _proven(request, booking)
    if proof is None:
        return redirect("mobile:exam_phone")
    ways = {leg.direction for leg in booking.legs.all() if leg.state != "cancelled"}
    initial = {
        "wave": str(booking.wave_id), "point": str(booking.point_id), "called": booking.called,
        "party": str(booking.party), "pickup": booking.pickup, "needs": booking.needs,
        "need_words": booking.need_words, "guardian": booking.guardian,
        "ways": "both" if len(ways) == 2 else next(iter(ways), "both"),
        "division": booking.division,
    }  # fmt: skip
    look = asked_look(request, booking.season)
    form = book_form(request, booking.season, initial, look=look)
    if request.method == "POST" and look is None and form.is_valid():
        try:
            actions.change_own(link, proof, wished(form), by=family())
        except Invalid as error:
            put(form, error)
        except Refused as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("改好了。"))
            return redirect("mobile:exam_booking", link)
    context = {
        "form": form, "season": booking.season, "link": link, **map_of(booking.season, look),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "mobile/rides/book.html", context, status=status)


@require_POST
def cancel(request: HttpRequest, link: str) -> HttpResponse:
    booking = _found(link)
    proof = _proven(request, booking)
    if proof is None:
        return redirect("mobile:exam_phone")
    try:
        actions.cancel_own(link, proof, by=family())
    except Refused as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("取消了，座位让给候补的家庭。"))
    return redirect("mobile:exam_booking", link)


@require_POST
def call(request: HttpRequest, link: str) -> HttpResponse:
    """The number to ring: the provider's own, which shows neither side the other's."""
    booking = _found(link)
    proof = _proven(request, booking)
    if proof is None:
        return redirect("mobile:exam_phone")
    try:
        number = actions.call_driver(link, _uuid(request.POST.get("leg", "")), proof, by=family())
    except Refused as error:
        messages.error(request, str(error.message))
        return redirect("mobile:exam_booking", link)
    except NotFound as error:
        raise Http404 from error
    there = reverse("mobile:exam_booking", args=[link])
    context = {"number": number, "there": there, "who": _("师傅"), "season": booking.season}
    return render(request, "mobile/rides/call.html", context)


@require_POST
def rate(request: HttpRequest, link: str) -> HttpResponse:
    _found(link)
    leg, points = request.POST.get("leg", ""), request.POST.get("points", "")
    try:
        actions.rate(link, _uuid(leg), int(points) if points.isdigit() else 0, by=family())
    except (Refused, Invalid) as error:
        messages.error(request, _words(error))
    except NotFound as error:
        raise Http404 from error
    else:
        messages.success(request, _("谢谢，记下了。"))
    return redirect("mobile:exam_booking", link)


@require_POST
def thank(request: HttpRequest, link: str) -> HttpResponse:
    _found(link)
    form = ThankForm(request.POST)
    if form.is_valid():
        try:
            given = form.cleaned_data
            actions.thank(link, given["text"], given["may_show"], by=family())
        except Refused as error:
            messages.error(request, str(error.message))
        else:
            messages.success(request, _("师傅收到了。"))
        return redirect("mobile:exam_booking", link)
    return _page(request, link, form)


@never_cache
@require_GET
def calendar(request: HttpRequest, link: str) -> HttpResponse:
    """For the phone's own calendar: an event an hour's reminder before each pick-up."""
    booking = _found(link)
    rides = [shown.RideShown(ride, booking) for ride in queries.rides_of(booking)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Yilu//exam rides//ZH"]
    for ride in rides:
        if ride.ride.planned and ride.live:
            lines += _event(ride)
    answer = HttpResponse("\r\n".join([*lines, "END:VCALENDAR", ""]), "text/calendar")
    answer["Content-Disposition"] = f'attachment; filename="{booking.number}.ics"'
    return answer


def _event(ride: Any) -> list[str]:
    first, last = ride.ride.boards_at, ride.ride.arrives_at or ride.ride.boards_at
    plate = ride.ride.entry.vehicle.plate
    title = _("爱心送考 %(plate)s") % {"plate": plate}
    return [
        "BEGIN:VEVENT",
        f"UID:{ride.ride.leg.pk}@yilu",
        f"DTSTAMP:{timezone.now().astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{first.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTEND:{max(last, first + timedelta(minutes=5)).astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(ride.first)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(title)}",
        "TRIGGER:-PT60M",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", " ")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()  # no such leg


def _words(error: Refused | Invalid) -> str:
    if isinstance(error, Invalid):
        return " ".join(map(str, error.errors.values()))
    return str(error.message)
