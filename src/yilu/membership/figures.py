"""The rows behind the brief's figures on members, exactly as rules.md defines them.

No rights are asked here: `insight` does. A scope covers the members driving for its companies or
in its district, and those placed in its branches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yilu.core.periods import month_of
from yilu.membership.models import Membership, PartyMember
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import first_branch, open_on, unit_open_on
from yilu.registry.enums import RIDE_HAILING
from yilu.registry.models import Company, Driver, Operation
from yilu.registry.queries import drivers_operating
from yilu.rulebook.queries import district_names


def in_office(day: date) -> Q:
    """Members on the day: joined by then as far as known, and not ended."""
    joined = Q(joined_on__isnull=True) | Q(joined_on__lte=day)
    return joined & (Q(ended_on__isnull=True) | Q(ended_on__gte=day))


def members_operating(
    city: str, on: date, path: str = "", division: str = ""
) -> QuerySet[PartyMember]:
    """Operating drivers (of the day's month) who are members."""
    driving = _driving(city, on, path, division)
    rows = PartyMember.objects.filter(in_office(on), city=city)
    if path.count("/") > 2:
        anywhere = rows.filter(Exists(_driving(city, on)))
        placed = _places(on).filter(branch__path__startswith=path)
        return anywhere.filter(Exists(driving) | Exists(placed)).order_by("pk")
    return rows.filter(Exists(driving)).order_by("pk")


def members_covered(
    city: str, on: date, path: str = "", division: str = ""
) -> QuerySet[PartyMember]:
    """Of these, members with a formal or attached place in one of the city's branches."""
    return members_operating(city, on, path, division).filter(Exists(_places(on)))


def uncovered(members: QuerySet[PartyMember], on: date) -> QuerySet[PartyMember]:
    return members.filter(~Exists(_places(on)))


def members_in_branch(
    city: str, on: date, branches: Iterable[Unit], path: str = "", division: str = ""
) -> QuerySet[PartyMember]:
    """Operating members with a place in one of these branches."""
    placed = _places(on).filter(branch__in=list(branches))
    return members_operating(city, on, path, division).filter(Exists(placed))


def members_first_branch(
    city: str, on: date, path: str = "", division: str = ""
) -> QuerySet[PartyMember]:
    """Operating members with a place in the city's first drivers' branch."""
    first = first_branch(city)
    return members_in_branch(city, on, [first] if first else [], path, division)


def members_floating_branch(
    city: str, on: date, path: str = "", division: str = ""
) -> QuerySet[PartyMember]:
    """Operating members taken in by floating-member branches."""
    floating = Unit.objects.filter(unit_open_on(on), city=city, kind=UnitKind.FLOATING_BRANCH)
    return members_in_branch(city, on, floating, path, division)


def _driving(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Driver]:
    operating = drivers_operating(city, on, path, division).order_by()
    return operating.filter(person=OuterRef("person"))


def _places(on: date) -> QuerySet[Membership]:
    """The places a member (of the outer query) has on the day, in branches then open."""
    return Membership.objects.filter(
        open_on(on), unit_open_on(on, "branch__"), member=OuterRef("pk")
    )


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """Operating members of a district or company, and how many of them have a branch."""

    key: str
    name: str
    operating: int
    covered: int

    @property
    def gap(self) -> int:
        return self.operating - self.covered


def coverage_by_district(city: str, on: date) -> list[CoverageLine]:
    """Every district, those without members too; drivers without a district come last as ""."""
    groups = (members_operating(city, on), members_covered(city, on))
    everyone, covered = (_by_district(city, rows) for rows in groups)
    names = district_names(city)
    keys = [*names, *sorted(set(everyone) - set(names))]
    return [CoverageLine(k, names.get(k, ""), everyone.get(k, 0), covered.get(k, 0)) for k in keys]


def _by_district(city: str, members: QuerySet[PartyMember]) -> dict[str, int]:
    people = members.order_by().values("person")
    rows = Driver.objects.filter(city=city, group__code=RIDE_HAILING, person__in=people)
    counted = rows.order_by().values("district").annotate(n=Count("person", distinct=True))
    return dict(counted.values_list("district", "n"))


def coverage_by_company(city: str, on: date) -> list[CoverageLine]:
    """Companies with operating members; a member driving for two companies stands in both."""
    groups = (members_operating(city, on), members_covered(city, on))
    everyone, covered = (_by_company(on, rows) for rows in groups)
    rows = Company.objects.filter(city=city, pk__in=everyone).order_by("number")
    return [CoverageLine(c.number, c.name, everyone[c.pk], covered.get(c.pk, 0)) for c in rows]


def _by_company(on: date, members: QuerySet[PartyMember]) -> dict[UUID, int]:
    active = Operation.objects.filter(
        month=month_of(on),
        orders__gt=0,
        driver__person__in=members.order_by().values("person"),
    )
    counted = active.order_by().values("company").annotate(n=Count("driver", distinct=True))
    return dict(counted.values_list("company", "n"))
