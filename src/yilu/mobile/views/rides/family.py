"""What exam rides are, booking one, one's own bookings, and whether this is the right car."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yilu.core import clock
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.mobile import rides_shown as shown
from yilu.mobile.forms.rides import BookForm
from yilu.mobile.views.rides.proving import TO, family, proof_of
from yilu.rides import actions, queries
from yilu.rides.actions import Wish
from yilu.rulebook.queries import district_names
from yilu.runtime.actions import once
from yilu.ui import spots

CITY_PAGE = "mobile/rides/front.html"


@require_GET
def front(request: HttpRequest) -> HttpResponse:
    season = queries.open_season(settings.YILU_CITY)
    context: dict[str, Any] = {"season": season, "wall": queries.wall(settings.YILU_CITY, 6)}
    if season is not None:
        today = clock.today()
        context["waves"] = [
            (shown.wave_words(wave), wave) for wave in queries.waves(season) if wave.on >= today
        ]
        context["points"] = queries.points(season)
        context["bookable"] = (
            season.state == "booking" and season.books_from <= today <= season.books_to
        )
    return render(request, CITY_PAGE, context)


@never_cache
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Everything booked with this phone."""
    if queries.proven_phone(settings.YILU_CITY, proof_of(request)) is None:
        request.session[TO] = "mine"
        return redirect("mobile:exam_phone")
    rows = queries.of_phone(settings.YILU_CITY, proof_of(request))
    lines = [(row, shown.wave_words(row.wave), queries.link_of(row)) for row in rows]
    return render(request, "mobile/rides/mine.html", {"lines": lines})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    season = queries.open_season(settings.YILU_CITY)
    if season is None:
        return redirect("mobile:exam")
    proof = proof_of(request)
    if queries.proven_phone(settings.YILU_CITY, proof) is None or proof is None:
        request.session[TO] = "book"
        return redirect("mobile:exam_phone")
    look = asked_look(request, season)
    form = book_form(request, season, look=look)
    if request.method == "POST" and look is None and form.is_valid():
        made = wished(form)

        def act() -> tuple[int, Any]:
            return 201, {"link": actions.book(made, proof, by=family()).link}

        try:
            key = request.POST.get("once", "")[:64]
            _code, body = once(settings.YILU_CITY, f"{proof}|exam_book", key, act)
        except Invalid as error:
            put(form, error)
        except Refused as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("约上了。排好车会发短信，也可以随时来这里看。"))
            return redirect("mobile:exam_booking", body["link"])
    context = {"form": form, "season": season, **map_of(season, look)}
    status = 422 if form.errors else 200
    return render(request, "mobile/rides/book.html", context, status=status)


def asked_look(request: HttpRequest, season: Any) -> spots.Look | None:
    """A tap on the map or one of its buttons, rather than the form itself."""
    if request.method != "POST":
        return None
    return spots.asked(request.POST.dict(), queries.centres(season))


def map_of(season: Any, look: spots.Look | None) -> dict[str, Any]:
    """The map, once a district was chosen or a place tapped; before that the districts."""
    names = district_names(season.city)
    found = [(code, names[code]) for code in queries.centres(season) if code in names]
    sheet = spots.draw(look, queries.landmarks(season, look.centre)) if look else None
    return {"districts": sorted(found), "sheet": sheet}


def book_form(
    request: HttpRequest,
    season: Any,
    initial: dict[str, Any] | None = None,
    *,
    look: spots.Look | None = None,
) -> BookForm:
    """Bound to what was sent; while the map is used, what was typed stands unjudged in the fields."""
    posted = request.POST if request.method == "POST" else None
    if posted is not None and look is not None:
        initial, posted = {**_typed(posted, look)}, None
    return BookForm(
        posted,
        waves=shown.wave_choices(season),
        points=shown.point_choices(season),
        districts=sorted(district_names(season.city).items()),
        initial=initial,
    )


def _typed(posted: Any, look: spots.Look) -> dict[str, Any]:
    typed = {**posted.dict(), "needs": posted.getlist("needs")}
    typed["guardian"] = bool(posted.get("guardian"))
    chosen = look.chosen
    typed["lon"] = f"{chosen.lon:.6f}" if chosen else ""
    typed["lat"] = f"{chosen.lat:.6f}" if chosen else ""
    return typed


def wished(form: BookForm) -> Wish:
    given = form.cleaned_data
    return Wish(
        wave=UUID(given["wave"]),
        point=UUID(given["point"]),
        called=given["called"],
        phone="",
        party=int(given["party"]),
        pickup=given["pickup"],
        out=given["ways"] != "back",
        back=given["ways"] != "out",
        guardian=given["guardian"],
        needs=tuple(given["needs"]),
        need_words=given["need_words"],
        at=form.at(),
        division=given["division"],
    )


def put(form: Any, error: Invalid) -> None:
    names = {"back": "ways", "out": "ways", "phone": None}
    for name, message in error.errors.items():
        field = names.get(name, name)
        form.add_error(field if field in form.fields else None, str(message))


@never_cache
@require_GET
def car(request: HttpRequest, code: str) -> HttpResponse:
    """Scanned from the sticker: is this the right car?"""
    try:
        found = queries.sticker(settings.YILU_CITY, code)
    except NotFound as error:
        raise Http404 from error
    days = [shown.day_words(day) for day in found.days]
    return render(request, "mobile/rides/car.html", {"car": found, "days": days})
