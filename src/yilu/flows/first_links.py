"""The first three people of an empty city: a one-time link each for system, security and audit."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.crypto import keyed_digest
from yilu.core.errors import NotFound, Refused
from yilu.core.refs import Ref
from yilu.organisations.actions import appoint, found_city
from yilu.organisations.enums import ADMINISTRATORS
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders, root
from yilu.people import actions, queries
from yilu.people.models import FirstLink, Person

PURPOSE = "people.first_link"
LASTS = timedelta(hours=72)
FIRST_UNIT = "交通运输行业党委"  # renamed on the check-list page


@dataclass(frozen=True, slots=True)
class Link:
    """What is printed once; only its digest is kept."""

    role: Role
    token: str


def missing(city: str) -> list[Role]:
    """The administrators' posts nobody holds."""
    return vacant_posts(city, sorted(ADMINISTRATORS))


def vacant_posts(city: str, roles: Iterable[Role]) -> list[Role]:
    """Which of these posts at the top of the tree nobody holds today."""
    unit, today = _root_or_none(city), clock.today()
    return [r for r in roles if unit is None or not holders(city, unit.path, r, today)]


def issue(city: str, *, again: bool = False) -> list[Link]:
    """A link for each vacant post without an open link; `again` replaces links that were lost."""
    by = Actor.for_system(city)
    with transaction.atomic():
        if _root_or_none(city) is None:
            found_city(by=by, name=FIRST_UNIT)
        return [_issue(role, by) for role in missing(city) if _close_open(city, role, again)]


def _close_open(city: str, role: Role, again: bool) -> bool:
    """Whether a new link may be made: none is open, or the open one is taken back."""
    waiting = FirstLink.objects.filter(
        city=city, role=role.value, used_at=None, expires_at__gt=timezone.now()
    )
    if again:
        waiting.update(expires_at=timezone.now())
        return True
    return not waiting.exists()


def _issue(role: Role, by: Actor) -> Link:
    token = secrets.token_urlsafe(32)
    row = FirstLink.objects.create(
        city=by.city, role=role.value, digest=_digest(token), expires_at=timezone.now() + LASTS
    )
    record("first_link.issued", Ref.to(row), by=by, role=role.value)
    return Link(role, token)


def role_of(token: str, city: str) -> Role:
    """Which post an open link gives; a used, expired or invented one does not exist."""
    return Role(_open(token, city).role)


@transaction.atomic
def redeem(token: str, name: str, *, by: Actor) -> Person:
    """Make the signed-in account's holder this administrator; the three are three persons."""
    link = _open(token, by.city, lock=True)
    account = queries.own_account(by)
    if account.person_id is not None:
        raise Refused(_("这个手机号已经登记过人员，三位管理员要用三个人各自的手机号。"))
    system = Actor.for_system(by.city)
    person = actions.add_person(by=system, name=name, phone=queries.phone_of(account))
    actions.bind_new(account, person, by=system)
    appoint(root(by.city), person.pk, Role(link.role), by=system, basis=_("首次设置"))
    FirstLink.objects.filter(pk=link.pk).update(used_at=timezone.now(), used_by=account.pk)
    record("first_link.used", Ref.to(link), by=by, role=link.role)
    return person


def _open(token: str, city: str, *, lock: bool = False) -> FirstLink:
    rows = FirstLink.objects.select_for_update() if lock else FirstLink.objects
    found = rows.filter(
        city=city, digest=_digest(token), used_at=None, expires_at__gt=timezone.now()
    ).first()
    if found is None:
        raise NotFound
    return found


def _root_or_none(city: str) -> Unit | None:
    try:
        return root(city)
    except NotFound:
        return None


def _digest(token: str) -> bytes:
    return keyed_digest(token.encode(), PURPOSE)
