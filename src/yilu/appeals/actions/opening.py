"""Opening what is sealed: for a purpose, on record before a word is shown."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals.actions.steps import advance, locked, log, write
from yilu.appeals.enums import Act, Voice
from yilu.appeals.models import Appeal
from yilu.appeals.sealing import is_closed
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused

PURPOSES = {
    "handle": _("办理这件诉求"),
    "supervise": _("督办"),
    "audit": _("检查"),
}


def unseal(key: UUID, *, by: Actor, purpose: str) -> Appeal:
    """The case, once its opening is written down and committed; the words come from the queries."""
    if purpose not in PURPOSES:
        raise Invalid({"purpose": _("请先选打开的用途，会记在这件诉求里。")})
    return _noted(key, by, purpose)


@transaction.atomic
def _noted(key: UUID, by: Actor, purpose: str) -> Appeal:
    appeal = locked(key, by)
    advance(appeal, "unseal", by=by)
    if not is_closed(appeal):
        raise Refused(_("这件没有密封。"))
    write(appeal, Act.UNSEALED, Voice.ROAD, by=by, purpose=purpose)
    log(appeal, "unsealed", by=by, purpose=purpose)
    return appeal
