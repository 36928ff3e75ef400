"""Which branch a member without a place is suggested: by company, by district, else the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yilu.membership.models import PartyMember, Serves
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import branches, first_branch, open_on
from yilu.registry.models import Contract, Driver

COMPANY, DISTRICT, NEAREST = "company", "district", "nearest"


@dataclass(frozen=True, slots=True)
class Found:
    """A branch and the rule that found it."""

    branch: Unit
    reason: str


@dataclass(frozen=True, slots=True)
class _Rules:
    """Who serves what on the day."""

    by_company: Mapping[UUID, Unit]  # the company's unit → branch
    by_district: Mapping[str, Unit]
    nearest: Mapping[str, Unit]  # floating branches by their own division
    otherwise: Unit | None

    def find(self, companies: Iterable[UUID], district: str) -> Found | None:
        for company in companies:
            if branch := self.by_company.get(company):
                return Found(branch, COMPANY)
        if branch := self.by_district.get(district):
            return Found(branch, DISTRICT)
        last = self.nearest.get(district) or self.otherwise
        return None if last is None else Found(last, NEAREST)


def find_branches(city: str, members: list[PartyMember], on: date) -> dict[UUID, Found]:
    """A branch for each member, by member id; members no rule reaches are left out."""
    people = [member.person_id for member in members]
    rules = _rules(city, on)
    companies = _companies(people, on)
    rows = Driver.objects.filter(city=city, person__in=people).order_by("group__order", "pk")
    districts = dict(rows.reverse().values_list("person", "district"))
    found = {
        member.pk: rules.find(
            companies.get(member.person_id, []), districts.get(member.person_id, "")
        )
        for member in members
    }
    return {pk: branch for pk, branch in found.items() if branch is not None}


def _companies(people: list[UUID], on: date) -> dict[UUID, list[UUID]]:
    """The units of the companies each person works with, the longest-standing contract first."""
    contracts = Contract.objects.filter(open_on(on), driver__person__in=people)
    units: dict[UUID, list[UUID]] = {}
    for person, unit in contracts.order_by("from_on", "pk").values_list(
        "driver__person", "company__unit"
    ):
        units.setdefault(person, []).append(unit)
    return units


def _rules(city: str, on: date) -> _Rules:
    rules = Serves.objects.filter(open_on(on), city=city, branch__closed_on=None)
    by_company: dict[UUID, Unit] = {}
    by_district: dict[str, Unit] = {}
    for rule in rules.select_related("branch").order_by("from_on", "pk"):
        if rule.company_unit_id is None:
            by_district.setdefault(rule.district, rule.branch)
        else:
            by_company.setdefault(rule.company_unit_id, rule.branch)
    floating = branches(city, on).filter(kind=UnitKind.FLOATING_BRANCH)
    nearest = {unit.division: unit for unit in floating if unit.division}
    return _Rules(by_company, by_district, nearest, first_branch(city))
