"""Questions at an activity or before it, answered for everybody to read."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import managed, may_hold, may_plan
from yilu.activities.actions.locking import for_person, now_or, person_of, say
from yilu.activities.enums import ActivityState
from yilu.activities.models import Question
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref

LONGEST = 300


@transaction.atomic
def ask(key: UUID, text: str, *, by: Actor) -> Question:
    """Ask; the same question sent twice is one."""
    activity, text = for_person(key, by), text.strip()
    if not text:
        raise Invalid({"text": _("写下想问的。")})
    if len(text) > LONGEST:
        raise Invalid({"text": _("太长了，最多 %(n)d 个字。") % {"n": LONGEST}})
    if activity.state == ActivityState.CANCELLED:
        raise Refused(_("活动取消了，可以到“诉求”里提。"))
    mine = activity.questions.filter(asker=by.person_id)
    if same := mine.filter(text=text).first():
        return same
    if mine.filter(answer="").count() >= limits.OPEN_QUESTIONS:
        raise Refused(_("您有 %(n)d 个问题还没有答复，先等等。") % {"n": limits.OPEN_QUESTIONS})
    question = Question.objects.create(
        city=by.city, activity=activity, asker_id=person_of(by), text=text, asked_at=now_or(None)
    )
    record("question.asked", Ref.to(question), by=by)
    return question


@transaction.atomic
def answer(key: UUID, question: UUID, text: str, *, by: Actor) -> Question:
    """Answer a question publicly; the asker is told, his name is not."""
    rows = Question.objects.select_for_update(of=("self",)).select_related(
        "activity__organiser", "activity__host"
    )
    seen = rows.filter(activity__in=managed(by).values("pk"), activity=key, pk=question)
    found = seen.first()
    if found is None:
        raise NotFound(str(question))
    if not (may_plan(by, found.activity) or may_hold(by, found.activity)):
        raise NotAllowed("answer")
    if not text.strip():
        raise Invalid({"answer": _("写下答复。")})
    found.answer = text.strip()[:600]
    found.answered_at, found.answered_by = now_or(None), by.account_id
    found.save()
    record("question.answered", Ref.to(found), by=by)
    title = _("您在“%(title)s”问的有答复了") % {"title": found.activity.title[:24]}
    say([found.asker_id], found.activity, title, found.answer[:200], f"answer {found.pk}")
    return found
