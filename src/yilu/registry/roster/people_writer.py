"""Writing the persons of a block: new ones whole, known ones where the list says something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from yilu.core.ids import birthday_of
from yilu.intake.spec import Cell, Context, Ledger, Rows
from yilu.people.enums import SealedField
from yilu.people.models import Person
from yilu.people.sealing import seal_column
from yilu.registry.roster.people import PERSON_KEYS, People

_TABLE = {
    "id": "uuid",
    "name": "text",
    "gender": "text",
    "born_on": "date",
    "id_number": "bytea",
    "id_number_index": "bytea",
    "id_last4": "text",
    "phone": "bytea",
    "phone_index": "bytea",
    "phone_last4": "text",
}
_INSERT = """
SELECT id, %s, name, coalesce(gender, ''), born_on, id_number, id_number_index,
       coalesce(id_last4, ''), phone, phone_index, coalesce(phone_last4, ''), true, now()
FROM new_people
"""
_UPDATE = """
SELECT s.id, coalesce(s.name, p.name) AS name, coalesce(s.gender, p.gender) AS gender,
       coalesce(s.born_on, p.born_on) AS born_on, coalesce(s.id_number, p.id_number) AS id_number,
       coalesce(s.id_number_index, p.id_number_index) AS id_number_index,
       coalesce(s.id_last4, p.id_last4) AS id_last4, coalesce(s.phone, p.phone) AS phone,
       coalesce(s.phone_index, p.phone_index) AS phone_index,
       coalesce(s.phone_last4, p.phone_last4) AS phone_last4
FROM changed_people s JOIN people_person p ON p.id = s.id
"""


@dataclass(slots=True)
class _Entry:
    """What the block says about one person, over all his rows."""

    name: Cell = None
    gender: Cell = None
    id_number: Cell = None
    phone: Cell = None


def write_people(
    rows: Rows, people: People, keep: Sequence[int], context: Context, ledger: Ledger
) -> None:
    """Make the new persons and correct the known ones, two statements for the whole block."""
    new: dict[UUID, _Entry] = {}
    changed: dict[UUID, _Entry] = {}
    cells = list(rows.tuples(*PERSON_KEYS))
    for index in keep:
        name, gender, id_number, phone = cells[index]
        stored = people.stored[index]
        entry = (new if stored is None else changed).setdefault(people.ids[index], _Entry())
        if stored is not None:
            known = people.known[index]
            assert known is not None
            name, gender, id_number, phone = (
                now if now != was else None
                for now, was in zip((name, gender, id_number, phone), known, strict=True)
            )
        entry.name, entry.gender = name or entry.name, gender or entry.gender
        entry.id_number, entry.phone = id_number or entry.id_number, phone or entry.phone
    _insert(new, context, ledger)
    _update({pk: entry for pk, entry in changed.items() if entry != _Entry()}, context, ledger)


def _insert(entries: Mapping[UUID, _Entry], context: Context, ledger: Ledger) -> None:
    if not entries:
        return
    ledger.table("new_people", _TABLE, _sealed(entries, context.city))
    columns = (*("id", "city"), *list(_TABLE)[1:], "verified", "made_at")
    ledger.insert(Person, columns, _INSERT, [context.city])


def _update(entries: Mapping[UUID, _Entry], context: Context, ledger: Ledger) -> None:
    if not entries:
        return
    ledger.table("changed_people", _TABLE, _sealed(entries, context.city))
    ledger.update(Person, list(_TABLE)[1:], _UPDATE)


def _sealed(entries: Mapping[UUID, _Entry], city: str) -> Iterable[tuple[object, ...]]:
    """Rows for COPY, the numbers sealed for their places."""
    ids = _seal(SealedField.ID_NUMBER, {k: e.id_number for k, e in entries.items()}, city)
    phones = _seal(SealedField.PHONE, {k: e.phone for k, e in entries.items()}, city)
    for pk, entry in entries.items():
        number, gender = entry.id_number, entry.gender
        born = None if number is None else birthday_of(number)
        if gender is None and number is not None:
            gender = gender_of(number)
        yield (pk, entry.name, gender, born, *ids.get(pk, _NOTHING), *phones.get(pk, _NOTHING))


def gender_of(id_number: str) -> str:
    """The seventeenth digit is odd for men."""
    return "male" if int(id_number[16]) % 2 else "female"


_NOTHING = (None, None, None)


def _seal(
    field: SealedField, texts: Mapping[UUID, Cell], city: str
) -> dict[UUID, tuple[bytes, bytes, str]]:
    """Envelope, blind index and last four of one sealed field, by person."""
    given = {pk: text for pk, text in texts.items() if text is not None}
    column = seal_column(field, list(given), list(given.values()), city)
    cells = zip(column.blobs, column.indexes, column.tails, strict=True)
    return dict(zip(given, cells, strict=True))
