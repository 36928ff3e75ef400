"""补录: one line of the paper book, or a whole page of it typed or pasted."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.console.forms.stations import BookForm, LinesForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.console.views.stations.taking import NAV, made_once, trail
from yilu.core import clock
from yilu.core.actor import Right
from yilu.core.errors import Invalid
from yilu.stations import actions, queries
from yilu.stations.actions import BookLine, FaultyLines, LineFault, Listed, Page
from yilu.stations.enums import Group


@desk(Right.KEEP_STATION, post=True)
def book(request: HttpRequest, pk: UUID) -> HttpResponse:
    """纸质登记补录: how many came in which hour."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    now = clock.business_now()
    initial = {"on": now.date(), "hour": now.hour, "count": 1, "once": uuid4().hex}
    form = BookForm(posted(request), initial=initial)
    note = _("纸上记的和点一下记的一样算数；谁来过不用写。补记前些天的要写原因，会注明是事后补录。")
    question = Question(_("补录纸质登记"), _("记上"), NAV, trail(station), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        line = BookLine(
            given["on"], given["hour"], Group(given["group"]), given["count"],
            tuple(given["services"]),
        )  # fmt: skip
        made_once(
            request, actor, given["once"],
            lambda: actions.enter_book(station, [line], by=actor, note=given["note"]),
        )  # fmt: skip
        said = _("补上了 %(n)d 人次。") % {"n": line.count}
        return done(request, said, "console:counter", station.pk)

    return ask(request, form, question, act)


@desk(Right.KEEP_STATION, post=True)
def lines(request: HttpRequest, pk: UUID) -> HttpResponse:
    """登记本整页补录: every wrong row is told, what was typed stays, all of it goes in or nothing."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    initial = {"on": clock.today(), "group": Group.RIDE_HAILING, "once": uuid4().hex}
    form = LinesForm(posted(request), initial=initial)
    faults: list[LineFault] = []
    if request.method == "POST" and form.is_valid():
        given, came = form.cleaned_data, list[Listed]()
        page = Page(given["on"], Group(given["group"]), given["hour"], given["note"])
        try:
            made_once(
                request, actor, given["once"],
                lambda: came.append(actions.enter_lines(station, given["lines"], page, by=actor)),
            )  # fmt: skip
        except FaultyLines as error:
            faults = error.faults
            put(form, error)
        except Invalid as error:
            put(form, error)
        else:
            return done(request, _said(came), "console:counter", pk)
    context: dict[str, Any] = {"nav": NAV, "station": station, "form": form, "faults": faults}
    status = 422 if form.errors else 200
    return render(request, "console/stations/lines.html", context, status=status)


def _said(came: list[Listed]) -> str:
    if not came:  # the same page sent again
        return _("这一页已经录过了，没有重复算。")
    words = _("录了 %(rows)d 行，%(times)d 人次；%(known)d 人那一小时本来就记过，没有重复算。")
    made = came[0]
    return words % {"rows": made.rows, "times": made.person_times, "known": made.known}
