"""Honours: somebody proposes, the person is asked, and only then is it told to others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.honours import access
from yilu.honours.enums import Span
from yilu.honours.models import Honour
from yilu.honours.states import HONOURS
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.runtime.actions import next_number

PAGE = "/service/"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed; `period` is any day of the month or year looked back on."""

    person: UUID
    title: str
    span: Span
    period: date
    citation: str
    from_on: date
    to_on: date

    def check(self) -> None:
        errors: dict[str, object] = {}
        if not self.title.strip():
            errors["title"] = _("写上荣誉的名称。")
        if not self.citation.strip():
            errors["citation"] = _("用一句话写明因为什么。")
        if self.to_on < self.from_on:
            errors["to_on"] = _("结束的日子不能早于开始的日子。")
        if self.first > clock.today():
            errors["period"] = _("这段时间还没有到。")
        if errors:
            raise Invalid(errors)

    @property
    def first(self) -> date:
        month = self.period.month if self.span == Span.MONTH else 1
        return self.period.replace(month=month, day=1)


@transaction.atomic
def propose(proposal: Proposal, unit: Unit, *, by: Actor) -> Honour:
    """The person is told, and nothing is shown to others until he agrees."""
    if not access.may_honour(by, unit):
        raise NotAllowed("propose")
    if proposal.person == by.person_id:
        raise Refused(_("自己不能给自己评，请同事来提。"))
    proposal.check()
    row = _made(proposal, unit, by)
    record("honour.proposed", Ref.to(row), by=by)
    title = _("想授予您“%(title)s”，请看看同不同意公布") % {"title": row.title}
    telling = Telling(
        title, Kind.REWARD, Ref.to(row), "asked", body=row.citation, link=f"{PAGE}#honours"
    )
    tell([row.person_id], telling)
    return row


def _made(proposal: Proposal, unit: Unit, by: Actor) -> Honour:
    year = clock.today().year
    try:
        with transaction.atomic():
            return Honour.objects.create(
                city=by.city,
                number=f"RY-{year}-{next_number(by.city, f'RY-{year}'):04d}",
                person_id=proposal.person,
                title=proposal.title.strip()[:40],
                span=proposal.span,
                period=proposal.first,
                citation=proposal.citation.strip()[:200],
                unit=unit,
                from_on=proposal.from_on,
                to_on=proposal.to_on,
                proposed_by=by.account_id,
                proposed_at=timezone.now(),
            )
    except IntegrityError as error:
        raise Refused(_("这段时间已经提过他这个荣誉了。")) from error


@transaction.atomic
def agree(key: UUID, *, by: Actor) -> Honour:
    """The person says yes; saying it twice is saying it once."""
    row = _locked(key, by)
    if access.is_self(by, row) and row.state in ("agreed", "announced"):
        return row
    HONOURS.advance(row, "agree", by=by)
    row.answered_at = timezone.now()
    return _kept(row, "honour.agreed", by)


@transaction.atomic
def decline(key: UUID, *, by: Actor) -> Honour:
    row = _locked(key, by)
    HONOURS.advance(row, "decline", by=by)
    row.answered_at = timezone.now()
    return _kept(row, "honour.declined", by)


@transaction.atomic
def announce(key: UUID, *, by: Actor) -> Honour:
    row = _locked(key, by)
    HONOURS.advance(row, "announce", by=by)
    row.announced_at = timezone.now()
    title = _("您的“%(title)s”已经公布") % {"title": row.title}
    tell([row.person_id], Telling(title, Kind.REWARD, Ref.to(row), "announced", link=PAGE))
    return _kept(row, "honour.announced", by)


@transaction.atomic
def withdraw(key: UUID, *, by: Actor) -> Honour:
    """Taken down by the person or by whoever gave it; nobody sees it from then on."""
    row = _locked(key, by)
    HONOURS.advance(row, "withdraw", by=by)
    return _kept(row, "honour.withdrawn", by)


def _locked(key: UUID, by: Actor) -> Honour:
    seen = access.visible_honours(by).filter(pk=key)
    row = Honour.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=key)
    if not seen.exists():
        raise NotFound(str(key))
    return row.get()


def _kept(row: Honour, verb: str, by: Actor) -> Honour:
    row.save(update_fields=["state", "answered_at", "announced_at"])
    record(verb, Ref.to(row), by=by)
    return row
