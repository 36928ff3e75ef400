"""Points for an outcome: once per outcome and thing, within caps, less for one place, held on a doubt.

Whoever calls this has already decided that the outcome is real; nothing here asks for a right. The
year's number is taken first and is the city's lock: caps and the budget are read behind it, and two
credits never wait for each other in a ring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.people.models import Person
from yilu.rewards import limits, queries
from yilu.rewards.actions.ledger import Change, write
from yilu.rewards.enums import AwardState, Less, Outcome, Reason, Suspicion
from yilu.rewards.models import Award, Decision
from yilu.runtime.actions import next_number


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who earns what for which thing, where, and what makes somebody doubt it."""

    person_id: UUID
    outcome: Outcome
    ref: Ref
    number: str
    place: str
    suspicion: Suspicion
    note: str


@transaction.atomic
def credit(
    person_id: UUID,
    key: str,
    *,
    ref: Ref,
    by: Actor,
    number: str = "",
    place: str = "",
    suspicion: str = "",
    note: str = "",
) -> Award:
    """Award an outcome (`key` of enums.Outcome) of a thing, once however often it is called.

    `number` is what people call the thing, `place` a cell in which repeats count less, `suspicion`
    (of enums.Suspicion) holds the points until a person has decided.
    """
    claim = _Claim(
        person_id, _word(Outcome, key), ref, number, place, _word(Suspicion, suspicion), note
    )
    known = _known(claim, by.city)
    if known is None:
        year = clock.today().year
        serial = next_number(by.city, f"JF-{year}")
        known = _known(claim, by.city) or _award(claim, f"JF-{year}-{serial:06d}", by)
    if known.person_id != person_id:
        raise Refused(_("这件事的积分已经记给另一个人了。"))
    return known


def _word(words: Any, value: str) -> Any:
    if value not in words.values or value == Outcome.CARRIED:  # no tariff has what came from before
        raise Invalid({"key": _("积分规则里没有“%(word)s”。") % {"word": value}})
    return words(value)


def _known(claim: _Claim, city: str) -> Award | None:
    return Award.objects.filter(
        city=city,
        source_key=claim.ref.key,
        source_kind=claim.ref.kind,
        outcome=claim.outcome,
    ).first()


def _award(claim: _Claim, number: str, by: Actor) -> Award:
    if not Person.objects.filter(pk=claim.person_id, city=by.city).exists():
        raise Invalid({"person": _("没有这个人。")})
    full, points, less = _worth(claim, by.city)
    doubt = (claim.suspicion or _doubt(claim, points, by.city)) if points else Suspicion.NONE
    row = Award.objects.create(
        city=by.city,
        number=number,
        person_id=claim.person_id,
        outcome=claim.outcome,
        source_kind=claim.ref.kind,
        source_key=claim.ref.key,
        source_number=claim.number[:20],
        place=claim.place[:24],
        full=full,
        points=points,
        less=less,
        suspicion=doubt,
        state=AwardState.HELD if doubt else AwardState.PAID,
        on=clock.today(),
        at=clock.business_now(),
    )
    if doubt:
        _hold(row, claim.note, by)
    else:
        pay(row, by)
    return row


def pay(award: Award, by: Actor) -> int:
    """What the ledger does not hold of it yet, into the person's balance."""
    owed = award.points - queries.net_of(award)
    if owed > 0:
        write(
            Change(award.person_id, owed, Reason.EARNED, Ref.to(award), _words(award), award.turn),
            by,
        )
        record("rewards.earned", Ref.to(award), by=by, points=owed, outcome=award.outcome)
    return owed


def _words(award: Award) -> str:
    label = Outcome(award.outcome).label
    return f"{label} {award.source_number}".strip()


def _worth(claim: _Claim, city: str) -> tuple[int, int, Less]:
    """By the tariff of the day, less for repeats at one place, no more than the month allows."""
    today = clock.today()
    rate = queries.rate(city, claim.outcome, today)
    before = (
        queries.repeats_at(city, claim.person_id, claim.outcome, claim.place, today)
        if claim.place
        else 0
    )
    shared = rate.points * rate.share(before) // 100
    room = queries.monthly_cap(city) - queries.earned(city, claim.person_id, today)
    if rate.monthly_cap is not None:
        of_this = queries.earned(city, claim.person_id, today, claim.outcome)
        room = min(room, rate.monthly_cap - of_this)
    points = max(min(shared, room), 0)
    less = Less.CAP if points < shared else Less.REPEAT if shared < rate.points else Less.NONE
    return rate.points, points, less


def _doubt(claim: _Claim, points: int, city: str) -> Suspicion:
    """What the ledger itself notices: too many in one day, or nothing left to give."""
    today = clock.today()
    most = int(limits.SUSPICIOUS_A_DAY.of(city))
    if Award.objects.filter(city=city, person=claim.person_id, on=today).count() >= most:
        return Suspicion.MANY
    gauge = queries.gauge(city, today)
    return Suspicion.BUDGET if gauge is not None and gauge.left < points else Suspicion.NONE


def _hold(award: Award, note: str, by: Actor) -> None:
    Decision.objects.create(
        city=award.city, award=award, move="hold", text=note[:400], account=by.account_id,
        at=clock.business_now(),
    )  # fmt: skip
    record("rewards.held", Ref.to(award), by=by, points=award.points, why=award.suspicion)
    telling = Telling(
        title=_("有 %(points)d 分先核对再入账") % {"points": award.points},
        kind=Kind.REWARD,
        source=Ref.to(award),
        reason="rewards.held",
        body=_("%(what)s：%(why)s。由工作人员核对，不会自动取消；您也可以先说明情况。")
        % {"what": _words(award), "why": Suspicion(award.suspicion).label},
        link=f"/me/points/{award.pk}/",
    )
    tell([award.person_id], telling)
