"""Laws, policies and notices passed on in time: drafted, published to an audience, counted as read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities.access import (
    can_edit_publication,
    desk_publications,
    may_plan_for,
    readable_publications,
)
from yilu.activities.actions.locking import now_or
from yilu.activities.enums import PublicationKind, PublicationState
from yilu.activities.models import (
    Publication,
    PublicationAnswer,
    PublicationAudience,
    PublicationReading,
)
from yilu.activities.states import PUBLICATION
from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.membership.audiences import WITHOUT_VALUE, Rule
from yilu.organisations.models import Unit
from yilu.runtime.actions import enqueue, next_number


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor writes."""

    kind: PublicationKind
    title: str
    summary: str
    audience: tuple[Rule, ...]
    body: str = ""
    source: str = ""
    effective_on: date | None = None
    answers: tuple[tuple[str, str], ...] = ()

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if not self.title.strip():
            errors["title"] = _("写一个标题。")
        if not self.summary.strip():
            errors["summary"] = _("用大白话写几句：跟司机有什么关系，要做什么。")
        if any(not q.strip() or not a.strip() for q, a in self.answers):
            errors["answers"] = _("问和答要成对，一问一答。")
        if any(bool(rule.value) == (rule.kind in WITHOUT_VALUE) for rule in self.audience):
            errors["audience"] = _("范围没有选全，请重新选一次。")
        if errors:
            raise Invalid(errors)


@transaction.atomic
def draft_publication(words: Words, publisher: Unit, *, by: Actor) -> Publication:
    if not may_plan_for(by, publisher):
        raise NotAllowed("draft_publication")
    words.check()
    year = clock.today().year
    number = f"TZ-{year}-{next_number(by.city, f'TZ-{year}'):04d}"
    row = Publication(city=by.city, publisher=publisher, number=number)
    _write(row, words)
    row.save(force_insert=True)
    _write_parts(row, words)
    record("publication.drafted", Ref.to(row), by=by, kind=row.kind)
    return row


@transaction.atomic
def revise_publication(key: UUID, words: Words, *, by: Actor) -> Publication:
    """Only a draft changes: what people read stays as they read it."""
    row = _locked(key, by)
    if not can_edit_publication(by, row):
        raise NotAllowed("revise_publication")
    if row.state != PublicationState.DRAFT:
        raise Refused(_("已经发布的不再改；有错就撤下，另发一份更正。"))
    words.check()
    _write(row, words)
    row.save()
    row.audience.all().delete()
    row.answers.all().delete()
    _write_parts(row, words)
    record("publication.revised", Ref.to(row), by=by)
    return row


@transaction.atomic
def publish_publication(
    key: UUID, *, by: Actor, notify: bool = True, on: date | None = None
) -> Publication:
    row = _locked(key, by)
    PUBLICATION.moves["publish"].check(by, row)
    if not row.audience.exists():
        raise Refused(_("还没有选给谁看，请先改。"))
    PUBLICATION.advance(row, "publish", by=by)
    row.published_at, row.published_on = now_or(None), on or clock.today()
    row.save()
    record("publication.published", Ref.to(row), by=by)
    if notify:
        enqueue("activities.tell_publication", publication=str(row.pk))
    return row


@transaction.atomic
def withdraw_publication(key: UUID, *, by: Actor) -> Publication:
    row = _locked(key, by)
    PUBLICATION.advance(row, "withdraw", by=by)
    row.save()
    record("publication.withdrawn", Ref.to(row), by=by)
    return row


def opened(key: UUID, *, by: Actor) -> Publication:
    """He reads it: counted once, whoever he is; nobody is ever listed as not having read."""
    row = readable_publications(by).select_related("publisher").filter(pk=key).first()
    if row is None or by.person_id is None:
        raise NotFound(str(key))
    reading = PublicationReading(
        city=by.city, publication=row, person_id=by.person_id, at=now_or(None)
    )
    PublicationReading.objects.bulk_create([reading], ignore_conflicts=True)
    return row


def _write(row: Publication, words: Words) -> None:
    row.kind, row.effective_on = words.kind, words.effective_on
    for name in ("title", "summary", "body", "source"):
        setattr(row, name, getattr(words, name).strip())


def _write_parts(row: Publication, words: Words) -> None:
    PublicationAudience.objects.bulk_create(
        [
            PublicationAudience(city=row.city, publication=row, kind=r.kind, value=r.value)
            for r in dict.fromkeys(words.audience)
        ]
    )
    PublicationAnswer.objects.bulk_create(
        [
            PublicationAnswer(
                city=row.city,
                publication=row,
                order=order,
                question=question.strip()[:120],
                answer=answer.strip()[:600],
            )
            for order, (question, answer) in enumerate(words.answers)
        ]
    )


def _locked(key: UUID, by: Actor) -> Publication:
    if not desk_publications(by).filter(pk=key).exists():
        raise NotFound(str(key))
    rows = Publication.objects.select_for_update(of=("self",)).select_related("publisher")
    return rows.get(pk=key)
