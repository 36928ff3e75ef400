"""What a person sees of his own way, and a member of those he cultivates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yilu.branch_life.access.development import is_self
from yilu.branch_life.enums.development import ApplicationState, HelperKind, LookAt, Stage
from yilu.branch_life.models import Application, Candidate, CandidatePaper, Helper, Look
from yilu.branch_life.queries.development.dossiers import dossier
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.dossier import Dossier
from yilu.branch_life.rules.plan import Line, next_review, plan
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    APPROVE,
    ASK_CONVERSION,
    CONVERT,
    PARTS,
    PRE_REVIEW,
    STEPS,
)
from yilu.branch_life.sealing import opened
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.membership.queries import (
    branches_of_person,
    branches_serving_company,
    branches_serving_district,
    contact_of,
    members_in_office,
)
from yilu.organisations.models import Unit
from yilu.organisations.queries import branches
from yilu.people.models import Person
from yilu.people.queries import shown_phone
from yilu.registry.models import Contract, Driver
from yilu.rulebook.queries import work_calendar


@dataclass(frozen=True, slots=True)
class Helping:
    """Who helps him: his contact's whole name, his phone only where the member shows it."""

    name: str
    phone: str
    since: date


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of the person."""

    key: str  # thoughts | conversion_request | form | wait
    title: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where I stand."""

    row: Candidate
    lines: list[Line]
    asks: list[Ask]
    contacts: list[Helping]
    introducers: list[Helping]
    papers: list[CandidatePaper]
    coming: Line | None

    @property
    def parts(self) -> list[tuple[Any, list[Line], bool]]:
        """(part, its lines, whether all are done)."""
        found = []
        for number, title in enumerate(PARTS):
            lines = [line for line in self.lines if line.step.part == number]
            found.append((title, lines, all(line.done for line in lines)))
        return found


@dataclass(frozen=True, slots=True)
class Cultivated:
    """Somebody the acting member cultivates."""

    candidate_id: UUID
    name: str
    stage: str
    since: date
    review_due: date | None


def progress(actor: Actor) -> Progress | None:
    """The acting person's own file; None where there is none."""
    row = _own(actor)
    if row is None:
        return None
    file, today = dossier(row), clock.today()
    lines = plan(file, rules_on(row.city, today), work_calendar(row.city), today)
    helpers = row.helpers.filter(to_on=None).select_related("member__person")
    closed = row.ended_on is not None or row.archived_on is not None
    return Progress(
        row=row,
        lines=lines,
        asks=[] if closed else _asks(row, file),
        contacts=_helping(row, helpers, HelperKind.CONTACT),
        introducers=_helping(row, helpers, HelperKind.INTRODUCER),
        papers=list(row.papers.filter(own=True, removed_on=None).order_by("-added_on", "-pk")),
        coming=None if closed else next((line for line in lines if line.open), None),
    )


def _own(actor: Actor) -> Candidate | None:
    if actor.person_id is None:
        return None
    mine = Candidate.objects.filter(city=actor.city, person=actor.person_id)
    return mine.select_related("branch", "person").order_by("-accepted_on", "-pk").first()


def _helping(row: Candidate, helpers: QuerySet[Helper], kind: HelperKind) -> list[Helping]:
    return [
        Helping(
            h.member.person.name,
            shown_phone(row.city, h.member.person_id) if h.member.shows else "",
            h.from_on,
        )
        for h in helpers
        if h.kind == kind
    ]


def _asks(row: Candidate, file: Dossier) -> list[Ask]:
    """What the person himself has to do, and nothing that is the branch's."""
    found: list[Ask] = []
    if file.stands(ACTIVIST) and not file.stands(CONVERT):
        words = _("手写或者打印都可以，一般每季度一份；支部另有要求的听支部的。")
        found.append(Ask("thoughts", _("交思想汇报"), words))
    if file.stands(PRE_REVIEW) and not file.stands(APPROVE):
        words = _("志愿书由支部发，用钢笔或签字笔本人填写，不能涂改。")
        found.append(Ask("form", _("填写入党志愿书"), words))
    span = file.probation
    if span and not file.stands(ASK_CONVERSION):
        words = _("预备期到 %(day)s 满，那时书面提出。") % {"day": span[1]}
        found.append(Ask("conversion_request", _("写转正申请书"), words))
    return found


def own_application(actor: Actor) -> Application | None:
    """The last application of the acting person that did not become a file."""
    if actor.person_id is None:
        return None
    rows = Application.objects.filter(city=actor.city, person=actor.person_id)
    found = rows.exclude(state=ApplicationState.ACCEPTED).select_related("branch")
    return found.order_by("-handed_on", "-pk").first()


def own_application_words(actor: Actor, row: Application) -> str:
    if not is_self(actor, row.person_id):
        raise NotFound(str(row.pk))
    return opened(row, "words")


def may_apply(actor: Actor) -> bool:
    """Nobody who is a member, or who has a file or an application on its way."""
    if actor.person_id is None:
        return False
    if members_in_office(actor.city, clock.today()).filter(person=actor.person_id).exists():
        return False
    row, waiting = _own(actor), own_application(actor)
    running = row is not None and row.ended_on is None and row.archived_on is None
    full = row is not None and row.stage == Stage.FULL
    return not (running or full or (waiting and waiting.state == ApplicationState.HANDED))


@dataclass(frozen=True, slots=True)
class AtHome:
    """What the first page says of it, in three questions."""

    row: Candidate | None
    waiting: Application | None
    cultivates: bool

    @property
    def may_begin(self) -> bool:
        """Nothing is on its way; whether he is a member, the page knows."""
        running = self.row is not None and self.row.ended_on is None
        handed = self.waiting is not None and self.waiting.state == ApplicationState.HANDED
        return not (running or handed)


def at_home(actor: Actor) -> AtHome:
    """Where the acting person stands, without his road."""
    helping = Helper.objects.filter(
        city=actor.city, member__person=actor.person_id, kind=HelperKind.CONTACT, to_on=None
    )
    cultivates = actor.person_id is not None and helping.exists()
    return AtHome(_own(actor), own_application(actor), cultivates)


def needs_birthday(actor: Actor) -> bool:
    """Whether no register has the acting person's birthday."""
    if actor.person_id is None:
        return False
    person = Person.objects.filter(pk=actor.person_id, city=actor.city).first()
    return person is not None and person.born_on is None


def branches_to_apply(actor: Actor) -> list[Unit]:
    """The branches of the city; those that serve his company or district, or his contact's, first."""
    today = clock.today()
    drivers = list(Driver.objects.filter(city=actor.city, person=actor.person_id))
    near: list[UUID] = []
    contact = contact_of(actor.city, [driver.pk for driver in drivers], today)
    if contact is not None:
        near += [u.pk for u in branches_of_person(actor.city, contact.member.person_id, today)]
    working = Contract.objects.filter(driver__in=drivers, to_on=None)
    companies = list(working.values_list("company", flat=True))
    near += [unit.pk for unit in branches_serving_company(actor.city, companies, today)]
    for driver in drivers:
        near += [u.pk for u in branches_serving_district(actor.city, driver.district, today)]
    units = list(branches(actor.city, today))
    return sorted(units, key=lambda unit: near.index(unit.pk) if unit.pk in near else len(near))


def cultivated(actor: Actor) -> list[Cultivated]:
    """Whom the acting member cultivates now."""
    if actor.person_id is None:
        return []
    rows = Helper.objects.filter(
        city=actor.city,
        member__person=actor.person_id,
        kind=HelperKind.CONTACT,
        to_on=None,
        candidate__ended_on=None,
        candidate__archived_on=None,
    )
    found = rows.select_related("candidate__person", "candidate__branch").order_by("from_on", "pk")
    rules = rules_on(actor.city, clock.today())
    return [
        Cultivated(
            helper.candidate_id,
            helper.candidate.person.name,
            str(helper.candidate.get_stage_display()),
            helper.from_on,
            next_review(dossier(helper.candidate), rules),
        )
        for helper in found
    ]


@dataclass(frozen=True, slots=True)
class OwnLook:
    """Somebody opened my file: when, what, from which post."""

    at: datetime
    what: LookAt
    role: str
    unit_id: UUID | None


def who_looked(actor: Actor) -> list[OwnLook]:
    """Who opened the acting person's development file, newest first."""
    if actor.person_id is None:
        return []
    rows = Look.objects.filter(city=actor.city, candidate__person=actor.person_id).order_by("-at")
    return [OwnLook(r.at, LookAt(r.what), r.viewer_role, r.viewer_unit) for r in rows[:200]]


def steps_done(row: Progress) -> int:
    return sum(line.done is not None for line in row.lines)


TOTAL = len(STEPS)
