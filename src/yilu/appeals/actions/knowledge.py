"""What is learnt: question-and-answer cards after a second look, templates, and call-backs drawn by lot."""

from __future__ import annotations

import secrets
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access
from yilu.appeals.actions.steps import locked, needed
from yilu.appeals.enums import Answer, CardState, Satisfied, State, Subject
from yilu.appeals.models import Appeal, Callback, Card, Template
from yilu.appeals.sealing import is_closed
from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import add_months, month_of
from yilu.core.refs import Ref
from yilu.core.tokens import pairs

SHARE = 10  # at least one in ten of a month's closed cases is called back


# ── cards ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def write_card(key: UUID, *, by: Actor, question: str, answer: str, basis: str = "") -> Card:
    """A settled case as question and answer, rewritten so that nobody is in it."""
    appeal = locked(key, by)
    if not access.may_work(by, appeal):
        raise NotAllowed("card")
    if is_closed(appeal) or appeal.state != State.CLOSED:
        raise Refused(_("结了案、没有密封的诉求，才能写成问答。"))
    question = needed(question, "question", _("请写问题，不写姓名、车牌、公司。"), 120)
    answer = needed(answer, "answer", _("请写怎么办的，一步一步。"), 1200)
    card = Card.objects.create(
        city=by.city,
        subject=appeal.subject,
        question=question,
        answer=answer,
        basis=basis.strip()[:120],
        tokens=pairs(question, answer),
        source=appeal.pk,
        written_by=by.account_id,
        made_at=clock.business_now(),
    )
    record("card.written", Ref.to(card), by=by)
    return card


@transaction.atomic
def approve_card(key: UUID, *, by: Actor) -> Card:
    """A second pair of eyes: nobody in it, and still true."""
    card = _card(key, by)
    if card.state != CardState.DRAFT:
        raise Refused(_("这张问答已经处理过了。"))
    if by.account_id is None or card.written_by == by.account_id:
        raise Refused(_("自己写的，要由别人审核。"))
    card.state, card.approved_by = CardState.APPROVED, by.account_id
    card.approved_at = clock.business_now()
    card.save(update_fields=["state", "approved_by", "approved_at"])
    record("card.approved", Ref.to(card), by=by)
    return card


@transaction.atomic
def take_back_card(key: UUID, *, by: Actor) -> Card:
    card = _card(key, by)
    card.state = CardState.TAKEN_BACK
    card.save(update_fields=["state"])
    record("card.taken_back", Ref.to(card), by=by)
    return card


def _card(key: UUID, by: Actor) -> Card:
    if not access.may_direct(by):
        raise NotAllowed("card")
    card = Card.objects.select_for_update().filter(pk=key, city=by.city).first()
    if card is None:
        raise NotFound(str(key))
    return card


# ── templates ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def put_template(
    *, by: Actor, title: str, body: str, subject: str = "", basis: str = ""
) -> Template:
    """范文 by its title: a new one, or new words for the old one."""
    if not access.may_direct(by):
        raise NotAllowed("template")
    if subject and subject not in Subject.values:
        raise Invalid({"subject": _("请选哪方面的事。")})
    title = needed(title, "title", _("请写一个标题。"), 40)
    body = needed(body, "body", _("请写正文。"), 800)
    row, _new = Template.objects.update_or_create(
        city=by.city,
        title=title,
        retired_on=None,
        defaults={"body": body, "subject": subject, "basis": basis.strip()[:120]},
    )
    record("template.put", Ref.to(row), by=by)
    return row


@transaction.atomic
def retire_template(key: UUID, *, by: Actor) -> None:
    if not access.may_direct(by):
        raise NotAllowed("template")
    if not Template.objects.filter(pk=key, city=by.city, retired_on=None).update(
        retired_on=clock.today()
    ):
        raise NotFound(str(key))
    record("template.retired", Ref("appeals.template", str(key)), by=by)


# ── call-backs ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def draw_callbacks(month: date, *, by: Actor) -> list[Callback]:
    """Draw by lot at least a tenth of the month's closed cases; drawing again adds only what lacks."""
    if not by.system and not access.may_direct(by):
        raise NotAllowed("callbacks")
    first = month_of(month)
    closed = Appeal.objects.filter(
        city=by.city,
        state=State.CLOSED,
        closed_at__date__gte=first,
        closed_at__date__lt=add_months(first, 1),
        reporter__isnull=False,
    )
    drawn = Callback.objects.filter(city=by.city, appeal__in=closed).count()
    lacking = -(-closed.count() // SHARE) - drawn
    waiting = list(
        closed.filter(callbacks__isnull=True).order_by("pk").values_list("pk", flat=True)
    )
    chosen = secrets.SystemRandom().sample(waiting, min(max(lacking, 0), len(waiting)))
    made = Callback.objects.bulk_create(
        Callback(city=by.city, appeal_id=pk, month=first, drawn_at=clock.business_now())
        for pk in chosen
    )
    if made:
        record("callbacks.drawn", Ref("rulebook.city", by.city), by=by, count=len(made))
    return made


@transaction.atomic
def record_callback(
    key: UUID, *, by: Actor, reached: bool, answer: str = "", satisfied: str = "", note: str = ""
) -> Callback:
    """What the driver said, asked by somebody who did not handle his case."""
    rows = Callback.objects.select_for_update(of=("self",)).select_related("appeal")
    row = rows.filter(pk=key, city=by.city).first()
    if row is None or not access.may_direct(by):
        raise NotFound(str(key))
    if row.appeal.entries.filter(account=by.account_id).exists():
        raise Refused(_("这件您经手过，回访要由别人做。"))
    if reached and answer not in Answer.values:
        raise Invalid({"answer": _("请选解决没有。")})
    if satisfied and satisfied not in Satisfied.values:
        raise Invalid({"satisfied": _("请选满意或不满意，也可以不选。")})
    row.called_at, row.called_by, row.reached = clock.business_now(), by.account_id, reached
    row.answer, row.satisfied = (answer, satisfied) if reached else ("", "")
    row.note = note.strip()[:200]
    row.save()
    record("callback.made", Ref.to(row), by=by, reached=reached)
    return row
