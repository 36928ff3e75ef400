"""Noting somebody who stands in no register yet: a trucker from elsewhere, by his phone alone."""

from __future__ import annotations

from django.db import connection, transaction

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.people.access import may_speak_for_others
from yilu.people.enums import SealedField
from yilu.people.finding import at_phone, best_at
from yilu.people.limits import NOTES, spend
from yilu.people.models import Person
from yilu.people.sealing import index_of, put


def note_person(name: str, phone: str, *, by: Actor) -> Person:
    """The person with this phone and name, made unverified if there is none; the answer never says which.

    He takes his note over when he signs in with this phone and gives this name.
    """
    if not may_speak_for_others(by):
        raise NotAllowed("note_person")
    try:
        number = clean_phone(phone)
    except BadNumber as error:
        raise Invalid({"phone": str(error)}) from error
    if by.account_id is not None:  # counted before anything is looked up, and whatever comes of it
        spend(NOTES, str(by.account_id), city=by.city)
    return _note(name.strip()[:64], number, by)


@transaction.atomic
def _note(name: str, phone: str, by: Actor) -> Person:
    lock_phone(by.city, phone)
    found = best_at(by.city, phone, name) or _nameless(by.city, phone)
    if found is not None and (found.name or not name):
        return found
    person = found or Person(city=by.city, verified=False)
    person.name = name
    if found is None:
        put(person, SealedField.PHONE, phone)
    person.save()
    record("person.noted", Ref.to(person), by=by)
    return person


def _nameless(city: str, phone: str) -> Person | None:
    """Noted earlier by the phone alone: he has a name now."""
    return at_phone(city, phone).filter(name="", verified=False).first()


def noted_at(city: str, phone: str, name: str) -> Person | None:
    """The note a person takes over who has proven this phone and gives this name; the caller locks."""
    notes = at_phone(city, phone).filter(
        verified=False, account=None, id_number_index=None, name__in=("", name)
    )
    return notes.order_by("-name", "made_at").first()


def lock_phone(city: str, phone: str) -> None:
    """Two at once who note one phone make one person."""
    key = index_of(SealedField.PHONE, phone).hex()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"people.note.{city}.{key}"])
