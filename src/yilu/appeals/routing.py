"""Where an appeal goes first and next: the contact member, a branch, the committee.

Order: contact member → branch of one's own membership → branch serving the company → branch serving
the district → committee. The branch so found is the origin, for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yilu.appeals.enums import Basis, Level
from yilu.membership import queries as membership
from yilu.organisations.models import Unit
from yilu.organisations.queries import is_open, root, root_and
from yilu.registry.queries import DriverFacts, driver_facts


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the road; a member's station is himself, in his branch."""

    level: Level
    unit: Unit
    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class Route:
    stations: tuple[Station, ...]
    origin: Unit
    basis: Basis
    group: str = ""  # the reporter's worker group: ride-hailing before any other
    company: UUID | None = None
    district: str = ""
    name: str = ""  # the reporter's, if a register has it: never kept, taken out of the title


def direct(city: str, basis: Basis) -> Route:
    """Straight to the committee: sealed, anonymous, or nobody nearer."""
    committee = root(city)
    return Route((Station(Level.COMMITTEE, committee),), committee, basis)


def find(city: str, reporter: UUID, on: date, *, sealed: bool = False) -> Route:
    """The road of this driver's appeal on the day."""
    facts = driver_facts(city, reporter, on)
    stations, origin, basis = _road(city, reporter, facts, on, sealed=sealed)
    known = (facts.group, facts.company, facts.district, facts.name)
    return Route(stations, origin, basis, *known)


def _road(
    city: str, reporter: UUID, facts: DriverFacts, on: date, *, sealed: bool
) -> tuple[tuple[Station, ...], Unit, Basis]:
    if sealed:
        committee = root(city)
        return (Station(Level.COMMITTEE, committee),), committee, Basis.SEALED
    found = membership.around(
        city,
        reporter,
        drivers=facts.drivers,
        company_units=facts.units,
        district=facts.district,
        on=on,
    )
    committee, branches = root_and(city, found.branches)
    standing = {key: unit for key, unit in branches.items() if is_open(unit, on)}
    member = _contact(found, standing)
    branch, basis = _branch(found, reporter, standing)
    last = Station(Level.COMMITTEE, committee)
    if member is not None and (branch is None or basis is not Basis.MEMBERSHIP):
        branch, basis = branch or member.unit, Basis.CONTACT
    if branch is None:
        return (last,), committee, Basis.COMMITTEE
    between = Station(Level.BRANCH, branch)
    return (member, between, last) if member else (between, last), branch, basis


def _contact(found: membership.Around, standing: Mapping[UUID, Unit]) -> Station | None:
    """The contact member in his branch; one who belongs to none can hold nothing."""
    for person in found.looking:
        branch = _first(found.places.get(person, []), standing)
        if branch is not None:
            return Station(Level.MEMBER, branch, person)
    return None


def _branch(
    found: membership.Around, reporter: UUID, standing: Mapping[UUID, Unit]
) -> tuple[Unit | None, Basis]:
    ways = (
        (found.places.get(reporter, []), Basis.MEMBERSHIP),
        (found.company, Basis.COMPANY),
        (found.district, Basis.DISTRICT),
    )
    for keys, basis in ways:
        branch = _first(keys, standing)
        if branch is not None:
            return branch, basis
    return None, Basis.COMMITTEE


def _first(keys: Iterable[UUID], standing: Mapping[UUID, Unit]) -> Unit | None:
    return next((standing[key] for key in keys if key in standing), None)
