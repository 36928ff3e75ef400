"""Joining a fleet and leaving it; what a driver can and will do; his papers as the lead saw them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.ids import BadNumber, clean_plate
from yilu.core.refs import Ref
from yilu.fleets import access
from yilu.fleets.actions.taking import enrolment_for, fleet_for, person_of
from yilu.fleets.actions.telling import say
from yilu.fleets.enums import CALLED, AskState, EnrolmentState, Equipment, MissionKind, Shift, Skill
from yilu.fleets.models import Ask, Enrolment, Fleet, Lead, Standby
from yilu.fleets.states import ENROLMENTS
from yilu.organisations.queries import open_on
from yilu.registry.models import Driver, Vehicle
from yilu.registry.queries import vehicle_by_plate
from yilu.rulebook.queries import district_names

FURTHEST = timedelta(days=60)  # how far ahead one stands by


@dataclass(frozen=True, slots=True)
class Wishes:
    """What he can do and where he will go; empty areas and kinds mean everywhere and everything."""

    skills: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def check(self, city: str) -> None:
        known = {
            "skills": (self.skills, set(Skill.values)),
            "equipment": (self.equipment, set(Equipment.values)),
            "areas": (self.areas, set(district_names(city))),
            "kinds": (self.kinds, set(MissionKind.values)),
        }
        wrong = {
            name: _("有认不出的选项。") for name, (got, all_) in known.items() if set(got) - all_
        }
        if wrong:
            raise Invalid(wrong)


@transaction.atomic
def join(key: UUID, plate: str, wishes: Wishes, *, by: Actor) -> Enrolment:
    """A driver asks to join with his vehicle; asking twice is asking once."""
    fleet, person = fleet_for(key, by), person_of(by)
    known = Enrolment.objects.filter(
        city=by.city, fleet=fleet, person=person, state__in=("asked", "active")
    ).first()
    if known is not None:
        return known
    wishes.check(by.city)
    row = _made(fleet, _driver(by), _vehicle(by.city, plate), wishes, clock.business_now(), by)
    leads = Lead.objects.filter(open_on(clock.today()), fleet=fleet)
    title = _("有司机申请加入“%(fleet)s”") % {"fleet": fleet.name}
    link = f"/fleets/{fleet.pk}/lead/"
    say(leads.values_list("person", flat=True), row, title, "asked", link)
    return row


def _made(
    fleet: Fleet,
    driver: Driver,
    vehicle: Vehicle | None,
    wishes: Wishes,
    at: datetime,
    by: Actor,
) -> Enrolment:
    if fleet.ended_on is not None:
        raise Refused(_("这支车队已经解散，看看别的车队。"))
    try:
        with transaction.atomic():
            row = Enrolment.objects.create(
                city=by.city,
                fleet=fleet,
                person_id=driver.person_id,
                driver=driver,
                vehicle=vehicle,
                asked_at=at,
                **_stored(wishes),
            )
    except IntegrityError as error:
        raise Refused(_("您已经在这支车队里了。")) from error
    record("enrolment.asked", Ref.to(row), by=by)
    return row


@transaction.atomic
def enrol(
    key: UUID,
    driver: Driver,
    plate: str,
    wishes: Wishes,
    *,
    by: Actor,
    on: date | None = None,
) -> Enrolment:
    """Staff or the lead write in a driver who said yes on paper; he is told and may leave at once."""
    fleet, day = fleet_for(key, by), on or clock.today()
    if not access.manages_fleet(by, fleet) or driver.city != by.city:
        raise NotAllowed("enrol")
    wishes.check(by.city)
    at = datetime.combine(day, clock.business_now().time(), clock.CITY_ZONE)
    row = _made(fleet, driver, _vehicle(by.city, plate), wishes, at, by)
    ENROLMENTS.advance(row, "accept", by=by)
    row.from_on = day
    row.save(update_fields=["state", "from_on"])
    record("enrolment.accepted", Ref.to(row), by=by)
    _welcome(row)
    return row


@transaction.atomic
def accept_driver(key: UUID, *, by: Actor) -> Enrolment:
    row = enrolment_for(key, by)
    ENROLMENTS.advance(row, "accept", by=by)
    row.from_on = clock.today()
    row.save(update_fields=["state", "from_on"])
    record("enrolment.accepted", Ref.to(row), by=by)
    _welcome(row)
    return row


@transaction.atomic
def refuse_driver(key: UUID, reason: str, *, by: Actor) -> Enrolment:
    row = enrolment_for(key, by)
    ENROLMENTS.advance(row, "refuse", by=by)
    _because(row, reason)
    row.save(update_fields=["state", "reason"])
    record("enrolment.refused", Ref.to(row), by=by)
    title = _("没有通过加入“%(fleet)s”的申请") % {"fleet": row.fleet.name}
    say([row.person_id], row, title, "refused", f"/fleets/{row.fleet_id}/", body=row.reason)
    return row


@transaction.atomic
def end_driver(key: UUID, reason: str, *, by: Actor) -> Enrolment:
    """The lead or staff end it; he is told why."""
    row = enrolment_for(key, by)
    ENROLMENTS.advance(row, "end", by=by)
    _because(row, reason)
    _gone(row)
    record("enrolment.ended", Ref.to(row), by=by)
    title = _("您已不在“%(fleet)s”") % {"fleet": row.fleet.name}
    say([row.person_id], row, title, "ended", f"/fleets/{row.fleet_id}/", body=row.reason)
    return row


@transaction.atomic
def leave(key: UUID, *, by: Actor) -> Enrolment:
    """As easily as he came; not while he has said yes to a mission."""
    row = enrolment_for(key, by)
    ENROLMENTS.advance(row, "leave", by=by)
    _gone(row)
    record("enrolment.left", Ref.to(row), by=by)
    return row


def _gone(row: Enrolment) -> None:
    held = Ask.objects.filter(
        enrolment=row, state=AskState.ACCEPTED, mission__state__in=CALLED
    ).values_list("mission__number", flat=True)
    if number := held.first():
        raise Refused(_("还有接下的任务 %(number)s，先退掉或做完。") % {"number": number})
    row.to_on = clock.today() if row.from_on else None
    row.save(update_fields=["state", "to_on", "reason"])
    row.standbys.filter(on__gt=clock.today()).delete()
    Lead.objects.filter(open_on(clock.today()), fleet=row.fleet_id, person=row.person_id).update(
        to_on=clock.today()
    )


@transaction.atomic
def check_papers(key: UUID, insured_to: date, inspected_to: date, *, by: Actor) -> Enrolment:
    """The lead (never the driver himself) saw the policy and the inspection."""
    row = enrolment_for(key, by)
    ENROLMENTS.advance(row, "check", by=by)
    far = clock.today() + timedelta(days=3 * 366)
    wrong = {
        name: _("离今天太远了，看看年份。")
        for name, day in (("insured_to", insured_to), ("inspected_to", inspected_to))
        if day > far
    }
    if wrong:
        raise Invalid(wrong)
    row.insured_to, row.inspected_to = insured_to, inspected_to
    row.checked_on, row.checked_by = clock.today(), by.account_id
    row.save(update_fields=["insured_to", "inspected_to", "checked_on", "checked_by"])
    record("enrolment.checked", Ref.to(row), by=by)
    return row


# ── what he sets himself ────────────────────────────────────────────────────────────────────────


@transaction.atomic
def wish(
    key: UUID, wishes: Wishes, *, by: Actor, plate: str | None = None,
    paused_until: date | None = None,
) -> Enrolment:  # fmt: skip
    """Skills, equipment, areas, kinds, a pause; another vehicle is checked anew."""
    row = _own(key, by)
    wishes.check(by.city)
    for name, value in _stored(wishes).items():
        setattr(row, name, value)
    row.paused_until = paused_until
    if plate is not None:
        vehicle = _vehicle(by.city, plate)
        if (vehicle.pk if vehicle else None) != row.vehicle_id:
            row.vehicle = vehicle
            row.insured_to = row.inspected_to = row.checked_on = row.checked_by = None
    row.save()
    record("enrolment.changed", Ref.to(row), by=by)
    return row


@transaction.atomic
def stand_by(key: UUID, on: date, shift: Shift, *, by: Actor, yes: bool = True) -> Enrolment:
    """On or off the calendar; saying it twice changes nothing."""
    row = _own(key, by)
    if row.state != EnrolmentState.ACTIVE:
        raise Refused(_("入队以后才能排值守。"))
    if not clock.today() <= on <= clock.today() + FURTHEST:
        raise Invalid({"on": _("只能排今天起 60 天内的值守。")})
    if yes:
        Standby.objects.bulk_create(
            [Standby(city=by.city, enrolment=row, on=on, shift=shift)], ignore_conflicts=True
        )
    else:
        row.standbys.filter(on=on, shift=shift).delete()
    return row


def _own(key: UUID, by: Actor) -> Enrolment:
    row = enrolment_for(key, by)
    if not access.owns_enrolment(by, row):
        raise NotAllowed("own_enrolment")
    if row.state not in (EnrolmentState.ASKED, EnrolmentState.ACTIVE):
        raise Refused(_("您已经不在这支车队。"))
    return row


def _driver(by: Actor) -> Driver:
    rows = Driver.objects.filter(pk__in=by.driver_ids, city=by.city).select_related("group")
    found = sorted(rows, key=lambda row: (row.group.code != "ride_hailing", row.number))
    if not found:
        raise Refused(_("先登记成司机，再加入车队。"))
    return found[0]


def _vehicle(city: str, plate: str) -> Vehicle | None:
    """By its plate; a vehicle nobody registered is refused, none at all may come later."""
    if not plate.strip():
        return None
    try:
        cleaned = str(clean_plate(plate))
    except BadNumber as error:
        raise Invalid({"plate": str(error)}) from error
    found = vehicle_by_plate(city, cleaned)
    if found is None:
        raise Invalid({"plate": _("车辆名册里没有这个车牌，请先到企业或行业党委登记。")})
    return found


def _stored(wishes: Wishes) -> dict[str, list[str]]:
    return {
        "skills": sorted(wishes.skills),
        "equipment": sorted(wishes.equipment),
        "areas": sorted(wishes.areas),
        "kinds": sorted(wishes.kinds),
    }


def _because(row: Enrolment, reason: str) -> None:
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么，司机会看到。")})
    row.reason = reason.strip()[:120]


def _welcome(row: Enrolment) -> None:
    title = _("您已加入“%(fleet)s”") % {"fleet": row.fleet.name}
    say([row.person_id], row, title, "accepted", f"/fleets/{row.fleet_id}/")
