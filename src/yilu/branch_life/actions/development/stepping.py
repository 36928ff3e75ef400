"""Recording one of the 25 steps, and taking back one that was recorded wrongly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import locked, refresh, tell_person, tidy
from yilu.branch_life.actions.development.helping import facts_of, name_helpers
from yilu.branch_life.actions.development.records import write
from yilu.branch_life.enums.development import HelperKind, Outcome, Stage
from yilu.branch_life.enums.meeting import Matter
from yilu.branch_life.models import Candidate, StepRecord
from yilu.branch_life.queries.development.deciding import resolutions
from yilu.branch_life.queries.development.dossiers import dossier, standing_records
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import Card, insist
from yilu.branch_life.rules.checks import check
from yilu.branch_life.rules.dossier import Given, Votes
from yilu.branch_life.rules.steps import (
    ADMIT,
    APPLY,
    APPROVE,
    APPROVE_CONVERSION,
    ARCHIVE,
    ASSIGN,
    BY_KEY,
    CONTACTS,
    CONVERT,
    INTRODUCERS,
    SUPERIOR_TALK,
    Step,
    step_of,
)
from yilu.branch_life.sealing import sealed
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound, Refused
from yilu.core.periods import add_months
from yilu.core.refs import Ref
from yilu.membership import actions as membership
from yilu.membership.enums import Bond, Standing
from yilu.membership.models import PartyMember
from yilu.rulebook.queries import work_calendar

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Entry:
    """A step as it is entered: `confirmed` says that the warnings were read."""

    done_on: date
    outcome: Outcome = Outcome.YES
    words: str = ""
    members: tuple[UUID, ...] = ()
    clear: bool = False
    notice_from: date | None = None
    notice_to: date | None = None
    opinions: frozenset[str] = frozenset()
    votes: Votes | None = None
    resolution_id: UUID | None = None
    extend_months: int | None = None
    reference: str = ""
    form_number: str = ""
    confirmed: bool = False


@transaction.atomic
def record_step(pk: UUID, key: str, entry: Entry, *, by: Actor) -> StepRecord:
    """Block what the rules forbid, tell what they warn of, else write it down with its rule."""
    row = locked(pk, by)
    if key not in BY_KEY or BY_KEY[key].number == APPLY:
        raise NotFound(key)
    step = BY_KEY[key]
    _require(row, step, by)
    entry = _resolved(entry, row, step)
    members = _members(entry, row) if "members" in step.asks else []
    given = _given(entry, row, members)
    warned = insist(_cards(row, step, given), confirmed=entry.confirmed)
    rule = rules_on(row.city, entry.done_on).get(step.rule)
    made = write(
        row, step.number, given, rule, by=by, warned=warned, resolution_id=entry.resolution_id
    )
    record(f"candidate.{step.key}", Ref.to(row), by=by, outcome=given.outcome.value)
    if effect := EFFECTS.get(step.number):
        effect(row, made, members, by)
    refresh(row)
    _tell(row, step, made)
    return made


def _resolved(entry: Entry, row: Candidate, step: Step) -> Entry:
    """What a branch meeting resolved is taken over whole: its day, its votes, its decision."""
    if entry.resolution_id is None:
        return entry
    offered = {found.pk: found for found in resolutions(row, step.number)}
    decided = offered.get(entry.resolution_id)
    if decided is None:
        raise NotFound("resolution")
    outcome = DECIDES[Matter(decided.matter)] if decided.passed else Outcome.NO
    return replace(
        entry,
        done_on=decided.on,
        outcome=outcome,
        extend_months=decided.months if outcome is Outcome.EXTEND else None,
        votes=Votes(
            decided.eligible,
            decided.present,
            decided.yes,
            decided.no,
            decided.abstain,
            decided.written,
        ),
    )


DECIDES = {
    Matter.ADMIT: Outcome.YES,
    Matter.CONVERT: Outcome.CONVERT,
    Matter.EXTEND: Outcome.EXTEND,
    Matter.CANCEL: Outcome.CANCEL,
}


def _require(row: Candidate, step: Step, by: Actor) -> None:
    allowed = rights.may_decide_above if step.above else rights.may_develop
    if not allowed(by, row):
        raise NotAllowed(step.key)
    if row.moves.filter(state="asked").exists():
        raise Refused(_("正在转往别的支部，等对方接收或者撤回以后再记。"))


def _members(entry: Entry, row: Candidate) -> list[PartyMember]:
    keys = list(dict.fromkeys(entry.members))
    found = {m.pk: m for m in PartyMember.objects.filter(pk__in=keys, city=row.city)}
    if len(found) != len(keys):
        raise NotFound("member")
    return [found[key] for key in keys]


def _given(entry: Entry, row: Candidate, members: list[PartyMember]) -> Given:
    return Given(
        done_on=entry.done_on,
        outcome=Outcome(entry.outcome),
        members=tuple(facts_of(member, row, entry.done_on) for member in members),
        clear=entry.clear,
        notice_from=entry.notice_from,
        notice_to=entry.notice_to,
        opinions=entry.opinions,
        votes=entry.votes,
        extend_months=entry.extend_months,
        reference=entry.reference,
        form_number=entry.form_number,
        words=tidy(entry.words, "words", longest=LONGEST),
    )


def _cards(row: Candidate, step: Step, given: Given) -> list[Card]:
    file, rules = dossier(row), rules_on(row.city, given.done_on)
    if step.number in file.done:
        raise Refused(_("这一步已经记过了，请刷新看看。"))
    return check(step.number, given, file, rules, work_calendar(row.city), clock.today())


# ── what a step brings with it ──────────────────────────────────────────────────────────────────


def _contacts(row: Candidate, made: StepRecord, members: list[PartyMember], by: Actor) -> None:
    name_helpers(row, HelperKind.CONTACT, members, made.done_on)


def _introducers(row: Candidate, made: StepRecord, members: list[PartyMember], by: Actor) -> None:
    name_helpers(row, HelperKind.INTRODUCER, members, made.done_on)


def _approved(row: Candidate, made: StepRecord, _members: list[PartyMember], by: Actor) -> None:
    """Not approved: the branch may discuss him again; what was decided stays on record."""
    if made.outcome == Outcome.NO:
        _overtaken(row, ADMIT, SUPERIOR_TALK)


def _overtaken(row: Candidate, *steps: int) -> None:
    row.steps.filter(stands=True, step__in=steps, round=row.round if CONVERT in steps else 0).update(
        stands=False
    )  # fmt: skip


def _assigned(row: Candidate, made: StepRecord, _members: list[PartyMember], by: Actor) -> None:
    """He stands in the members' register from now on, as a probationary member of the branch."""
    held = PartyMember.objects.filter(person=row.person_id, city=row.city).first()
    if held is not None and held.ended_on is None:
        return  # the register had him already
    if held is not None:
        raise Refused(_("党员名册里有他以前的记录，请行业党委先核对名册。"))
    membership.enrol_member(
        row.person_id,
        by=by,
        standing=Standing.PROBATIONARY,
        joined_on=dossier(row).on(ADMIT),
        branch=row.branch,
        bond=Bond.FORMAL,
        from_on=made.done_on,
        basis=row.number,
    )


def _converted(row: Candidate, made: StepRecord, _members: list[PartyMember], by: Actor) -> None:
    """The branch's decision takes effect: full, on probation for longer, or no longer."""
    if made.outcome == Outcome.NO:
        return _overtaken(row, CONVERT)
    decided = row.steps.get(step=CONVERT, round=row.round, stands=True)
    member = PartyMember.objects.filter(person=row.person_id, city=row.city, ended_on=None).first()
    if decided.outcome == Outcome.EXTEND:
        end = row.probation_to
        row.round = 1
        row.probation_to = add_months(end, decided.extend_months or 6) if end else None
    elif decided.outcome == Outcome.CANCEL:
        row.ended_on, row.stage = made.done_on, Stage.ENDED
        row.end_reason = sealed(
            row, "end_reason", str(_("支部大会决定、上级党委批准，取消预备党员资格。"))
        )
        if member is not None:
            membership.cancel_probation(member, row.branch, by=by, on=made.done_on)
    elif member is not None and member.standing == Standing.PROBATIONARY:
        membership.confirm_full(member, row.branch, by=by, on=row.probation_to or made.done_on)
    row.save()
    return None


def _archived(row: Candidate, made: StepRecord, _members: list[PartyMember], by: Actor) -> None:
    row.archived_on = made.done_on


EFFECTS: dict[int, Callable[[Candidate, StepRecord, list[PartyMember], Actor], None]] = {
    CONTACTS: _contacts,
    INTRODUCERS: _introducers,
    APPROVE: _approved,
    ASSIGN: _assigned,
    APPROVE_CONVERSION: _converted,
    ARCHIVE: _archived,
}


def _tell(row: Candidate, step: Step, made: StepRecord) -> None:
    """The person hears that something was done, and reads what on his own page."""
    title = _("您的入党进度有新记录：%(step)s") % {"step": step.title}
    tell_person(row, title, f"step.{made.pk}")


# ── taking back ─────────────────────────────────────────────────────────────────────────────────

ROOTED = frozenset({APPLY, ASSIGN, APPROVE_CONVERSION, ARCHIVE})  # they changed other registers


@transaction.atomic
def void_step(pk: UUID, reason: str, *, by: Actor) -> StepRecord:
    """记错了: the row stays, voided with its reason; nothing that rests on it may stand."""
    found = StepRecord.objects.filter(pk=pk, city=by.city).values_list("candidate", flat=True)
    row = locked(found[0], by) if found else None
    if row is None:
        raise NotFound(str(pk))
    made = StepRecord.objects.select_for_update().get(pk=pk, candidate=row)
    step = step_of(made.step)
    _require(row, step, by)
    said = tidy(reason, "reason", longest=200, needed=_("写一句哪里记错了。"))
    if not made.stands:
        raise Refused(_("这条记录已经不算数。"))
    if made.step in ROOTED:
        raise Refused(_("这一步已经写进别的名册，请行业党委核对名册后处理。"))
    later = [r for r in standing_records(row) if made.step in step_of(r.step).after]
    if later:
        raise Refused(
            _("后面的“%(step)s”已经记了，先撤后面的。") % {"step": step_of(later[0].step).title}
        )
    made.stands, made.voided_at = False, timezone.now()
    made.void_reason = sealed(made, "void_reason", said)
    made.save()
    if step.asks and "members" in step.asks:
        kind = HelperKind.CONTACT if made.step == CONTACTS else HelperKind.INTRODUCER
        row.helpers.filter(kind=kind, to_on=None).update(to_on=clock.today())
    record("candidate.step_voided", Ref.to(row), by=by, step=made.step)
    refresh(row)
    return made
