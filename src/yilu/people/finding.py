"""Finding the one person somebody speaks for, by his whole phone and, if known, his name."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor
from yilu.core.crypto import blind
from yilu.core.errors import NotAllowed
from yilu.core.ids import BadNumber, clean_phone
from yilu.people.access import may_speak_for_others
from yilu.people.enums import SealedField
from yilu.people.models import Person
from yilu.people.sealing import ACCOUNT_PHONE, index_of

NO_PHONE = "+860"  # asked for where what was typed is no phone: found by nobody, in the same time


def find_person(actor: Actor, *, phone: str, name: str = "") -> UUID | None:
    """Whom an appeal may be written down for; unknown, ambiguous and mistyped answer alike."""
    if not may_speak_for_others(actor):
        raise NotAllowed("find_person")
    try:
        number = clean_phone(phone)
    except BadNumber:
        number = NO_PHONE
    found = best_at(actor.city, number, name.strip())
    return None if found is None else found.pk


def at_phone(city: str, phone: str) -> QuerySet[Person]:
    """Everybody with this phone in the records or on his account, whoever is verified first."""
    signs_in = Q(account__phone_index=blind(phone, ACCOUNT_PHONE), account__is_active=True)
    carries = Q(phone_index=index_of(SealedField.PHONE, phone))
    rows = Person.objects.filter(carries | signs_in, city=city)
    living = rows.filter(archived_on=None, anonymised_on=None)
    return living.order_by("-verified", "made_at", "pk")


def best_at(city: str, phone: str, name: str) -> Person | None:
    """By name the first; without one the only one there is, or the one noted without a name."""
    people = list(at_phone(city, phone))
    if name:
        return next((person for person in people if person.name == name), None)
    nameless = [person for person in people if not person.name]
    return (nameless or people)[0] if nameless or len(people) == 1 else None
