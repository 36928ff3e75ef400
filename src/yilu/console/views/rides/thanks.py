"""Families' thanks, read before they go on the wall."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, moment
from yilu.console.views.desk import actor_of, desk, done
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.rides import actions, queries
from yilu.rides.enums import ThanksState

NAV = "ride_thanks"
TONES = {"waiting": "soon", "shown": "done", "kept": "calm"}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.thanks(actor, state=asked.get("state"))


PAGE = ListPage(
    kind="rides.thanks",
    title=gettext_lazy("送考感谢"),
    rows=_rows,
    filters=(Filter("state", gettext_lazy("状态"), ThanksState.choices),),
    empty_title=gettext_lazy("还没有感谢"),
    empty_text=gettext_lazy("家长送到以后在手机上写；同意公开的，看过再上墙。"),
    columns=(
        Column("text", gettext_lazy("家长说"), lambda row: row.text, lead=True),
        Column("driver", gettext_lazy("给谁"), lambda row: masking.name(row.entry.driver.person.name)),
        Column("may", gettext_lazy("同意公开"), lambda row: _("同意") if row.may_show else _("不公开")),
        Column("at", gettext_lazy("时间"), lambda row: moment(row.at), "at"),
        Column(
            "state", gettext_lazy("状态"),
            lambda row: Cell(row.get_state_display(), tone=TONES[row.state]),
        ),
    ),
    pick="thanks",
)  # fmt: skip


@desk(Right.ORGANISE_RIDES, post=True)
def thanks(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _review_picked(request)
    return respond(request, PAGE, nav=NAV, template="console/rides/thanks.html")


def _review_picked(request: HttpRequest) -> HttpResponse:
    show = request.POST.get("act") == "show"
    count = 0
    for key in request.POST.getlist("thanks")[:100]:
        actions.review_thanks(_uuid(key), show, by=actor_of(request))
        count += 1
    return done(request, _("看了 %(n)d 条。") % {"n": count}, "console:ride_thanks")


@desk(Right.ORGANISE_RIDES, post=True, get=False)
def review(request: HttpRequest, pk: UUID, word: str) -> HttpResponse:
    if word not in ("show", "keep"):
        raise Http404
    actions.review_thanks(pk, word == "show", by=actor_of(request))
    return done(request, _("记下了。"), "console:ride_thanks")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
