"""Floating members: noted, spoken with every half year, lost and found, at home again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.branch_life import cards
from yilu.branch_life.access import party as access
from yilu.branch_life.enums.transfer import ContactWay, FloatingState, Flow
from yilu.branch_life.models import Floating, FloatingContact
from yilu.branch_life.queries.party import months_apart
from yilu.branch_life.states.party import FLOATING
from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.periods import add_months
from yilu.core.refs import Ref
from yilu.membership.queries import roll_of
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders

AHEAD = timedelta(days=15)
ONCE = {"floating_open_once_per_branch": _("这位党员在本支部已经有一条流动登记。")}


@dataclass(frozen=True, slots=True)
class Away:
    """What is noted of a member who is away."""

    flow: Flow
    since: date
    place: str
    other_side: str = ""
    handbook: str = ""
    note: str = ""


@transaction.atomic
def note_floating(member_id: UUID, branch: Unit, away: Away, *, by: Actor) -> Floating:
    """Somebody of the branch has been away for six months and cannot take part in his branch."""
    if not access.may_keep(by, branch):
        raise NotAllowed("note_floating")
    today = clock.today()
    on_roll = {row.member.pk: row.member for row in roll_of(branch, today)}
    errors: dict[str, Any] = {}
    if member_id not in on_roll:
        errors["member"] = _("选本支部名册上的党员。")
    if not away.place.strip():
        errors["place"] = _("写流动到哪里，或者从哪里来。")
    if errors:
        raise Invalid(errors)
    if add_months(away.since, months_apart(by.city)) > today:
        raise cards.refuse(
            by.city,
            "floating.six_months",
            today,
            _("外出不满 6 个月，还不算流动党员。"),
            _("仍由本支部通知他参加组织生活；满 6 个月再登记。"),
        )
    with clear_clashes(ONCE):
        made = Floating.objects.create(
            city=by.city,
            member=on_roll[member_id],
            branch=branch,
            flow=away.flow,
            since=away.since,
            place=away.place.strip()[:120],
            other_side=away.other_side.strip()[:120],
            handbook=away.handbook.strip()[:60],
            note=away.note.strip()[:200],
            last_contact_on=away.since,
        )
    record("floating.noted", Ref.to(made), by=by, flow=made.flow)
    return made


@transaction.atomic
def note_contact(
    key: UUID, way: str, *, by: Actor, on: date | None = None, note: str = ""
) -> Floating:
    """The branch spoke with him; who was lost is found with it."""
    row, day = _locked(key, by), on or clock.today()
    if way not in ContactWay.values:
        raise Invalid({"way": _("选怎么联系上的。")})
    if not row.since <= day <= clock.today():
        raise Invalid({"on": _("联系日期不早于流动开始，也不晚于今天。")})
    FLOATING.advance(row, "contact", by=by)
    FloatingContact.objects.create(
        city=by.city, floating=row, on=day, way=way, note=note.strip()[:200], made_by=by.account_id
    )
    row.last_contact_on, row.lost_since = max(row.last_contact_on, day), None
    row.save(update_fields=["state", "last_contact_on", "lost_since"])
    record("floating.contacted", Ref.to(row), by=by, on=day.isoformat())
    return row


@transaction.atomic
def lose(key: UUID, note: str, *, by: Actor, since: date | None = None) -> Floating:
    """失去联系: a person says so, with what was tried; no count of days makes it."""
    row = _locked(key, by)
    if not note.strip():
        raise Invalid({"note": _("写怎么找过、问过谁。")})
    FLOATING.advance(row, "lose", by=by)
    row.lost_since, row.note = since or clock.today(), note.strip()[:200]
    row.save(update_fields=["state", "lost_since", "note"])
    record("floating.lost", Ref.to(row), by=by)
    return row


@transaction.atomic
def end_floating(key: UUID, note: str, *, by: Actor, on: date | None = None) -> Floating:
    """He is back, or his formal relation moved after him."""
    row, day = _locked(key, by), on or clock.today()
    if not row.since <= day <= clock.today():
        raise Invalid({"on": _("结束日期不早于流动开始，也不晚于今天。")})
    FLOATING.advance(row, "end", by=by)
    row.ended_on, row.note = day, note.strip()[:200] or row.note
    row.save(update_fields=["state", "ended_on", "note"])
    record("floating.ended", Ref.to(row), by=by, on=day.isoformat())
    return row


def _locked(key: UUID, by: Actor) -> Floating:
    rows = Floating.objects.select_for_update(of=("self",)).select_related("branch", "member")
    found = rows.filter(pk=key, city=by.city).first()
    if found is None or not access.may_keep(by, found.branch):
        raise NotFound(str(key))
    return found


@transaction.atomic
def remind_floating(city: str) -> int:
    """The branch's secretaries hear once of each half year that nears its end without a word."""
    today, told = clock.today(), 0
    before = add_months(today + AHEAD, -months_apart(city))
    rows = Floating.objects.select_for_update(of=("self",)).select_related("branch")
    due = rows.filter(city=city, state=FloatingState.AWAY, last_contact_on__lte=before)
    for row in due.order_by("pk"):
        title = _("该联系流动党员了，半年至少一次")
        reason = f"due {row.last_contact_on.isoformat()}"
        link = f"/console/floating/{row.pk}/"
        people = holders(city, row.branch.path, Role.SECRETARY, today)
        tell(people, Telling(title, Kind.BRANCH, Ref.to(row), reason, row.branch.name, link))
        row.reminded_on = today
        row.save(update_fields=["reminded_on"])
        told += 1
    return told
