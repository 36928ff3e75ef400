"""The sealed columns of people: where they are sealed for, and which index finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from yilu.core.crypto import Context, blind, blind_many, open_, seal, seal_many
from yilu.people.enums import SealedField
from yilu.people.models import Account, Person

PERSON_TABLE, ACCOUNT_TABLE = "people_person", "people_account"
INDEX_PURPOSES = {
    SealedField.ID_NUMBER: "people.person.id_number",
    SealedField.PHONE: "people.person.phone",
}
ACCOUNT_PHONE = "people.account.phone"
DIRECTORY_PHONE = "people.directory.phone"


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of many rows, ready for COPY: envelopes, blind indexes, last fours, in order."""

    blobs: list[bytes]
    indexes: list[bytes]
    tails: list[str]


def seal_column(
    field: SealedField, rows: Sequence[UUID | str], texts: Sequence[str], city: str
) -> SealedColumn:
    """Seal one column of Person for many rows: 200,000 values in about a second."""
    pairs = zip(rows, texts, strict=True)
    return SealedColumn(
        blobs=seal_many(pairs, table=PERSON_TABLE, column=field.value, city=city),
        indexes=blind_many(texts, INDEX_PURPOSES[field]),
        tails=[text[-4:] for text in texts],
    )


def index_of(field: SealedField, text: str) -> bytes:
    """What finds a person by a number somebody typed (already normalised by core.ids)."""
    return blind(text, INDEX_PURPOSES[field])


def indexes_of(field: SealedField, texts: Sequence[str]) -> list[bytes]:
    return blind_many(texts, INDEX_PURPOSES[field])


def put(person: Person, field: SealedField, text: str | None) -> None:
    """Set the three columns of a sealed field together; the caller saves."""
    place = Context(PERSON_TABLE, field.value, person.city, person.id)
    setattr(person, field.value, seal(text, place) if text else None)
    setattr(person, f"{field.value}_index", index_of(field, text) if text else None)
    tail = {SealedField.ID_NUMBER: "id_last4", SealedField.PHONE: "phone_last4"}[field]
    setattr(person, tail, text[-4:] if text else "")


def opened(person: Person, field: SealedField) -> str | None:
    """The number itself. Only `actions.reveal`, sending a message, the binding and his own choice may ask."""
    blob = getattr(person, field.value)
    place = Context(PERSON_TABLE, field.value, person.city, person.id)
    return open_(blob, place) if blob is not None else None


def account_phone(account: Account) -> str:
    """The phone an account signs in with, to send it something."""
    return open_(account.phone, Context(ACCOUNT_TABLE, "phone", account.city, account.id))


def seal_account_phone(account: Account, phone: str) -> None:
    account.phone = seal(phone, Context(ACCOUNT_TABLE, "phone", account.city, account.id))
    account.phone_index = blind(phone, ACCOUNT_PHONE)
    account.phone_last4 = phone[-4:]
