"""What a branch's decisions change in a member's standing: full after probation, or probation cancelled."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.membership import access
from yilu.membership.contacts import end_duties
from yilu.membership.enums import Standing
from yilu.membership.models import PartyMember
from yilu.organisations.models import Unit


@transaction.atomic
def confirm_full(member: PartyMember, branch: Unit, *, by: Actor, on: date) -> PartyMember:
    """按期转正: the probationary member is a full one from this day; his years count from there."""
    row = _probationary(member, branch, by)
    row.standing = Standing.FULL
    row.save(update_fields=["standing"])
    record("member.confirmed_full", Ref.to(row), by=by, on=on.isoformat())
    return row


@transaction.atomic
def cancel_probation(member: PartyMember, branch: Unit, *, by: Actor, on: date) -> PartyMember:
    """取消预备党员资格: his places and duties end with it, and stay on record."""
    row = _probationary(member, branch, by)
    held = row.memberships.filter(Q(to_on=None) | Q(to_on__gt=on), from_on__lte=on)
    held.update(to_on=on)
    end_duties(row, by=by, on=on)
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    record("member.probation_cancelled", Ref.to(row), by=by, on=on.isoformat())
    return row


def _probationary(member: PartyMember, branch: Unit, by: Actor) -> PartyMember:
    if not access.may_manage(by, branch):
        raise NotAllowed("standing")
    row = PartyMember.objects.select_for_update().get(pk=member.pk, city=by.city)
    if row.standing != Standing.PROBATIONARY or row.ended_on is not None:
        raise Refused(_("党员名册里他现在不是预备党员，请先核对名册。"))
    return row
