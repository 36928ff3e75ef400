"""Whose account is this: last fours from the registers, and telling the person that a phone was bound."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.people import actions
from yilu.people.models import Person
from yilu.registry.queries import certificate_tails


def bind(tail: str, *, by: Actor) -> Person:
    """Bind the acting account by the last four of the ID or of a driver's permit."""
    person = actions.bind(tail, by=by, certificate_tails=certificate_tails)
    _tell(person)
    return person


def confirm_identity(code: str, id_number: str, *, by: Actor) -> Person:
    """A keeper or secretary saw the person and his card."""
    person = actions.confirm_identity(code, id_number, by=by)
    _tell(person)
    return person


def _tell(person: Person) -> None:
    """Whoever's record it is learns of it, should it not have been him."""
    tell(
        [person.pk],
        Telling(
            title=_("您的资料已和一个手机号绑定"),
            body=_("如果不是您本人办的，请马上找驿站管理员或支部书记。"),
            kind=Kind.SECURITY,
            source=Ref.to(person),
            reason=f"account.bound.{timezone.now():%Y%m%d%H%M%S}",  # every time, not once
            by_sms=True,
        ),
    )
