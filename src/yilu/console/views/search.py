"""One box for everything: units, companies, vehicles and drivers, each as far as one may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.console.links import to
from yilu.console.listing import tidy
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.registry.words import group_name
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.organisations.queries import units_visible
from yilu.registry import queries

SHOWN = 8  # of each kind; the rest is in its own list


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    small: str
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """What one register knows under this name."""

    label: Any
    icon: str
    hits: list[Hit]
    total: int
    more: str


@dataclass(frozen=True, slots=True)
class Place:
    """A register that can be searched."""

    label: Any
    icon: str
    right: Right
    rows: Callable[..., Any]
    hit: Callable[[Any], Hit]
    listed: str


def _page(name: str, row: Any) -> str:
    return reverse(f"console:{name}", args=[row.pk])


def _unit(row: Any) -> Hit:
    return Hit(row.name, f"{row.get_kind_display()} · {row.number}", _page("unit", row))


def _company(row: Any) -> Hit:
    return Hit(row.name, f"{row.number} · {row.uscc}", _page("company", row))


def _vehicle(row: Any) -> Hit:
    return Hit(row.plate, "、".join(row.company_names), _page("vehicle", row))


def _driver(row: Any) -> Hit:
    companies = "、".join(row.company_names) or group_name(row.group)
    return Hit(masking.name(row.person.name), f"{row.number} · {companies}", _page("driver", row))


PLACES = (
    Place(_("单位"), "tree", Right.VIEW_UNITS, units_visible, _unit, "console:units"),
    Place(
        _("企业"),
        "building",
        Right.VIEW_REGISTERS,
        queries.companies,
        _company,
        "console:companies",
    ),
    Place(_("车辆"), "car", Right.VIEW_REGISTERS, queries.vehicles, _vehicle, "console:vehicles"),
    Place(_("司机"), "user", Right.VIEW_REGISTERS, queries.drivers, _driver, "console:drivers"),
)


@desk()
def search(request: HttpRequest) -> HttpResponse:
    """Straight to the one thing there is, or everything found, by register."""
    text = tidy(request.GET.get("q", ""))
    found = list(_found(actor_of(request), text)) if text else []
    hits = [hit for place in found for hit in place.hits]
    if len(hits) == 1:
        return redirect(hits[0].href)
    return render(request, "console/search.html", {"nav": "", "text": text, "found": found})


def _found(actor: Actor, text: str) -> Iterator[Found]:
    for place in PLACES:
        if not actor.may_anywhere(place.right):
            continue
        rows = place.rows(actor, text=text)
        hits = [place.hit(row) for row in rows[:SHOWN]]
        if hits:
            total = len(hits) if len(hits) < SHOWN else rows.count()
            yield Found(place.label, place.icon, hits, total, to(place.listed, q=text))
