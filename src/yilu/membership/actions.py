"""Everything that can happen to members and their places: the only way to write them.

Yilu is the ledger that records results; transfers themselves run in the national system.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.membership import access
from yilu.membership.clashes import CLASHES
from yilu.membership.contacts import (
    assign_contact,
    assign_contacts,
    end_contact,
    end_contacts,
    end_duties,
)
from yilu.membership.enums import Bond, ProposalState, Standing
from yilu.membership.models import Membership, PartyMember, Proposal, Serves
from yilu.membership.placing import find_branches
from yilu.membership.queries import gap_list
from yilu.membership.standing import cancel_probation, confirm_full
from yilu.membership.transferring import release, take_over
from yilu.organisations.actions import close_unit
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.people.models import Person

__all__ = [
    "assign_contact",
    "assign_contacts",
    "cancel_probation",
    "close_branch",
    "confirm_full",
    "confirm_proposal",
    "decline_proposal",
    "end_contact",
    "end_contacts",
    "end_member",
    "end_membership",
    "enrol_member",
    "move_formal",
    "place",
    "propose_placements",
    "release",
    "serve",
    "show_membership",
    "stop_serving",
    "take_over",
]


@transaction.atomic
def enrol_member(
    person_id: UUID,
    *,
    by: Actor,
    standing: Standing = Standing.FULL,
    joined_on: date | None = None,
    formal_elsewhere: str = "",
    branch: Unit | None = None,
    bond: Bond = Bond.ATTACHED,
    from_on: date | None = None,
    basis: str = "",
) -> PartyMember:
    """Record that a person is a member and, with `branch`, the place he takes there.

    Without a branch it takes the right over the whole city: a branch records only its own.
    """
    if not (access.may_manage_city(by) if branch is None else access.may_manage(by, branch)):
        raise NotAllowed("enrol_member")
    person = Person.objects.select_for_update().filter(pk=person_id, city=by.city).first()
    if person is None:
        raise Invalid({"person": _("没有这位人员。")})
    if PartyMember.objects.filter(person=person).exists():
        raise Refused(_("这位人员已经登记为党员。"))
    member = PartyMember.objects.create(
        city=by.city,
        person=person,
        standing=standing,
        joined_on=joined_on,
        formal_elsewhere=formal_elsewhere,
    )
    record("member.enrolled", Ref.to(member), by=by)
    if branch is not None:
        _place(member, branch, bond, by=by, from_on=from_on, basis=basis)
    return member


@transaction.atomic
def place(
    member: PartyMember,
    branch: Unit,
    bond: Bond,
    *,
    by: Actor,
    from_on: date | None = None,
    basis: str = "",
) -> Membership:
    """Give a member a place in a branch: his formal one, or an attached one beside it."""
    if not access.may_manage(by, branch) or not access.can_view(by, member):
        raise NotAllowed("place")
    return _place(member, branch, bond, by=by, from_on=from_on, basis=basis)


def _place(
    member: PartyMember,
    branch: Unit,
    bond: Bond,
    *,
    by: Actor,
    from_on: date | None = None,
    basis: str = "",
) -> Membership:
    day = from_on or clock.today()
    _refuse_branch(branch, day)
    _refuse_ended(member, day)
    with clear_clashes(CLASHES):
        placed = Membership.objects.create(
            city=by.city, member=member, branch=branch, bond=bond, from_on=day, basis=basis
        )
    record("membership.placed", Ref.to(placed), by=by, bond=bond.value, branch=branch.number)
    return placed


@transaction.atomic
def end_membership(
    membership: Membership, *, by: Actor, on: date | None = None, basis: str = ""
) -> Membership:
    """End a place; `on` is its last day. With his last place a member's contact duties end too."""
    day = on or clock.today()
    member = PartyMember.objects.select_for_update().get(pk=membership.member_id)
    ended = _end_place(membership, by=by, day=day, basis=basis)
    if not member.memberships.filter(Q(to_on=None) | Q(to_on__gt=day)).exists():
        end_duties(member, by=by, on=day)
    return ended


def _end_place(membership: Membership, *, by: Actor, day: date, basis: str) -> Membership:
    """The caller has locked the member."""
    places = Membership.objects.select_for_update(of=("self",)).select_related("branch")
    membership = places.get(pk=membership.pk)
    if not access.may_manage(by, membership.branch):
        raise NotAllowed("end_membership")
    if day < membership.from_on:
        raise Invalid({"on": _("结束日期早于开始日期。")})
    if membership.to_on is not None and membership.to_on <= day:
        raise Refused(_("这段关系已经结束。"))
    membership.to_on, membership.basis = day, basis or membership.basis
    membership.save(update_fields=["to_on", "basis"])
    record("membership.ended", Ref.to(membership), by=by, on=day.isoformat())
    return membership


@transaction.atomic
def move_formal(
    member: PartyMember,
    branch: Unit,
    *,
    by: Actor,
    on: date | None = None,
    basis: str = "",
) -> Membership:
    """Record that the formal membership moved within the city: the old place ends the day before."""
    day = on or clock.today()
    member = PartyMember.objects.select_for_update().get(pk=member.pk)
    held = Q(to_on=None) | Q(to_on__gte=day)
    formal = member.memberships.filter(held, bond=Bond.FORMAL, from_on__lt=day)
    current = formal.select_related("branch").first()
    if current is not None:
        _end_place(current, by=by, day=day - timedelta(days=1), basis=basis)
    return place(member, branch, Bond.FORMAL, by=by, from_on=day, basis=basis)


@transaction.atomic
def end_member(
    member: PartyMember, *, by: Actor, on: date | None = None, basis: str = ""
) -> PartyMember:
    """He is a member no longer: his places and contact duties end with it, and stay on record."""
    if not access.may_manage_city(by) or member.city != by.city:
        raise NotAllowed("end_member")
    member = PartyMember.objects.select_for_update().get(pk=member.pk)
    day = on or clock.today()
    for held in member.memberships.filter(Q(to_on=None) | Q(to_on__gt=day), from_on__lte=day):
        _end_place(held, by=by, day=day, basis=basis)
    end_duties(member, by=by, on=day)
    member.ended_on = day
    member.save(update_fields=["ended_on"])
    record("member.ended", Ref.to(member), by=by, on=day.isoformat())
    return member


@transaction.atomic
def show_membership(shows: bool, *, by: Actor) -> PartyMember:
    """亮身份: whether others may see it is the member's own choice."""
    mine = PartyMember.objects.select_for_update().filter(city=by.city, person=by.person_id)
    member = mine.first() if by.person_id is not None else None
    if member is None:
        raise NotFound("member")
    member.shows = shows
    member.save(update_fields=["shows"])
    record("member.shows" if shows else "member.hides", Ref.to(member), by=by)
    return member


@transaction.atomic
def serve(
    branch: Unit,
    *,
    by: Actor,
    company_unit: Unit | None = None,
    district: str = "",
    from_on: date | None = None,
) -> Serves:
    """Say that a branch serves a company or a district: where proposals come from.

    The committee says it: a branch would otherwise open the names of any company's drivers to itself.
    """
    if not access.may_manage_city(by) or branch.city != by.city:
        raise NotAllowed("serve")
    if (company_unit is None) == (not district):
        raise Invalid({"": _("请写一个企业或一个区县，二者选一。")})
    day = from_on or clock.today()
    _refuse_branch(branch, day)
    same = Serves.objects.filter(
        city=by.city, branch=branch, company_unit=company_unit, district=district, to_on=None
    )
    rule = same.first() or Serves.objects.create(
        city=by.city, branch=branch, company_unit=company_unit, district=district, from_on=day
    )
    record("branch.serves", Ref.to(rule), by=by, branch=branch.number, district=district)
    return rule


@transaction.atomic
def stop_serving(rule: Serves, *, by: Actor, on: date | None = None) -> Serves:
    if not access.may_manage_city(by) or rule.city != by.city:
        raise NotAllowed("stop_serving")
    rule.to_on = max(on or clock.today(), rule.from_on)
    rule.save(update_fields=["to_on"])
    record("branch.stopped_serving", Ref.to(rule), by=by, on=rule.to_on.isoformat())
    return rule


@transaction.atomic
def propose_placements(*, by: Actor, on: date | None = None) -> list[Proposal]:
    """Suggest a branch for everyone in the actor's gap list who has no open suggestion yet.

    By company, else by district, else the nearest branch there is; a person confirms or declines.
    """
    if not access.may_manage_city(by):
        raise NotAllowed("propose_placements")
    day = on or clock.today()
    waiting = Proposal.objects.filter(city=by.city, state=ProposalState.OPEN).values("member")
    gaps = list(gap_list(by, day).exclude(pk__in=waiting))
    found = find_branches(by.city, gaps, day)
    made = Proposal.objects.bulk_create(
        [
            Proposal(
                city=by.city,
                member=member,
                branch=found[member.pk].branch,
                reason=found[member.pk].reason,
                made_on=day,
            )
            for member in gaps
            if member.pk in found
        ]
    )
    record("placements.proposed", Ref("rulebook.city", by.city), by=by, count=len(made))
    return made


@transaction.atomic
def confirm_proposal(
    proposal: Proposal,
    *,
    by: Actor,
    bond: Bond = Bond.ATTACHED,
    from_on: date | None = None,
    note: str = "",
) -> Membership:
    """Take a suggestion: attached by default, since formal relations may stay elsewhere."""
    proposal = _decide(proposal, ProposalState.CONFIRMED, by=by, note=note)
    return _place(proposal.member, proposal.branch, bond, by=by, from_on=from_on, basis=note)


@transaction.atomic
def decline_proposal(proposal: Proposal, *, by: Actor, note: str) -> Proposal:
    """Leave a suggestion aside, saying why."""
    if not note.strip():
        raise Invalid({"note": _("请写明不采纳的原因。")})
    return _decide(proposal, ProposalState.DECLINED, by=by, note=note)


def _decide(proposal: Proposal, state: ProposalState, *, by: Actor, note: str) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("member", "branch")
    proposal = rows.get(pk=proposal.pk)
    if not access.may_manage(by, proposal.branch):
        raise NotAllowed("decide_proposal")
    if proposal.state != ProposalState.OPEN:
        raise Refused(_("这条建议已经处理过了。"))
    proposal.state, proposal.note = state, note.strip()
    proposal.decided_by, proposal.decided_at = by.account_id, timezone.now()
    proposal.save(update_fields=["state", "note", "decided_by", "decided_at"])
    record(f"proposal.{state.value}", Ref.to(proposal), by=by, branch=proposal.branch.number)
    return proposal


@transaction.atomic
def close_branch(branch: Unit, *, by: Actor, on: date | None = None) -> Unit:
    """Close a branch once nobody belongs to it; what it served is served no longer."""
    day = on or clock.today()
    if Membership.objects.filter(Q(to_on=None) | Q(to_on__gt=day), branch=branch).exists():
        raise Refused(_("支部里还有党员，请先转出或结束他们的编入关系。"))
    if Proposal.objects.filter(branch=branch, state=ProposalState.OPEN).exists():
        raise Refused(_("还有编入这个支部的建议没有处理。"))
    for rule in Serves.objects.filter(branch=branch, to_on=None):
        stop_serving(rule, by=by, on=day)
    return close_unit(branch, by=by, on=day)


def _refuse_branch(branch: Unit, day: date) -> None:
    if branch.kind not in BRANCH_KINDS:
        raise Invalid({"branch": _("“%(name)s”不是党支部。") % {"name": branch.name}})
    if branch.opened_on > day or (branch.closed_on is not None and branch.closed_on < day):
        raise Refused(_("“%(name)s”那一天还没有成立，或已经撤销。") % {"name": branch.name})


def _refuse_ended(member: PartyMember, day: date) -> None:
    if member.ended_on is not None and member.ended_on < day:
        raise Refused(_("这位人员那一天已经不是党员。"))
