"""Who may see and do what with people: once for one object, once for a set, proved equal in tests."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.people.models import Account, Disclosure, IdentityCheck, Person

# A person's name and tails are read through the app that knows him (registry, membership); here
# stands only what is his own, and what administrators and confirmers need.


def is_self(actor: Actor, person: Person) -> bool:
    return actor.person_id is not None and actor.person_id == person.pk


def can_see_disclosure(actor: Actor, disclosure: Disclosure) -> bool:
    return actor.person_id is not None and disclosure.person_id == actor.person_id


def visible_disclosures(actor: Actor) -> QuerySet[Disclosure]:
    if actor.person_id is None:
        return Disclosure.objects.none()
    return Disclosure.objects.filter(city=actor.city, person=actor.person_id)


def can_see_check(actor: Actor, check: IdentityCheck) -> bool:
    """Keepers and secretaries of the city, never for themselves."""
    return (
        check.city == actor.city
        and actor.may_anywhere(Right.CONFIRM_IDENTITY)
        and check.account_id != actor.account_id
    )


def visible_checks(actor: Actor) -> QuerySet[IdentityCheck]:
    if not actor.may_anywhere(Right.CONFIRM_IDENTITY):
        return IdentityCheck.objects.none()
    return IdentityCheck.objects.filter(~Q(account=actor.account_id), city=actor.city)


def can_manage_account(actor: Actor, account: Account) -> bool:
    return account.city == actor.city and actor.may_anywhere(Right.SYSTEM)


def manageable_accounts(actor: Actor) -> QuerySet[Account]:
    if not actor.may_anywhere(Right.SYSTEM):
        return Account.objects.none()
    return Account.objects.filter(city=actor.city)


def may_speak_for_others(actor: Actor) -> bool:
    """Write something down for somebody who stands at the counter or calls: he must be found first."""
    return actor.may_anywhere(Right.RECORD_APPEALS)


def may_record_people(actor: Actor) -> bool:
    """Enter or correct a person: those who keep registers or members, and whoever sets the city up."""
    rights = (Right.MANAGE_REGISTERS, Right.MANAGE_MEMBERS, Right.IMPORT, Right.SYSTEM)
    return any(actor.may_anywhere(right) for right in rights)
