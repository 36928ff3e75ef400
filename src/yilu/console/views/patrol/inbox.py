"""The desk's list of snapshots: what is due next comes first; boxes, filters and search in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.listing import read, respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.appeals.words import when
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.patrol.words import NAV, VIEWERS, due_cell, flags_of, label_of, title_of
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.geo import Point
from yilu.patrol import queries
from yilu.patrol.enums import Flag
from yilu.rulebook.queries import district_names, districts
from yilu.ui import maps

TABS = {
    "waiting": gettext_lazy("待立案"),
    "doing": gettext_lazy("处置中"),
    "asked": gettext_lazy("等批准"),
    "verifying": gettext_lazy("待复核"),
    "paused": gettext_lazy("挂账和转出"),
    "closed": gettext_lazy("已了结"),
    "all": gettext_lazy("全部"),
}
WIDTH, HEIGHT = 720, 420  # of the map
DUE = [("over", gettext_lazy("已经超期"))]


@dataclass(frozen=True, slots=True)
class Row:
    """A snapshot as the list shows it."""

    snapshot: Any
    minutes: int | None
    where: str
    photo: Any

    @property
    def pk(self) -> UUID:
        key: UUID = self.snapshot.pk
        return key


def asked_rows(box: str) -> Any:
    def rows(actor: Actor, asked: Asked) -> Any:
        names = ("category", "area", "unit", "division", "flag", "due", "cell", "state")
        return queries.snapshots(
            actor, box=box, text=asked.search, **{name: asked.get(name) for name in names}
        )

    return rows


def dress(actor: Actor, rows: list[Any]) -> list[Row]:
    left, names = queries.left_minutes(actor.city, rows), district_names(actor.city)
    photos = queries.first_photos(rows)
    return [
        Row(row, left.get(row.pk), names.get(row.division, ""), photos.get(row.pk)) for row in rows
    ]


def _flags(row: Row) -> str | Cell:
    words = flags_of(row.snapshot)
    return Cell(words[0], "、".join(words[1:]), tone="soon", icon="flag") if words else ""


COLUMNS = (
    Column("due", gettext_lazy("到期"), lambda row: due_cell(row.snapshot, row.minutes), "due"),
    Column(
        "title",
        gettext_lazy("问题"),
        lambda row: Cell(title_of(row.snapshot), small=row.snapshot.number),
        lead=True,
        taken=lambda row: f"{row.snapshot.number} {title_of(row.snapshot)}",
    ),
    Column("where", gettext_lazy("片区"), lambda row: Cell(
        row.snapshot.area.name if row.snapshot.area else _("没有片区"), small=row.where
    )),
    Column("unit", gettext_lazy("处置单位"), lambda row: row.snapshot.unit.name, "unit__path"),
    Column("flags", gettext_lazy("要看一眼"), _flags),
    Column(
        "shot",
        gettext_lazy("拍的时候"),
        lambda row: Cell(when(row.snapshot.shot_at)),
        "shot_at",
        taken=lambda row: row.snapshot.shot_at.astimezone(clock.CITY_ZONE).replace(tzinfo=None),
    ),
)  # fmt: skip


def _categories(actor: Actor) -> list[tuple[str, Any]]:
    return [(row.code, label_of(row)) for row in queries.categories(actor.city, retired=True)]


def _areas(actor: Actor) -> list[tuple[str, Any]]:
    return [(str(row.pk), row.name) for row in queries.areas(actor)]


def _districts(actor: Actor) -> list[tuple[str, Any]]:
    return [(row.code, row.name) for row in districts(actor.city)]


def _page(box: str) -> ListPage:
    return ListPage(
        kind="patrol.snapshot",
        title=gettext_lazy("随手拍"),
        rows=asked_rows(box),
        columns=COLUMNS,
        dress=dress,
        detail=lambda row: reverse("console:snapshot", args=[row.pk]),
        filters=(
            Filter("due", gettext_lazy("到期"), DUE),
            Filter("category", gettext_lazy("类别"), _categories),
            Filter("area", gettext_lazy("片区"), _areas),
            Filter("division", gettext_lazy("区县"), _districts),
            Filter("flag", gettext_lazy("要看一眼"), Flag.choices),
            Filter("unit", gettext_lazy("单位"), kind="kept"),
            Filter("cell", gettext_lazy("格"), kind="kept"),
            Filter("state", gettext_lazy("状态"), kind="kept"),
        ),
        search=gettext_lazy("搜编号、类别、地点"),
        late=lambda row: row.minutes is not None and row.minutes < 0,
        empty_title=gettext_lazy("这里没有随手拍"),
        empty_text=gettext_lazy("司机拍了，就按到期先后排在这里。"),
    )


PAGES = {box: _page(box) for box in TABS}


@desk(*VIEWERS)
def snapshots(request: HttpRequest, box: str = "") -> HttpResponse:
    """One box, with how many lie in each; the review desk begins with what is to be filed."""
    actor = actor_of(request)
    reviews = actor.may_anywhere(Right.REVIEW_SNAPSHOTS)
    box = box or ("waiting" if reviews else "doing")
    if box not in PAGES:
        raise Http404
    counts = queries.box_counts(actor)
    context = {
        "tabs": [(key, label, counts[key]) for key, label in TABS.items()],
        "box": box,
        "over": counts["over"],
        "may_see_ground": any(actor.may_anywhere(right) for right in VIEWERS[:2]),
        "now": when(clock.business_now()),
    }
    if request.GET.get("format"):
        return respond(request, PAGES[box])
    listing = read(request, PAGES[box])
    whole = {"listing": listing, "nav": NAV, "map": _map(listing.found), **context}
    return render(request, "console/patrol/inbox.html", whole)


def _map(rows: Sequence[Row]) -> Any:
    """The rows of this page that have a place, numbered as the list orders them."""
    pins = [
        maps.Pin(
            number,
            title_of(row.snapshot),
            reverse("console:snapshot", args=[row.pk]),
            Point(row.snapshot.lon, row.snapshot.lat),
            "soon" if row.minutes is not None and row.minutes < 0 else "",
        )
        for number, row in enumerate(rows, start=1)
        if row.snapshot.lon is not None
    ]
    return maps.draw(pins, width=WIDTH, height=HEIGHT)
