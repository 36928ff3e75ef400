"""Seasons: the list, one with everything it stands on, founding and moving it on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rides import SeasonForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.organisations.queries import get_unit, units_visible
from yilu.rides import actions, queries
from yilu.rides.actions import Outline
from yilu.rides.enums import Direction, SeasonState

NAV = "seasons"
VIEW = (Right.VIEW_RIDES, Right.BOOK_RIDES, Right.ORGANISE_RIDES)
CARS = (Right.VIEW_RIDES, Right.ORGANISE_RIDES, Right.DISPATCH_RIDES)
BOARDS = (Right.VIEW_RIDES, Right.DISPATCH_RIDES)
TONES = {
    "draft": "calm", "selecting": "wait", "confirmed": "wait", "booking": "soon",
    "planning": "soon", "running": "now", "closed": "done",
}  # fmt: skip
MOVES = {
    "select": gettext_lazy("开始选车"),
    "confirm": gettext_lazy("定车并通知"),
    "open_booking": gettext_lazy("开始预约"),
    "plan": gettext_lazy("截止网上预约"),
    "reopen_booking": gettext_lazy("再开预约"),
    "run": gettext_lazy("进入送考"),
    "close": gettext_lazy("结束送考"),
}


def state_cell(row: Any) -> Cell:
    return Cell(row.get_state_display(), tone=TONES[row.state])


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.seasons(actor, state=asked.get("state"))


PAGE = ListPage(
    kind="rides.season",
    title=gettext_lazy("爱心送考"),
    rows=_rows,
    detail=lambda row: reverse("console:season", args=[row.pk]),
    filters=(Filter("state", gettext_lazy("状态"), SeasonState.choices),),
    empty_title=gettext_lazy("还没有送考安排"),
    empty_text=gettext_lazy("党组织筹备一季送考：写考试日历、考点，公布评分表。"),
    columns=(
        Column("title", gettext_lazy("名称"), lambda row: row.title, "title", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("unit", gettext_lazy("组织送考的党组织"), lambda row: row.unit.name),
        Column(
            "books", gettext_lazy("预约时间"),
            lambda row: f"{row.books_from} – {row.books_to}", "books_from",
        ),
        Column("state", gettext_lazy("状态"), state_cell),
    ),
)  # fmt: skip


@desk(*VIEW)
def seasons(request: HttpRequest) -> HttpResponse:
    may_found = bool(_units(actor_of(request)))
    return respond(request, PAGE, nav=NAV, template="console/rides/seasons.html", found=may_found)


@desk(*VIEW)
def season(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_season(actor, pk)
    organises = queries.may_organise(actor, row)
    card = queries.scorecard(row)
    waves = queries.waves(row)
    context = {
        "nav": NAV,
        "row": row,
        "key": str(row.pk),
        "tone": TONES[row.state],
        "moves": [(move, MOVES[move]) for move in queries.season_moves(actor, row)],
        "organises": organises,
        "dispatches": queries.may_dispatch(actor),
        "sees_bookings": queries.may_book(actor),
        "sees_cars": any(map(actor.may_anywhere, CARS)),
        "sees_boards": any(map(actor.may_anywhere, BOARDS)),
        "books": queries.may_book(actor) and row.state in ("booking", "planning", "running"),
        "strength": queries.strength(row),
        "booked": queries.booked_by_state(row),
        "waves": [(wave, queries.booked_people(wave)) for wave in waves],
        "points": _covered(row),
        "weights": _weights(card),
        "card": card,
        "directions": Direction.choices,
        "to_ring": queries.to_ring(actor, row.pk),
    }
    return render(request, "console/rides/season.html", context)


def _covered(season: Any) -> list[tuple[Any, int]]:
    """Each exam point with the people booked for it."""
    booked = queries.booked_by_point(season)
    return [(point, booked.get(point.pk, 0)) for point in queries.points(season)]


def _weights(card: Any) -> list[tuple[Any, int]]:
    return queries.weights_of(card) if card is not None else []


def _units(actor: Actor) -> list[tuple[str, str]]:
    """The Party organisations whose season the actor may found."""
    kinds = (*BRANCH_KINDS, UnitKind.INDUSTRY_COMMITTEE)
    rows = units_visible(actor, kinds=kinds)
    allowed = (row for row in rows if actor.may(Right.ORGANISE_RIDES, row.path))
    return [(str(row.pk), row.name) for row in allowed]


def _companies(actor: Actor) -> list[tuple[str, str]]:
    """Company rows are asked through their names; which of them is the organiser's word."""
    return [(str(key), name) for key, name in queries.companies_to_choose(actor)]


@desk(Right.ORGANISE_RIDES, post=True)
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = SeasonForm(posted(request), units=_units(actor), companies=_companies(actor))
    trail = ((_("爱心送考"), reverse("console:seasons")),)
    note = _("建好以后写考试场次和考点，再开始选车。保险和万一晚了不写的，用常用说法。")
    question = Question(_("筹备一季送考"), _("建立"), NAV, trail, note=note)

    def act() -> HttpResponse:
        unit = get_unit(actor, UUID(form.cleaned_data["unit"]))
        made = actions.found_season(unit, _outline(form), by=actor)
        return done(request, _("建好了，接着写场次和考点。"), "console:season", made.pk)

    return ask(request, form, question, act)


def _outline(form: SeasonForm) -> Outline:
    given = dict(form.cleaned_data)
    given.pop("unit")
    companies = tuple(UUID(key) for key in given.pop("companies"))
    return Outline(**given, companies=companies)


@desk(Right.ORGANISE_RIDES, post=True)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.organised(actor, pk)
    names = ("title", "wanted", "wanted_backups", "books_from", "books_to", "hotline")
    initial = {name: getattr(row, name) for name in (*names, "insurance", "if_late")}
    initial |= {"unit": str(row.unit_id), "companies": [str(key) for key in row.companies]}
    units = [(str(row.unit_id), row.unit.name)]
    form = SeasonForm(posted(request), units=units, companies=_companies(actor), initial=initial)

    def act() -> HttpResponse:
        actions.change_season(pk, _outline(form), by=actor)
        return done(request, _("已保存。"), "console:season", pk)

    return ask(request, form, Question(_("修改"), _("保存"), NAV, trail_of(row)), act)


def trail_of(row: Any) -> tuple[tuple[Any, str], ...]:
    return (
        (_("爱心送考"), reverse("console:seasons")),
        (row.title, reverse("console:season", args=[row.pk])),
    )


@desk(*VIEW, post=True, get=False)
def move(request: HttpRequest, pk: UUID, move: str) -> HttpResponse:
    actor = actor_of(request)
    confirms = move == "confirm"
    row = (
        actions.confirm_cars(pk, by=actor) if confirms else actions.move_season(pk, move, by=actor)
    )
    words = _("现在是“%(state)s”。") % {"state": row.get_state_display()}
    return done(request, words, "console:season", pk)
