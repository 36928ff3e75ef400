"""Families' bookings at the desk: the list, one, taken down by telephone, placed, changed, cancelled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rides import BookingPlaceForm, DeskBookForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, moment
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.rides.cars import chosen_season
from yilu.console.views.rides.messages import state_of
from yilu.console.views.rides.seasons import trail_of
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.rides import actions, queries
from yilu.rides.actions import Wish
from yilu.rides.enums import BookingState, Need, Way

NAV = "ride_bookings"
TONES = {"placing": "soon", "booked": "done", "waiting": "wait", "cancelled": "calm"}


def _seasons(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.title) for row in queries.seasons(actor)[:20]]


def _waves(actor: Actor) -> list[tuple[str, str]]:
    return [
        (str(wave.pk), f"{wave.on:%m-%d} {wave.title}")
        for season in queries.seasons(actor)[:5]
        for wave in queries.waves(season)
    ]


def _rows(actor: Actor, asked: Asked) -> Any:
    wave = UUID(asked.get("wave")) if asked.get("wave") else None
    return queries.bookings(
        actor, season=chosen_season(asked), wave=wave, state=asked.get("state"),
        way=asked.get("way"), text=asked.search,
    )  # fmt: skip


def _ways(row: Any) -> str:
    live = [leg for leg in row.legs.all() if leg.state != "cancelled"]
    return "、".join(f"{leg.get_direction_display()} {leg.get_state_display()}" for leg in live)


def _party(row: Any) -> Cell:
    needs = "、".join(str(Need(word).label) for word in row.needs)
    return Cell(row.party, small=needs)


PAGE = ListPage(
    kind="rides.booking",
    title=gettext_lazy("送考预约"),
    rows=_rows,
    detail=lambda row: reverse("console:ride_booking", args=[row.pk]),
    filters=(
        Filter("season", gettext_lazy("哪一季"), _seasons),
        Filter("wave", gettext_lazy("哪一场"), _waves),
        Filter("state", gettext_lazy("状态"), BookingState.choices),
        Filter("way", gettext_lazy("怎么约的"), Way.choices),
    ),
    search=gettext_lazy("搜预约号、称呼、地点、尾号"),
    sort="-made",
    empty_title=gettext_lazy("还没有预约"),
    empty_text=gettext_lazy("家长在手机上约，或者在送考页上代办、导入表格。"),
    columns=(
        Column("number", gettext_lazy("预约号"), lambda row: row.number, "number", lead=True),
        Column("called", gettext_lazy("称呼"), lambda row: masking.name(row.called)),
        Column("phone", gettext_lazy("电话"), lambda row: masking.last_four(row.phone_last4)),
        Column("wave", gettext_lazy("场次"), lambda row: row.wave.title, "wave__on"),
        Column("point", gettext_lazy("考点"), lambda row: row.point.name, "point__name"),
        Column("pickup", gettext_lazy("上车地点"), lambda row: row.pickup),
        Column("party", gettext_lazy("人数"), _party, "party", number=True),
        Column("ways", gettext_lazy("接送"), _ways),
        Column(
            "state", gettext_lazy("状态"),
            lambda row: Cell(row.get_state_display(), tone=TONES[row.state]),
        ),
        Column("made", gettext_lazy("约的时间"), lambda row: moment(row.made_at), "made_at"),
    ),
)  # fmt: skip


@desk(Right.BOOK_RIDES)
def bookings(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.BOOK_RIDES)
def booking(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_booking(actor, pk)
    dispatches = queries.may_dispatch(actor)
    context = {
        "nav": NAV,
        "row": row,
        "tone": TONES[row.state],
        "moves": queries.booking_moves(actor, row),
        "changes": queries.may_change(actor, row),
        "rides": queries.rides_of(row),
        "needs": [Need(word).label for word in row.needs],
        "phone": queries.family_phone(row) if dispatches else "",
        "queue": queries.queue_place(row),
        "messages_sent": [(one, *state_of(one)) for one in queries.messages_of(row)],
        "link": request.build_absolute_uri(
            reverse("mobile:exam_booking", args=[queries.link_of(row)])
        ),
        "suggestion": queries.locate(actor.city, row.pickup) if row.lon is None else None,
    }
    return render(request, "console/rides/booking.html", context)


def _form(request: HttpRequest, season: Any, initial: dict[str, Any] | None = None) -> DeskBookForm:
    waves = [(str(w.pk), f"{w.on:%m-%d} {w.title}") for w in queries.waves(season)]
    points = [(str(p.pk), p.name) for p in queries.points(season)]
    return DeskBookForm(posted(request), waves=waves, points=points, initial=initial)


def _wish(form: DeskBookForm) -> Wish:
    given = form.cleaned_data
    return Wish(
        wave=UUID(given["wave"]),
        point=UUID(given["point"]),
        called=given["called"],
        phone=given["phone"],
        party=given["party"],
        pickup=given["pickup"],
        out=given["ways"] != "back",
        back=given["ways"] != "out",
        guardian=given["guardian"],
        needs=tuple(given["needs"]),
        need_words=given["need_words"],
        at=form.at(),
    )


@desk(Right.BOOK_RIDES, post=True)
def book(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    season = queries.get_season(actor, pk)
    form = _form(request, season)
    note = _("替打电话来、到柜台来的家庭约。约好以后把家长页面的链接告诉他们。")
    question = Question(_("代办预约"), _("约上"), NAV, trail_of(season), note=note)

    def act() -> HttpResponse:
        made = actions.book_for(_wish(form), by=actor)
        words = _("约上了：%(number)s") % {"number": made.booking.number}
        return done(request, words, "console:ride_booking", made.booking.pk)

    return ask(request, form, question, act)


@desk(Right.BOOK_RIDES, post=True)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_booking(actor, pk)
    ways = {leg.direction for leg in row.legs.all() if leg.state != "cancelled"}
    initial = {
        "wave": str(row.wave_id), "point": str(row.point_id), "called": row.called,
        "phone": f"···· {row.phone_last4}", "party": row.party, "pickup": row.pickup,
        "needs": row.needs, "need_words": row.need_words, "guardian": row.guardian,
        "ways": "both" if len(ways) == 2 else next(iter(ways), "both"),
    }  # fmt: skip
    form = _form(request, row.season, initial)
    for name in ("wave", "point", "phone"):  # another exam or family is another booking
        form.fields[name].disabled = True
    question = Question(_("改预约"), _("保存"), NAV, trail_of(row.season), lead=row.number)

    def act() -> HttpResponse:
        actions.change(pk, _wish(form), by=actor)
        words = _("已保存。")
        if queries.riding(row):
            words += _("车已经排好：到当天看板点“重排没出发的”，改好的发布了才算数。")
        return done(request, words, "console:ride_booking", pk)

    return ask(request, form, question, act)


@desk(Right.BOOK_RIDES, post=True, get=False)
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.cancel(pk, by=actor_of(request))
    return done(request, _("取消了。"), "console:ride_booking", pk)


@desk(Right.BOOK_RIDES, post=True)
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_booking(actor, pk)
    if not queries.may_book(actor):
        raise NotFound("booking")
    known = queries.locate(actor.city, row.pickup)
    initial: dict[str, Any] = {}
    if known is not None:
        initial = {"lon": known.lon, "lat": known.lat}
    initial |= {"lon": row.lon, "lat": row.lat} if row.lon is not None else {}
    form = BookingPlaceForm(posted(request), initial={**initial, "datum": "wgs84"})
    note = _("名录里的地点：%(names)s") % {
        "names": "、".join(place.name for place in queries.known_places(actor.city)[:12]) or "—"
    }
    question = Question(
        _("核对上车位置"), _("就是这里"), NAV, trail_of(row.season), lead=row.pickup, note=note
    )

    def act() -> HttpResponse:
        actions.place(pk, form.at(), by=actor, division=known.division if known else "")
        return done(request, _("记下了。"), "console:ride_booking", pk)

    return ask(request, form, question, act)
