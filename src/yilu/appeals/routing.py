"""Where an appeal goes first and next: the contact member, a branch, the committee.

Order: contact member → branch of one's own membership → branch serving the company → branch serving
the district → committee. The branch so found is the origin, for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yilu.appeals.enums import Basis, Level
from yilu.membership import queries as membership
from yilu.organisations.models import Unit
from yilu.organisations.queries import root
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
    committee = root(city)
    last = Station(Level.COMMITTEE, committee)
    if sealed:
        return (last,), committee, Basis.SEALED
    looking = [p for p in membership.contact_persons(city, facts.drivers, on) if p != reporter]
    places = membership.branches_of_persons(city, [reporter, *looking], on)
    member = next(
        (_station(person, places[person]) for person in looking if person in places), None
    )
    branch, basis = _branch(city, places.get(reporter, []), facts, on)
    if member is not None and (branch is None or basis is not Basis.MEMBERSHIP):
        branch, basis = branch or member.unit, Basis.CONTACT
    if branch is None:
        return (last,), committee, Basis.COMMITTEE
    between = Station(Level.BRANCH, branch)
    return (member, between, last) if member else (between, last), branch, basis


def _station(person: UUID, branches: list[Unit]) -> Station:
    """The contact member, in his branch."""
    return Station(Level.MEMBER, branches[0], person)


def _branch(city: str, own: list[Unit], facts: DriverFacts, on: date) -> tuple[Unit | None, Basis]:
    if own:
        return own[0], Basis.MEMBERSHIP
    serving, around = membership.branches_serving(city, facts.companies, facts.district, on)
    if serving:
        return serving[0], Basis.COMPANY
    return (around[0], Basis.DISTRICT) if around else (None, Basis.COMMITTEE)
