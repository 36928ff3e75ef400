"""A reply to a letter: recorded once, on the letter and on the appeal's task that sent it."""

from __future__ import annotations

from datetime import date

from yilu.appeals.actions import answer
from yilu.appeals.queries import task_of_slip
from yilu.core.actor import Actor
from yilu.core.errors import Invalid
from yilu.referrals.actions import record_answer
from yilu.referrals.models import Slip

FIELDS = {"on": "answered_on"}  # as the letter's page calls them


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
        return record_answer(slip, text, answered_on, by=by, code=code, answered_by=answered_by)
    try:
        return answer(task.pk, by=by, text=text, answered_by=answered_by, on=answered_on, code=code)
    except Invalid as error:
        named = {FIELDS.get(name, name): words for name, words in error.errors.items()}
        raise Invalid(named) from error
