"""Which member could look after which driver: same company first, then same district, else who has room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.membership import access
from yilu.membership.looking_after import (
    company_names,
    driving_now,
    members_with_room,
    served_drivers,
    without_contact,
)
from yilu.membership.models import PartyMember
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on
from yilu.registry.models import Contract, Driver

COMPANY, DISTRICT, ROOM = "company", "district", "room"
AT_ONCE = 200  # as many as a person can look through


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion nobody has decided yet: nothing of it is stored."""

    member: PartyMember
    driver: Driver
    companies: list[str]
    reason: str


@dataclass(slots=True)
class _Place:
    """A member with room, and what he shares with drivers."""

    member: PartyMember
    free: int
    companies: frozenset[UUID]
    districts: frozenset[str]


def contact_offers(actor: Actor, branch: Unit, on: date | None = None) -> list[Offer]:
    """For drivers the branch serves whom nobody looks after; a person confirms what he finds right."""
    if not access.may_manage(actor, branch):
        raise NotFound(str(branch.pk))
    day = on or clock.today()
    places = _places(branch, day)
    waiting = driving_now(without_contact(served_drivers(branch, day), day), day)
    drivers = list(
        waiting.annotate(company_names=company_names(day))[: sum(place.free for place in places)]
    )
    working = _companies([driver.person_id for driver in drivers], day)
    found: dict[UUID, Offer] = {}
    rounds: tuple[tuple[str, Callable[[_Place, Driver], bool]], ...] = (
        (COMPANY, lambda p, d: bool(p.companies & working.get(d.person_id, frozenset()))),
        (DISTRICT, lambda p, d: d.district in p.districts),
        (ROOM, lambda p, d: True),
    )
    for reason, suits in rounds:
        for driver in drivers:
            if driver.pk in found:
                continue
            place = _roomiest(place for place in places if place.free and suits(place, driver))
            if place is not None:
                place.free -= 1
                found[driver.pk] = Offer(place.member, driver, driver.company_names, reason)
    offers = sorted(found.values(), key=lambda o: (o.member.person.name, o.driver.number))
    return offers[:AT_ONCE]


def _roomiest(places: Iterable[_Place]) -> _Place | None:
    return max(places, key=lambda place: place.free, default=None)


def _places(branch: Unit, day: date) -> list[_Place]:
    rooms = members_with_room(branch, day)
    people = [load.member.person_id for load in rooms]
    companies = _companies(people, day)
    districts: dict[UUID, set[str]] = {}
    rows = Driver.objects.filter(city=branch.city, person__in=people).exclude(district="")
    for person, district in rows.values_list("person", "district"):
        districts.setdefault(person, set()).add(district)
    return [
        _Place(
            load.member,
            load.free,
            companies.get(load.member.person_id, frozenset()),
            frozenset(districts.get(load.member.person_id, ())),
        )
        for load in rooms
    ]


def _companies(people: list[UUID], day: date) -> dict[UUID, frozenset[UUID]]:
    rows = Contract.objects.filter(open_on(day), driver__person__in=people)
    found: dict[UUID, set[UUID]] = {}
    for person, company in rows.values_list("driver__person", "company"):
        found.setdefault(person, set()).add(company)
    return {person: frozenset(companies) for person, companies in found.items()}
