"""Who may see and keep a branch's ledgers: transfers, floating members, dues, grades, its committee.

They are the branch chain's, and a person's own; nobody else's.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.branch_life.models import (
    Appraisal,
    Approver,
    CommitteeSeat,
    DuesEntry,
    Floating,
    GroupPlace,
    Transfer,
)
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit

KEEP = Right.MANAGE_MEMBERS
Kept = Floating | DuesEntry | Appraisal


def may_keep(actor: Actor, branch: Unit | None) -> bool:
    return branch is not None and branch.city == actor.city and actor.may(KEEP, branch.path)


def kept_branches(actor: Actor) -> QuerySet[Unit]:
    return Unit.objects.filter(within(actor, KEEP, "path"), city=actor.city, kind__in=BRANCH_KINDS)


def may_set_approver(actor: Actor, branch: Unit) -> bool:
    """Which body approves is said above the branch, not by it."""
    return branch.city == actor.city and actor.may(Right.APPROVE_MEMBERS, branch.path)


def _is_self(actor: Actor, person_id: UUID) -> bool:
    return actor.person_id is not None and actor.person_id == person_id


def _own(actor: Actor) -> Q:
    return NOTHING if actor.person_id is None else Q(member__person=actor.person_id)


def sends(actor: Actor, transfer: Transfer) -> bool:
    """The side that lets go; for a transfer in, whoever enters the letter that came."""
    side = transfer.from_branch if transfer.from_branch is not None else transfer.to_branch
    return may_keep(actor, side)


def receives(actor: Actor, transfer: Transfer) -> bool:
    """The side that takes; for a transfer out, whoever enters the receipt that came back."""
    side = transfer.to_branch if transfer.to_branch is not None else transfer.from_branch
    return may_keep(actor, side)


def can_view_transfer(actor: Actor, transfer: Transfer) -> bool:
    if transfer.city != actor.city:
        return False
    sides = may_keep(actor, transfer.from_branch) or may_keep(actor, transfer.to_branch)
    return sides or _is_self(actor, transfer.member.person_id)


def visible_transfers(actor: Actor) -> QuerySet[Transfer]:
    sides = within(actor, KEEP, "from_branch__path") | within(actor, KEEP, "to_branch__path")
    return Transfer.objects.filter(sides | _own(actor), city=actor.city)


def can_view_kept(actor: Actor, row: Kept) -> bool:
    """A floating record, a dues entry, a grade."""
    return row.city == actor.city and (
        may_keep(actor, row.branch) or _is_self(actor, row.member.person_id)
    )


def visible_floating(actor: Actor) -> QuerySet[Floating]:
    return Floating.objects.filter(_kept(actor), city=actor.city)


def visible_dues(actor: Actor) -> QuerySet[DuesEntry]:
    return DuesEntry.objects.filter(_kept(actor), city=actor.city)


def visible_appraisals(actor: Actor) -> QuerySet[Appraisal]:
    return Appraisal.objects.filter(_kept(actor), city=actor.city)


def _kept(actor: Actor) -> Q:
    return within(actor, KEEP, "branch__path") | _own(actor)


def visible_seats(actor: Actor) -> QuerySet[CommitteeSeat]:
    return CommitteeSeat.objects.filter(within(actor, KEEP, "branch__path"), city=actor.city)


def visible_group_places(actor: Actor) -> QuerySet[GroupPlace]:
    return GroupPlace.objects.filter(within(actor, KEEP, "group__path"), city=actor.city)


def visible_approvers(actor: Actor) -> QuerySet[Approver]:
    return Approver.objects.filter(within(actor, KEEP, "branch__path"), city=actor.city)
