"""Transfers of the formal relation: applied, agreed with a letter, received; places change on receipt.

The national system stays the channel: its number is kept, nothing is entered here for it to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life import cards
from yilu.branch_life.access import party as access
from yilu.branch_life.enums.transfer import Direction, TransferState
from yilu.branch_life.models import Transfer
from yilu.branch_life.queries.party import letter_months
from yilu.branch_life.states.party import TRANSFER
from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.periods import add_months
from yilu.core.refs import Ref
from yilu.membership.actions import release, take_over
from yilu.membership.models import PartyMember
from yilu.membership.queries import roll_of
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders
from yilu.runtime.actions import next_number

T = TransferState
ONE_WAY = {
    "transfer_one_on_the_way": _("这位党员已经有一次转接在办，先办完或撤回那一次。"),
}
REMIND_AT = (15, 3, 0)  # days before a letter runs out


@dataclass(frozen=True, slots=True)
class Wish:
    """Where somebody's formal relation is to go: a branch of the city, or a name outside it."""

    direction: Direction
    branch: Unit  # the one of the city that applies for him (within and out: the sending one)
    to_branch: Unit | None = None
    elsewhere: str = ""
    across_province: bool = False
    reason: str = ""
    national: str = ""


@transaction.atomic
def apply(member_id: UUID, wish: Wish, *, by: Actor, on: date | None = None) -> Transfer:
    """Write an application down; the branch he leaves or joins keeps it."""
    if not access.may_keep(by, wish.branch):
        raise NotAllowed("apply_transfer")
    member = PartyMember.objects.filter(pk=member_id, city=by.city).first()
    if member is None:
        raise Invalid({"member": _("没有这位党员。")})
    day = on or clock.today()
    _check(member, wish, day)
    inward = wish.direction == Direction.IN
    within = wish.to_branch if wish.direction == Direction.WITHIN else None
    year = day.year
    with clear_clashes(ONE_WAY):
        made = Transfer.objects.create(
            city=by.city,
            number=f"ZJ-{year}-{next_number(by.city, f'ZJ-{year}'):04d}",
            member=member,
            direction=wish.direction,
            from_branch=None if inward else wish.branch,
            from_name=wish.elsewhere.strip()[:120] if inward else wish.branch.name,
            to_branch=wish.branch if inward else within,
            to_name=_to_name(wish),
            across_province=wish.across_province,
            reason=wish.reason.strip()[:200],
            national=wish.national.strip()[:60],
            applied_on=day,
        )
    record("transfer.applied", Ref.to(made), by=by, direction=made.direction)
    _tell(made, made.to_branch if not inward else None, _("有党员申请转入"), "applied")
    return made


def _to_name(wish: Wish) -> str:
    if wish.direction == Direction.IN:
        return wish.branch.name
    return wish.to_branch.name if wish.to_branch is not None else wish.elsewhere.strip()[:120]


def _check(member: PartyMember, wish: Wish, day: date) -> None:
    errors: dict[str, Any] = {}
    if wish.direction == Direction.WITHIN:
        if wish.to_branch is None or wish.to_branch.kind not in BRANCH_KINDS:
            errors["to_branch"] = _("选转到哪个支部。")
        elif wish.to_branch.pk == wish.branch.pk:
            errors["to_branch"] = _("转出和接收是同一个支部。")
        elif wish.to_branch.closed_on is not None:
            errors["to_branch"] = _("这个支部已经撤销，选别的支部。")
    elif not wish.elsewhere.strip():
        errors["elsewhere"] = _("写对方党组织的全称。")
    if day > clock.today():
        errors["on"] = _("日期还没到。")
    if errors:
        raise Invalid(errors)
    if wish.direction != Direction.IN and not _is_formal_here(member, wish.branch, day):
        raise cards.refuse(
            member.city,
            "transfer.both",
            day,
            _("他的组织关系不在本支部，本支部不能转出。"),
            _("请先核对党员名册；编入参加的，结束编入就行，不用转组织关系。"),
        )


def _is_formal_here(member: PartyMember, branch: Unit, day: date) -> bool:
    return any(row.member.pk == member.pk and row.is_formal for row in roll_of(branch, day))


@transaction.atomic
def send(key: UUID, letter: str, *, by: Actor, on: date | None = None) -> Transfer:
    """The sending branch agrees and issues a letter of introduction; its days begin to run."""
    return _letter(key, "send", letter, by, on)


@transaction.atomic
def renew(key: UUID, letter: str, *, by: Actor, on: date | None = None) -> Transfer:
    """A new letter for one that ran out or was lost."""
    return _letter(key, "renew", letter, by, on)


def _letter(key: UUID, move: str, letter: str, by: Actor, on: date | None) -> Transfer:
    transfer, day = _locked(key, by), on or clock.today()
    if not letter.strip():
        raise Invalid({"letter": _("写介绍信的编号。")})
    if not (transfer.sent_on or transfer.applied_on) <= day <= clock.today():
        raise Invalid({"on": _("开介绍信的日期不早于申请，也不晚于今天。")})
    TRANSFER.advance(transfer, move, by=by)
    months = letter_months(transfer.city, day, transfer.across_province)
    transfer.letter, transfer.sent_on = letter.strip()[:60], day
    transfer.valid_until = add_months(day, months)
    transfer.returned, transfer.reminded_on = "", None
    columns = ["state", "letter", "sent_on", "valid_until", "returned", "reminded_on"]
    transfer.save(update_fields=columns)
    record(f"transfer.{'sent' if move == 'send' else 'renewed'}", Ref.to(transfer), by=by)
    title = _("有一份组织关系介绍信等接收")
    _tell(transfer, transfer.to_branch, title, f"letter {transfer.letter}"[:60])
    return transfer


@transaction.atomic
def receive(key: UUID, *, by: Actor, on: date | None = None, national: str = "") -> Transfer:
    """The receiving side agrees (or its receipt came back): from this day the relation is there."""
    transfer, day = _locked(key, by), on or clock.today()
    TRANSFER.moves["receive"].check(by, transfer)
    assert transfer.sent_on is not None
    assert transfer.valid_until is not None
    if not transfer.sent_on <= day <= clock.today():
        raise Invalid({"on": _("接收日期不早于介绍信，也不晚于今天。")})
    if day > transfer.valid_until:
        raise cards.refuse(
            transfer.city,
            "transfer.letter",
            day,
            _("介绍信 %(letter)s 到 %(until)s 已经过期，不能接收。")
            % {"letter": transfer.letter, "until": transfer.valid_until.isoformat()},
            _("请转出支部重新开一份，再办接收。"),
        )
    TRANSFER.advance(transfer, "receive", by=by)
    transfer.received_on = day
    transfer.national = national.strip()[:60] or transfer.national
    transfer.save(update_fields=["state", "received_on", "national"])
    _move(transfer, day, by)
    record("transfer.received", Ref.to(transfer), by=by, on=day.isoformat())
    _tell(transfer, transfer.from_branch, _("转出的党员已经接收"), "received")
    return transfer


def _move(transfer: Transfer, day: date, by: Actor) -> None:
    basis = f"{transfer.number} {transfer.letter}"
    if transfer.to_branch is not None:
        take_over(transfer.member, transfer.to_branch, by=by, on=day, basis=basis)
    elif transfer.from_branch is not None:
        place, name = transfer.from_branch, transfer.to_name
        release(transfer.member, place, name, by=by, on=day, basis=basis)


@transaction.atomic
def give_back(key: UUID, words: str, *, by: Actor) -> Transfer:
    """退回补正: what is to be put right."""
    transfer = _locked(key, by)
    if not words.strip():
        raise Invalid({"words": _("写要补正什么。")})
    TRANSFER.advance(transfer, "return", by=by)
    transfer.returned = words.strip()[:200]
    transfer.save(update_fields=["state", "returned"])
    record("transfer.returned", Ref.to(transfer), by=by)
    for side in (transfer.from_branch, transfer.to_branch):
        _tell(transfer, side, _("转接退回补正"), f"returned {transfer.returned}"[:60])
    return transfer


@transaction.atomic
def resubmit(key: UUID, reason: str, *, by: Actor) -> Transfer:
    """Put right and handed in again; an earlier letter is good no longer."""
    transfer = _locked(key, by)
    TRANSFER.advance(transfer, "resubmit", by=by)
    transfer.reason = reason.strip()[:200] or transfer.reason
    transfer.save(update_fields=["state", "reason"])
    record("transfer.resubmitted", Ref.to(transfer), by=by)
    return transfer


@transaction.atomic
def withdraw(key: UUID, *, by: Actor) -> Transfer:
    transfer = _locked(key, by)
    TRANSFER.advance(transfer, "withdraw", by=by)
    transfer.save(update_fields=["state"])
    record("transfer.withdrawn", Ref.to(transfer), by=by)
    return transfer


def _locked(key: UUID, by: Actor) -> Transfer:
    rows = Transfer.objects.select_for_update(of=("self",))
    rows = rows.select_related("member", "from_branch", "to_branch")
    found = rows.filter(pk=key, city=by.city).first()
    if found is None or not (access.sends(by, found) or access.receives(by, found)):
        raise NotFound(str(key))
    return found


def _tell(transfer: Transfer, branch: Unit | None, title: Any, reason: str) -> None:
    """The branch's secretaries; a name is never in the message."""
    if branch is None:
        return
    people = holders(transfer.city, branch.path, Role.SECRETARY, clock.today())
    link = f"/console/transfers/{transfer.pk}/"
    tell(people, Telling(title, Kind.BRANCH, Ref.to(transfer), reason, transfer.number, link))


@transaction.atomic
def remind_letters(city: str) -> int:
    """Both sides hear of a letter that runs out: 15 days before, 3 days before, and on the day."""
    today, told = clock.today(), 0
    last = today + timedelta(days=max(REMIND_AT))
    rows = Transfer.objects.select_for_update(of=("self",))
    rows = rows.select_related("from_branch", "to_branch")
    for row in rows.filter(city=city, state=T.SENT, valid_until__lte=last):
        assert row.valid_until is not None
        stage = min(step for step in REMIND_AT if step >= max((row.valid_until - today).days, 0))
        for side in (row.from_branch, row.to_branch):
            _tell(row, side, _("组织关系介绍信快到期了"), f"{row.letter[:40]} {stage}")
        row.reminded_on = today
        row.save(update_fields=["reminded_on"])
        told += 1
    return told
