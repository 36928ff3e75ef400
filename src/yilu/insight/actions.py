"""Everything that can happen to a brief: draft, revise, check, return, issue, publish, discard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period
from yilu.core.refs import Ref
from yilu.insight import digest, documents, writer
from yilu.insight.access import authors, is_person, may_write, visible
from yilu.insight.catalogue import INDICATORS, labels, measure
from yilu.insight.enums import BriefState, Format
from yilu.insight.measures import Figure, Scope
from yilu.insight.models import Brief, BriefFigure
from yilu.insight.queries import papers, proof, scoping
from yilu.insight.states import MACHINE
from yilu.organisations import queries as organisations
from yilu.runtime.actions import next_number


class Overwritten(Refused):
    """Somebody else saved first; `current` is what stands now, nothing typed is lost."""

    def __init__(self, current: Brief) -> None:
        super().__init__(_("没有存上：别人刚改过。两边的字都在下面，合到一起再存。"))
        self.current = current


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor may change."""

    title: str
    body: str
    signed_as: str = ""
    report_to: str = ""
    send_to: str = ""
    distribute_to: str = ""

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if not self.title.strip():
            errors["title"] = _("写一个标题，比如“三强”并进。")
        if not self.body.strip():
            errors["body"] = _("正文是空的。可以写一段，数从右边的清单里选。")
        for name, field in ((f.name, f) for f in Brief._meta.concrete_fields):
            limit = field.max_length
            if limit and len(getattr(self, name, "")) > limit:
                errors[name] = _("太长了，最多 %(n)d 个字。") % {"n": limit}
        if errors:
            raise Invalid(errors)


def worded(given: Mapping[str, str]) -> Words:
    """What the editor sent, figures back from their Chinese names to their keys."""
    with translation.override(papers.DOCUMENT_LANGUAGE):
        names = labels()
    return Words(**{**given, "body": writer.keyed(given["body"], names)})


@transaction.atomic
def draft(*, by: Actor, scope: Scope, period: Period) -> Brief:
    """拟稿: a first text from the figures as they are now."""
    if not is_person(by) or not by.may(Right.DRAFT_BRIEF, scope.path, scope.division):
        raise NotAllowed("draft")
    if period.last > clock.today():
        raise Invalid({"last": _("还没到那一天，截止日最晚是今天。")})
    with translation.override(papers.DOCUMENT_LANGUAGE):
        names = papers.names(scope, period.last)
        title, body = writer.compose(measure(scope, period), scope, period, names)
    brief = Brief.objects.create(
        city=scope.city,
        number=_number(scope.city),
        scope_id=scope.unit_id,
        scope_name=scope.name,
        first=period.first,
        last=period.last,
        masthead=writer.MASTHEAD,
        title=title,
        body=body,
        signed_as=organisations.root(scope.city).name,
        drafted_by=by.account_id,
    )
    record("brief.drafted", Ref.to(brief), by=by, number=brief.number)
    return brief


@transaction.atomic
def revise(key: UUID, *, by: Actor, version: int, words: Words) -> Brief:
    """Change the words of a draft, if nobody has since the editor opened it."""
    brief = _locked(key, by)
    if not may_write(by, brief):
        raise NotAllowed("revise")
    if brief.state != BriefState.DRAFT:
        raise Refused(_("已经不是草稿，不能再改。要改，先退回拟稿。"))
    words.check()
    if brief.version != version:
        raise Overwritten(brief)
    for name in words.__slots__:
        setattr(brief, name, _tidy(getattr(words, name)))
    brief.version += 1
    brief.authors = sorted(authors(brief) | ({by.account_id} if by.account_id else set()))
    brief.revised_by, brief.revised_at = by.account_id, timezone.now()
    brief.save()
    record("brief.revised", Ref.to(brief), by=by, version=brief.version)
    return brief


@transaction.atomic
def check(key: UUID, *, by: Actor, version: int) -> Brief:
    """核稿: a second pair of eyes passes the words as they stand in this version."""
    brief = _locked(key, by)
    MACHINE.moves["check"].check(by, brief)
    _same(brief, version)
    _issuable(brief)
    MACHINE.advance(brief, "check", by=by)
    brief.checked_by, brief.checked_at, brief.remark = by.account_id, timezone.now(), ""
    return _saved(brief, "brief.checked", by)


@transaction.atomic
def send_back(key: UUID, *, by: Actor, remark: str = "") -> Brief:
    """退回: checked words go back to the drafter, with a word why."""
    brief = _locked(key, by)
    MACHINE.advance(brief, "return", by=by)
    brief.checked_by = brief.checked_at = None
    brief.remark = remark.strip()[:400]
    return _saved(brief, "brief.returned", by)


@transaction.atomic
def issue(key: UUID, *, by: Actor, version: int) -> Brief:
    """签发: freeze the words, every figure with its definition and the keys of its rows, and the hash."""
    brief = _locked(key, by)
    MACHINE.moves["issue"].check(by, brief)
    _same(brief, version)
    _issuable(brief)  # while its figures are still live
    MACHINE.advance(brief, "issue", by=by)
    brief.issued_by, brief.issued_at = by.account_id, timezone.now()
    brief.issued_on = clock.today()
    brief.year = brief.issued_on.year
    brief.issue = next_number(brief.city, f"JB-{brief.year}-issue")
    figures = _freeze(brief)
    brief.digest = digest.of(brief, figures)
    brief.save()
    BriefFigure.objects.bulk_create(figures)
    record(
        proof.ISSUED,
        Ref.to(brief),
        by=by,
        digest=brief.digest,
        figures=len(figures),
        issue=f"{brief.year}-{brief.issue}",
    )
    return brief


@transaction.atomic
def publish(key: UUID, *, by: Actor) -> Brief:
    """印发: from now on every reader of figures in the city finds it."""
    brief = _locked(key, by)
    MACHINE.advance(brief, "publish", by=by)
    brief.published_by, brief.published_at = by.account_id, timezone.now()
    return _saved(brief, "brief.published", by)


@transaction.atomic
def discard(key: UUID, *, by: Actor) -> Brief:
    """作废: a draft nobody needs; it keeps its number and stays readable in its workshop."""
    brief = _locked(key, by)
    MACHINE.advance(brief, "discard", by=by)
    return _saved(brief, "brief.discarded", by)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A brief as a file."""

    content: bytes
    content_type: str
    filename: str


def hand_out(brief: Brief, fmt: Format, *, by: Actor) -> HandedOut:
    """The file of a brief the actor may read; who took which paper is on record."""
    content = documents.render(papers.paper(brief), fmt)
    record("brief.handed_out", Ref.to(brief), by=by, format=fmt.value, version=brief.version)
    name = f"{brief.number}.{fmt.value}"
    return HandedOut(content, documents.CONTENT_TYPES[fmt], name)


def _freeze(brief: Brief) -> list[BriefFigure]:
    """Value and rows of each figure, measured over exactly the rows that are kept."""
    scope, period = scoping.of_unit(brief.scope), papers.period_of(brief)
    with translation.override(papers.DOCUMENT_LANGUAGE):
        found = []
        for order, indicator in enumerate(INDICATORS):
            figure = indicator.figure(scope, period)
            if figure.missing:
                continue
            keys = indicator.keys(scope, period)
            found.append(_frozen(brief, order, indicator.pinned(keys, figure), keys))
        return found


def _frozen(brief: Brief, order: int, figure: Figure, keys: list[UUID]) -> BriefFigure:
    return BriefFigure(
        city=brief.city,
        brief=brief,
        key=figure.key,
        order=order,
        label=figure.label,
        unit=figure.unit,
        definition=figure.definition,
        value=figure.value or 0,
        people=figure.people,
        text=figure.text,
        note=figure.note,
        readings=[[r.label, r.value, r.unit] for r in figure.readings],
        row_kind=figure.row_kind,
        row_keys=keys,
    )


def _locked(key: UUID, by: Actor) -> Brief:
    rows = visible(by).select_related("scope").select_for_update(of=("self",))
    brief = rows.filter(pk=key).first()
    if brief is None:
        raise NotFound(str(key))
    return brief


def _same(brief: Brief, version: int) -> None:
    """Nobody signs words he has not read."""
    if brief.version != version:
        raise Refused(_("您打开以后，文字又改过，请再看一遍。"))


def _issuable(brief: Brief) -> None:
    found = proof.stops(brief)
    if found:
        raise Refused("；".join(str(line.text) for line in found) + "。")


def _saved(brief: Brief, verb: str, by: Actor) -> Brief:
    brief.save()
    record(verb, Ref.to(brief), by=by, version=brief.version)
    return brief


def _number(city: str) -> str:
    year = clock.today().year
    return f"JB-{year}-{next_number(city, f'JB-{year}'):03d}"


def _tidy(text: str) -> str:
    """Browsers send CRLF; ends of lines say nothing."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
