"""The cast: a person, a post and an account for each persona that has one today."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from yilu.core.actor import Actor, Role
from yilu.core.periods import add_months, month_of
from yilu.demo.panzhihua import CITY
from yilu.demo.people import Person as Generated
from yilu.demo.personas import PERSONAS, Pages, Persona
from yilu.flows.actor import Proof, standing
from yilu.organisations.actions import appoint
from yilu.organisations.models import Unit
from yilu.organisations.queries import posts
from yilu.people.actions import add_person, demo_account
from yilu.people.models import Account
from yilu.people.queries import accounts_of, by_id_numbers, own

People = dict[str, UUID]  # key of the persona → person


def enter(cast: dict[str, Generated], *, by: Actor) -> People:
    """Everybody of the cast; drivers came with the registers, the others are entered by hand."""
    known = by_id_numbers(CITY, [person.resident_id for person in cast.values()])
    found: People = {}
    for key, person in cast.items():
        found[key] = known.get(person.resident_id) or _add(person, by)
    return found


def _add(person: Generated, by: Actor) -> UUID:
    added = add_person(
        by=by, name=person.name, id_number=person.resident_id, phone=f"+86{person.phone}"
    )
    return added.pk


def give_posts(people: People, units: dict[str, Unit], day: date, *, by: Actor) -> None:
    since = month_of(add_months(day, -14))
    for persona in PERSONAS:
        if persona.role and not _holds(by, people[persona.key]):
            unit, role = units[persona.unit], Role(persona.role)
            appoint(unit, people[persona.key], role, by=by, from_on=since, basis="演示城市")


def _holds(by: Actor, person_id: UUID) -> bool:
    return posts(by, person_id=person_id).exists()


def open_accounts(people: People) -> dict[str, Account]:
    """Accounts bound to their persons; staff with a second factor."""
    known = accounts_of(people.values())
    return {
        persona.key: known.get(people[persona.key]) or _account(persona, people[persona.key])
        for persona in PERSONAS
        if persona.pages is not Pages.NONE
    }


def _account(persona: Persona, person_id: UUID) -> Account:
    person = own(Actor(None, person_id, CITY))
    return demo_account(person, f"+86{persona.phone}", staff=persona.is_staff)


def acting(account: Account) -> Actor:
    """The actor a persona is after showing both factors."""
    return standing(account, Proof(second_factor=True, second_factor_at=timezone.now())).actor
