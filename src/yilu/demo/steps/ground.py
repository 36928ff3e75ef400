"""What a city needs before its registers: the rulebook, the groups of workers, the unit tree."""

from __future__ import annotations

from datetime import date

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import add_months, month_of
from yilu.demo.panzhihua import CITY, COMPANIES
from yilu.demo.tree import UNITS, UnitPlan
from yilu.organisations.actions import found_city, open_unit
from yilu.organisations.models import Unit
from yilu.organisations.queries import get_unit
from yilu.registry.actions import seed_groups
from yilu.rulebook.actions import seed_city


def rulebook(*, by: Actor) -> None:
    seed_city(CITY, by=by)
    seed_groups(CITY)


def units(day: date, *, by: Actor) -> dict[str, Unit]:
    """The tree, parents first; units that stand already are left as they are."""
    found: dict[str, Unit] = {}
    for plan in UNITS:
        found[plan.key] = _standing(plan, by) or _open(plan, found, day, by)
    return found


def _standing(plan: UnitPlan, by: Actor) -> Unit | None:
    try:
        return get_unit(by, plan.name)
    except NotFound:
        return None


def _open(plan: UnitPlan, found: dict[str, Unit], day: date, by: Actor) -> Unit:
    on = month_of(add_months(day, -plan.opened))
    if not plan.parent:
        return found_city(by=by, name=plan.name, on=on, division=plan.division)
    return open_unit(
        by=by,
        parent=found[plan.parent],
        name=plan.name,
        kind=plan.kind,
        on=on,
        division=plan.division,
        approved_by=plan.approved_by,
    )


def company_units(*, by: Actor) -> dict[str, Unit]:
    """The units the import of the companies made, by the key of their plan."""
    return {plan.key: get_unit(by, plan.name) for plan in COMPANIES}
