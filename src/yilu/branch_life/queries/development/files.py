"""Development files for their branch's chain: the list, and one file with its road, people and papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from yilu.branch_life.access import development as rights
from yilu.branch_life.enums.development import (
    ApplicationState,
    HelperKind,
    MoveState,
    Outcome,
    Stage,
)
from yilu.branch_life.models import (
    Application,
    Candidate,
    CandidateLetter,
    CandidateMove,
    CandidatePaper,
    Helper,
    Review,
    StepRecord,
    TrainingRecord,
)
from yilu.branch_life.queries.development.dossiers import dossier, standing_records, trained
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import Rule, Rules
from yilu.branch_life.rules.dossier import Dossier
from yilu.branch_life.rules.plan import Line, next_review, plan
from yilu.branch_life.rules.steps import ADMIT, APPROVE, CONTACTS, step_of
from yilu.branch_life.sealing import opened
from yilu.branch_life.states.development import APPLICATIONS, MOVES
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.membership.enums import Standing
from yilu.membership.queries import members
from yilu.organisations.models import Unit
from yilu.organisations.queries import branches
from yilu.rulebook.queries import work_calendar

SHOWN_LOOKS = 30


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A step as it was recorded, its words opened."""

    row: StepRecord
    title: str
    words: str
    rule: str
    since: str
    verified: bool
    void_reason: str
    may_void: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A row with its words opened."""

    row: Review | CandidateLetter
    words: str


@dataclass(frozen=True, slots=True)
class OpenMove:
    """A move that waits for the other branch, its reason opened."""

    row: CandidateMove
    words: str


@dataclass(frozen=True, slots=True)
class LookLine:
    at: datetime
    role: str
    what: str


@dataclass(frozen=True, slots=True)
class File:
    """One file as its page shows it."""

    row: Candidate
    lines: list[Line]
    records: dict[int, list[RecordLine]]
    rules: Rules
    review_due: date | None
    contacts: list[Helper]
    introducers: list[Helper]
    past_helpers: list[Helper]
    reviews: list[Words]
    letters: list[Words]
    trainings: list[TrainingRecord]
    training_days: int
    training_hours: float
    papers: list[CandidatePaper]
    move: OpenMove | None
    moves: list[str]
    notes: list[str]  # what needs doing beside the steps
    approval_reason: str
    end_reason: str

    def rule_of(self, line: Line) -> Rule:
        return self.rules.get(line.step.rule)


def candidates(
    actor: Actor,
    *,
    stage: str = "",
    branch: UUID | None = None,
    late: bool = False,
    text: str = "",
) -> QuerySet[Candidate]:
    """The files of the actor's chain, running ones unless a stage is asked for."""
    rows = rights.visible(actor).select_related("person", "branch")
    if stage:
        rows = rows.filter(stage=stage)
    if branch is not None:
        rows = rows.filter(branch=branch)
    if late:
        rows = rows.filter(next_due__lt=clock.today(), ended_on=None, archived_on=None)
    if text := text.strip():
        rows = rows.filter(Q(number__iexact=text) | Q(person__name__contains=text))
    return rows.order_by("-accepted_on", "pk")


def get_candidate(actor: Actor, pk: UUID) -> Candidate:
    """The row, without a look into the file."""
    row = rights.visible(actor).select_related("person", "branch").filter(pk=pk).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def counts(actor: Actor) -> dict[str, int]:
    """How many of the actor's files are late, stand in a dissolved branch, or wait to be taken."""
    rows, today = rights.visible(actor).filter(ended_on=None, archived_on=None), clock.today()
    return {
        "late": rows.filter(next_due__lt=today).count(),
        "stranded": rows.filter(branch__closed_on__lt=today).count(),
        "applications": applications(actor, state=ApplicationState.HANDED).count(),
        "incoming": incoming_moves(actor).count(),
    }


def branch_choices(actor: Actor) -> list[tuple[str, str]]:
    """The branches whose files the actor may see."""
    rows = branches(actor.city, clock.today())
    return [(str(unit.pk), unit.name) for unit in rows if rights.in_chain(actor, unit)]


def own_branches(actor: Actor) -> list[Unit]:
    """Where the actor takes applications in."""
    rows = branches(actor.city, clock.today())
    return [unit for unit in rows if rights.may_take_at(actor, unit)]


def file_of(actor: Actor, row: Candidate, what_if: Mapping[int, date] | None = None) -> File:
    """Everything in the file; the caller has opened it (`actions.look`)."""
    if not rights.can_view(actor, row):
        raise NotFound(str(row.pk))
    today = clock.today()
    standing = standing_records(row)
    file, rules = dossier(row, standing), rules_on(row.city, today)
    lines = plan(file, rules, work_calendar(row.city), today, what_if)
    helpers = list(row.helpers.select_related("member__person").order_by("from_on", "pk"))
    days, hours = trained(row)
    return File(
        row=row,
        lines=lines,
        records=_records(actor, row, standing),
        rules=rules,
        review_due=None if _closed(row) else next_review(file, rules),
        contacts=[h for h in helpers if h.kind == HelperKind.CONTACT and h.to_on is None],
        introducers=[h for h in helpers if h.kind == HelperKind.INTRODUCER and h.to_on is None],
        past_helpers=[h for h in helpers if h.to_on is not None],
        reviews=[Words(r, opened(r, "words")) for r in row.reviews.order_by("on")],
        letters=[Words(r, opened(r, "answer")) for r in row.letters.order_by("sent_on", "pk")],
        trainings=list(row.trainings.order_by("from_on", "pk")),
        training_days=days,
        training_hours=hours,
        papers=list(
            row.papers.filter(removed_on=None).select_related("paper__file").order_by("added_on")
        ),
        move=_open_move(row),
        moves=moves(actor, row, file),
        notes=_notes(row, file, helpers, today),
        approval_reason=opened(row, "approval_reason"),
        end_reason=opened(row, "end_reason"),
    )


def _closed(row: Candidate) -> bool:
    return row.ended_on is not None or row.archived_on is not None


def _records(
    actor: Actor, row: Candidate, standing: list[StepRecord]
) -> dict[int, list[RecordLine]]:
    """Every record of a step, the voided too, in the order they were made."""
    needed = {before for r in standing for before in step_of(r.step).after}
    found: dict[int, list[RecordLine]] = {}
    develops, above = rights.may_develop(actor, row), rights.may_decide_above(actor, row)
    for record in row.steps.order_by("step", "round", "recorded_at"):
        step = step_of(record.step)
        allowed = above if step.above else develops
        fresh = record.stands and record.step not in needed and not _closed(row)
        found.setdefault(record.step, []).append(
            RecordLine(
                row=record,
                title=str(step.title),
                words=opened(record, "words"),
                rule=f"《{record.rule['source']}》{record.rule['article']}",
                since=record.rule["since"],
                verified=bool(record.rule["verified"]),
                void_reason=opened(record, "void_reason"),
                may_void=allowed and fresh and record.step not in ROOTED,
            )
        )
    return found


ROOTED = frozenset({1, 19, 24, 25})  # they changed other registers: see actions


def _open_move(row: Candidate) -> OpenMove | None:
    found = row.moves.filter(state=MoveState.ASKED).select_related("to_branch").first()
    return OpenMove(found, opened(found, "reason")) if found else None


def _notes(row: Candidate, file: Dossier, helpers: list[Helper], today: date) -> list[str]:
    """What is not a step and still has to be done."""
    if _closed(row):
        return []
    said: list[str] = []
    closed = row.branch.closed_on
    if closed is not None and closed < today:
        words = _("所在支部 %(day)s 已经撤销。先把他转到接收的支部，培养时间连续计算。")
        said.append(words % {"day": closed})
    has_contact = any(h.kind == HelperKind.CONTACT and h.to_on is None for h in helpers)
    if file.stands(CONTACTS) and not file.stands(APPROVE) and not has_contact:
        said.append(_("现在没有培养联系人，请重新指定一至两名正式党员。"))
    return said


def moves(actor: Actor, row: Candidate, file: Dossier | None = None) -> list[str]:
    """What this actor may do with the file now: keys of open steps, then what goes beside them."""
    if _closed(row) or not rights.can_view(actor, row):
        return []
    now = file or dossier(row)
    develops, above = rights.may_develop(actor, row), rights.may_decide_above(actor, row)
    moving = row.moves.filter(state=MoveState.ASKED).exists()
    steps = [] if moving else [step_of(number) for number in now.open_steps()]
    found = [step.key for step in steps if (above if step.above else develops)]
    if develops:
        found += ["review", "paper", "end"] if not now.stands(APPROVE) else ["review", "paper"]
        found += ["letter", "train"] if not now.stands(ADMIT) else []
        found += ["change_contacts"] if now.stands(CONTACTS) and not now.stands(APPROVE) else []
        found += [] if moving else ["move"]
    if above and now.stands(ADMIT) and not now.stands(APPROVE) and row.approval_until is None:
        found.append("extend_approval")
    return found


def rule_now(row: Candidate, key: str) -> Rule:
    """The version in force today, for the card beside a form."""
    return rules_on(row.city, clock.today()).get(key)


def member_choices(actor: Actor, row: Candidate) -> list[tuple[str, str]]:
    """The branch's members on the day; a probationary one is marked, and the rules refuse him."""
    rows = members(actor, branch=row.branch_id).exclude(person=row.person_id)
    marks = {Standing.PROBATIONARY.value: _("（预备党员）")}
    return [(str(m.pk), f"{m.person.name}{marks.get(m.standing, '')}") for m in rows]


def letter_of(actor: Actor, pk: UUID) -> CandidateLetter:
    seen = rights.visible(actor).values("pk")
    rows = CandidateLetter.objects.filter(candidate__in=seen).select_related("candidate__person")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def paper_of(actor: Actor, pk: UUID) -> CandidatePaper:
    seen = rights.visible(actor).values("pk")
    rows = CandidatePaper.objects.filter(candidate__in=seen, removed_on=None)
    row = rows.select_related("candidate__person", "paper__file").filter(pk=pk).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def other_files(actor: Actor, paper: CandidatePaper) -> list[tuple[str, str]]:
    """Running files of the chain a paper may belong to instead."""
    rows = candidates(actor).filter(ended_on=None, archived_on=None)
    others = rows.exclude(pk=paper.candidate_id)[:200]
    return [(str(row.pk), f"{row.number} {row.person.name}") for row in others]


def record_of(actor: Actor, pk: UUID) -> StepRecord:
    seen = rights.visible(actor).values("pk")
    rows = StepRecord.objects.filter(candidate__in=seen).select_related("candidate__person")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def looks(actor: Actor, row: Candidate) -> list[LookLine]:
    """Who opened the file lately, for those who may see it."""
    if not rights.can_view(actor, row):
        raise NotFound(str(row.pk))
    rows = row.looks.order_by("-at")[:SHOWN_LOOKS]
    return [LookLine(look.at, look.viewer_role, str(look.get_what_display())) for look in rows]


# ── applications and moves ──────────────────────────────────────────────────────────────────────


def applications(actor: Actor, *, state: str = "", text: str = "") -> QuerySet[Application]:
    """Applications handed in to the branches of the actor's chain."""
    rows = rights.visible_applications(actor).select_related("person", "branch", "candidate")
    if state:
        rows = rows.filter(state=state)
    if text := text.strip():
        rows = rows.filter(person__name__contains=text)
    return rows.order_by("-handed_on", "pk")


def get_application(actor: Actor, pk: UUID) -> Application:
    row = applications(actor).filter(pk=pk).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def application_words(actor: Actor, row: Application) -> str:
    if not rights.can_view_application(actor, row):
        raise NotFound(str(row.pk))
    return opened(row, "words")


def application_moves(actor: Actor, row: Application) -> list[str]:
    return APPLICATIONS.open_to(actor, row)


def incoming_moves(actor: Actor) -> QuerySet[CandidateMove]:
    """Files that wait to be taken by a branch the actor works for."""
    rows = rights.visible_moves(actor).filter(state=MoveState.ASKED)
    rows = rows.select_related("candidate__person", "candidate__branch", "from_branch", "to_branch")
    return rows.order_by("asked_on", "pk")


def get_move(actor: Actor, pk: UUID) -> CandidateMove:
    rows = rights.visible_moves(actor).select_related(
        "candidate__person", "candidate__branch", "from_branch", "to_branch"
    )
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def move_moves(actor: Actor, row: CandidateMove) -> list[str]:
    return MOVES.open_to(actor, row)


def move_targets(row: Candidate) -> list[tuple[str, str]]:
    """The other open branches of the city."""
    rows = branches(row.city, clock.today()).exclude(pk=row.branch_id)
    return [(str(unit.pk), unit.name) for unit in rows]


def may_see_any(actor: Actor) -> bool:
    return actor.may_anywhere(Right.DEVELOP_MEMBERS) or actor.may_anywhere(Right.APPROVE_MEMBERS)


def stage_counts(actor: Actor) -> list[tuple[str, str, int]]:
    """(stage, label, how many) over the files the actor sees, of those on their way."""
    rows = rights.visible(actor).values_list("stage").annotate(n=Count("pk")).order_by()
    held = dict(rows)
    shown = [stage for stage in Stage if stage not in (Stage.FULL, Stage.ENDED)]
    return [(stage.value, str(stage.label), held.get(stage.value, 0)) for stage in shown]


def decided(record: StepRecord) -> str:
    """The outcome in words, where there was something to decide."""
    step = step_of(record.step)
    return str(Outcome(record.outcome).label) if len(step.outcomes) > 1 else ""
