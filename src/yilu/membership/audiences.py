"""Audiences by rule: from a rule to the persons it names, and from a person to the rules that name him.

Both sides ask the same of the same rows, and a test proves that they agree: whoever is told of
something can open it, and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yilu.core import clock
from yilu.membership.enums import AudienceKind
from yilu.membership.figures import in_office
from yilu.membership.models import Membership, PartyMember
from yilu.organisations.queries import open_on
from yilu.people.models import Person
from yilu.registry.models import Contract, Driver

WITHOUT_VALUE = frozenset({AudienceKind.EVERYBODY, AudienceKind.MEMBERS})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `value` is a unit's id (company, branch), a division code or a group's code."""

    kind: AudienceKind
    value: str = ""


def resolve(city: str, rules: Iterable[Rule], on: date | None = None) -> set[UUID]:
    """Everyone any of the rules names on the day: one query for each kind of rule."""
    day = on or clock.today()
    values: dict[AudienceKind, list[str]] = {}
    for rule in rules:
        values.setdefault(AudienceKind(rule.kind), []).append(rule.value)
    found: set[UUID] = set()
    for kind, wanted in values.items():
        found |= set(_persons(city, kind, wanted, day))
    return found


def _persons(city: str, kind: AudienceKind, values: list[str], day: date) -> QuerySet[Person, UUID]:
    people = Person.objects.filter(city=city, archived_on=None)
    drivers = Driver.objects.filter(city=city, person=OuterRef("pk"))
    members = PartyMember.objects.filter(in_office(day), city=city, person=OuterRef("pk"))
    if kind is AudienceKind.EVERYBODY:
        chosen = people.filter(Exists(drivers) | Exists(members))
    elif kind is AudienceKind.MEMBERS:
        chosen = people.filter(Exists(members))
    elif kind is AudienceKind.BRANCH:
        chosen = people.filter(Exists(_placed(city, values, day)))
    elif kind is AudienceKind.COMPANY:
        chosen = people.filter(Exists(_contracted(city, values, day)))
    elif kind is AudienceKind.DISTRICT:
        chosen = people.filter(Exists(drivers.filter(district__in=values)))
    else:
        chosen = people.filter(Exists(drivers.filter(group__code__in=values)))
    return chosen.values_list("pk", flat=True)


def _placed(city: str, units: list[str], day: date) -> QuerySet[Membership]:
    places = Membership.objects.filter(open_on(day), city=city, branch__in=map(UUID, units))
    members = PartyMember.objects.filter(in_office(day), city=city)
    return places.filter(member__in=members.values("pk"), member__person=OuterRef("pk"))


def _contracted(city: str, units: list[str], day: date) -> QuerySet[Contract]:
    contracts = Contract.objects.filter(open_on(day), city=city, company__unit__in=map(UUID, units))
    return contracts.filter(driver__person=OuterRef("pk"))


def rules_of(city: str, person_id: UUID, on: date | None = None) -> frozenset[Rule]:
    """Every rule that names this person on the day; whoever is signed in belongs to everybody."""
    day = on or clock.today()
    drivers = Driver.objects.filter(city=city, person=person_id).values_list(
        "district", "group__code"
    )
    contracts = Contract.objects.filter(open_on(day), city=city, driver__person=person_id)
    units = contracts.values_list("company__unit", flat=True)
    found = {Rule(AudienceKind.EVERYBODY)}
    for district, group in drivers:
        found |= {Rule(AudienceKind.DISTRICT, district), Rule(AudienceKind.GROUP, group)}
    found |= {Rule(AudienceKind.COMPANY, str(unit)) for unit in units}
    return frozenset(found | _party(city, person_id, day))


def _party(city: str, person_id: UUID, day: date) -> set[Rule]:
    members = PartyMember.objects.filter(in_office(day), city=city, person=person_id)
    if not members.exists():
        return set()
    places = Membership.objects.filter(open_on(day), city=city, member__person=person_id)
    branches = places.values_list("branch", flat=True)
    return {
        Rule(AudienceKind.MEMBERS),
        *(Rule(AudienceKind.BRANCH, str(branch)) for branch in branches),
    }
