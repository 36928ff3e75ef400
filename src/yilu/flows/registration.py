"""Drivers who register themselves: no record in the city yet, unverified, at the stations at once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language

from yilu.core.actor import Actor
from yilu.people import actions, queries
from yilu.people.enums import ConsentPurpose
from yilu.people.models import Person
from yilu.registry.actions import register_self
from yilu.registry.queries import groups as worker_groups

CONSENT_TEXT = "2026-01"  # the version of the words beside the box he ticks


def groups(city: str) -> list[tuple[str, str]]:
    """What one may say one drives, in the reader's language."""
    english = (get_language() or "").startswith("en")
    return [(group.code, group.name_en if english else group.name) for group in worker_groups(city)]


@transaction.atomic
def register(name: str, group: str, *, by: Actor) -> Person:
    """Enter oneself and agree to what the service needs; a register may verify it later."""
    account = queries.own_account(by)
    person = actions.register_self(account, name, by=by)
    himself = Actor(account.pk, person.pk, person.city)
    actions.give_consent(person, ConsentPurpose.SERVICE, by=himself, text_version=CONSENT_TEXT)
    register_self(by=himself, group=group)
    return person
