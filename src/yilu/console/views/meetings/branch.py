"""What a branch is beside its members: its committee, its groups, who approves its decisions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.branch_life.actions import registers
from yilu.branch_life.queries import meetings, party
from yilu.console.forms.meetings import ApproverForm, GroupForm, SeatForm
from yilu.console.views.desk import Question, actor_of, desk, done, posted
from yilu.console.views.meetings.shared import KEEP, asking, key_of, persons, units
from yilu.core import clock
from yilu.core.actor import Right

NAV = "branches"


def _trail(row: Any) -> tuple[tuple[Any, str], ...]:
    return (
        (_("支部"), reverse("console:branches")),
        (row.name, reverse("console:branch", args=[row.pk])),
        (_("支委和党小组"), reverse("console:branch_party", args=[row.pk])),
    )


@desk(KEEP)
def branch_party(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = party.get_branch(actor, pk)
    context = {
        "nav": NAV,
        "row": row,
        "seats": party.seats(actor, row),
        "groups": party.groups(row),
        "placed": party.group_places(actor, row),
        "approver": party.approver_of(row),
        "says_approver": actor.may(Right.APPROVE_MEMBERS, row.path),
        "small": meetings.too_small(row, clock.today()),
        "rhythm": meetings.rhythm(row, clock.today()),
    }
    return render(request, "console/meetings/branch.html", context)


@desk(KEEP, post=True)
def seat_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = party.get_branch(actor, pk)
    people = persons(one for one in party.people_of(row) if one.is_full)
    form = SeatForm(posted(request), initial={"from_on": clock.today()}, choices={"person": people})
    question = Question(_("登记支委"), _("存下"), NAV, _trail(row))

    def act() -> HttpResponse:
        given = form.cleaned_data
        registers.seat(
            row,
            key_of(given["person"]),
            given["office"],
            by=actor,
            from_on=given["from_on"],
            basis=given["basis"],
        )
        return done(request, _("登记好了。"), "console:branch_party", pk)

    return asking(request, form, question, act)


@desk(KEEP, post=True, get=False)
def seat_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = party.get_seat(actor, pk)
    registers.end_seat(pk, by=actor)
    return done(request, _("免去了，今天是最后一天。"), "console:branch_party", row.branch_id)


@desk(KEEP, post=True)
def group_place(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = party.get_branch(actor, pk)
    groups = party.groups(row)
    choices = {"person": persons(party.people_of(row)), "group": units(groups)}
    form = GroupForm(posted(request), initial={"from_on": clock.today()}, choices=choices)
    question = Question(_("编入党小组"), _("编入"), NAV, _trail(row))

    def act() -> HttpResponse:
        given = form.cleaned_data
        group = next(one for one in groups if one.pk == key_of(given["group"]))
        registers.place_in_group(group, key_of(given["person"]), by=actor, from_on=given["from_on"])
        return done(request, _("编入了。"), "console:branch_party", pk)

    return asking(request, form, question, act)


@desk(Right.APPROVE_MEMBERS, post=True)
def approver(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = party.get_branch(actor, pk)
    initial = {"body": party.approver_of(row), "from_on": clock.today()}
    form = ApproverForm(posted(request), initial=initial)
    note = _("发展党员、转正由它审批；决议打印出来，报给它。")
    question = Question(_("审批的党委"), _("存下"), NAV, _trail(row), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        registers.set_approver(
            row, given["body"], by=actor, from_on=given["from_on"], basis=given["basis"]
        )
        return done(request, _("存好了。"), "console:branch_party", pk)

    return asking(request, form, question, act)
