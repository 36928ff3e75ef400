"""Reading a branch's ledgers: transfers with their countdown, floating members, dues, grades, offices."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from yilu.branch_life import cards
from yilu.branch_life.access import party as access
from yilu.branch_life.cards import Card
from yilu.branch_life.enums.transfer import FloatingState, TransferState
from yilu.branch_life.models import (
    Appraisal,
    Approver,
    CommitteeSeat,
    DuesEntry,
    Floating,
    FloatingContact,
    GroupPlace,
    Transfer,
)
from yilu.branch_life.states.party import FLOATING, TRANSFER
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import add_months
from yilu.membership.queries import OnRoll, roll_of
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on, unit_open_on
from yilu.rulebook.models import Article

SOON = timedelta(days=15)
HALF_A_YEAR = 6


def branches(actor: Actor) -> QuerySet[Unit]:
    """The branches whose ledgers the actor keeps."""
    return access.kept_branches(actor).filter(unit_open_on(clock.today())).order_by("path")


def get_branch(actor: Actor, key: UUID) -> Unit:
    found = access.kept_branches(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def people_of(branch: Unit) -> list[OnRoll]:
    """Everybody in a branch the actor keeps, for forms."""
    return roll_of(branch, clock.today())


# ── transfers ───────────────────────────────────────────────────────────────────────────────────


def transfers(
    actor: Actor,
    *,
    state: str = "",
    direction: str = "",
    branch: UUID | None = None,
    late: bool = False,
    text: str = "",
) -> QuerySet[Transfer]:
    rows = access.visible_transfers(actor)
    rows = rows.select_related("member__person", "from_branch", "to_branch")
    if state:
        rows = rows.filter(state=state)
    if direction:
        rows = rows.filter(direction=direction)
    if branch is not None:
        rows = rows.filter(Q(from_branch=branch) | Q(to_branch=branch))
    if late:
        rows = rows.filter(state=TransferState.SENT, valid_until__lt=clock.today())
    if text := text.strip():
        rows = rows.filter(
            Q(number__iexact=text) | Q(letter__iexact=text) | Q(member__person__name=text)
        )
    return rows.order_by("-applied_on", "-number")


def get_transfer(actor: Actor, key: UUID) -> Transfer:
    rows = access.visible_transfers(actor)
    rows = rows.select_related("member__person", "from_branch", "to_branch")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def transfer_moves(actor: Actor, transfer: Transfer) -> list[str]:
    return TRANSFER.open_to(actor, transfer)


def letter_months(city: str, on: date, across_province: bool) -> int:
    """How long a letter of introduction is good for."""
    asked = cards.value(city, "transfer.letter", on, {"months": 3, "across_province": 6})
    return int(asked["across_province" if across_province else "months"])


def days_left(transfer: Transfer) -> int | None:
    """Until the letter runs out; negative once it has. None where none is on the way."""
    if transfer.state != TransferState.SENT or transfer.valid_until is None:
        return None
    return (transfer.valid_until - clock.today()).days


# ── floating members ────────────────────────────────────────────────────────────────────────────


def floating(
    actor: Actor, *, state: str = "", flow: str = "", branch: UUID | None = None, due: bool = False
) -> QuerySet[Floating]:
    rows = access.visible_floating(actor).select_related("member__person", "branch")
    if state:
        rows = rows.filter(state=state)
    if flow:
        rows = rows.filter(flow=flow)
    if branch is not None:
        rows = rows.filter(branch=branch)
    if due:
        rows = due_by(rows, clock.today())
    return rows.order_by("last_contact_on", "pk")


def due_by(rows: QuerySet[Floating], day: date) -> QuerySet[Floating]:
    """Not spoken with for half a year by the day (of the article's months in the city, if one city)."""
    return rows.filter(state=FloatingState.AWAY, last_contact_on__lte=add_months(day, -HALF_A_YEAR))


def get_floating(actor: Actor, key: UUID) -> Floating:
    rows = access.visible_floating(actor).select_related("member__person", "branch")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def floating_moves(actor: Actor, row: Floating) -> list[str]:
    return FLOATING.open_to(actor, row)


def contacts_of(row: Floating) -> list[FloatingContact]:
    return list(row.contacts.order_by("-on", "-made_at"))


def next_contact(row: Floating, months: int | None = None) -> date | None:
    """The last day by which the branch speaks with him again; `months` apart, if the caller has asked."""
    if row.state == FloatingState.ENDED:
        return None
    return add_months(row.last_contact_on, months or months_apart(row.city))


def months_apart(city: str) -> int:
    return int(cards.value(city, "floating.six_months", clock.today(), HALF_A_YEAR))


def transfer_card(transfer: Transfer) -> Card | None:
    """The letter's rule beside its countdown."""
    left = days_left(transfer)
    if left is None:
        return None
    tone = "now" if left < 0 else "soon" if left <= SOON.days else "done"
    if left < 0:
        title = _("介绍信 %(letter)s 已过期 %(days)d 天。")
        todo = _("请转出支部重新开介绍信，写明原因。")
    else:
        title = _("介绍信 %(letter)s 还有 %(days)d 天有效。")
        todo = _("请接收支部在有效期内办理接收。")
    numbers = {"days": abs(left), "letter": transfer.letter}
    return cards.card(transfer.city, "transfer.letter", clock.today(), title % numbers, todo, tone)


# ── registers ───────────────────────────────────────────────────────────────────────────────────


def dues(actor: Actor, *, branch: UUID | None = None, text: str = "") -> QuerySet[DuesEntry]:
    rows = access.visible_dues(actor).select_related("member__person", "branch")
    if branch is not None:
        rows = rows.filter(branch=branch)
    if text := text.strip():
        rows = rows.filter(member__person__name__contains=text)
    return rows.order_by("-month", "member__person__name")


def rule_of(actor: Actor, register: str) -> Article | None:
    """The article under which a register is kept: `dues`, or the yearly `appraisal`."""
    return cards.in_force(actor.city, f"branch.{register}", clock.today())


def cited(rule: Article | None) -> str:
    return f"《{rule.source}》{rule.article}" if rule is not None else ""


def appraisals(
    actor: Actor, *, branch: UUID | None = None, year: int | None = None, text: str = ""
) -> QuerySet[Appraisal]:
    rows = access.visible_appraisals(actor).select_related("member__person", "branch", "meeting")
    if branch is not None:
        rows = rows.filter(branch=branch)
    if year is not None:
        rows = rows.filter(year=year)
    if text := text.strip():
        rows = rows.filter(member__person__name__contains=text)
    return rows.order_by("-year", "member__person__name")


# ── the branch itself ───────────────────────────────────────────────────────────────────────────


def seats(actor: Actor, branch: Unit, on: date | None = None) -> list[CommitteeSeat]:
    rows = access.visible_seats(actor).filter(open_on(on or clock.today()), branch=branch)
    return list(rows.select_related("person").order_by("from_on", "office"))


def get_seat(actor: Actor, key: UUID) -> CommitteeSeat:
    found = access.visible_seats(actor).select_related("branch", "person").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def groups(branch: Unit) -> list[Unit]:
    rows = Unit.objects.filter(
        unit_open_on(clock.today()), city=branch.city, parent=branch, kind=UnitKind.PARTY_GROUP
    )
    return list(rows.order_by("label"))


def group_places(actor: Actor, branch: Unit) -> list[GroupPlace]:
    rows = access.visible_group_places(actor).filter(open_on(clock.today()), group__parent=branch)
    return list(rows.select_related("group", "person").order_by("group__label", "person__name"))


def approver_of(branch: Unit, on: date | None = None) -> str:
    """The body that approves what the branch resolves: as set, else as the unit tree says."""
    held = Approver.objects.filter(open_on(on or clock.today()), branch=branch)
    found = held.order_by("-from_on").first()
    return found.body if found is not None else branch.approved_by
