"""Criteria set as versions, lists made by them and decided by people, corrections asked and answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import backbone as access
from yilu.branch_life.enums.backbone import CorrectionState, Fact, ListState, Purpose
from yilu.branch_life.models import BackboneEntry, BackboneList, Correction, Criteria
from yilu.branch_life.queries.backbone import period_of
from yilu.branch_life.queries.contribution import facts
from yilu.branch_life.sealing import sealed
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.honours.actions import Proposal, propose
from yilu.honours.enums import Span
from yilu.membership.audiences import Rule, resolve
from yilu.membership.enums import AudienceKind
from yilu.membership.queries import branches_of_person
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.organisations.queries import root
from yilu.people.models import Person
from yilu.registry.queries import drivers_operating
from yilu.runtime.actions import next_number

MOST_MONTHS = 36
ASKED_ONCE = {
    "correction_open_once_per_fact": _("这一项您已经说过，正在核对；等有了结果再说。"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """What a version asks: each fact with the least number, no weights."""

    asks: Mapping[str, int]
    months: int
    basis: str
    words: str = ""


@transaction.atomic
def set_criteria(unit: Unit, purpose: str, ask: Ask, *, by: Actor) -> Criteria:
    """A new version, in force from today; lists made earlier keep theirs."""
    if not access.may_set(by, unit):
        raise NotAllowed("set_criteria")
    _check(purpose, ask)
    before = Criteria.objects.filter(city=by.city, unit=unit, purpose=purpose)
    last = before.aggregate(n=Max("version"))["n"] or 0
    row = Criteria.objects.create(
        city=by.city,
        unit=unit,
        purpose=purpose,
        version=last + 1,
        months=ask.months,
        asks={fact: number for fact, number in ask.asks.items() if number},
        words=ask.words.strip()[:400],
        basis=ask.basis.strip()[:120],
        in_force_from=clock.today(),
        set_by=by.account_id,
    )
    record("criteria.set", Ref.to(row), by=by, version=row.version)
    return row


def _check(purpose: str, ask: Ask) -> None:
    errors: dict[str, object] = {}
    if purpose not in Purpose.values:
        errors["purpose"] = _("选名单的用处。")
    if not ask.basis.strip():
        errors["basis"] = _("写哪次会议定的，比如“6月10日支委会”。")
    if not 1 <= ask.months <= MOST_MONTHS:
        errors["months"] = _("看最近几个月，写 1 到 36。")
    wanted = {fact: number for fact, number in ask.asks.items() if number}
    if not wanted or any(fact not in Fact.values or number < 0 for fact, number in wanted.items()):
        errors["asks"] = _("至少写一项要求，数字从 1 起。")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def make_list(key: UUID, *, by: Actor) -> BackboneList:
    """Everybody who meets a version today, with the facts as they stand; people decide the rest."""
    criteria = access.visible_criteria(by).select_related("unit").filter(pk=key).first()
    if criteria is None or not access.may_set(by, criteria.unit):
        raise NotFound(str(key))
    today = clock.today()
    row = BackboneList.objects.create(
        city=by.city,
        number=f"GG-{today.year}-{next_number(by.city, f'GG-{today.year}'):04d}",
        criteria=criteria,
        unit=criteria.unit,
        as_of=today,
    )
    found = facts(by.city, _population(criteria, today), period_of(criteria.months))
    BackboneEntry.objects.bulk_create(
        BackboneEntry(city=by.city, of=row, person_id=person, facts=counted, meets=True)
        for person, counted in found.items()
        if meets(criteria, counted)
    )
    record("backbone.listed", Ref.to(row), by=by, count=row.entries.count())
    return row


def meets(criteria: Criteria, counted: Mapping[str, int]) -> bool:
    return all(counted.get(fact, 0) >= number for fact, number in criteria.asks.items())


def _population(criteria: Criteria, on: date) -> list[UUID]:
    """The branch's members, or the city's; for model drivers those who drive."""
    unit = criteria.unit
    of_branch = unit.kind in BRANCH_KINDS
    rule = Rule(AudienceKind.BRANCH, str(unit.pk)) if of_branch else Rule(AudienceKind.MEMBERS)
    members = resolve(unit.city, [rule], on)
    if criteria.purpose == Purpose.BACKBONE:
        return sorted(members)
    driving = set(drivers_operating(unit.city, on).values_list("person", flat=True))
    return sorted(driving & members if of_branch else driving)


@transaction.atomic
def add_entry(key: UUID, person_id: UUID, reason: str, *, by: Actor) -> BackboneEntry:
    """Somebody the numbers leave out: put on with a reason, decided like the others."""
    row = _draft(key, by)
    if not reason.strip():
        raise Invalid({"reason": _("写为什么列入。")})
    if not Person.objects.filter(city=by.city, pk=person_id, archived_on=None).exists():
        raise Invalid({"person": _("没有这位人员。")})
    if row.entries.filter(person=person_id).exists():
        raise Refused(_("他已经在名单里。"))
    counted = facts(by.city, [person_id], period_of(row.criteria.months))[person_id]
    entry = BackboneEntry.objects.create(
        city=by.city,
        of=row,
        person_id=person_id,
        facts=counted,
        meets=meets(row.criteria, counted),
        chosen=True,
        reason=reason.strip()[:200],
    )
    record("backbone.added", Ref.to(row), by=by)
    return entry


@transaction.atomic
def choose(
    key: UUID, entries: Iterable[UUID], chosen: bool, *, by: Actor, reason: str = ""
) -> BackboneList:
    """On the list or not, as people decide; where that departs from the criteria, with a reason."""
    row = _draft(key, by)
    rows = row.entries.filter(pk__in=list(entries))
    if rows.filter(meets=not chosen).exists() and not reason.strip():
        raise Invalid({"reason": _("和标准不一致的，写明原因，本人看得到。")})
    count = rows.update(chosen=chosen, reason=reason.strip()[:200])
    record("backbone.chosen", Ref.to(row), by=by, count=count, chosen=chosen)
    return row


@transaction.atomic
def decide_list(key: UUID, basis: str, *, by: Actor, on: date | None = None) -> BackboneList:
    """The meeting decided; everybody on it can see that he is, and by what."""
    row, day = _draft(key, by), on or clock.today()
    if not basis.strip():
        raise Invalid({"basis": _("写哪次会议定的，比如“6月10日支委会”。")})
    if row.entries.filter(chosen=None).exists():
        raise Refused(_("还有人没有定。每一位都点“列入”或“不列入”。"))
    if day > clock.today():
        raise Invalid({"on": _("日期还没到。")})
    row.state, row.decided_on, row.basis = ListState.DECIDED, day, basis.strip()[:120]
    row.save(update_fields=["state", "decided_on", "basis"])
    record("backbone.decided", Ref.to(row), by=by, on=day.isoformat())
    title = _("您列入了%(purpose)s名单") % {"purpose": row.criteria.get_purpose_display()}
    told = Telling(title, Kind.BRANCH, Ref.to(row), "decided", row.unit.name, "/me/record/")
    tell(row.entries.filter(chosen=True).values_list("person", flat=True), told)
    return row


@transaction.atomic
def drop_list(key: UUID, *, by: Actor) -> BackboneList:
    row = _draft(key, by)
    row.state = ListState.DROPPED
    row.save(update_fields=["state"])
    record("backbone.dropped", Ref.to(row), by=by)
    return row


@transaction.atomic
def honour(key: UUID, title: str, *, by: Actor, from_on: date, to_on: date) -> int:
    """Propose the title, with its term, for everybody chosen; each is asked before it is told."""
    rows = access.visible_lists(by).select_related("unit", "criteria")
    row = rows.filter(pk=key, state=ListState.DECIDED).first()
    if row is None:
        raise NotFound(str(key))
    chosen = list(row.entries.filter(chosen=True).exclude(person=by.person_id))
    for entry in chosen:
        citation = f"{row.unit.name} {row.number} {row.basis}"
        wanted = Proposal(entry.person_id, title, Span.YEAR, row.as_of, citation, from_on, to_on)
        propose(wanted, row.unit, by=by)
    record("backbone.honoured", Ref.to(row), by=by, count=len(chosen))
    return len(chosen)


def _draft(key: UUID, by: Actor) -> BackboneList:
    rows = BackboneList.objects.select_for_update(of=("self",)).select_related("unit", "criteria")
    row = rows.filter(pk=key, city=by.city).first()
    if row is None or not access.may_set(by, row.unit):
        raise NotFound(str(key))
    if row.state != ListState.DRAFT:
        raise Refused(_("名单已经定了，不能再改。要改，按现在的标准重新出一份。"))
    return row


# ── corrections ─────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def ask_correction(fact: str, words: str, *, by: Actor) -> Correction:
    """A person says that a number of his record is wrong; his branch checks it, else the committee."""
    if by.person_id is None:
        raise NotAllowed("ask_correction")
    if fact not in Fact.values:
        raise Invalid({"fact": _("选是哪一项。")})
    if not words.strip():
        raise Invalid({"words": _("写哪里不对，应该是什么。")})
    places = branches_of_person(by.city, by.person_id, clock.today())
    row = Correction(
        city=by.city,
        person_id=by.person_id,
        unit=places[0] if places else root(by.city),
        fact=fact,
        asked_at=clock.business_now(),
    )
    kept = sealed(row, "words", words.strip()[:600])
    assert kept is not None
    row.words = kept
    with clear_clashes(ASKED_ONCE):
        row.save()
    record("correction.asked", Ref.to(row), by=by, fact=fact)
    return row


@transaction.atomic
def answer_correction(key: UUID, accepted: bool, answer: str, *, by: Actor) -> Correction:
    """What the check found; the number itself is put right where it was entered."""
    rows = Correction.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.filter(pk=key, city=by.city).first()
    if row is None or not access.answers(by, row):
        raise NotFound(str(key))
    if row.state != CorrectionState.OPEN:
        raise Refused(_("这一条已经答复过了。"))
    if not answer.strip():
        raise Invalid({"answer": _("写核对的结果，本人看得到。")})
    row.state = CorrectionState.ACCEPTED if accepted else CorrectionState.DECLINED
    row.answer, row.answered_at = answer.strip()[:300], timezone.now()
    row.answered_by = by.account_id
    row.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    record("correction.answered", Ref.to(row), by=by, accepted=accepted)
    title = _("您要求核对的记录有结果了")
    told = Telling(title, Kind.BRANCH, Ref.to(row), "answered", row.answer, "/me/record/")
    tell([row.person_id], told)
    return row
