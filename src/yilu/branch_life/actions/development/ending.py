"""Prolonging the approval once, with a reason; ending a file that will not go on."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import locked, not_future, refresh, tidy
from yilu.branch_life.enums.development import Stage
from yilu.branch_life.models import Candidate
from yilu.branch_life.queries.development.dossiers import dossier
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import Blocked, Card, Level
from yilu.branch_life.rules.steps import ADMIT, APPROVE
from yilu.branch_life.sealing import sealed
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, Refused
from yilu.core.periods import add_months
from yilu.core.refs import Ref


@transaction.atomic
def extend_approval(pk: UUID, reason: str, *, by: Actor) -> Candidate:
    """特殊情况: once, to six months from the branch meeting at most, and with its reason."""
    row = locked(pk, by)
    if not rights.may_decide_above(by, row):
        raise NotAllowed("extend_approval")
    file, rules = dossier(row), rules_on(row.city, clock.today())
    start = file.on(ADMIT)
    if start is None or file.stands(APPROVE):
        raise Refused(_("现在不在等审批，不用延长。"))
    months = rules.number("approval", "special") or 6
    if row.approval_until is not None:
        said = _("审批已经延长过一次，到 %(day)s。") % {"day": row.approval_until}
        now = _("在这之前审批。")
        raise Blocked(
            [Card(Level.BLOCK, "extended", rules.get("approval"), said, str(now), field="")]
        )
    said = tidy(reason, "reason", longest=200, needed=_("写明什么特殊情况。"))
    row.approval_until = add_months(start, months)
    row.approval_reason = sealed(row, "approval_reason", said)
    row.save()
    refresh(row)
    record("candidate.approval_extended", Ref.to(row), by=by, until=row.approval_until.isoformat())
    return row


@transaction.atomic
def end_file(pk: UUID, on: date, reason: str, *, by: Actor) -> Candidate:
    """终止: he withdrew, or the branch decided not to go on; the file stays, for its chain alone."""
    row = locked(pk, by)
    if not rights.may_develop(by, row):
        raise NotAllowed("end_file")
    if row.stage in (Stage.PROBATIONARY, Stage.FULL):
        raise Refused(_("已经是党员：取消预备党员资格由支部大会讨论、上级党委审批，在步骤里记。"))
    said = tidy(reason, "reason", longest=400, needed=_("写明原因和谁决定的。"))
    not_future(on)
    row.ended_on, row.stage = on, Stage.ENDED
    row.end_reason = sealed(row, "end_reason", said)
    row.save()
    refresh(row)
    record("candidate.ended", Ref.to(row), by=by)
    return row
