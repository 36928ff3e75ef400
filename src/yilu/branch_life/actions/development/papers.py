"""Papers of a development file: put in with the name that stands on them, moved, opened, handed out."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import locked, look, refresh, tell_person, tidy
from yilu.branch_life.documents import archive_pdf, letter_pdf
from yilu.branch_life.enums.development import LookAt
from yilu.branch_life.models import Candidate, CandidateLetter, CandidatePaper
from yilu.branch_life.queries.development.archives import archive_of, kinds_of
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import Blocked, Card, Level
from yilu.branch_life.sealing import sealed
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.papers import DOCUMENT_LANGUAGE
from yilu.core.refs import Ref
from yilu.files import queries as files
from yilu.files.actions import attach
from yilu.files.models import Paper

OWN = ("thoughts", "conversion_request", "application")  # what the person hands in himself


@transaction.atomic
def add_paper(
    pk: UUID, kind: str, paper: Paper, name_on_paper: str, *, by: Actor, title: str = ""
) -> CandidatePaper:
    """Whose paper it is stands on it: typed here, it must be this file's name."""
    row = locked(pk, by)
    if not (rights.may_develop(by, row) or rights.may_decide_above(by, row)):
        raise NotAllowed("add_paper")
    if _plain(name_on_paper) != _plain(row.person.name):
        raise Blocked([_wrong_person(row)])
    made = _put(row, kind, paper, title, own=False, by=by)
    record("candidate.paper_added", Ref.to(row), by=by, kind=kind)
    refresh(row)
    return made


def _plain(name: str) -> str:
    return "".join(sign for sign in name if not sign.isspace() and sign not in "·•.")


def _wrong_person(row: Candidate) -> Card:
    said = _("材料上的姓名和这份档案的人不一样。")
    now = _("核对是谁的材料：别人的，到他的档案里传。")
    rule = rules_on(row.city, clock.today()).get("archive")
    return Card(Level.BLOCK, "wrong_person", rule, str(said), str(now), field="name_on_paper")


def _put(
    row: Candidate, kind: str, paper: Paper, title: str, *, own: bool, by: Actor
) -> CandidatePaper:
    known = kinds_of(row.city)
    if kind not in known:
        raise Invalid({"kind": _("选是哪一种材料。")})
    made = CandidatePaper(
        city=row.city,
        candidate=row,
        kind=kind,
        title=tidy(title, "title", longest=80) or str(known[kind]),
        paper=paper,
        own=own,
        added_on=clock.today(),
        added_by=by.account_id,
    )
    attach([paper], Ref.to(made), by=by)
    made.save(force_insert=True)
    return made


@transaction.atomic
def add_own_paper(kind: str, paper: Paper, *, by: Actor) -> CandidatePaper:
    """A report of thoughts or the request for conversion, from the person's own phone."""
    row = _own_file(by)
    if kind not in OWN:
        raise Invalid({"kind": _("选是哪一种材料。")})
    made = _put(row, kind, paper, "", own=True, by=by)
    record("candidate.own_paper", Ref.to(row), by=by, kind=kind)
    refresh(row)
    return made


def _own_file(by: Actor) -> Candidate:
    rows = Candidate.objects.select_for_update(of=("self",)).select_related("branch", "person")
    mine = rows.filter(city=by.city, person=by.person_id, ended_on=None, archived_on=None)
    row = mine.first() if by.person_id is not None else None
    if row is None:
        raise NotFound("candidate")
    return row


@transaction.atomic
def move_paper(pk: UUID, to: UUID, reason: str, *, by: Actor) -> CandidatePaper:
    """传错人了: the paper goes to the right file with a reason; the wrong one keeps no copy of it."""
    found = CandidatePaper.objects.filter(pk=pk, city=by.city).values_list("candidate", flat=True)
    row = locked(found[0], by) if found else None
    if row is None:
        raise NotFound(str(pk))
    other = locked(to, by)
    if not (rights.may_develop(by, row) and rights.may_develop(by, other)):
        raise NotAllowed("move_paper")
    if row.pk == other.pk:
        raise Invalid({"to": _("就是这份档案，选另一个人。")})
    paper = CandidatePaper.objects.select_for_update().get(pk=pk, candidate=row)
    said = tidy(reason, "reason", longest=200, needed=_("写一句为什么要换。"))
    was_own = paper.own
    paper.moved_reason = sealed(paper, "moved_reason", said)
    paper.moved_from, paper.candidate, paper.own = row, other, False
    paper.save()
    record("candidate.paper_moved", Ref.to(row), by=by, to=other.number, kind=paper.kind)
    refresh(row)
    refresh(other)
    if was_own:
        tell_person(row, _("您的一份材料放回了该放的地方"), f"moved.{paper.pk}")
    return paper


def open_paper(pk: UUID, *, by: Actor) -> tuple[CandidatePaper, BinaryIO]:
    """The paper itself; who opened it is on record twice: in the file, and of the bytes."""
    row = _paper(pk, by.city)
    look(row.candidate_id, LookAt.PAPER, by=by)
    return row, files.paper_bytes(by, row.paper, purpose="development")


def open_own_paper(pk: UUID, *, by: Actor) -> tuple[CandidatePaper, BinaryIO]:
    """What the person handed in himself."""
    row = _paper(pk, by.city)
    if not row.own or not rights.is_self(by, row.candidate.person_id):
        raise NotFound(str(pk))
    return row, files.paper_bytes(by, row.paper, purpose="own")


def _paper(pk: UUID, city: str) -> CandidatePaper:
    rows = CandidatePaper.objects.select_related("candidate", "paper__file")
    row = rows.filter(pk=pk, city=city, removed_on=None).first()
    if row is None:
        raise NotFound(str(pk))
    return row


def hand_out_archive(pk: UUID, *, by: Actor) -> tuple[str, bytes]:
    """The archive list on A4: file name and bytes."""
    row = look(pk, LookAt.ARCHIVE, by=by)
    record("candidate.archive_printed", Ref.to(row), by=by)
    with translation.override(DOCUMENT_LANGUAGE):
        return f"{row.number}.pdf", archive_pdf(archive_of(row))


def hand_out_letter(pk: UUID, *, by: Actor) -> tuple[str, bytes]:
    """The letter of the political review on A4."""
    rows = CandidateLetter.objects.select_related("candidate__person", "candidate__branch")
    letter = rows.filter(pk=pk, city=by.city).first()
    if letter is None:
        raise NotFound(str(pk))
    row = look(letter.candidate_id, LookAt.FILE, by=by)
    if not rights.may_develop(by, row):
        raise Refused(_("函由支部打印。"))
    record("candidate.letter_printed", Ref.to(row), by=by)
    return f"{letter.number}.pdf", letter_pdf(letter, row)
