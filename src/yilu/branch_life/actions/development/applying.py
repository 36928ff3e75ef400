"""Handing in a written application, on the phone or on paper; the branch takes it or sends it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import not_future, refresh, tell_person, tidy
from yilu.branch_life.actions.development.records import write
from yilu.branch_life.enums.development import ApplicationState, Channel, Stage
from yilu.branch_life.models import Application, Candidate, CandidatePaper
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import Blocked, Card, Level, insist
from yilu.branch_life.rules.checks import check
from yilu.branch_life.rules.dossier import Dossier, Given
from yilu.branch_life.rules.steps import APPLY
from yilu.branch_life.sealing import opened, sealed
from yilu.branch_life.states.development import APPLICATIONS
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Paper
from yilu.membership.queries import members_in_office
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit
from yilu.organisations.queries import unit_open_on
from yilu.people.models import Person
from yilu.rulebook.queries import work_calendar
from yilu.runtime.actions import next_number

LONGEST, SHORTEST = 6000, 20


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in: words, or scanned pages, or both."""

    handed_on: date
    words: str = ""
    floating: bool = False
    born_on: date | None = None  # where no register has it


@transaction.atomic
def hand_in(
    branch_id: UUID, handed: Handed, papers: Sequence[Paper] = (), *, by: Actor
) -> Application:
    """The person's own, on his phone, to a branch he chooses; it counts from today."""
    if by.person_id is None:
        raise NotAllowed("hand_in")
    words = tidy(handed.words, "words", longest=LONGEST)
    if len(words) < SHORTEST and not papers:
        raise Invalid({"words": _("写下申请书的内容，或者拍下手写申请书的每一页。")})
    today = Handed(clock.today(), words, handed.floating, handed.born_on)
    row = _application(by.person_id, branch_id, today, Channel.PHONE, by)
    _attach(row, papers, by)
    record("application.handed_in", Ref.to(row), by=by, channel=Channel.PHONE.value)
    return row


@transaction.atomic
def record_application(
    person_id: UUID,
    branch_id: UUID,
    handed: Handed,
    papers: Sequence[Paper] = (),
    *,
    by: Actor,
) -> Candidate:
    """One handed in on paper: the branch enters and takes it in one act."""
    not_future(handed.handed_on, "handed_on")
    branch = _branch(branch_id, by.city)
    if not rights.may_take_at(by, branch) or rights.is_self(by, person_id):
        raise NotFound(str(branch_id))
    row = _application(person_id, branch_id, handed, Channel.PAPER, by)
    _attach(row, papers, by)
    return _accept(row, by)


def _application(
    person_id: UUID, branch_id: UUID, handed: Handed, channel: Channel, by: Actor
) -> Application:
    person = Person.objects.select_for_update().filter(pk=person_id, city=by.city).first()
    if person is None or person.anonymised_on is not None:
        raise Invalid({"person": _("没有这位人员。")})
    branch = _branch(branch_id, by.city)
    _nowhere_else(person, handed.handed_on)
    insist(_cards(person, handed, branch), confirmed=True)
    row = Application(
        city=by.city,
        person=person,
        branch=branch,
        channel=channel,
        handed_on=handed.handed_on,
        floating=handed.floating,
    )
    row.words = sealed(row, "words", tidy(handed.words, "words", longest=LONGEST))
    row.born = sealed(row, "born", handed.born_on.isoformat() if handed.born_on else "")
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise _twice(handed.handed_on, by.city) from error
    return row


def _cards(person: Person, handed: Handed, branch: Unit) -> list[Card]:
    """What the rules say to step 1."""
    file = Dossier({}, person.born_on or handed.born_on, branch_closed_on=branch.closed_on)
    given, rules = Given(handed.handed_on), rules_on(branch.city, handed.handed_on)
    return check(APPLY, given, file, rules, work_calendar(branch.city), clock.today())


def _nowhere_else(person: Person, day: date) -> None:
    """Nobody applies in two branches, and no member applies."""
    if members_in_office(person.city, day).filter(person=person).exists():
        raise Refused(_("党员名册里已经有这位人员，不用再申请入党。"))
    running = Candidate.objects.filter(
        Q(ended_on=None, archived_on=None), city=person.city, person=person
    )
    waiting = Application.objects.filter(
        city=person.city, person=person, state=ApplicationState.HANDED
    )
    if running.exists() or waiting.exists():
        raise _twice(day, person.city)


def _twice(day: date, city: str) -> Blocked:
    """Where the other one lies is not said: a file is for its own branch's chain."""
    rule = rules_on(city, day).get("apply")
    said = _("这位人员已经有一份在办的入党申请，一个人只向一个党组织递交。")
    now = _("换了单位的，请原来的支部转过来，培养时间连续计算；说不清的，请行业党委协调。")
    return Blocked([Card(Level.BLOCK, "twice", rule, str(said), str(now), field="")])


def _branch(key: UUID, city: str) -> Unit:
    open_now = Unit.objects.filter(unit_open_on(clock.today()), kind__in=BRANCH_KINDS, city=city)
    found = open_now.filter(pk=key).first()
    if found is None:
        raise Invalid({"branch": _("选一个现有的党支部。")})
    return found


def _attach(row: Application, papers: Sequence[Paper], by: Actor) -> None:
    attach(papers, Ref.to(row), by=by)


@transaction.atomic
def accept_application(pk: UUID, *, by: Actor) -> Candidate:
    """收下: the file is opened; the month for the talk runs from the day it was handed in."""
    return _accept(_locked(pk, by, "accept"), by)


def _accept(row: Application, by: Actor) -> Candidate:
    born = opened(row, "born")
    handed = Handed(row.handed_on, born_on=date.fromisoformat(born) if born else None)
    insist(_cards(row.person, handed, row.branch), confirmed=True)
    today = clock.today()
    made = Candidate(
        city=row.city,
        number=f"FZ-{today.year}-{next_number(row.city, f'FZ-{today.year}'):04d}",
        person=row.person,
        branch=row.branch,
        stage=Stage.APPLICANT,
        floating=row.floating,
        applied_on=row.handed_on,
        accepted_on=today if row.channel == Channel.PHONE else row.handed_on,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise _twice(row.handed_on, row.city) from error
    rule = rules_on(row.city, row.handed_on).get("apply")
    write(made, APPLY, Given(row.handed_on), rule, by=by)
    _papers_over(row, made, by)
    row.state, row.candidate = ApplicationState.ACCEPTED, made
    row.decided_on, row.decided_by = today, by.account_id
    row.save()
    refresh(made)
    record("candidate.opened", Ref.to(made), by=by, branch=row.branch.number)
    tell_person(made, _("支部收下了您的入党申请书"), "accepted", _("一个月内会有人找您谈话。"))
    return made


def _papers_over(row: Application, made: Candidate, by: Actor) -> None:
    """What came with the application lies in the file from now on."""
    ref = Ref.to(row)
    held = Paper.objects.filter(
        city=row.city, attached_kind=ref.kind, attached_key=ref.key, erased_at=None
    )
    CandidatePaper.objects.bulk_create(
        CandidatePaper(
            city=row.city,
            candidate=made,
            kind="application",
            title=str(_("入党申请书")),
            paper=paper,
            own=row.channel == Channel.PHONE,
            added_on=clock.today(),
            added_by=by.account_id,
        )
        for paper in held.order_by("created_at")
    )


@transaction.atomic
def return_application(pk: UUID, answer: str, *, by: Actor) -> Application:
    """退回补正: with a word to the person, who may hand it in again."""
    row = _locked(pk, by, "return")
    said = tidy(answer, "answer", longest=200, needed=_("写一句要补什么，本人看得到。"))
    row.answer = said
    row.decided_on, row.decided_by = clock.today(), by.account_id
    row.save()
    record("application.returned", Ref.to(row), by=by)
    return row


@transaction.atomic
def withdraw_application(pk: UUID, *, by: Actor) -> Application:
    row = Application.objects.select_for_update().filter(pk=pk, city=by.city).first()
    if row is None or not rights.is_self(by, row.person_id):
        raise NotFound(str(pk))
    APPLICATIONS.advance(row, "withdraw", by=by)
    row.decided_on, row.decided_by = clock.today(), by.account_id
    row.save()
    record("application.withdrawn", Ref.to(row), by=by)
    return row


def _locked(pk: UUID, by: Actor, move: str) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("branch", "person")
    row = rows.filter(pk=pk, city=by.city).first()
    if row is None or not rights.can_view_application(by, row):
        raise NotFound(str(pk))
    APPLICATIONS.advance(row, move, by=by)
    return row
