"""Bringing in points that were given before Yilu: from a city's own ledger, many at once, by its rules.

What was paid then is paid: caps, repeats and the budget of today do not judge it again. Each is an award
and an entry of its own, once per outcome and thing, so that a second file of the same adds nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.refs import Ref
from yilu.rewards import access
from yilu.rewards.actions.ledger import locked_balance
from yilu.rewards.enums import AwardState, Outcome, Reason
from yilu.rewards.models import Award, Balance, Entry
from yilu.runtime.actions import take_numbers


@dataclass(frozen=True, slots=True)
class PastAward:
    """One outcome that was paid: to whom, for what, how much, when."""

    person: UUID
    outcome: Outcome
    ref: Ref
    points: int
    at: datetime
    number: str = ""  # what people call the thing
    place: str = ""


@transaction.atomic
def bring_in_awards(pasts: Sequence[PastAward], *, by: Actor) -> int:
    """All of them or none; how many are new."""
    if not access.manages(by):
        raise NotAllowed("bring_in_awards")
    now = clock.business_now()
    if any(one.points <= 0 or one.at > now for one in pasts):
        raise Invalid({"points": _("积分要大于零，日期不能晚于今天。")})
    take_numbers(by.city, f"JF-{clock.today().year}", 0)  # the city's lock, as in `crediting`
    for person in sorted({one.person for one in pasts}):
        locked_balance(by.city, person)
    fresh = _fresh(pasts, by.city)
    awards = _numbered([_award(one, by.city) for one in fresh], by.city)
    Award.objects.bulk_create(awards, batch_size=500)
    Entry.objects.bulk_create([_entry(row, by) for row in awards], batch_size=500)
    sums: Counter[UUID] = Counter()
    for one in fresh:
        sums[one.person] += one.points
    for person, points in sums.items():
        Balance.objects.filter(city=by.city, person=person).update(points=F("points") + points)
    record("rewards.brought_in", Ref("rewards.award", by.city), by=by, rows=len(awards))
    return len(awards)


def _fresh(pasts: Sequence[PastAward], city: str) -> list[PastAward]:
    """In the order of their days; none that is there already, none twice in one file."""
    keys = {one.ref.key for one in pasts}
    rows = Award.objects.filter(city=city, source_key__in=keys)
    known = set(rows.values_list("source_kind", "source_key", "outcome"))
    found: dict[tuple[str, str, str], PastAward] = {}
    for one in sorted(pasts, key=lambda past: past.at):
        found.setdefault((one.ref.kind, one.ref.key, one.outcome.value), one)
    return [one for key, one in found.items() if key not in known]


def _award(one: PastAward, city: str) -> Award:
    return Award(
        city=city,
        person_id=one.person,
        outcome=one.outcome,
        source_kind=one.ref.kind,
        source_key=one.ref.key,
        source_number=one.number[:20],
        place=one.place[:24],
        full=one.points,
        points=one.points,
        state=AwardState.PAID,
        on=one.at.astimezone(CITY_ZONE).date(),
        at=one.at,
    )


def _numbered(awards: list[Award], city: str) -> list[Award]:
    """Numbered in the year they belong to, like those of today."""
    for year in sorted({row.on.year for row in awards}):
        of_year = [row for row in awards if row.on.year == year]
        serials = take_numbers(city, f"JF-{year}", len(of_year))
        for serial, row in zip(serials, of_year, strict=True):
            row.number = f"JF-{year}-{serial:06d}"
    return awards


def _entry(row: Award, by: Actor) -> Entry:
    return Entry(
        city=row.city,
        person_id=row.person_id,
        points=row.points,
        reason=Reason.EARNED,
        source_kind="rewards.award",
        source_key=str(row.pk),
        words=f"{Outcome(row.outcome).label} {row.source_number}".strip()[:120],
        account=by.account_id,
        on=row.on,
        at=row.at,
    )
