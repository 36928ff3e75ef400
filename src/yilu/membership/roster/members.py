"""The members' list: who is a member, and his place in one of the city's branches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.core.actor import Right
from yilu.core.uuid7 import uuid7
from yilu.intake.spec import (
    Cell,
    Context,
    Finding,
    Known,
    Ledger,
    Match,
    Once,
    Outcome,
    Rows,
    compare,
)
from yilu.membership.enums import Standing
from yilu.membership.models import Membership, PartyMember
from yilu.membership.roster.places import (
    TWICE,
    Branches,
    Place,
    Seen,
    StoredPlace,
    bond_of,
    clashes,
    find_place,
    stored_places,
)
from yilu.membership.roster.sheet import COLUMNS, DROPPED
from yilu.registry.roster.lookups import with_columns
from yilu.registry.roster.people import PERSON_KEYS, People, find_people
from yilu.registry.roster.people_writer import write_people

MEMBER_KEYS = ("standing", "joined_on", "formal_org")
PLACE_KEYS = ("branch", "bond", "from_on")


@dataclass(slots=True)
class Block:
    """What a block of rows means, aligned with the rows."""

    rows: Rows  # `formal_org` only where it lies outside the city, `bond` as it will be
    people: People
    members: list[UUID]
    new: list[bool]
    places: list[Place | None] = field(default_factory=list)


class Members:
    """Roster of members; who is a clerk or a driver already becomes a member too."""

    kind = "members"
    label = _("党员花名册")
    right = Right.MANAGE_MEMBERS
    subjects = ("党员", "司机党员", "司机")
    messages: tuple[str, ...] = ()
    needs = (("name",), ("id_number", "phone"), ("branch", "formal_org"))
    once = (Once(("id_number", "branch"), TWICE),)
    columns = COLUMNS
    dropped = DROPPED

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        return ()

    def match(self, rows: Rows, context: Context) -> Match:
        people = find_people(rows, context, {}, [None] * len(rows))
        members = _Members(people)
        block = Block(rows, people, members.ids, members.new)
        held = stored_places(members.ids)
        findings = [*people.findings, *_place_all(block, held, context)]
        block.rows = _stated(rows, block.places, context)
        known: list[Known] = [
            None if person is None or member is None else (*person, *member, *_known(place, row))
            for person, member, place, row in zip(
                people.known,
                members.known,
                block.places,
                block.rows.tuples(*PLACE_KEYS),
                strict=True,
            )
        ]
        match = compare(block.rows, (*PERSON_KEYS, *MEMBER_KEYS, *PLACE_KEYS), known)
        match.findings, match.state = findings, block
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        block: Block = match.state
        keep = [i for i, outcome in enumerate(match.outcomes) if outcome != Outcome.SAME]
        write_people(block.rows, block.people, keep, context, ledger)
        _write_members(block, keep, context, ledger)
        _write_places(block, keep, context, ledger)


def _place_all(
    block: Block, held: dict[UUID, list[StoredPlace]], context: Context
) -> Iterable[Finding]:
    """Give every row its place, and say what is wrong with it."""
    branches, seen, today = Branches.of(context), Seen(block.rows), context.today.isoformat()
    cells = block.rows.tuples("branch", "formal_org", "bond", "from_on")
    for index, (name, formal_org, bond, first) in enumerate(cells):
        branch = branches.called(name)
        if problem := branches.problem(index, name, branch or branches.called(formal_org)):
            yield problem
        branch, bond = bond_of(branch, branches.called(formal_org), formal_org, bond)
        member = block.members[index]
        stored = held.get(member, [])
        place = None if branch is None else find_place(branch, bond, first, stored, today)
        block.places.append(place)
        if place is not None:
            yield from clashes(index, place, stored, today)
            if clash := seen.clash(index, member, place):
                yield clash


def _stated(rows: Rows, places: Sequence[Place | None], context: Context) -> Rows:
    """The rows with the bond spelled out, and the formal organisation only where it is elsewhere."""
    branches = Branches.of(context)
    return with_columns(
        rows,
        bond=[None if place is None else place.bond for place in places],
        formal_org=[
            None if branches.called(name) is not None else name for name in rows["formal_org"]
        ],
    )


def _known(place: Place | None, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """What is stored of the place; a new one has nothing before it."""
    branch, *_more = row
    if place is None:
        return row
    if place.stored is None:
        return None, None, None
    return branch, place.stored.bond, place.stored.first


class _Members:
    """The member each row is about: ids (new ones are made here), whether new, what is stored."""

    def __init__(self, people: People) -> None:
        found = _fetch([person.id for person in people.stored if person is not None])
        made: dict[UUID, UUID] = {}
        self.ids: list[UUID] = []
        self.new: list[bool] = []
        self.known: list[Known] = []
        for person in people.ids:
            stored = found.get(person)
            if stored is None and person not in made:
                made[person] = uuid7()
            self.ids.append(made[person] if stored is None else stored[0])
            self.new.append(stored is None)
            self.known.append(None if stored is None else stored[1])


def _fetch(people: Sequence[UUID]) -> dict[UUID, tuple[UUID, tuple[Cell, ...]]]:
    if not people:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT person_id, id, standing, joined_on::text, nullif(formal_elsewhere, '')
               FROM membership_partymember WHERE person_id = ANY(%s)""",
            [list(people)],
        )
        return {row[0]: (row[1], tuple(row[2:])) for row in cursor.fetchall()}


_MEMBERS = {
    "id": "uuid",
    "person_id": "uuid",
    "standing": "text",
    "joined_on": "date",
    "formal_elsewhere": "text",
}
_INSERT = """
SELECT id, %s, person_id, coalesce(standing, %s), joined_on, coalesce(formal_elsewhere, ''), false
FROM new_members
"""
_UPDATE = """
SELECT s.id, coalesce(s.standing, m.standing) AS standing,
       coalesce(s.joined_on, m.joined_on) AS joined_on,
       coalesce(s.formal_elsewhere, m.formal_elsewhere) AS formal_elsewhere
FROM changed_members s JOIN membership_partymember m ON m.id = s.id
"""


def _write_members(block: Block, keep: Sequence[int], context: Context, ledger: Ledger) -> None:
    new: dict[UUID, tuple[object, ...]] = {}
    changed: dict[UUID, tuple[object, ...]] = {}
    cells = list(block.rows.tuples(*MEMBER_KEYS))
    for index in keep:
        into = new if block.new[index] else changed
        into[block.members[index]] = (block.people.ids[index], *cells[index])
    if new:
        ledger.table("new_members", _MEMBERS, ((pk, *row) for pk, row in new.items()))
        columns = ("id", "city", *list(_MEMBERS)[1:], "shows")
        ledger.insert(PartyMember, columns, _INSERT, [context.city, Standing.FULL.value])
    if changed:
        ledger.table("changed_members", _MEMBERS, ((pk, *row) for pk, row in changed.items()))
        ledger.update(PartyMember, ("standing", "joined_on", "formal_elsewhere"), _UPDATE)


_PLACES = {
    "id": "uuid",
    "member_id": "uuid",
    "branch_id": "uuid",
    "bond": "text",
    "from_on": "date",
}


def _write_places(block: Block, keep: Sequence[int], context: Context, ledger: Ledger) -> None:
    new: list[tuple[object, ...]] = []
    changed: list[tuple[object, ...]] = []
    for index in keep:
        place, member = block.places[index], block.members[index]
        if place is None:
            continue
        row = (member, place.branch.id, place.bond, place.first)
        if place.stored is None:
            new.append((uuid7(), *row))
        elif (place.bond, place.first) != (place.stored.bond, place.stored.first):
            changed.append((place.stored.id, *row))
    if new:
        ledger.table("new_places", _PLACES, new)
        ledger.insert(
            Membership,
            ("id", "city", *list(_PLACES)[1:], "basis"),
            "SELECT id, %s, member_id, branch_id, bond, from_on, '' FROM new_places",
            [context.city],
        )
    if changed:
        ledger.table("changed_places", _PLACES, changed)
        ledger.update(
            Membership, ("bond", "from_on"), "SELECT id, bond, from_on FROM changed_places"
        )
