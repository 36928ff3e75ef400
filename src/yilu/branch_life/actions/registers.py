"""What a branch keeps beside its meetings: dues and grades as records, its committee, groups, approver."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life.access import party as access
from yilu.branch_life.enums.meeting import HELD, Office
from yilu.branch_life.enums.transfer import Grade
from yilu.branch_life.models import (
    Appraisal,
    Approver,
    CommitteeSeat,
    DuesEntry,
    GroupPlace,
    Meeting,
)
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import month_of
from yilu.core.refs import Ref
from yilu.membership.models import PartyMember
from yilu.membership.queries import roll_of
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit

ONE_DAY = timedelta(days=1)
MOST_FEN = 100_000_000
CLASHES = {
    "committee_seat_open_once": _("他已经担任这个职务。"),
    "group_place_open_once": _("他已经编在一个党小组里。"),
}


def _member(branch: Unit, person_or_member: UUID, by: Actor) -> PartyMember:
    """Somebody on the branch's roll today, by his member's key."""
    if not access.may_keep(by, branch):
        raise NotAllowed("registers")
    for row in roll_of(branch, clock.today()):
        if person_or_member in (row.member.pk, row.member.person_id):
            return row.member
    raise Invalid({"member": _("选本支部名册上的党员。")})


# ── dues and grades ─────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def record_dues(
    branch: Unit,
    member: UUID,
    month: date,
    amount_fen: int,
    paid_on: date,
    *,
    by: Actor,
    receipt: str = "",
) -> DuesEntry:
    """What was received for a month; entered again, it is corrected, and the history keeps both."""
    who = _member(branch, member, by)
    if not 0 < amount_fen <= MOST_FEN:
        raise Invalid({"amount": _("写收到的金额。")})
    if paid_on > clock.today():
        raise Invalid({"paid_on": _("日期还没到。")})
    row, _new = DuesEntry.objects.update_or_create(
        city=by.city,
        member=who,
        branch=branch,
        month=month_of(month),
        defaults={
            "amount_fen": amount_fen,
            "paid_on": paid_on,
            "receipt": receipt.strip()[:60],
            "made_by": by.account_id,
        },
    )
    record("dues.recorded", Ref.to(row), by=by)
    return row


@transaction.atomic
def record_appraisal(
    branch: Unit,
    member: UUID,
    year: int,
    grade: str,
    *,
    by: Actor,
    meeting: UUID | None = None,
    note: str = "",
) -> Appraisal:
    """The grade the meeting decided; entered again, it is corrected, and the history keeps both."""
    who = _member(branch, member, by)
    if grade not in Grade.values:
        raise Invalid({"grade": _("选评定的等次。")})
    if not 2000 <= year <= clock.today().year:
        raise Invalid({"year": _("写已经评议的年份。")})
    held = Meeting.objects.filter(city=by.city, branch=branch, state__in=HELD)
    if meeting is not None and not held.filter(pk=meeting).exists():
        raise Invalid({"meeting": _("选本支部开过的会。")})
    row, _new = Appraisal.objects.update_or_create(
        city=by.city,
        member=who,
        branch=branch,
        year=year,
        defaults={
            "grade": grade,
            "meeting_id": meeting,
            "note": note.strip()[:200],
            "made_by": by.account_id,
        },
    )
    record("appraisal.recorded", Ref.to(row), by=by)
    return row


# ── committee, groups, approver ─────────────────────────────────────────────────────────────────


@transaction.atomic
def seat(
    branch: Unit, person: UUID, office: str, *, by: Actor, from_on: date, basis: str = ""
) -> CommitteeSeat:
    """A duty in the branch committee, for a full member of the branch."""
    _member(branch, person, by)
    if office not in Office.values:
        raise Invalid({"office": _("选担任的职务。")})
    full = {row.member.person_id for row in roll_of(branch, from_on) if row.is_full}
    if person not in full:
        raise Refused(_("支委要是正式党员。预备党员转正以后才能担任。"))
    with clear_clashes(CLASHES):
        row = CommitteeSeat.objects.create(
            city=by.city,
            branch=branch,
            person_id=person,
            office=office,
            from_on=from_on,
            basis=basis.strip()[:120],
        )
    record("seat.given", Ref.to(row), by=by, office=office)
    return row


@transaction.atomic
def end_seat(key: UUID, *, by: Actor, on: date | None = None) -> CommitteeSeat:
    """Its last day."""
    rows = CommitteeSeat.objects.select_for_update(of=("self",)).select_related("branch")
    row = rows.filter(pk=key, city=by.city).first()
    if row is None or not access.may_keep(by, row.branch):
        raise NotFound(str(key))
    day = on or clock.today()
    if day < row.from_on:
        raise Invalid({"on": _("结束日期早于开始日期。")})
    row.to_on = day
    row.save(update_fields=["to_on"])
    record("seat.ended", Ref.to(row), by=by, on=day.isoformat())
    return row


@transaction.atomic
def place_in_group(group: Unit, person: UUID, *, by: Actor, from_on: date) -> GroupPlace:
    """编入党小组; from another group of the branch he moves."""
    if group.kind != UnitKind.PARTY_GROUP or group.parent is None:
        raise Invalid({"group": _("选本支部的党小组。")})
    _member(group.parent, person, by)
    held = GroupPlace.objects.select_for_update().filter(city=by.city, person=person, to_on=None)
    for earlier in held:
        if earlier.from_on >= from_on or earlier.group_id == group.pk:
            raise Refused(CLASHES["group_place_open_once"])
        earlier.to_on = from_on - ONE_DAY
        earlier.save(update_fields=["to_on"])
    row = GroupPlace.objects.create(city=by.city, group=group, person_id=person, from_on=from_on)
    record("group.placed", Ref.to(row), by=by, group=group.number)
    return row


@transaction.atomic
def set_approver(
    branch: Unit,
    body: str,
    *,
    by: Actor,
    from_on: date,
    unit: Unit | None = None,
    basis: str = "",
) -> Approver:
    """Which body approves what this branch resolves, from this day."""
    if not access.may_set_approver(by, branch):
        raise NotAllowed("set_approver")
    if not body.strip():
        raise Invalid({"body": _("写审批的党委全称。")})
    for earlier in Approver.objects.select_for_update().filter(branch=branch, to_on=None):
        if earlier.from_on >= from_on:
            raise Invalid({"from_on": _("要晚于现在这一家开始的日期。")})
        earlier.to_on = from_on - ONE_DAY
        earlier.save(update_fields=["to_on"])
    row = Approver.objects.create(
        city=by.city,
        branch=branch,
        body=body.strip()[:80],
        unit=unit,
        from_on=from_on,
        basis=basis.strip()[:120],
    )
    record("approver.set", Ref.to(row), by=by, branch=branch.number)
    return row
