"""Reading slips: by those whose letters they are, and by whatever they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.people.queries import names_of
from yilu.referrals import access
from yilu.referrals.documents.letter import Letter, letter_of
from yilu.referrals.enums import OPEN
from yilu.referrals.limits import REPLY_TO
from yilu.referrals.models import Answer, Slip
from yilu.referrals.states import MACHINE


@dataclass(frozen=True, slots=True)
class Side:
    """Where somebody stands towards a slip, and what he may do to it now."""

    moves: tuple[str, ...]
    keeps: bool
    needs_code: bool


def slips(
    actor: Actor,
    *,
    state: str = "",
    kind: str = "",
    to_unit: UUID | None = None,
    overdue: bool = False,
    text: str = "",
) -> QuerySet[Slip]:
    """The slips this actor may see, the latest first."""
    rows = access.visible(actor).select_related("unit", "to_unit")
    if state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if to_unit is not None:
        rows = rows.filter(to_unit=to_unit)
    if overdue:
        rows = rows.filter(state__in=OPEN, due_at__lt=clock.business_now())
    if text := text.strip():
        rows = rows.filter(
            Q(number__icontains=text)
            | Q(title__icontains=text)
            | Q(to_name__icontains=text)
            | Q(outside_number__icontains=text)
        )
    return rows.order_by("-issued_at", "-pk")


def get_slip(actor: Actor, key: UUID) -> Slip:
    """The slip with its answers, if the actor may see it; otherwise it does not exist."""
    rows = access.visible(actor).select_related("unit", "to_unit")
    found = rows.prefetch_related(_answers()).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def may_open(actor: Actor, key: UUID) -> bool:
    """Whether this letter is there for the actor: what other pages ask before they link to it."""
    return access.visible(actor).filter(pk=key).exists()


def of_subject(city: str, ref: Ref) -> list[Slip]:
    """Every slip about this, with its answers, the oldest first (no rights asked: the caller shows it)."""
    return of_subjects(city, [ref]).get(ref, [])


def of_subjects(city: str, refs: Iterable[Ref]) -> dict[Ref, list[Slip]]:
    """The same for many subjects at once, by one question a kind."""
    wanted: dict[str, list[str]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.key)
    found: dict[Ref, list[Slip]] = {}
    for kind, keys in wanted.items():
        for row in about(city, kind, keys).prefetch_related(_answers()):
            found.setdefault(row.subject, []).append(row)
    return found


def about(city: str, kind: str, keys: Iterable[str]) -> QuerySet[Slip]:
    """The slips about subjects of one kind, the oldest first (no rights asked)."""
    rows = Slip.objects.filter(city=city, subject_kind=kind, subject_key__in=list(keys))
    return rows.select_related("unit", "to_unit").order_by("issued_at", "pk")


def _answers() -> Prefetch[str]:
    return Prefetch("answers", Answer.objects.order_by("entered_at", "pk"))


def may_issue(actor: Actor, unit: Unit) -> bool:
    """Whether the actor may write letters in the name of this unit."""
    return access.may_issue(actor, unit)


def side(actor: Actor, slip: Slip) -> Side:
    return Side(
        tuple(MACHINE.open_to(actor, slip)),
        access.keeps(actor, slip),
        access.needs_code(actor, slip),
    )


def moves(actor: Actor, slip: Slip) -> list[str]:
    return MACHINE.open_to(actor, slip)


def may(actor: Actor, slip: Slip, move: str) -> bool:
    """Whether this step is the actor's at all, whatever the state."""
    return MACHINE.moves[move].allowed(actor, slip)


def is_overdue(slip: Slip, at: datetime | None = None) -> bool:
    late = slip.due_at is not None and slip.due_at < (at or clock.business_now())
    return late and slip.state in OPEN


def issuer_name(slip: Slip) -> str:
    """Who wrote it, for those who see the slip; "" for jobs and forgotten people."""
    return names_of(slip.city, [slip.issuer]).get(slip.issuer, "") if slip.issuer else ""


def letter(slip: Slip) -> Letter:
    """The slip as a paper; "referrals.reply_to" is the line that says where replies go."""
    return letter_of(slip, str(REPLY_TO.of(slip.city)))
