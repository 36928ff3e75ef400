"""协调: the sides brought together, and what came of it; a record, not formal mediation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals.actions.steps import advance, locked, log, needed, write
from yilu.appeals.enums import Act, Voice
from yilu.appeals.models import Appeal, Coordination, Side
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid
from yilu.registry.queries import driver_facts


@dataclass(frozen=True, slots=True)
class Party:
    """One side: a driver of ours by his person, or somebody else by what he is (对方车主)."""

    role: str
    person: UUID | None = None


@transaction.atomic
def coordinate(
    key: UUID,
    *,
    by: Actor,
    held_on: date,
    result: str,
    agreed: bool,
    others: Sequence[Party],
    place: str = "",
) -> Coordination:
    """Record one coordination. The appeal's own driver is a side of it; each side counts once."""
    appeal = locked(key, by)
    advance(appeal, "coordinate", by=by)
    result = needed(result, "result", _("请写结果：谈成了什么，没谈成卡在哪里。"), 400)
    if not appeal.made_at.astimezone(CITY_ZONE).date() <= held_on <= clock.today():
        raise Invalid({"held_on": _("协调日期要在提交之后、今天以前。")})
    if not others:
        raise Invalid({"others": _("请写对方是谁，比如“对方车主”。")})
    made = Coordination.objects.create(
        city=by.city,
        appeal=appeal,
        held_on=held_on,
        place=place.strip()[:80],
        result=result,
        agreed=agreed,
        recorded_by=by.account_id,
        recorded_at=clock.business_now(),
        unit_id=appeal.holder_unit_id,
    )
    _sides(made, appeal, others)
    write(appeal, Act.COORDINATED, Voice.ROAD, by=by, agreed=agreed, sides=len(others) + 1)
    write(appeal, Act.NOTED, Voice.INNER, by=by, text=result)
    log(appeal, "coordinated", by=by, sides=len(others) + 1, agreed=agreed)
    return made


def _sides(made: Coordination, appeal: Appeal, others: Sequence[Party]) -> None:
    own = Party(str(_("诉求人")), appeal.reporter_id)
    seen: set[UUID] = set()
    for party in (own, *others):
        if party.person is not None and party.person in seen:
            raise Invalid({"others": _("同一个司机写了两次。")})
        if party.person is not None:
            seen.add(party.person)
        role = needed(party.role, "others", _("请写对方是谁。"), 60)
        Side.objects.create(
            city=made.city,
            coordination=made,
            person_id=party.person,
            group=_group(made.city, party.person, made.held_on),
            role=role,
        )


def _group(city: str, person: UUID | None, on: date) -> str:
    return driver_facts(city, person, on).group if person is not None else ""
