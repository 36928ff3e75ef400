"""Who may issue, see and move a slip: once for one object, once for a set, proved equal in tests.

A slip is its issuing unit's and whoever's stands above it, and the addressee's: of the slip, never of
what it is about.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.models import Unit
from yilu.referrals.enums import SlipKind
from yilu.referrals.models import Slip

# Whoever works a matter may refer it; what else is to be referred one day adds its right here.
ISSUING = (Right.HANDLE_APPEALS, Right.DIRECT_APPEALS, Right.ANSWER_TASKS)
ANSWERING = Right.ANSWER_TASKS


def may_issue(actor: Actor, unit: Unit) -> bool:
    """Letters in the name of this unit."""
    there = unit.city == actor.city  # paths repeat from city to city
    return there and any(actor.may(right, unit.path) for right in ISSUING)


def keeps(actor: Actor, slip: Slip) -> bool:
    """The issuing side: sends, withdraws, enters replies from paper."""
    return may_issue(actor, slip.unit)


def is_addressed(actor: Actor, slip: Slip) -> bool:
    """The other side, where it has an account."""
    unit = slip.to_unit
    return unit is not None and unit.city == actor.city and actor.may(ANSWERING, unit.path)


def can_view(actor: Actor, slip: Slip) -> bool:
    return slip.city == actor.city and (keeps(actor, slip) or is_addressed(actor, slip))


def visible(actor: Actor) -> QuerySet[Slip]:
    allowed = NOTHING
    for right in ISSUING:
        allowed |= within(actor, right, "unit__path")
    allowed |= Q(to_unit__isnull=False) & within(actor, ANSWERING, "to_unit__path")
    return Slip.objects.filter(allowed, city=actor.city)


def may_answer(actor: Actor, slip: Slip) -> bool:
    return can_view(actor, slip)


def may_number(actor: Actor, slip: Slip) -> bool:
    return slip.kind == SlipKind.HANDOVER and can_view(actor, slip)


def needs_code(actor: Actor, slip: Slip) -> bool:
    """Whoever enters somebody else's reply shows that he has the right paper in hand."""
    return keeps(actor, slip)
