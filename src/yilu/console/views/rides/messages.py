"""What families were told by SMS, whether it got through, and whom to ring because it did not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, moment
from yilu.console.views.desk import actor_of, back, desk
from yilu.console.views.rides.cars import chosen_season
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.rides import actions, queries
from yilu.rides.enums import News

NAV = "ride_bookings"
TONES = {"waiting": "wait", "sent": "done", "failed": "now", "dropped": "now"}
LOST = ("failed", "dropped")


def state_of(row: Any) -> tuple[str, str]:
    """How far it came, in the desk's words: a letter that was lost says what to do."""
    if row.rung_at is not None:
        return _("打过电话了"), "done"
    if row.outbound is None:
        return _("记录已清理"), "calm"
    if row.outbound.state in LOST:
        return _("没送到，请打电话"), "now"
    return row.outbound.get_state_display(), TONES[row.outbound.state]


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.messages(
        actor, season=chosen_season(asked), news=asked.get("news"), lost=asked.get("lost") == "1"
    )


def _seasons(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.title) for row in queries.seasons(actor)[:20]]


def _state(row: Any) -> Cell:
    words, tone = state_of(row)
    small = row.outbound.error if row.outbound is not None and tone == "now" else ""
    return Cell(words, tone=tone, small=small)


PAGE = ListPage(
    kind="rides.familymessage",
    title=gettext_lazy("给家长的短信"),
    rows=_rows,
    detail=lambda row: reverse("console:ride_booking", args=[row.booking_id]),
    filters=(
        Filter("season", gettext_lazy("哪一季"), _seasons),
        Filter("news", gettext_lazy("说什么"), News.choices),
        Filter("lost", gettext_lazy("送到没有"), (("1", gettext_lazy("没送到、要打电话的")),)),
    ),
    sort="-at",
    empty_title=gettext_lazy("没有短信"),
    empty_text=gettext_lazy("约上、补上候补、排好车、换车、要晚，都会自动发。"),
    columns=(
        Column("number", gettext_lazy("预约号"), lambda row: row.booking.number, lead=True),
        Column("called", gettext_lazy("称呼"), lambda row: masking.name(row.booking.called)),
        Column("wave", gettext_lazy("场次"), lambda row: row.booking.wave.title),
        Column("news", gettext_lazy("说什么"), lambda row: row.get_news_display()),
        Column("words", gettext_lazy("内容"), lambda row: row.words),
        Column("at", gettext_lazy("时间"), lambda row: moment(row.at), "at"),
        Column("state", gettext_lazy("送到没有"), _state),
    ),
)


@desk(Right.BOOK_RIDES)
def messages(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(Right.BOOK_RIDES, post=True, get=False)
def rang(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody rang the family himself."""
    row = actions.rang(pk, by=actor_of(request))
    return back(request, reverse("console:ride_booking", args=[row.booking_id]))
