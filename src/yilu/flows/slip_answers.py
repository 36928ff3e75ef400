"""A reply to a letter: recorded once, on the letter and on the task or the snapshot that sent it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from yilu.appeals.actions import answer
from yilu.appeals.queries import task_of_slip
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.patrol.actions import take_reply
from yilu.referrals.actions import record_answer
from yilu.referrals.models import Slip

SNAPSHOT = "patrol.snapshot"
FIELDS = {"on": "answered_on"}  # as the letter's page calls them


@transaction.atomic
def answer_slip(
    slip: Slip,
    text: str,
    answered_on: date | None,
    *,
    by: Actor,
    code: str = "",
    answered_by: str = "",
) -> object:
    """The task's own act writes on its letter too; a letter without an open task has the reply alone."""
    task = task_of_slip(by, slip.pk)
    if task is None or answered_on is None:
        made = record_answer(slip, text, answered_on, by=by, code=code, answered_by=answered_by)
        _onto_the_snapshot(slip, text)
        return made
    try:
        return answer(task.pk, by=by, text=text, answered_by=answered_by, on=answered_on, code=code)
    except Invalid as error:
        named = {FIELDS.get(name, name): words for name, words in error.errors.items()}
        raise Invalid(named) from error


def _onto_the_snapshot(slip: Slip, text: str) -> None:
    """12345 answered about a snapshot: its timeline has it, whoever typed it in."""
    if slip.subject_kind != SNAPSHOT:
        return
    try:
        take_reply(UUID(slip.subject_key), by=Actor.for_system(slip.city), text=text)
    except Refused:  # answered before, or taken back: the letter has the reply, nothing else moves
        return
