"""Figures: the catalogue for a scope and period, and the rows each figure opens to."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.views.briefs.editing import scope_choices
from yilu.console.views.desk import actor_of, desk
from yilu.core.actor import Actor, Right
from yilu.core.periods import Period
from yilu.insight import queries

NAV = "figures"
REGISTERS, CHANNEL = (Right.VIEW_REGISTERS,), (Right.VIEW_APPEALS, Right.HANDLE_APPEALS)
PAGES_OF: dict[str, tuple[str, tuple[Right, ...]]] = {  # a row's own page, and who has it
    "registry.company": ("console:company", REGISTERS),
    "registry.vehicle": ("console:vehicle", REGISTERS),
    "registry.driver": ("console:driver", REGISTERS),
    "membership.partymember": ("console:member", (Right.VIEW_MEMBERS,)),
    "activities.activity": ("console:activity", (Right.VIEW_ACTIVITIES,)),
    "stations.station": ("console:station", (Right.VIEW_STATIONS,)),
    "appeals.appeal": ("console:appeal", CHANNEL),
    "care.help": ("console:help", (Right.RECORD_HELPS,)),
    "care.handout": ("console:handout", (Right.HAND_OUT,)),
}  # a row of any other kind is told where it stands and has no page of its own


@desk(Right.VIEW_FIGURES)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every figure for one scope and period, each with its definition and the way to its rows."""
    actor = actor_of(request)
    scope, period = queries.scope(actor, request.GET.get("scope", "")), _period(request.GET)
    asked = {"scope": scope.number, "from": period.first, "to": period.last}
    context = {
        "nav": NAV,
        "scope": scope,
        "period": period,
        "scopes": scope_choices(actor, Right.VIEW_FIGURES),
        "figures": queries.catalogue(actor, period, scope),
        "asked": urlencode(asked),
    }
    return render(request, "console/briefs/figures.html", context)


@desk(Right.VIEW_FIGURES)
def rows(request: HttpRequest, key: str) -> HttpResponse:
    """The rows behind a live figure."""
    actor = actor_of(request)
    scope, period = queries.scope(actor, request.GET.get("scope", "")), _period(request.GET)
    opened = queries.opened(actor, key, period, scope, _page(request.GET))
    asked = urlencode({"scope": scope.number, "from": period.first, "to": period.last})
    trail = ((_("各项数字"), f"{reverse('console:figures')}?{asked}"),)
    context = {"nav": NAV, "trail": trail, "scope": scope.name, "period": period, "asked": asked}
    return _show(request, opened, context)


@desk(Right.VIEW_FIGURES)
def brief_rows(request: HttpRequest, key: UUID, figure: str) -> HttpResponse:
    """The rows behind a figure of a brief, as frozen there."""
    actor = actor_of(request)
    brief = queries.get_brief(actor, key)
    opened = queries.brief_rows(actor, brief, figure, _page(request.GET))
    trail = (
        (_("简报"), reverse("console:briefs")),
        (queries.issue_line(brief), reverse("console:brief", args=[key])),
    )
    context = {
        "nav": "briefs",
        "trail": trail,
        "scope": brief.scope_name,
        "period": queries.period_of(brief),
        "settled": queries.is_settled(brief),
        "asked": "",
    }
    return _show(request, opened, context)


def _show(request: HttpRequest, opened: queries.Opened, context: dict[str, Any]) -> HttpResponse:
    asked = f"{context['asked']}&" if context["asked"] else ""
    context |= {
        "opened": opened,
        "lines": _lines(actor_of(request), opened),
        "previous": f"?{asked}page={opened.page - 1}" if opened.page > 1 else "",
        "next": f"?{asked}page={opened.page + 1}" if opened.page < opened.pages else "",
    }
    return render(request, "console/briefs/rows.html", context)


def _lines(actor: Actor, opened: queries.Opened) -> list[dict[str, Any]]:
    """Each row with the address of its own page, where there is one that opens to him."""
    page, rights = PAGES_OF.get(opened.figure.row_kind, ("", ()))
    leads = bool(page) and any(actor.may_anywhere(right) for right in rights)
    return [
        {"href": reverse(page, args=[row.key]) if leads else "", "cells": row.cells}
        for row in opened.rows
    ]


def _period(asked: QueryDict) -> Period:
    """`?from=&to=`; nonsense in the address is left out."""
    usual = queries.default_period()
    last = min(_day(asked.get("to", "")) or usual.last, usual.last)
    first = _day(asked.get("from", "")) or Period.twelve_months_to(last).first
    return Period(min(first, last), last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _page(asked: QueryDict) -> int:
    text = asked.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
