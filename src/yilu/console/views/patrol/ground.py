"""Areas at the desk: which there are, who looks after what in each, how many drivers chose it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.patrol import AreaForm, DutyForm, NothingForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.console.views.patrol.words import GROUND, label_of
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid
from yilu.organisations.queries import unit_called
from yilu.patrol import actions, queries
from yilu.rulebook.queries import district_names, districts

NAV = "areas"
PAINTS = Right.REVIEW_SNAPSHOTS


@desk(*GROUND)
def areas(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    names, chosen = district_names(actor.city), queries.drivers_choosing(actor.city)
    rows = [
        {"area": row, "district": names.get(row.division, ""), "drivers": chosen.get(row.pk, 0)}
        for row in queries.areas(actor)
    ]
    context = {
        "nav": NAV,
        "rows": rows,
        "table": _table(actor),
        "may_paint": queries.may_paint(actor),
    }
    return render(request, "console/patrol/areas.html", context)


def _table(actor: Actor) -> dict[str, Any]:
    """单位 × 类别: for each area and category the unit, the committee's desk where none is set."""
    held: dict[tuple[UUID, UUID | None], str] = {}
    for duty in queries.duties(actor):
        held[duty.area_id, duty.category_id] = duty.unit.name
    areas = list(queries.areas(actor))
    lines = [
        {
            "label": label_of(category),
            "cells": [held.get((a.pk, category.pk)) or held.get((a.pk, None)) or "" for a in areas],
        }
        for category in queries.categories(actor.city)
    ]
    return {"areas": areas, "lines": lines}


@desk(PAINTS, post=True)
def area_open(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    named = [(row.code, row.name) for row in districts(actor.city)]
    form = AreaForm(posted(request), districts=named)
    question = Question(_("建片区"), _("建好，去画"), NAV, (_listed(),))

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.open_area(given["name"], by=actor, division=given["division"])
        return done(request, _("建好了，在图上画出它。"), "console:paint")

    return ask(request, form, question, act)


@desk(*GROUND, post=True)
def area(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One area: who looks after what; with the right, one line of it is set anew."""
    actor = actor_of(request)
    row, may = queries.get_area(actor, pk), queries.may_paint(actor)
    form = _duty_form(request, actor) if may else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            given = form.cleaned_data
            unit = unit_called(actor.city, given["unit"], "unit") if given["unit"] else None
            actions.set_duty(row.pk, given["category"], unit, by=actor)
            return done(request, _("定好了。"), "console:area", row.pk)
        except Invalid as error:
            put(form, error)
    context = {
        "nav": NAV,
        "area": row,
        "district": district_names(actor.city).get(row.division, ""),
        "duties": [
            (label_of(duty.category) or _("其余各类"), duty.unit.name)
            for duty in queries.duties_of(row)
        ],
        "drivers": queries.drivers_choosing(actor.city).get(row.pk, 0),
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "console/patrol/area.html", context, status=status)


def _duty_form(request: HttpRequest, actor: Actor) -> DutyForm:
    categories = [(row.code, label_of(row)) for row in queries.categories(actor.city)]
    units = [(unit.number, unit.name) for unit in queries.responsible_units(actor)]
    return DutyForm(posted(request), categories=categories, units=units)


@desk(PAINTS, post=True)
def area_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_area(actor, pk)
    above = (_listed(), (row.name, reverse("console:area", args=[row.pk])))
    note = _("它的格子不再归谁，那里报的随手拍到行业党委；选了它的司机不再被请去复核。")
    question = Question(_("撤掉片区"), _("撤掉"), NAV, above, lead=row.name, note=note)

    def act() -> HttpResponse:
        actions.close_area(row.pk, by=actor)
        return done(request, _("撤掉了。"), "console:areas")

    return ask(request, NothingForm(posted(request)), question, act)


def _listed() -> tuple[Any, str]:
    return (_("片区"), reverse("console:areas"))
