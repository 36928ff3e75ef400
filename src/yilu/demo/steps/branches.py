"""Which branch serves whom, who belongs to it, and the drivers' places, confirmed one by one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import add_months
from yilu.demo.city import Member
from yilu.demo.panzhihua import CITY
from yilu.demo.steps.people import People
from yilu.demo.tree import SERVES
from yilu.membership.actions import confirm_proposal, enrol_member, propose_placements, serve
from yilu.membership.enums import Bond
from yilu.membership.queries import get_member, proposals
from yilu.organisations.models import Unit
from yilu.people.queries import by_id_numbers

# The secretaries are members of their branches, formally; one is not a driver, the other neither.
SECRETARIES = {"secretary": "first_branch", "floating_secretary": "floating_branch"}


def serving(units: dict[str, Unit], day: date, *, by: Actor) -> None:
    """The rules proposals come from; a rule that stands is not made twice."""
    for plan in SERVES:
        branch = units[plan.branch]
        company = units[plan.company] if plan.company else None
        since = max(branch.opened_on, add_months(day, -18))
        serve(branch, by=by, company_unit=company, district=plan.district, from_on=since)


def secretaries(people: People, units: dict[str, Unit], day: date, *, by: Actor) -> None:
    for key, branch in SECRETARIES.items():
        if not _is_member(people[key], by):
            enrol_member(
                people[key],
                by=by,
                joined_on=add_months(day, -12 * 9),
                branch=units[branch],
                bond=Bond.FORMAL,
                from_on=units[branch].opened_on,
                basis="支部成立",
            )


def _is_member(person_id: UUID, by: Actor) -> bool:
    try:
        get_member(by, person_id)
    except NotFound:
        return False
    return True


def places(members: tuple[Member, ...], *, staff: Actor, confirming: dict[str, Actor]) -> None:
    """The committee proposes for everybody without a branch; each branch's secretary confirms.

    Most formal relations stay where they are (attached), a few are with the branch itself.
    """
    propose_placements(by=staff)
    known = by_id_numbers(CITY, [member.person.resident_id for member in members])
    planned = {known[member.person.resident_id]: member for member in members}
    for proposal in proposals(staff):
        member = planned[proposal.member.person_id]
        confirm_proposal(
            proposal,
            by=confirming[proposal.branch.name],
            bond=Bond.ATTACHED if member.formal_elsewhere else Bond.FORMAL,
            from_on=member.since,
            note="本人申请，支部同意",
        )
