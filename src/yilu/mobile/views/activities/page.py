"""One activity: how it stands for me, where and when, and the one thing to do now."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yilu.activities import queries
from yilu.activities.enums import ALIVE, ActivityState, Mode
from yilu.core import clock
from yilu.core.geo import Point, to_gcj02
from yilu.mobile.activity_words import answer, doing, when
from yilu.mobile.page import actor_of, mine


@require_GET
@mine
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = queries.get_mine(actor_of(request), pk)
    row, seat = found.card.activity, found.card.seat
    over = row.ends_at <= clock.business_now()
    context = {
        "mine": found,
        "row": row,
        "when": when(row),
        "answer": answer(found),
        "doing": doing(found),
        "map_url": _map(row),
        "may_leave": seat is not None and seat.state in ALIVE and not over,
        "may_ask": row.state != ActivityState.CANCELLED,
        "in_calendar": row.mode != Mode.ONLINE and not over,
    }
    return render(request, "mobile/activities/activity.html", context)


def _map(row: Any) -> str:
    """AMap's marker page wants GCJ-02; rows keep WGS-84."""
    if row.latitude is None or row.longitude is None:
        return ""
    there = to_gcj02(Point(float(row.longitude), float(row.latitude)))
    asked = {"position": f"{there.lon:.6f},{there.lat:.6f}", "name": row.place, "src": "yilu"}
    return f"https://uri.amap.com/marker?{urlencode(asked)}"
