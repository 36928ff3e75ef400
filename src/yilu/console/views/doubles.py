"""重复计数: what looks counted twice across activities, consultations and stations, for somebody to see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yilu.console.views.activities.words import when
from yilu.console.views.desk import actor_of, desk
from yilu.core import clock, masking
from yilu.core.actor import Right
from yilu.core.clock import CITY_ZONE
from yilu.core.periods import Period
from yilu.insight.doubles import find
from yilu.stations.enums import Flag

SHOWN = 100  # of each kind on one page


@desk(Right.VIEW_STATIONS, Right.VIEW_ACTIVITIES)
def doubles(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    period = Period.twelve_months_to(clock.today())
    found = find(actor, period)
    context = {
        "nav": "doubles",
        "period": period,
        "found": found,
        "twice": [
            (_name(came), [(came, when(came.activity)) for came in group])
            for group in found.activities[:SHOWN]
            for came in group[:1]
        ],
        "clashes": [
            (_name(clash.attendance), clash, when(clash.attendance.activity), _hours(clash.talk))
            for clash in found.clashes[:SHOWN]
        ],
        "visits": [(_name(row), row, _flags(row)) for row in found.visits[:SHOWN]],
        "helps": [(_name(row), row) for row in found.helps[:SHOWN]],
        "consultations": [(_name(row), row) for row in found.consultations[:SHOWN]],
        "empty": [(row, when(row)) for row in found.empty[:SHOWN]],
    }
    return render(request, "console/doubles.html", context)


def _name(row: Any) -> str:
    return masking.name(row.person.name)


def _flags(row: Any) -> str:
    return "、".join(str(Flag(code).label) for code in row.flags)


def _hours(talk: Any) -> str:
    first, last = (at.astimezone(CITY_ZONE) for at in (talk.starts_at, talk.ends_at))
    return f"{first:%Y-%m-%d %H:%M}–{last:%H:%M}"
