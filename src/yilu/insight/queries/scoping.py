"""Which units and periods a viewer may ask figures for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.insight.measures import Scope
from yilu.organisations import queries as organisations
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit

WHOLE_CITY = _("全市")


def default_period() -> Period:
    """The twelve months ending today (the business day)."""
    return Period.twelve_months_to(clock.today())


def scopes(actor: Actor, right: Right = Right.VIEW_FIGURES) -> list[Unit]:
    """The units the actor may take figures of, from the top down."""
    return [
        unit
        for unit in organisations.units_visible(actor)
        if actor.may(right, unit.path, _division(unit))
    ]


def scope(actor: Actor, text: str = "", right: Right = Right.VIEW_FIGURES) -> Scope:
    """A scope as typed, number or exact name; empty means the highest unit one has figures of."""
    if text.strip():
        unit = organisations.by_scope(actor, text)
        if not actor.may(right, unit.path, _division(unit)):
            raise NotFound(text)
        return of_unit(unit)
    first = min(scopes(actor, right), key=lambda unit: unit.path.count("/"), default=None)
    if first is None:
        raise NotFound("scope")
    return of_unit(first)


def of_unit(unit: Unit) -> Scope:
    return Scope(
        city=unit.city,
        unit_id=unit.pk,
        number=unit.number,
        name=unit.name,
        path=unit.path,
        division=_division(unit),
        whole=unit.parent_id is None,
    )


def title(of: Scope) -> str:
    """How a scope is called where its figures stand."""
    return str(WHOLE_CITY) if of.whole else of.name


def _division(unit: Unit) -> str:
    """A district's body answers for its division; a company's seat says nothing about its drivers."""
    return unit.division if unit.kind == UnitKind.DISTRICT_BODY else ""
