"""Writing one step down, with the version of the rule that applied to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.development import Outcome
from yilu.branch_life.models import Candidate, StepRecord
from yilu.branch_life.rules.cards import Rule
from yilu.branch_life.rules.dossier import Given
from yilu.branch_life.rules.steps import SECOND_ROUND
from yilu.branch_life.sealing import sealed
from yilu.core.actor import Actor
from yilu.core.errors import Refused


def write(
    of: Candidate,
    step: int,
    given: Given,
    rule: Rule,
    *,
    by: Actor,
    warned: list[str] | None = None,
    resolution_id: UUID | None = None,
) -> StepRecord:
    """A decision against stands nowhere: the step may be taken again."""
    row = StepRecord(
        city=of.city,
        candidate=of,
        step=step,
        round=of.round if step in SECOND_ROUND else 0,
        done_on=given.done_on,
        outcome=given.outcome,
        stands=given.outcome is not Outcome.NO,
        rule=rule.frozen(),
        reference=given.reference.strip()[:60],
        notice_from=given.notice_from,
        notice_to=given.notice_to,
        opinions=sorted(given.opinions),
        votes=_votes(given),
        resolution_id=resolution_id,
        extend_months=given.extend_months if given.outcome is Outcome.EXTEND else None,
        form_number=given.form_number.strip()[:40],
        warned=warned or [],
        recorded_by=by.account_id,
        recorded_at=timezone.now(),
    )
    row.words = sealed(row, "words", given.words)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("这一步已经记过了，请刷新看看。")) from error
    return row


def _votes(given: Given) -> dict[str, Any] | None:
    votes = given.votes
    if votes is None:
        return None
    names = ("eligible", "present", "yes", "no", "abstain", "written")
    return {name: getattr(votes, name) for name in names}
