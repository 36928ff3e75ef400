"""My branch's meetings: what is coming, one with its agenda and results, asking for leave, counting."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yilu.branch_life.actions import ballots, reading, roll
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.meeting import HELD, MeetingState, Way
from yilu.branch_life.queries import meetings as queries
from yilu.mobile.forms.branch_life import CountForm, LeaveForm
from yilu.mobile.once import fresh, once
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.branch_life.keeping import kept

SHOWN = 30
COMING = (MeetingState.CALLED, MeetingState.OPEN)


@require_GET
@mine
def meetings(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = list(queries.my_meetings(actor)[:SHOWN])
    context = {
        "tab": "branch",
        "coming": [row for row in rows if row.state in COMING][::-1],
        "past": [row for row in rows if row.state not in COMING],
        "counting": queries.to_count(actor),
    }
    return render(request, "mobile/branch_life/meetings.html", context)


@require_http_methods(["GET", "POST"])
@mine
def meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One I am called to; before it begins I may ask for leave."""
    actor, here = actor_of(request), reverse("mobile:meeting", args=[pk])
    row = queries.get_meeting(actor, pk)
    me = queries.mine(actor, row)
    if me is None:
        raise Http404
    form = LeaveForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        roll.ask_leave(pk, form.cleaned_data["reason"], by=actor)
        messages.success(request, _("请假交上去了，支部书记看得到。"))
        return here

    if request.method == "POST" and form.is_valid():
        answer = kept(form, lambda: once(request, act))
        if answer is not None:
            return answer
    context = {
        "tab": "branch",
        "row": row,
        "me": me,
        "agenda": queries.agenda(row),
        "resolutions": queries.resolutions_of(row) if row.state in HELD else [],
        "minutes": reading.read_minutes(row, by=actor) if row.state == MeetingState.SIGNED else "",
        "form": form if row.state == MeetingState.CALLED else None,
        "once": fresh(),
    }
    status = 422 if form.errors else 200
    return render(request, "mobile/branch_life/meeting.html", context, status=status)


@require_http_methods(["GET", "POST"])
@mine
def count(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A counter enters his sums on his own phone, without seeing the other's."""
    actor = actor_of(request)
    ballot = queries.get_ballot(actor, pk)
    if ballot.way != Way.SECRET or actor.person_id not in (
        ballot.counter_one_id,
        ballot.counter_two_id,
    ):
        raise Http404
    initial = {"papers_back": ballot.papers_out, "no": 0, "abstain": 0, "invalid": 0}
    form = CountForm(request.POST if request.method == "POST" else None, initial=initial)

    def act() -> str:
        ballots.tally(pk, actor.person_id, Counts(**form.cleaned_data), by=actor)
        messages.success(request, _("报上去了，等另一位。"))
        return reverse("mobile:meeting", args=[ballot.meeting_id])

    if request.method == "POST" and form.is_valid():
        answer = kept(form, lambda: once(request, act))
        if answer is not None:
            return answer
    context = {"tab": "branch", "ballot": ballot, "form": form, "once": fresh()}
    status = 422 if form.errors else 200
    return render(request, "mobile/branch_life/count.html", context, status=status)
