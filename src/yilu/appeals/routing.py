"""Where an appeal goes first and next: the contact member, a branch, the committee.

Order: contact member → branch of one's own membership → branch serving the company → branch serving
the district → committee. The branch so found is the origin, for good.
"""

from __future__ import annotations

from collections.abc import Iterable
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


def direct(city: str, basis: Basis) -> Route:
    """Straight to the committee: sealed, anonymous, or nobody nearer."""
    committee = root(city)
    return Route((Station(Level.COMMITTEE, committee),), committee, basis)


def find(city: str, reporter: UUID, on: date, *, sealed: bool = False) -> Route:
    """The road of this driver's appeal on the day."""
    facts = driver_facts(city, reporter, on)
    stations, origin, basis = _road(city, reporter, facts, on, sealed=sealed)
    return Route(stations, origin, basis, facts.group, facts.company, facts.district)


def _road(
    city: str, reporter: UUID, facts: DriverFacts, on: date, *, sealed: bool
) -> tuple[tuple[Station, ...], Unit, Basis]:
    committee = root(city)
    last = Station(Level.COMMITTEE, committee)
    if sealed:
        return (last,), committee, Basis.SEALED
    member = _contact(city, facts.drivers, reporter, on)
    branch, basis = _branch(city, reporter, facts.companies, facts.district, on)
    if member is not None and (branch is None or basis is not Basis.MEMBERSHIP):
        branch, basis = branch or member.unit, Basis.CONTACT
    if branch is None:
        return (last,), committee, Basis.COMMITTEE
    between = Station(Level.BRANCH, branch)
    return (member, between, last) if member else (between, last), branch, basis


def _contact(city: str, drivers: Iterable[UUID], reporter: UUID, on: date) -> Station | None:
    contact = membership.contact_of(city, drivers, on)
    if contact is None or contact.member.person_id == reporter:
        return None
    places = membership.branches_of_person(city, contact.member.person_id, on)
    return Station(Level.MEMBER, places[0], contact.member.person_id) if places else None


def _branch(
    city: str, reporter: UUID, companies: Iterable[UUID], district: str, on: date
) -> tuple[Unit | None, Basis]:
    own = membership.branches_of_person(city, reporter, on)
    if own:
        return own[0], Basis.MEMBERSHIP
    serving = membership.branches_serving_company(city, list(companies), on)
    if serving:
        return serving[0], Basis.COMPANY
    around = membership.branches_serving_district(city, district, on) if district else []
    return (around[0], Basis.DISTRICT) if around else (None, Basis.COMMITTEE)
