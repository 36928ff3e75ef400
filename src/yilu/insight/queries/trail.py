"""Who did which step of a brief, and what this reader may do with it now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yilu.core.actor import Actor
from yilu.insight import access
from yilu.insight.enums import BriefState
from yilu.insight.models import Brief
from yilu.insight.states import MACHINE
from yilu.people import queries as people


@dataclass(frozen=True, slots=True)
class Stamp:
    """A step taken. A paper names who drafted, checked and signed it; that is its custom."""

    state: BriefState
    name: str
    at: datetime | None


def moves(actor: Actor, brief: Brief) -> list[str]:
    return MACHINE.open_to(actor, brief)


def may_revise(actor: Actor, brief: Brief) -> bool:
    return brief.state == BriefState.DRAFT and access.may_write(actor, brief)


def is_author(actor: Actor, brief: Brief) -> bool:
    """Whoever wrote any of the words neither checks nor issues them."""
    return actor.account_id is not None and actor.account_id in access.authors(brief)


def stamps(brief: Brief) -> list[Stamp]:
    """拟稿、核稿、签发、印发, as far as it has come."""
    steps = (
        (BriefState.DRAFT, brief.drafted_by, brief.created_at),
        (BriefState.CHECKED, brief.checked_by, brief.checked_at),
        (BriefState.ISSUED, brief.issued_by, brief.issued_at),
        (BriefState.PUBLISHED, brief.published_by, brief.published_at),
    )
    taken = [(state, account, at) for state, account, at in steps if account is not None]
    names = _names(brief.city, {account for _state, account, _at in taken})
    return [Stamp(state, names.get(account, ""), at) for state, account, at in taken]


def _names(city: str, accounts: set[UUID]) -> dict[UUID, str]:
    found = people.accounts(Actor.for_system(city)).filter(pk__in=accounts)
    return {account.pk: account.person.name for account in found if account.person}
