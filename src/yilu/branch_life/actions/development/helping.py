"""Who cultivates and introduces somebody, and the half-yearly reviews."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import development as rights
from yilu.branch_life.actions.development.common import locked, not_future, refresh, tidy
from yilu.branch_life.enums.development import HelperKind
from yilu.branch_life.models import Candidate, Helper, Review
from yilu.branch_life.queries.development.dossiers import dossier
from yilu.branch_life.rules.articles import rules_on
from yilu.branch_life.rules.cards import insist
from yilu.branch_life.rules.checks import check
from yilu.branch_life.rules.dossier import Given, MemberFacts
from yilu.branch_life.rules.steps import APPROVE, CONTACTS
from yilu.branch_life.sealing import sealed
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.membership.enums import Standing
from yilu.membership.models import Membership, PartyMember
from yilu.membership.queries import members_in_office
from yilu.organisations.queries import open_on
from yilu.rulebook.queries import work_calendar

LONGEST = 2000


def facts_of(member: PartyMember, row: Candidate, on: date) -> MemberFacts:
    """What the rules ask of a member proposed as contact or introducer."""
    in_office = members_in_office(row.city, on).filter(pk=member.pk).exists()
    placed = Membership.objects.filter(open_on(on), member=member, branch=row.branch)
    return MemberFacts(
        full=member.standing == Standing.FULL,
        in_office=in_office,
        in_branch=placed.exists(),
        himself=member.person_id == row.person_id,
    )


def name_helpers(
    row: Candidate, kind: HelperKind, members: Iterable[PartyMember], on: date
) -> None:
    """These from the day on; whoever helped before and is not among them ends."""
    wanted = {member.pk: member for member in members}
    held = {h.member_id: h for h in row.helpers.filter(kind=kind, to_on=None)}
    gone = [h.pk for key, h in held.items() if key not in wanted]
    row.helpers.filter(pk__in=gone).update(to_on=on)
    Helper.objects.bulk_create(
        Helper(city=row.city, candidate=row, member=member, kind=kind, from_on=on)
        for key, member in wanted.items()
        if key not in held
    )


@transaction.atomic
def change_contacts(
    pk: UUID, members: Iterable[UUID], on: date, *, by: Actor, confirmed: bool = False
) -> Candidate:
    """One or two other full members: after a move, or when one of them cannot go on."""
    row = locked(pk, by)
    if not rights.may_develop(by, row):
        raise NotAllowed("contacts")
    not_future(on, "on")
    file = dossier(row)
    if not file.stands(CONTACTS):
        raise Refused(_("还没有指定过培养联系人，请在步骤里指定。"))
    keys = list(dict.fromkeys(members))
    found = list(PartyMember.objects.filter(pk__in=keys, city=row.city))
    if len(found) != len(keys):
        raise NotFound("member")
    given = Given(on, members=tuple(facts_of(member, row, on) for member in found))
    cards = check(
        CONTACTS, given, file, rules_on(row.city, on), work_calendar(row.city), clock.today()
    )
    insist((card for card in cards if card.code != "earlier"), confirmed=confirmed)
    name_helpers(row, HelperKind.CONTACT, found, max(on, _latest_start(row)))
    record("candidate.contacts_changed", Ref.to(row), by=by, n=len(found))
    return row


def _latest_start(row: Candidate) -> date:
    days = row.helpers.filter(kind=HelperKind.CONTACT, to_on=None).values_list("from_on", flat=True)
    return max(days, default=date.min)


@transaction.atomic
def add_review(pk: UUID, on: date, words: str, *, by: Actor) -> Review:
    """A half-yearly review, by the branch or by the contact himself; on probation it is the probation's."""
    row = _reviewable(pk, by)
    said = tidy(words, "words", longest=LONGEST, needed=_("写几句考察情况。"))
    not_future(on)
    made = Review(
        city=row.city,
        candidate=row,
        on=on,
        probation=dossier(row).stands(APPROVE),
        by_member=_as_contact(row, by),
        recorded_by=by.account_id,
        recorded_at=timezone.now(),
    )
    made.words = sealed(made, "words", said) or b""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("那一天的考察已经记过了。")) from error
    record("candidate.reviewed", Ref.to(row), by=by)
    refresh(row)
    return made


def _reviewable(pk: UUID, by: Actor) -> Candidate:
    row = Candidate.objects.select_for_update(of=("self",)).filter(pk=pk, city=by.city).first()
    if row is None:
        raise NotFound(str(pk))
    if _as_contact(row, by) is None:
        row = locked(pk, by)
        if not rights.may_develop(by, row):
            raise NotAllowed("review")
    if row.ended_on is not None or row.archived_on is not None:
        raise Refused(_("这份材料已经归档或者终止，不能再改。"))
    return row


def _as_contact(row: Candidate, by: Actor) -> PartyMember | None:
    if by.person_id is None:
        return None
    mine = row.helpers.filter(
        Q(to_on=None) | Q(to_on__gt=F("from_on"), to_on__gte=clock.today()),
        member__person=by.person_id,
        kind=HelperKind.CONTACT,
    )
    found = mine.select_related("member").first()
    return found.member if found else None
