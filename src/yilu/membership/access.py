"""Who may see and change who belongs where: once for one object, once for a set, proved equal in tests.

A member is seen by whoever may see the members of a branch he belongs to today, by the body of the
district he drives in, by whoever may see the members of the whole city, and by himself.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.membership.models import Contact, Membership, PartyMember, Proposal
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on
from yilu.registry.access import sees_city
from yilu.registry.models import Driver

VIEW, MANAGE = Right.VIEW_MEMBERS, Right.MANAGE_MEMBERS


def can_view_branch(actor: Actor, branch: Unit) -> bool:
    return (
        branch.city == actor.city
        and branch.kind in BRANCH_KINDS
        and actor.may(VIEW, branch.path, branch.division)
    )


def visible_branches(actor: Actor) -> QuerySet[Unit]:
    """Branches whose members the actor may see."""
    return Unit.objects.filter(
        within(actor, VIEW, "path", "division"), city=actor.city, kind__in=BRANCH_KINDS
    )


def can_view(actor: Actor, member: PartyMember) -> bool:
    if member.city != actor.city:
        return False
    if is_self(actor, member) or sees_city(actor, VIEW):
        return True
    places = member.memberships.filter(open_on(clock.today())).select_related("branch")
    if any(actor.may(VIEW, place.branch.path, place.branch.division) for place in places):
        return True
    divisions = _divisions(actor)
    return Driver.objects.filter(person=member.person_id, district__in=divisions).exists()


def visible(actor: Actor) -> QuerySet[PartyMember]:
    members = PartyMember.objects.filter(city=actor.city)
    if sees_city(actor, VIEW):
        return members
    placed = Membership.objects.filter(
        within(actor, VIEW, "branch__path", "branch__division"),
        open_on(clock.today()),
        member=OuterRef("pk"),
    )
    driving = Driver.objects.filter(person=OuterRef("person"), district__in=_divisions(actor))
    own = NOTHING if actor.person_id is None else Q(person=actor.person_id)
    return members.filter(Exists(placed) | Exists(driving) | own)


def _divisions(actor: Actor) -> list[str]:
    return [grant.division for grant in actor.grants_for(VIEW) if grant.division]


def is_self(actor: Actor, member: PartyMember) -> bool:
    return actor.person_id is not None and actor.person_id == member.person_id


def may_manage(actor: Actor, branch: Unit) -> bool:
    """Placing members in this branch and ending their places."""
    return branch.city == actor.city and actor.may(MANAGE, branch.path)


def may_manage_city(actor: Actor) -> bool:
    """Enrolling members without saying where they belong, and making proposals."""
    return sees_city(actor, MANAGE)


def can_view_proposal(actor: Actor, proposal: Proposal) -> bool:
    return proposal.city == actor.city and actor.may(VIEW, proposal.branch.path)


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    return Proposal.objects.filter(within(actor, VIEW, "branch__path"), city=actor.city)


def can_view_contact(actor: Actor, contact: Contact) -> bool:
    """Whoever may see the members of a branch the contact belongs to today, and himself.

    The driver he looks after reads `queries.my_contact`, which shows no more than the member wishes.
    """
    if contact.city != actor.city:
        return False
    if is_self(actor, contact.member) or sees_city(actor, VIEW):
        return True
    places = contact.member.memberships.filter(open_on(clock.today())).select_related("branch")
    return any(actor.may(VIEW, place.branch.path, place.branch.division) for place in places)


def visible_contacts(actor: Actor) -> QuerySet[Contact]:
    rows = Contact.objects.filter(city=actor.city)
    if sees_city(actor, VIEW):
        return rows
    placed = Membership.objects.filter(
        within(actor, VIEW, "branch__path", "branch__division"),
        open_on(clock.today()),
        member=OuterRef("member"),
    )
    own = NOTHING if actor.person_id is None else Q(member__person=actor.person_id)
    return rows.filter(Exists(placed) | own)


def may_assign(actor: Actor, member: PartyMember, on: date) -> bool:
    """Giving a member drivers to look after, and ending it: who manages a branch he belongs to."""
    if member.city != actor.city:
        return False
    places = member.memberships.filter(open_on(on)).select_related("branch")
    return may_manage_city(actor) or any(may_manage(actor, place.branch) for place in places)
