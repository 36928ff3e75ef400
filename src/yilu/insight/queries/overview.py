"""The three strengths at a glance for whoever looks: figures, months, districts, companies, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.periods import Period, add_months, month_end, month_of
from yilu.insight import charts
from yilu.insight.catalogue import BY_KEY
from yilu.insight.charts import Spark
from yilu.insight.enums import Kind, Strength
from yilu.insight.measures import Figure, Scope
from yilu.insight.queries import scoping
from yilu.insight.queries.figures import catalogue
from yilu.membership import queries as membership
from yilu.registry import queries as registry
from yilu.registry.queries import CompanyFigures, RadarLine

MONTHS = 12
LEADING = {  # of each strength, the figure that stands for it
    Strength.COVERAGE: "members_covered",
    Strength.SERVICE: "station_services",
    Strength.CONTRIBUTION: "snapshot_reporters",
}
DRAWN = ("vehicles_compliant", "drivers_licensed", "drivers_operating", *LEADING.values())


@dataclass(frozen=True, slots=True)
class Month:
    """A figure at the end of a month, or on the day itself for the month still running."""

    on: date
    value: int
    missing: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """Twelve months of a figure: the line, and the same numbers for the table."""

    months: tuple[Month, ...]

    @property
    def spark(self) -> Spark | None:
        return self.drawn(88, 24)

    @property
    def large(self) -> Spark | None:
        return self.drawn(112, 38)

    def drawn(self, width: int, height: int) -> Spark | None:
        """Months without reports are left out of the line; the table says they are missing."""
        return charts.spark([m.value for m in self.months if not m.missing], width, height)


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """A district's line of the table and its tile on the schematic."""

    code: str
    name: str
    companies: int
    vehicles_compliant: int
    drivers_licensed: int
    drivers_operating: int
    members_operating: int
    members_covered: int

    @property
    def gap(self) -> int:
        return self.members_operating - self.members_covered


@dataclass(frozen=True, slots=True)
class Cockpit:
    """Everything the first page of the desk shows."""

    on: date
    scope: Scope
    period: Period
    figures: dict[str, Figure]
    trends: dict[str, Trend]
    districts: list[DistrictLine]  # empty below the whole city
    companies: list[CompanyFigures]  # those the viewer may see
    radar: list[RadarLine]  # permits of what the viewer may see
    gaps: int | None  # members without a branch whom the viewer may see; None without that right


def cockpit(actor: Actor, on: date | None = None, scope: Scope | None = None) -> Cockpit:
    """The coverage of the viewer's highest scope (or of one he names) on a day."""
    day = on or clock.today()
    where = scope or scoping.scope(actor)
    if not actor.may(Right.VIEW_FIGURES, where.path, where.division):
        raise NotFound(where.number)
    period = Period.twelve_months_to(day)
    figures = {figure.key: figure for figure in catalogue(actor, period, where)}
    sees_registers = actor.may_anywhere(Right.VIEW_REGISTERS)
    sees_members = actor.may_anywhere(Right.VIEW_MEMBERS)
    return Cockpit(
        on=day,
        scope=where,
        period=period,
        figures=figures,
        trends={key: trend(key, where, day) for key in _drawn(figures)},
        districts=districts(where, day) if where.whole else [],
        companies=registry.company_figures(actor, day) if sees_registers else [],
        radar=registry.radar(actor, day) if sees_registers else [],
        gaps=membership.gap_list(actor, day).count() if sees_members else None,
    )


def _drawn(figures: dict[str, Figure]) -> list[str]:
    return [key for key in DRAWN if key in figures and not figures[key].suppressed]


def trend(key: str, scope: Scope, on: date) -> Trend:
    """The last twelve months: a register as of each month's end, a flow within the month; the running
    one as of the day."""
    return Trend(tuple(_month(key, scope, day) for day in _ends(on)))


def districts(scope: Scope, on: date) -> list[DistrictLine]:
    """Per district, in the city's order; what belongs to no district stands last, if there is any."""
    covered = {line.key: line for line in membership.coverage_by_district(scope.city, on)}
    return [
        DistrictLine(
            code=row.code,
            name=row.name,
            companies=row.companies,
            vehicles_compliant=row.vehicles_compliant,
            drivers_licensed=row.drivers_licensed,
            drivers_operating=row.drivers_operating,
            members_operating=covered[row.code].operating if row.code in covered else 0,
            members_covered=covered[row.code].covered if row.code in covered else 0,
        )
        for row in registry.district_figures(scope.city, on)
    ]


def _month(key: str, scope: Scope, day: date) -> Month:
    """Only value and whether it was reported: a dozen months need no definitions or other readings."""
    indicator = BY_KEY[key]
    period = Period(day if indicator.kind is Kind.REGISTER else month_of(day), day)
    value = indicator.value(scope, period)
    return Month(day, value, not value and bool(indicator.missing(scope, period)))


def _ends(on: date) -> Sequence[date]:
    first = month_of(on)
    earlier = [month_end(add_months(first, -back)) for back in range(MONTHS - 1, 0, -1)]
    return [*earlier, on]
