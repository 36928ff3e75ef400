"""Reading who belongs where. Nobody outside this app builds a query on it, nor joins it to drivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.errors import NotFound
from yilu.membership import access
from yilu.membership.around import Around, around
from yilu.membership.enums import Bond, ProposalState
from yilu.membership.figures import (
    CoverageLine,
    coverage_by_company,
    coverage_by_district,
    in_office,
    members_covered,
    members_first_branch,
    members_floating_branch,
    members_in_branch,
    members_operating,
    uncovered,
)
from yilu.membership.looking_after import (
    ContactDriver,
    Load,
    MyContact,
    branches_of_person,
    branches_serving_company,
    branches_serving_district,
    contact_drivers,
    contact_loads,
    contact_of,
    contacts,
    free_drivers,
    get_contact,
    looks_after,
    members_with_room,
    most,
    my_contact,
)
from yilu.membership.models import Membership, PartyMember, Proposal, Serves
from yilu.membership.offering import Offer, contact_offers
from yilu.membership.rolls import OnRoll, full_members, member_of_person, roll_of
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders, open_on, unit_open_on
from yilu.people.queries import names_of
from yilu.rulebook.queries import district_names

T = TypeVar("T", PartyMember, Membership, Proposal)

__all__ = [
    "Around",
    "BranchRow",
    "ContactDriver",
    "CoverageLine",
    "Load",
    "MyContact",
    "MyMembership",
    "Offer",
    "OnRoll",
    "Servable",
    "around",
    "branches",
    "branches_of_person",
    "branches_serving_company",
    "branches_serving_district",
    "contact_drivers",
    "contact_loads",
    "contact_of",
    "contact_offers",
    "contacts",
    "coverage_by_company",
    "coverage_by_district",
    "free_drivers",
    "full_members",
    "gap_list",
    "get_contact",
    "get_member",
    "get_membership",
    "get_proposal",
    "get_rule",
    "history",
    "looks_after",
    "member_of_person",
    "members",
    "members_covered",
    "members_first_branch",
    "members_floating_branch",
    "members_in_branch",
    "members_in_office",
    "members_operating",
    "members_with_room",
    "most",
    "my_contact",
    "my_membership",
    "my_secretaries",
    "proposals",
    "roll_of",
    "servable",
    "served_by",
]


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A branch with its strength on the day; a member with both bonds is counted once in `members`."""

    unit: Unit
    members: int
    formal: int
    attached: int
    operating: int


@dataclass(frozen=True, slots=True)
class MyMembership:
    """What a member sees of himself."""

    member: PartyMember
    formal: Membership | None
    attached: list[Membership]

    @property
    def places(self) -> list[Membership]:
        return [self.formal, *self.attached] if self.formal else self.attached


@dataclass(frozen=True, slots=True)
class Servable:
    """Companies' units, and districts by code."""

    companies: list[Unit]
    districts: dict[str, str]


def branches(actor: Actor, on: date | None = None) -> list[BranchRow]:
    """The branches whose members the actor may see, in the order they were opened."""
    day = on or clock.today()
    units = access.visible_branches(actor).filter(unit_open_on(day)).select_related("parent")
    places = Membership.objects.filter(open_on(day), branch__in=units)
    counted = places.values("branch").annotate(
        members=Count("member", distinct=True),
        formal=Count("member", distinct=True, filter=Q(bond=Bond.FORMAL)),
        attached=Count("member", distinct=True, filter=Q(bond=Bond.ATTACHED)),
    )
    columns = ("branch", "members", "formal", "attached")
    strength = {row[0]: row[1:] for row in counted.order_by().values_list(*columns)}
    driving = places.filter(member__in=members_operating(actor.city, day).order_by().values("pk"))
    operating = dict(
        driving.order_by()
        .values("branch")
        .annotate(n=Count("member", distinct=True))
        .values_list("branch", "n")
    )
    nobody = (0, 0, 0)
    return [
        BranchRow(unit, *(*strength.get(unit.pk, nobody), operating.get(unit.pk, 0)))
        for unit in units.order_by("opened_on", "label")
    ]


def members(
    actor: Actor,
    *,
    branch: UUID | None = None,
    bond: str = "",
    standing: str = "",
    text: str = "",
    on: date | None = None,
    sort: str = "name",
) -> QuerySet[PartyMember]:
    """Members with `person` and `branch_names` on the day; a branch shows those placed in it then."""
    day = on or clock.today()
    rows = access.visible(actor).filter(in_office(day)).select_related("person")
    places = Membership.objects.filter(open_on(day), member=OuterRef("pk"))
    rows = rows.annotate(
        branch_names=ArraySubquery(places.order_by("-bond", "from_on").values("branch__name"))
    )
    if branch is not None:
        places = places.filter(branch=branch)
    if bond:
        places = places.filter(bond=bond)
    if branch is not None or bond:
        rows = rows.filter(Exists(places))
    if standing:
        rows = rows.filter(standing=standing)
    if text := text.strip():
        rows = rows.filter(Q(person__name__contains=text) | Q(person__id_last4=text.upper()))
    return rows.order_by(*_order(sort))


def _order(sort: str) -> list[str]:
    column = {"name": "person__name", "joined": "joined_on"}.get(
        sort.removeprefix("-"), "person__name"
    )
    return [f"-{column}" if sort.startswith("-") else column, "pk"]


def get_member(actor: Actor, key: UUID) -> PartyMember:
    """The member, if the actor may see him; otherwise he does not exist."""
    return _one(access.visible(actor).select_related("person").filter(pk=key))


def get_membership(actor: Actor, key: UUID) -> Membership:
    """A place, seen by whoever sees its member."""
    places = Membership.objects.filter(member__in=access.visible(actor).values("pk"))
    return _one(places.select_related("member__person", "branch").filter(pk=key))


def history(actor: Actor, member: PartyMember) -> list[Membership]:
    """Every place the member ever had, newest first."""
    if not access.can_view(actor, member):
        raise NotFound(str(member.pk))
    return list(member.memberships.select_related("branch").order_by("-from_on", "bond"))


def my_membership(actor: Actor, on: date | None = None) -> MyMembership | None:
    """The signed-in person's own membership, if he is a member."""
    if actor.person_id is None:
        return None
    day = on or clock.today()
    mine = PartyMember.objects.filter(in_office(day), city=actor.city, person=actor.person_id)
    member = mine.select_related("person").first()
    if member is None:
        return None
    places = member.memberships.filter(open_on(day)).select_related("branch").order_by("from_on")
    formal = next((place for place in places if place.bond == Bond.FORMAL), None)
    return MyMembership(member, formal, [p for p in places if p.bond == Bond.ATTACHED])


def my_secretaries(actor: Actor, on: date | None = None) -> dict[UUID, list[str]]:
    """Whom a member turns to: branch → its secretaries' names, for his own branches alone."""
    day = on or clock.today()
    mine = my_membership(actor, day)
    if mine is None:
        return {}
    held = {
        place.branch_id: holders(actor.city, place.branch.path, Role.SECRETARY, day)
        for place in mine.places
    }
    names = names_of(actor.city, [person for persons in held.values() for person in persons])
    return {branch: [names[p] for p in persons if p in names] for branch, persons in held.items()}


def members_in_office(city: str, on: date) -> QuerySet[PartyMember]:
    """Everybody who is a member on the day; for other apps' checks, no actor asks."""
    return PartyMember.objects.filter(in_office(on), city=city)


def gap_list(actor: Actor, on: date | None = None) -> QuerySet[PartyMember]:
    """空白点: operating drivers who are members and have no place in any branch of the city."""
    day = on or clock.today()
    gaps = uncovered(members_operating(actor.city, day), day).order_by().values("pk")
    return access.visible(actor).filter(pk__in=gaps).select_related("person").order_by("pk")


def proposals(
    actor: Actor, *, state: str = ProposalState.OPEN, branch: UUID | None = None
) -> QuerySet[Proposal]:
    """Suggested places in branches whose members the actor may see."""
    rows = access.visible_proposals(actor).select_related("member__person", "branch")
    rows = rows.filter(state=state) if state else rows
    rows = rows if branch is None else rows.filter(branch=branch)
    return rows.order_by("made_on", "pk")


def get_proposal(actor: Actor, key: UUID) -> Proposal:
    rows = access.visible_proposals(actor).select_related("member__person", "branch")
    return _one(rows.filter(pk=key))


def served_by(actor: Actor, branch: Unit, on: date | None = None) -> QuerySet[Serves]:
    """Which companies and districts a branch serves."""
    if not access.can_view_branch(actor, branch):
        raise NotFound(str(branch.pk))
    rules = Serves.objects.filter(open_on(on or clock.today()), branch=branch)
    return rules.select_related("company_unit").order_by("company_unit__path", "district")


def get_rule(actor: Actor, key: UUID) -> Serves:
    """A rule of whom a branch serves, for the committee, which says it."""
    rules = Serves.objects.filter(open_on(clock.today()), city=actor.city, pk=key)
    rule = rules.select_related("branch", "company_unit").first()
    if rule is None or not access.may_manage_city(actor):
        raise NotFound(str(key))
    return rule


def servable(actor: Actor, branch: Unit) -> Servable:
    """What a branch could serve beside what it does, for the committee, which says it."""
    if not access.may_manage_city(actor) or not access.can_view_branch(actor, branch):
        raise NotFound(str(branch.pk))
    today = clock.today()
    rules = list(served_by(actor, branch, today))
    companies = Unit.objects.filter(
        unit_open_on(today), city=actor.city, kind=UnitKind.COMPANY
    ).exclude(pk__in=[rule.company_unit_id for rule in rules if rule.company_unit_id])
    served = {rule.district for rule in rules}
    districts = {k: name for k, name in district_names(actor.city).items() if k not in served}
    return Servable(list(companies.order_by("name")), districts)


def _one(rows: QuerySet[T]) -> T:
    row = rows.first()
    if row is None:
        raise NotFound("membership")
    return row
