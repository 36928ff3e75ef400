"""What a transfer both sides agreed to changes in places; the national system carries it out.

Whoever records the receipt manages the receiving branch alone: that the sending side has agreed is the
caller's to know, who keeps the letter.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.membership import access
from yilu.membership.clashes import CLASHES
from yilu.membership.contacts import end_duties
from yilu.membership.enums import Bond
from yilu.membership.models import Membership, PartyMember
from yilu.organisations.models import Unit


@transaction.atomic
def take_over(
    member: PartyMember, branch: Unit, *, by: Actor, on: date, basis: str = ""
) -> Membership:
    """The formal relation is here from this day; where it was in the city it ended the day before."""
    if not access.may_manage(by, branch):
        raise NotAllowed("take_over")
    row = PartyMember.objects.select_for_update().get(pk=member.pk, city=by.city)
    _end(row, Q(bond=Bond.FORMAL) | Q(branch=branch), on - timedelta(days=1), by, basis)
    with clear_clashes(CLASHES):
        placed = Membership.objects.create(
            city=by.city, member=row, branch=branch, bond=Bond.FORMAL, from_on=on, basis=basis[:120]
        )
    if row.formal_elsewhere:
        row.formal_elsewhere = ""
        row.save(update_fields=["formal_elsewhere"])
    record("membership.placed", Ref.to(placed), by=by, bond="formal", branch=branch.number)
    return placed


@transaction.atomic
def release(
    member: PartyMember, branch: Unit, to_name: str, *, by: Actor, on: date, basis: str = ""
) -> PartyMember:
    """The formal relation left the city's branches on this day, for an organisation elsewhere."""
    if not access.may_manage(by, branch):
        raise NotAllowed("release")
    row = PartyMember.objects.select_for_update().get(pk=member.pk, city=by.city)
    if not row.memberships.filter(_held(on), branch=branch, bond=Bond.FORMAL).exists():
        raise Refused(_("他的组织关系不在这个支部，请先核对党员名册。"))
    _end(row, Q(bond=Bond.FORMAL), on, by, basis)
    row.formal_elsewhere = to_name.strip()[:120]
    row.save(update_fields=["formal_elsewhere"])
    if not row.memberships.filter(Q(to_on=None) | Q(to_on__gt=on)).exists():
        end_duties(row, by=by, on=on)
    return row


def _held(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gt=day))


def _end(row: PartyMember, which: Q, day: date, by: Actor, basis: str) -> None:
    for place in row.memberships.select_for_update().filter(which & _held(day)):
        place.to_on, place.basis = day, basis[:120] or place.basis
        place.save(update_fields=["to_on", "basis"])
        record("membership.ended", Ref.to(place), by=by, on=day.isoformat())
