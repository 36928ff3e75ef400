"""The three strengths on the desk's first page: one figure that leads, the rest as rows that open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor, Right
from yilu.insight.enums import Strength
from yilu.insight.measures import Figure
from yilu.insight.queries import LEADING, Cockpit, Trend
from yilu.insight.templatetags.figures import unit_word

HEADS = {
    Strength.COVERAGE: (_("组织覆盖"), _("强基础")),
    Strength.SERVICE: (_("优化服务"), _("强带动")),
    Strength.CONTRIBUTION: (_("作用发挥"), _("强引领")),
}
ROWS = 7
COVERAGE = (
    "companies_operating",
    "vehicles_compliant",
    "drivers_licensed",
    "drivers_operating",
    "members_first_branch",
    "members_floating_branch",
    "education_person_times",
    "applications_received",
)
OF_THE_CITY = {"members_first_branch", "members_floating_branch"}  # count the city's own branches


@dataclass(frozen=True, slots=True)
class Strong:
    """One card."""

    key: Strength
    leading: Figure
    trend: Trend | None
    rows: list[tuple[Figure, Trend | None, Any]]

    @property
    def head(self) -> tuple[Any, Any]:
        return HEADS[self.key]

    @property
    def unit(self) -> Any:
        return unit_word(self.leading.unit)

    @property
    def readings(self) -> list[tuple[str, int, Any]]:
        return [(each.label, each.value, unit_word(each.unit)) for each in self.leading.readings]


def strengths(actor: Actor, found: Cockpit) -> list[Strong]:
    """A card for each strength that has something to say in this scope."""
    return list(_cards(actor, found))


def _cards(actor: Actor, found: Cockpit) -> Iterator[Strong]:
    for strength in Strength:
        keys = _keys(actor, found, strength)
        leading = LEADING[strength]
        if leading not in found.figures:
            continue
        figures = [found.figures[key] for key in keys if key != leading]
        if figures or found.scope.whole:
            rows = [(row, found.trends.get(row.key), unit_word(row.unit)) for row in figures]
            yield Strong(strength, found.figures[leading], found.trends.get(leading), rows[:ROWS])


def _keys(actor: Actor, found: Cockpit, strength: Strength) -> list[str]:
    """A branch keeps no registers and no stations: below the city, only what it has something of."""
    if strength == Strength.COVERAGE:
        return [key for key in COVERAGE if key in found.figures and _covers(actor, found, key)]
    keys = [key for key, figure in found.figures.items() if figure.strength == strength]
    if found.scope.whole:
        return keys
    return [key for key in keys if found.figures[key].value or found.figures[key].suppressed]


def _covers(actor: Actor, found: Cockpit, key: str) -> bool:
    if found.scope.whole:
        return True
    if actor.may_anywhere(Right.VIEW_REGISTERS):
        return key not in OF_THE_CITY
    figure = found.figures[key]
    return key in OF_THE_CITY and bool(figure.value)
