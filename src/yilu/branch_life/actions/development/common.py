"""What every act on a development file shares: the locked row, its refreshed summary, telling the person."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.access import development as rights
from yilu.branch_life.enums.development import LookAt, Outcome, Stage
from yilu.branch_life.models import Candidate, Look
from yilu.branch_life.queries.development.dossiers import dossier
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.dossier import Dossier
from yilu.branch_life.rules.plan import next_review, plan
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    APPROVE,
    APPROVE_CONVERSION,
    CONVERT,
    FILE_TARGET,
)
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.rulebook.queries import work_calendar

PAGE = "/me/progress/"
STANDS: tuple[tuple[int, Stage], ...] = (
    (APPROVE, Stage.PROBATIONARY),
    (FILE_TARGET, Stage.TARGET),
    (ACTIVIST, Stage.ACTIVIST),
)


def locked(pk: UUID, by: Actor, *, open_only: bool = True) -> Candidate:
    """The file for the time of this act; what the actor may not see does not exist."""
    rows = Candidate.objects.select_for_update(of=("self",)).select_related("branch", "person")
    row = rows.filter(pk=pk, city=by.city).first()
    if row is None or not rights.can_view(by, row):
        raise NotFound(str(pk))
    if open_only and (row.ended_on is not None or row.archived_on is not None):
        raise Refused(_("这份材料已经归档或者终止，不能再改。"))
    return row


def stage_of(row: Candidate, file: Dossier) -> Stage:
    """Where he stands, as the recorded steps say."""
    if row.ended_on is not None:
        return Stage.ENDED
    converted = file.done.get(CONVERT)
    if file.stands(APPROVE_CONVERSION) and converted and converted.outcome is Outcome.CONVERT:
        return Stage.FULL
    found = next((stage for step, stage in STANDS if file.stands(step)), None)
    return found or Stage.APPLICANT


def refresh(row: Candidate) -> Candidate:
    """Everything on the row that follows from its steps, and what is due next."""
    file, today = dossier(row), clock.today()
    rules = rules_on(row.city, today)
    row.stage = stage_of(row, file)
    row.activist_on = file.on(ACTIVIST)
    if span := file.probation:
        row.probation_from, row.probation_to = span
    else:
        row.probation_from = row.probation_to = None
    closed = row.ended_on is not None or row.archived_on is not None
    lines = [] if closed else plan(file, rules, work_calendar(row.city), today)
    coming = [line for line in lines if line.open]
    row.next_step = coming[0].step.number if coming else None
    due = [line.latest for line in coming if line.latest is not None]
    review = None if closed else next_review(file, rules)
    row.next_due = min([*due, *([review] if review else [])], default=None)
    row.save()
    return row


def tell_person(row: Candidate, title: Any, reason: str, body: Any = "") -> None:
    """In Yilu only: an SMS on a shared phone would tell others."""
    telling = Telling(title, Kind.BRANCH, Ref.to(row), reason, body=body, link=PAGE)
    tell([row.person_id], telling)


@transaction.atomic
def look(pk: UUID, what: LookAt, *, by: Actor) -> Candidate:
    """Open a file: that somebody did stands in it before he reads a word."""
    row = Candidate.objects.select_related("branch", "person").filter(pk=pk, city=by.city).first()
    if row is None or not rights.can_view(by, row):
        raise NotFound(str(pk))
    held = [*by.grants_for(Right.DEVELOP_MEMBERS), *by.grants_for(Right.APPROVE_MEMBERS)]
    grant = next((one for one in held if one.covers(row.branch.path)), None)
    Look.objects.create(
        city=row.city,
        candidate=row,
        what=what,
        viewer=by.account_id,
        viewer_role=grant.role.value if grant else "",
        viewer_unit=grant.unit_id if grant else None,
        at=timezone.now(),
    )
    return row


def tidy(text: str, field: str, *, longest: int, needed: Any = "") -> str:
    """The text without blanks around it; too long or missing is an error of its field."""
    text = text.replace("\x00", "").strip()
    if needed and not text:
        raise Invalid({field: needed})
    if len(text) > longest:
        raise Invalid({field: _("太长了，最多 %(n)d 个字。") % {"n": longest}})
    return text


def not_future(day: date, field: str = "on") -> date:
    if day > clock.today():
        raise Invalid({field: _("日期还没有到，办了以后再记。")})
    return day
