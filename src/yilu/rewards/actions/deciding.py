"""Points that wait: the driver's words, a person's decision, the appeal and a second person's answer."""

from __future__ import annotations

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
from yilu.rewards import queries
from yilu.rewards.actions.crediting import pay
from yilu.rewards.actions.ledger import Change, locked_balance, write
from yilu.rewards.enums import Outcome, Reason
from yilu.rewards.models import Award, Decision
from yilu.rewards.states import AWARDS

LONGEST = 400


@transaction.atomic
def explain(key: UUID, text: str, *, by: Actor) -> Award:
    """The driver says how it was, before anybody decides."""
    award = _begin(key, "explain", by, text=text, needs=_("写一句当时的情况。"))
    return _end(award, "explain", text, by)


@transaction.atomic
def release(key: UUID, text: str = "", *, by: Actor) -> Award:
    """The doubt is gone: the points are his, also what was taken back before."""
    award = _begin(key, "release", by)
    paid = pay(award, by)
    return _end(
        award, "release", text, by, points=paid, said=_("%(what)s：核对好了，%(points)d 分已入账")
    )


@transaction.atomic
def decline(key: UUID, text: str, *, by: Actor) -> Award:
    """No points for this one; the driver reads why, and may appeal."""
    award = _begin(key, "decline", by, text=text, needs=_("写明为什么不予入账，司机看得到。"))
    return _end(award, "decline", text, by, said=_("%(what)s：不予入账，请看理由；不同意可以申诉"))


@transaction.atomic
def revoke(key: UUID, text: str, *, by: Actor) -> Award:
    """Paid and found false afterwards: taken back as far as the balance goes, never below zero."""
    award = _begin(key, "revoke", by, text=text, needs=_("写明为什么收回，司机看得到。"))
    taken = _take_back(award, by)
    said = _("%(what)s：收回 %(points)d 分，请看理由；不同意可以申诉")
    return _end(award, "revoke", text, by, points=-taken, said=said)


@transaction.atomic
def appeal(key: UUID, text: str, *, by: Actor) -> Award:
    """The driver does not agree; another person than the one who declined looks again."""
    award = _begin(key, "appeal", by, text=text, needs=_("写一句为什么不同意。"))
    if not queries.may_still_appeal(award):
        raise Refused(_("申诉的时间过了。还有疑问请到驿站或支部当面问。"))
    return _end(award, "appeal", text, by)


@transaction.atomic
def uphold(key: UUID, text: str, *, by: Actor) -> Award:
    """Looked at a second time, by another person: it stays as it was decided."""
    award = _begin(key, "uphold", by, text=text, needs=_("写明复核的结果，司机看得到。"))
    return _end(award, "uphold", text, by, said=_("%(what)s：申诉看过了，维持原来的决定"))


def _begin(key: UUID, move: str, by: Actor, *, text: str = " ", needs: Any = "") -> Award:
    """The award, locked, moved; needed words are asked for only after the door."""
    found = queries.get_award(by, key)
    award = Award.objects.select_for_update().get(pk=found.pk, city=by.city)
    AWARDS.advance(award, move, by=by)
    if needs and not text.strip():
        raise Invalid({"text": needs})
    return award


def _end(
    award: Award, move: str, text: str, by: Actor, *, points: int = 0, said: Any = ""
) -> Award:
    award.save(update_fields=["state", "turn"])
    Decision.objects.create(
        city=award.city,
        award=award,
        move=move,
        text=text.strip()[:LONGEST],
        points=points,
        account=by.account_id,
        at=clock.business_now(),
    )
    record(f"rewards.{move}", Ref.to(award), by=by, points=points)
    if said:
        _tell(award, move, said % {"what": _what(award), "points": abs(points)})
    return award


def _take_back(award: Award, by: Actor) -> int:
    """Up to what he has; the ledger's next turn begins, so that it may be paid again."""
    balance = locked_balance(award.city, award.person_id)
    taken = min(balance.points, queries.net_of(award))
    if taken > 0:
        words = f"{_what(award)}"
        change = Change(award.person_id, -taken, Reason.REVOKED, Ref.to(award), words, award.turn)
        write(change, by)
    award.turn += 1
    return taken


def _what(award: Award) -> str:
    return f"{Outcome(award.outcome).label} {award.source_number}".strip()


def _tell(award: Award, move: str, title: Any) -> None:
    telling = Telling(
        title=title,
        kind=Kind.REWARD,
        source=Ref.to(award),
        reason=f"rewards.{move}.{award.turn}",
        link=f"/me/points/{award.pk}/",
    )
    tell([award.person_id], telling)
