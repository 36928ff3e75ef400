"""The driver rows of a block: person and group, found or made, and written with two statements."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from yilu.core.uuid7 import uuid7_many
from yilu.intake.spec import Cell, Context, Known, Ledger, Rows
from yilu.registry.models import Driver
from yilu.registry.roster.people import People
from yilu.registry.roster.reading import fetch
from yilu.runtime.actions import take_numbers

DRIVER_KEYS = ("district", "licence_class", "licence_first_on", "licence_valid_to", "veteran")
NUMBERS = "SJ"


class DriverRows:
    """Aligned with the rows: ids (new ones are made here), whether new, and what is stored."""

    def __init__(self, people: People, groups: Sequence[UUID]) -> None:
        self._people, self._groups = people.ids, groups
        found = _fetch({person.id for person in people.stored if person is not None})
        made: dict[tuple[UUID, UUID], UUID] = {}
        fresh = iter(uuid7_many(len(groups)))
        self.ids: list[UUID] = []
        self.new: list[bool] = []
        self.known: list[Known] = []
        for key in zip(people.ids, groups, strict=True):
            stored = found.get(key)
            if stored is None and key not in made:
                made[key] = next(fresh)
            self.ids.append(made[key] if stored is None else stored[0])
            self.new.append(stored is None)
            self.known.append(None if stored is None else stored[1])

    def write(self, rows: Rows, keep: Sequence[int], context: Context, ledger: Ledger) -> None:
        new: dict[UUID, list[object]] = {}
        changed: dict[UUID, list[object]] = {}
        cells = list(rows.tuples(*DRIVER_KEYS))
        for index in keep:
            driver = self.ids[index]
            row: list[object] = [None, self._people[index], self._groups[index], *cells[index]]
            into = new if self.new[index] else changed
            into[driver] = row if driver not in into else merged(into[driver], row)
        _insert(new, context, ledger)
        if changed:
            ledger.table("changed_drivers", _TABLE, ((pk, *row) for pk, row in changed.items()))
            ledger.update(Driver, DRIVER_KEYS, _UPDATE)


def merged(first: list[object], second: list[object]) -> list[object]:
    """Two rows of one thing: what the later one says wins, what it leaves out stays."""
    return [old if new is None else new for old, new in zip(first, second, strict=True)]


def _fetch(
    people: set[UUID],
) -> dict[tuple[UUID, UUID], tuple[UUID, tuple[Cell, ...]]]:
    if not people:
        return {}
    rows = fetch(
        """SELECT person_id, group_id, id, nullif(district, ''), nullif(licence_class, ''),
                  licence_first_on::text, licence_valid_to::text, veteran::text
           FROM registry_driver WHERE person_id = ANY(%b)""",
        list(people),
    )
    return {(row[0], row[1]): (row[2], tuple(row[3:])) for row in rows}


def _insert(new: dict[UUID, list[object]], context: Context, ledger: Ledger) -> None:
    if not new:
        return
    numbers = iter(take_numbers(context.city, NUMBERS, len(new)))
    for row in new.values():
        row[0] = f"{NUMBERS}-{next(numbers):06d}"
    ledger.table("new_drivers", _TABLE, ((pk, *row) for pk, row in new.items()))
    ledger.insert(Driver, ("id", "city", *list(_TABLE)[1:]), _INSERT, [context.city])


_TABLE = {
    "id": "uuid",
    "number": "text",
    "person_id": "uuid",
    "group_id": "uuid",
    "district": "text",
    "licence_class": "text",
    "licence_first_on": "date",
    "licence_valid_to": "date",
    "veteran": "boolean",
}
_INSERT = """
SELECT id, %s, number, person_id, group_id, coalesce(district, ''), coalesce(licence_class, ''),
       licence_first_on, licence_valid_to, coalesce(veteran, false) FROM new_drivers
"""
_UPDATE = """
SELECT s.id, coalesce(s.district, d.district) AS district,
       coalesce(s.licence_class, d.licence_class) AS licence_class,
       coalesce(s.licence_first_on, d.licence_first_on) AS licence_first_on,
       coalesce(s.licence_valid_to, d.licence_valid_to) AS licence_valid_to,
       coalesce(s.veteran, d.veteran) AS veteran
FROM changed_drivers s JOIN registry_driver d ON d.id = s.id
"""
