"""Unmasking one number of one person: counted, recorded and told to him before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core.actor import Actor, Grant, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.people.enums import RevealPurpose, SealedField
from yilu.people.limits import REGISTERS, REVEALS, spend
from yilu.people.models import Disclosure, Person
from yilu.people.sealing import opened


class ReauthenticationNeeded(Refused):
    """The second factor was shown too long ago; the face asks for it and comes back."""


def reveal(
    person: Person, field: SealedField, purpose: RevealPurpose | str, *, by: Actor, note: str = ""
) -> str:
    """The number in full, after the record of the look is on disk.

    The caller found the person through the read door of the app that knows him (registry,
    membership): whoever may not see the row has no person to pass.
    """
    viewer, grant = _check(person, purpose, by)
    spend(REVEALS, str(viewer), city=by.city)
    _write_down(person, field, RevealPurpose(purpose), by, viewer, grant, note)
    number = opened(person, field)
    if number is None:
        raise NotFound
    return number


def reveal_register(
    people: Sequence[Person], fields: Sequence[SealedField], *, by: Actor, note: str
) -> dict[UUID, dict[str, str]]:
    """The numbers of a register its keeper has to hand on: each person reads that his was taken out.

    The caller found the people through the read door of the app that knows them; the purpose is
    the organisational relation (办理组织关系), with the word of what it was for.
    """
    viewer, grant = _may_look(by)
    if any(person.city != by.city for person in people):
        raise NotAllowed("reveal")
    spend(REGISTERS, str(viewer), city=by.city)
    found: dict[UUID, dict[str, str]] = {}
    with transaction.atomic(durable=True):
        for person in people:
            for field in fields:
                number = opened(person, field)
                if number is not None:
                    _note(person, field, RevealPurpose.MEMBERSHIP, by, viewer, grant, note)
                    found.setdefault(person.pk, {})[field.value] = number
    return found


def _check(person: Person, purpose: str, by: Actor) -> tuple[UUID, Grant]:
    if person.city != by.city or not by.may_anywhere(Right.REVEAL):
        raise NotAllowed("reveal")
    if purpose not in RevealPurpose.values:
        raise Invalid({"purpose": _("请先选查看的用途，本人会看到这条记录。")})
    return _may_look(by)


def _may_look(by: Actor) -> tuple[UUID, Grant]:
    grants = by.grants_for(Right.REVEAL)
    if not grants or by.account_id is None:
        raise NotAllowed("reveal")
    limit = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
    if by.reauthenticated_at is None or timezone.now() - by.reauthenticated_at > limit:
        raise ReauthenticationNeeded(_("查看完整号码前，请再输一次动态验证码。"))
    return by.account_id, grants[0]


def _write_down(
    person: Person,
    field: SealedField,
    purpose: RevealPurpose,
    by: Actor,
    viewer: UUID,
    grant: Grant,
    note: str,
) -> None:
    """A transaction of its own, refused inside another: a request that dies later still looked."""
    with transaction.atomic(durable=True):
        _note(person, field, purpose, by, viewer, grant, note)


def _note(
    person: Person,
    field: SealedField,
    purpose: RevealPurpose,
    by: Actor,
    viewer: UUID,
    grant: Grant,
    note: str,
) -> None:
    row = Disclosure.objects.create(
        city=person.city,
        person=person,
        viewer=viewer,
        viewer_role=grant.role.value,
        viewer_unit=grant.unit_id,
        field=field.value,
        purpose=purpose.value,
        note=note.strip()[:120],
        at=timezone.now(),
    )
    record(
        "person.revealed",
        Ref.to(person),
        by=by,
        field=field.value,
        purpose=purpose.value,
        disclosure=str(row.pk),
    )
