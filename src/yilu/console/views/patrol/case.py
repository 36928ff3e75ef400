"""One snapshot at the desk: its photos, how far it is, what may be done with it, and what lies near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.casework import Bench, buttons
from yilu.console.views.appeals.words import when
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.patrol import words
from yilu.console.views.patrol.acts import ACTS
from yilu.console.views.patrol.words import NAV, VIEWERS
from yilu.core import masking
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.geo import Point
from yilu.patrol import queries
from yilu.patrol.enums import Act, Flag, State
from yilu.rulebook.queries import district_names
from yilu.ui import maps

FIRST = ("accept", "dispose", "close", "reply", "resume", "reopen")
BESIDE = ("refuse", "take", "assign", "refer")
WITH_THE_CASE = frozenset({"approve", "decline"})
ZOOM, HEIGHT = 16, 200
STEPS = (
    gettext_lazy("拍下"),
    gettext_lazy("立案"),
    gettext_lazy("处置"),
    gettext_lazy("复核"),
    gettext_lazy("结案"),
)
AT = {State.WAITING: 2, State.REFUSED: 2, State.VERIFYING: 4, State.CLOSED: 6}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the timeline as it stands on the page."""

    line: Any
    title: str
    at: str


@desk(*VIEWERS)
def snapshot(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    try:
        row = queries.get_held(actor, pk)
    except NotFound:
        return passed_on(request, actor, pk)
    moves = queries.moves(actor, row)
    minutes = queries.left_minutes(actor.city, [row]).get(row.pk)
    context = {
        "nav": NAV,
        "row": row,
        "title": words.title_of(row),
        "label": words.label_of(row.category),
        "refusal": words.refusal_of(row),
        "steps": STEPS,
        "at": AT.get(State(row.state), 3),
        "due": words.due_cell(row, minutes),
        "flags": [(Flag(flag).label, flag) for flag in row.flags],
        "pictures": queries.pictures_for(actor, row),
        "lines": [_told(line) for line in queries.timeline(actor, row)],
        "reckoning": [words.reckoned(step) for step in row.reckoning],
        "reviews": queries.reviews(actor, row),
        **buttons(BENCH, row, moves),
        **_aside(actor, row, moves),
    }
    return render(request, "console/patrol/case.html", context)


def passed_on(request: HttpRequest, actor: Actor, pk: UUID) -> HttpResponse:
    """It was here and is with others now: with whom, and nothing else of it."""
    passed = queries.passed_on(actor, pk)
    context = {"nav": NAV, "passed": passed, "at": when(passed.at)}
    return render(request, "console/patrol/passed.html", context, status=404)


def _told(line: Any) -> Told:
    title = str(line.entry.get_act_display())
    if line.entry.act == Act.CHECKED:
        title = _("现场复核：修好了") if line.entry.detail.get("fixed") else _("现场复核：没修好")
    return Told(line, title, when(line.entry.at))


def _fits(row: Any, name: str) -> bool:
    match name:
        case "show":
            return row.shown_at is None
        case "hide":
            return row.shown_at is not None
    return True


BENCH = Bench(ACTS, FIRST, BESIDE, WITH_THE_CASE, "console:snapshot_act", _fits)


def _aside(actor: Actor, row: Any, moves: list[str]) -> dict[str, Any]:
    return {
        "reporter": masking.name(queries.reporter_name(row)),
        "district": district_names(actor.city).get(row.division, ""),
        "map": _map(row),
        "requests": queries.requests_of(row),
        "checks": queries.checks_of(row),
        "seen": row.seen.count(),
        "merged": queries.merged_of(row),
        "slips": queries.slips_of(row),
        "near": [(one, words.label_of(one.snapshot.category)) for one in queries.near_of(row)],
        "may_merge": "merge" in moves,
        "shot": when(row.shot_at),
        "came": when(row.made_at),
    }


def _map(row: Any) -> Any:
    if row.lon is None:
        return None
    at = Point(row.lon, row.lat)
    here = reverse("console:snapshot", args=[row.pk])
    pins = [maps.Pin(1, row.number, here, at)]
    others = [near.snapshot for near in queries.near_of(row)]
    pins += [
        maps.Pin(n, one.number, reverse("console:snapshot", args=[one.pk]), Point(one.lon, one.lat))
        for n, one in enumerate(others, start=2)
        if one.lon is not None and one.lat is not None
    ]
    return maps.draw(pins, centre=at, zoom=ZOOM, height=HEIGHT)
