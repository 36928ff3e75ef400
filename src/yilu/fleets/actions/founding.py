"""Founding and ending a fleet, its leads by term, and the drives missions belong to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.fleets import access
from yilu.fleets.actions.taking import fleet_for
from yilu.fleets.actions.telling import say
from yilu.fleets.enums import CALLED, EnrolmentState, Seat
from yilu.fleets.models import Drive, Enrolment, Fleet, Lead, Mission
from yilu.organisations.models import Unit
from yilu.runtime.actions import next_number


@transaction.atomic
def found_fleet(
    name: str,
    unit: Unit,
    *,
    by: Actor,
    district: str = "",
    kinds: Iterable[str] = (),
    about: str = "",
    on: date | None = None,
) -> Fleet:
    if not access.may_run(by, unit):
        raise NotAllowed("found_fleet")
    if not name.strip():
        raise Invalid({"name": _("给车队起个名字。")})
    try:
        with transaction.atomic():
            row = Fleet.objects.create(
                city=by.city,
                number=f"CD-{next_number(by.city, 'CD'):04d}",
                name=name.strip()[:40],
                unit=unit,
                district=district,
                kinds=sorted(kinds),
                about=about.strip()[:300],
                founded_on=on or clock.today(),
            )
    except IntegrityError as error:
        raise Invalid({"name": _("已经有一支车队叫这个名字。")}) from error
    record("fleet.founded", Ref.to(row), by=by)
    return row


@transaction.atomic
def change_fleet(
    key: UUID,
    *,
    by: Actor,
    name: str,
    kinds: Iterable[str] = (),
    district: str = "",
    about: str = "",
) -> Fleet:
    row = _run(key, by)
    if not name.strip():
        raise Invalid({"name": _("给车队起个名字。")})
    row.name, row.kinds = name.strip()[:40], sorted(kinds)
    row.district, row.about = district, about.strip()[:300]
    row.save(update_fields=["name", "kinds", "district", "about"])
    record("fleet.changed", Ref.to(row), by=by)
    return row


@transaction.atomic
def end_fleet(key: UUID, *, by: Actor, on: date | None = None) -> Fleet:
    """Its drivers leave with it; what they drove stays counted."""
    row, day = _run(key, by), on or clock.today()
    if row.ended_on is not None:
        raise Refused(_("这支车队已经解散。"))
    if Mission.objects.filter(fleet=row, state__in=CALLED).exists():
        raise Refused(_("还有任务没有结束，先完成或解除任务。"))
    row.ended_on = day
    row.save(update_fields=["ended_on"])
    Enrolment.objects.filter(fleet=row, state=EnrolmentState.ACTIVE).update(
        state=EnrolmentState.LEFT, to_on=day, reason="车队解散"
    )
    Enrolment.objects.filter(fleet=row, state=EnrolmentState.ASKED).update(
        state=EnrolmentState.REFUSED, reason="车队解散"
    )
    record("fleet.ended", Ref.to(row), by=by, on=day.isoformat())
    return row


@transaction.atomic
def appoint_lead(
    key: UUID, person: UUID, *, by: Actor, to_on: date, from_on: date | None = None,
    seat: Seat = Seat.LEAD,
) -> Lead:  # fmt: skip
    """Somebody of the fleet leads it for a term."""
    fleet, first = _run(key, by), from_on or clock.today()
    if to_on < first:
        raise Invalid({"to_on": _("任期结束的日子不能早于开始的日子。")})
    active = Enrolment.objects.filter(fleet=fleet, person=person, state=EnrolmentState.ACTIVE)
    if not active.exists():
        raise Invalid({"person": _("队长要从在队的队员里选。")})
    try:
        with transaction.atomic():
            row = Lead.objects.create(
                city=by.city, fleet=fleet, person_id=person, seat=seat, from_on=first, to_on=to_on
            )
    except IntegrityError as error:
        raise Refused(_("这段时间已经有人担任，先结束他的任期。")) from error
    record("fleet.lead_appointed", Ref.to(row), by=by)
    title = _("您担任“%(fleet)s”的%(seat)s") % {"fleet": fleet.name, "seat": seat.label}
    say([person], row, title, "appointed", f"/fleets/{fleet.pk}/")
    return row


@transaction.atomic
def end_lead(key: UUID, *, by: Actor, on: date | None = None) -> Lead:
    row = Lead.objects.select_for_update(of=("self",)).filter(pk=key, city=by.city).first()
    if row is None:
        raise NotFound(str(key))
    _run(row.fleet_id, by)
    day = on or clock.today()
    if row.to_on <= day:
        raise Refused(_("这个任期已经结束。"))
    row.to_on = max(day, row.from_on)
    row.save(update_fields=["to_on"])
    record("fleet.lead_ended", Ref.to(row), by=by, on=day.isoformat())
    return row


@transaction.atomic
def begin_drive(
    name: str, unit: Unit, *, by: Actor, from_on: date, to_on: date | None = None, about: str = ""
) -> Drive:
    """A drive missions may belong to."""
    if not access.may_run(by, unit):
        raise NotAllowed("begin_drive")
    if not name.strip():
        raise Invalid({"name": _("写上行动的名称。")})
    if to_on is not None and to_on < from_on:
        raise Invalid({"to_on": _("结束的日子不能早于开始的日子。")})
    year = from_on.year
    row = Drive.objects.create(
        city=by.city,
        number=f"XD-{year}-{next_number(by.city, f'XD-{year}'):02d}",
        name=name.strip()[:60],
        unit=unit,
        about=about.strip()[:300],
        from_on=from_on,
        to_on=to_on,
    )
    record("drive.begun", Ref.to(row), by=by)
    return row


def _run(key: UUID, by: Actor) -> Fleet:
    row = fleet_for(key, by)
    if not access.runs_fleet(by, row):
        raise NotAllowed("run_fleet")
    return Fleet.objects.select_for_update(of=("self",)).get(pk=row.pk)
