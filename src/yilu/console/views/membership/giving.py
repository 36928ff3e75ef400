"""Giving drivers a contact and ending it: by hand or from suggestions, always looked through first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yilu.console.forms.membership import ContactForm
from yilu.console.views.desk import actor_of, desk, done, posted, put, uuids
from yilu.console.views.membership.contacts import NAV, driver_cell, trail
from yilu.core.actor import Right
from yilu.core.errors import Invalid, NotFound
from yilu.membership import actions, queries
from yilu.organisations.queries import get_unit

REASONS = {
    "company": gettext_lazy("同一家企业"),
    "district": gettext_lazy("同一个区县"),
    "room": gettext_lazy("有空位"),
}


@desk(Right.MANAGE_MEMBERS, post=True)
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The ticked drivers to one member: who, and then it is done."""
    actor, branch = actor_of(request), get_unit(actor_of(request), pk)
    picked = _picked(request)
    drivers: list[Any] = list(queries.free_drivers(actor, branch, keys=picked))
    if not picked or (request.method == "GET" and not drivers):
        return _nothing(request, "console:contacts_free", branch)
    form = ContactForm(posted(request), members=_members(request, branch))
    if request.method == "POST" and form.is_valid():
        member, basis = UUID(form.cleaned_data["member"]), form.cleaned_data["basis"]
        try:
            made = actions.assign_contacts([(member, key) for key in picked], by=actor, basis=basis)
            return _given(request, len(made), branch)
        except Invalid as error:
            put(form, error)
    context = {
        "nav": NAV,
        "branch": branch,
        "trail": trail(branch),
        "form": form,
        "picked": picked,
        "lines": [(driver_cell(driver), "、".join(driver.company_names)) for driver in drivers],
    }
    status = 422 if form.errors else 200
    return render(request, "console/membership/contacts_assign.html", context, status=status)


def _members(request: HttpRequest, branch: Any) -> list[tuple[str, str]]:
    """Those with room, the roomiest first."""
    loads = queries.contact_loads(actor_of(request), branch)
    words = _("%(name)s（已联系 %(held)d 人，还能联系 %(free)d 人）")
    return [
        (
            str(load.member.pk),
            words % {"name": load.member.person.name, "held": load.held, "free": load.free},
        )
        for load in sorted(loads, key=lambda load: -load.free)
        if load.free
    ]


@desk(Right.MANAGE_MEMBERS, post=True)
def offers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the system suggests; the ticked ones are given, nothing else is."""
    actor, branch = actor_of(request), get_unit(actor_of(request), pk)
    if request.method == "POST":
        queries.contact_loads(actor, branch)  # a branch of his, or nothing is there
        pairs = _pairs(request.POST.getlist("pair"))
        if not pairs:
            return _nothing(request, "console:contacts_offers", branch)
        return _given(request, len(actions.assign_contacts(pairs, by=actor)), branch)
    found = queries.contact_offers(actor, branch)
    context = {
        "nav": NAV,
        "branch": branch,
        "trail": trail(branch),
        "lines": [
            {
                "pair": f"{offer.member.pk}:{offer.driver.pk}",
                "member": offer.member.person.name,
                "driver": driver_cell(offer.driver),
                "companies": "、".join(offer.companies),
                "reason": REASONS[offer.reason],
            }
            for offer in found
        ],
    }
    return render(request, "console/membership/contacts_offers.html", context)


def _pairs(values: list[str]) -> list[tuple[UUID, UUID]]:
    try:
        return [(UUID(member), UUID(driver)) for member, driver in (v.split(":") for v in values)]
    except ValueError as error:
        raise Http404 from error


@desk(Right.MANAGE_MEMBERS, post=True)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The ticked contacts end today."""
    actor, branch = actor_of(request), get_unit(actor_of(request), pk)
    if not actor.may(Right.MANAGE_MEMBERS, branch.path):
        raise NotFound(str(pk))
    picked = _picked(request)
    if not picked:
        return _nothing(request, "console:contacts", branch)
    if request.method == "POST":
        ended = actions.end_contacts(picked, by=actor)
        words = ngettext("结束了 %(n)d 条联系。", "结束了 %(n)d 条联系。", len(ended))
        return done(request, words % {"n": len(ended)}, "console:contacts", branch.pk)
    rows = queries.contacts(actor, branch=pk, keys=picked)
    context = {
        "nav": NAV,
        "branch": branch,
        "trail": trail(branch),
        "lines": [(row, driver_cell(row.driver)) for row in rows],
    }
    if not context["lines"]:
        raise NotFound("contacts")
    return render(request, "console/membership/contacts_end.html", context)


def _picked(request: HttpRequest) -> list[UUID]:
    given = request.POST if request.method == "POST" else request.GET
    return uuids(given.getlist("pick"))


def _nothing(request: HttpRequest, back: str, branch: Any) -> HttpResponse:
    messages.info(request, _("还没有选。先勾上要处理的，再往下走。"))
    return redirect(back, branch.pk)


def _given(request: HttpRequest, count: int, branch: Any) -> HttpResponse:
    words = ngettext("给 %(n)d 位司机安排了联系党员。", "给 %(n)d 位司机安排了联系党员。", count)
    return done(request, words % {"n": count}, "console:contacts", branch.pk)
