"""Somebody goes on in another branch: his own asks, the other takes; nothing he has done is lost."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import locked, refresh, tell_person, tidy
from yilu.branch_life.models import Candidate, CandidateMove
from yilu.branch_life.sealing import sealed
from yilu.branch_life.states.development import MOVES
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.organisations.queries import unit_open_on

AGAINST = {"decline": "candidate.move_declined", "recall": "candidate.move_recalled"}


@transaction.atomic
def ask_move(pk: UUID, to_branch: UUID, reason: str, *, by: Actor) -> CandidateMove:
    """The branch that has him asks; of a dissolved branch the committee above it."""
    row = locked(pk, by)
    if not rights.may_develop(by, row):
        raise NotAllowed("move")
    said = tidy(reason, "reason", longest=400, needed=_("写一句为什么转。"))
    units = Unit.objects.filter(unit_open_on(clock.today()), kind__in=BRANCH_KINDS, city=row.city)
    target = units.filter(pk=to_branch).first()
    if target is None or target.pk == row.branch_id:
        raise Invalid({"to_branch": _("选另一个现有的党支部。")})
    made = CandidateMove(
        city=row.city,
        candidate=row,
        from_branch=row.branch,
        to_branch=target,
        asked_on=clock.today(),
        asked_by=by.account_id,
    )
    made.reason = sealed(made, "reason", said) or b""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("已经在转了，等对方接收或者先撤回。")) from error
    record("candidate.move_asked", Ref.to(row), by=by, to=target.number)
    return made


@transaction.atomic
def take_move(pk: UUID, *, by: Actor) -> Candidate:
    """接收: the file lies with the new branch, every date stands, contacts are named anew."""
    move = _locked(pk, by, "take")
    row = move.candidate
    today = _decide(move, by)
    row.branch = move.to_branch
    row.helpers.filter(kind="contact", to_on=None, from_on__lte=today).update(to_on=today)
    row.save()
    refresh(row)
    record("candidate.move_taken", Ref.to(row), by=by, to=move.to_branch.number)
    body = _("以前的培养教育时间连续计算，新支部会给您指定培养联系人。")
    tell_person(row, _("您的发展党员材料转到了新支部"), f"moved.{move.pk}", body)
    return row


@transaction.atomic
def decline_move(pk: UUID, note: str, *, by: Actor) -> CandidateMove:
    return _against(pk, note, "decline", by)


@transaction.atomic
def recall_move(pk: UUID, note: str, *, by: Actor) -> CandidateMove:
    return _against(pk, note, "recall", by)


def _against(pk: UUID, note: str, name: str, by: Actor) -> CandidateMove:
    said = tidy(note, "note", longest=200, needed=_("写一句原因，对方看得到。"))
    move = _locked(pk, by, name)
    move.note = said
    _decide(move, by)
    record(AGAINST[name], Ref.to(move.candidate), by=by)
    return move


def _decide(move: CandidateMove, by: Actor) -> date:
    move.decided_on, move.decided_by = clock.today(), by.account_id
    move.save()
    return move.decided_on


def _locked(pk: UUID, by: Actor, name: str) -> CandidateMove:
    rows = CandidateMove.objects.select_for_update(of=("self",)).select_related(
        "candidate__branch", "candidate__person", "to_branch", "from_branch"
    )
    move = rows.filter(pk=pk, city=by.city).first()
    if move is None or not rights.can_view_move(by, move):
        raise NotFound(str(pk))
    Candidate.objects.select_for_update().get(pk=move.candidate_id)
    MOVES.advance(move, name, by=by)
    return move
