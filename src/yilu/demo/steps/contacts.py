"""Which driver-member looks after which drivers, given by the branches' secretaries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from yilu.core.actor import Actor
from yilu.demo.city import Member
from yilu.demo.panzhihua import CITY
from yilu.demo.steps.people import People
from yilu.membership.actions import assign_contacts, show_membership
from yilu.membership.queries import contact_loads, free_drivers
from yilu.organisations.models import Unit
from yilu.people.queries import by_id_numbers

EACH = 12  # drivers per member, fewer than the city allows
OLDEST = timedelta(days=330)


def give(
    branch: Unit,
    members: tuple[Member, ...],
    people: People,
    day: date,
    *,
    by: Actor,
    company: str = "",
) -> None:
    """Every driver-member of the branch gets his share, from the day he came to it."""
    known = by_id_numbers(CITY, [member.person.resident_id for member in members])
    since = {known[m.person.resident_id]: max(m.since, day - OLDEST) for m in members}
    free: list[Any] = list(free_drivers(by, branch, driving=True))
    waiting = [
        (driver.pk, driver.person_id)
        for driver in free
        if not company or company in driver.company_names
    ]
    givers = [
        load.member
        for load in contact_loads(by, branch)
        if not load.held and load.member.person_id in since
    ]
    shares = _shares([member.person_id for member in givers], waiting, people)
    for member in givers:
        pairs = [(member.pk, driver) for driver in shares[member.person_id]]
        first = since[member.person_id]
        assign_contacts(pairs, by=by, from_on=first, basis="支部党员大会通过")


def _shares(
    members: list[UUID], waiting: list[tuple[UUID, UUID]], people: People
) -> dict[UUID, list[UUID]]:
    """Dealt out in turn; the persona of the driver goes to the persona of the member."""
    own = [driver for driver, person in waiting if person == people["driver"]]
    others = [driver for driver, person in waiting if person != people["driver"]]
    shares = {member: others[at :: len(members)] for at, member in enumerate(members)}
    if people["member"] in shares:
        shares[people["member"]] = own + shares[people["member"]]
    return {member: drivers[:EACH] for member, drivers in shares.items()}


def shown(member: Actor) -> None:
    """The member of the cast shows his membership, so that his drivers may call him."""
    show_membership(True, by=member)
