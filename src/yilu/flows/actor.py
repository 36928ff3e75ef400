"""From an account to whoever acts: the posts held today, the driver he is, and the factors he showed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor, Grant, Right
from yilu.organisations.queries import grants_for
from yilu.people.models import Account
from yilu.people.queries import Bearer
from yilu.registry.queries import driver_roles


@dataclass(frozen=True, slots=True)
class Proof:
    """What this session has shown beyond the phone."""

    second_factor: bool = False
    second_factor_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whoever acts, and whether his posts wait for a second factor."""

    actor: Actor
    is_staff: bool

    @property
    def waits_for_second_factor(self) -> bool:
        return self.is_staff and not self.actor.second_factor


def standing(account: Account, proof: Proof) -> Standing:
    """Posts count only with a second factor: without it a secretary is a driver like others."""
    grants = _grants(account)
    actor = Actor(
        account_id=account.pk,
        person_id=account.person_id,
        city=account.city,
        grants=grants if proof.second_factor else (),
        driver_ids=_driver_ids(account),
        second_factor=proof.second_factor,
        reauthenticated_at=proof.second_factor_at,
    )
    return Standing(actor, is_staff=bool(grants))


def actor_for_token(bearer: Bearer) -> Actor:
    """A token was made by a session with both factors, and carries its rights or fewer; no reveals."""
    actor = standing(bearer.account, Proof(second_factor=True)).actor
    rights = bearer.rights if bearer.rights is not None else frozenset(Right)
    return actor.with_rights(rights - {Right.REVEAL})


def actor_for_account(account: Account) -> Actor:
    """The account with everything its posts give: for the demo's tokens and for notices."""
    return standing(account, Proof(second_factor=True)).actor


def _grants(account: Account) -> tuple[Grant, ...]:
    if account.person_id is None:
        return ()
    return grants_for(account.person_id, clock.today())


def _driver_ids(account: Account) -> frozenset[UUID]:
    if account.person_id is None:
        return frozenset()
    return driver_roles(account.city, account.person_id)
