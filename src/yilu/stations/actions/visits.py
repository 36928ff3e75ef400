"""Counting as it happens: check in by code or at the counter, and one tap.

One person, one place, one clock hour is one visit, whatever the services: a second tap in the hour
adds its service to the same row. What looks like double counting is marked, not refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Message, NotAllowed, NotFound, Refused
from yilu.core.geo import Point, metres
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.core.taps import tap
from yilu.core.witness import moment
from yilu.people.models import Person
from yilu.people.queries import by_phones
from yilu.registry.models import Driver
from yilu.stations import access, codes
from yilu.stations.enums import Flag, Group, Service, Way
from yilu.stations.models import Station, Visit
from yilu.stations.queries.log import regulars

SPEED_M_S = 60 / 3.6  # 60 km/h: nobody is faster between two places in town
AROUND = timedelta(hours=3)  # how far before and after a visit its neighbours are looked at
SOON = timedelta(hours=1)
MOST_AT_ONCE = 200
RATED_WITHIN = timedelta(days=7)
KEPT_TOO_LATE = _("存了一天多才发出来的，请到“补录名单”里记，写明原因。")
SEEN_TOO_LATE = _("存了一天多才发出来的，不再算，请管理员到“补录名单”里记。")
CODE_OVER = _("这个码已经过了时间，请看屏幕上现在的码，或者向管理员报手机号。")


@transaction.atomic
def check_in(
    station: Station,
    code: str,
    services: Iterable[str] = (),
    *,
    by: Actor,
    place: Point | None = None,
    group: str = "",
    seen: str = "",
) -> Visit:
    """A driver checks himself in with the code he sees at the place.

    A printed code may have been passed on: where the phone says where it is, it must be there. `seen`:
    the server's own word that he showed the screen's code while it was good, for a tap that came later.
    """
    if by.person_id is None or station.city != by.city:
        raise NotAllowed("check_in")
    if (told := moment(seen, codes.SEEN, station.pk, by.person_id)) is not None:
        return _come(
            station, by.person_id, services, Way.CODE, by=by, group=group, tapped_at=told,
            too_late=SEEN_TOO_LATE,
        )  # fmt: skip
    way = _way_of(station, code)
    flags = [] if way is Way.CODE else _place_flags(station, place)
    return _come(station, by.person_id, services, way, by=by, group=group, flags=flags)


def _way_of(station: Station, code: str) -> Way:
    text = code.strip().replace(" ", "").upper()
    if codes.is_turning(station.pk, text, timezone.now()):
        return Way.CODE
    if codes.is_of_day(station.pk, text, clock.today()):
        return Way.DAY_CODE
    raise Refused(CODE_OVER)


def _place_flags(station: Station, place: Point | None) -> list[str]:
    if place is None or station.lon is None or station.lat is None:
        return [Flag.UNVERIFIED]
    if metres(place, Point(station.lon, station.lat)) > codes.NEAR_M:
        raise Refused(_("您离这个驿站还有一段路，到了再扫；要是定位不准，请向管理员报手机号。"))
    return []


@transaction.atomic
def check_in_at_counter(
    station: Station,
    services: Iterable[str] = (),
    *,
    by: Actor,
    phone: str = "",
    person: UUID | None = None,
    tail: str = "",
    group: str = "",
    tapped_at: datetime | None = None,
) -> Visit:
    """The keeper checks somebody in by his whole phone number, or as a regular by its last four."""
    if not access.may_keep(by, station):
        raise NotAllowed("check_in_at_counter")
    if person is not None:
        if person not in {known.person for known in regulars(by, station, tail)}:
            raise NotFound("person")
        found = person
    else:
        found = _person_at(by.city, phone)
    return _come(station, found, services, Way.PHONE, by=by, group=group, tapped_at=tapped_at)


def _person_at(city: str, phone: str) -> UUID:
    try:
        number = clean_phone(phone)
    except BadNumber:
        raise Invalid({"phone": _("手机号要 11 位；老面孔可以只写后四位。")}) from None
    found = by_phones(city, [number])[number]
    if not found:
        raise Invalid({"phone": _("没有登记过这个手机号，请核对；不方便登记的，点一下计数就行。")})
    if len(found) > 1:
        raise Invalid({"phone": _("这个号码有几个人共用，请改用他自己的码。")})
    return found[0]


def _come(
    station: Station,
    person: UUID,
    services: Iterable[str],
    way: Way,
    *,
    by: Actor,
    group: str,
    flags: Sequence[str] = (),
    tapped_at: datetime | None = None,
    too_late: Message = KEPT_TOO_LATE,
) -> Visit:
    """Somebody is here, now or when it was tapped or scanned and the line was gone."""
    now, late = _came(tapped_at, too_late)
    refuse_closed(station, now.date())
    row = Visit(
        city=by.city,
        station=station,
        person=Person(pk=person),
        on=now.date(),
        hour=now.hour,
        group=_group(by.city, person, group),
        services=services_of(services),
        way=way,
        came_at=now,
        flags=[*flags, *late, *_double_flags(station, person, now)],
        account=by.account_id,
    )
    return _once(row, by)


def _came(
    tapped_at: datetime | None, too_late: Message = KEPT_TOO_LATE
) -> tuple[datetime, list[str]]:
    """When it was, and how it is marked: a tap may have waited in the phone for a line."""
    found = tap(tapped_at, too_late)
    return found.at, [Flag.LATE.value] if found.late else []


def _once(row: Visit, by: Actor) -> Visit:
    """The row, or the one of the same hour with what was done beside it."""
    Visit.objects.bulk_create([row], ignore_conflicts=True)
    if Visit.objects.filter(city=row.city, pk=row.pk).exists():
        record("visit.checked_in", Ref.to(row), by=by, way=str(row.way))
        return Visit.objects.select_related("station", "person").get(pk=row.pk)
    found = Visit.objects.select_for_update(of=("self",)).select_related("station", "person")
    same = found.get(
        city=row.city,
        station=row.station,
        person=row.person,
        on=row.on,
        hour=row.hour,
        struck_at=None,
    )
    if more := [word for word in row.services if word not in same.services]:
        same.services = services_of([*same.services, *more])
        same.save(update_fields=["services"])
        record("visit.service_added", Ref.to(same), by=by)
    return same


def _double_flags(station: Station, person: UUID, now: datetime) -> list[str]:
    """Visits around this one that he can hardly have made as well; counted, and shown."""
    around = Visit.objects.filter(
        city=station.city,
        person=person,
        struck_at=None,
    ).filter(Q(came_at__range=(now - AROUND, now + AROUND)) | Q(on=now.date(), hour=now.hour))
    flags = set()
    for other in around.select_related("station"):
        if other.came_at is None:  # of the book only the hour is known
            flags |= {Flag.ELSEWHERE.value} if other.station_id != station.pk else set()
            continue
        apart = abs(now - other.came_at)
        if other.station_id == station.pk:
            if apart < SOON:
                flags.add(Flag.SOON.value)
        elif _too_far(station, other.station, apart):
            flags.add(Flag.TRAVEL.value)
    return sorted(flags)


def _too_far(one: Station, other: Station, apart: timedelta) -> bool:
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return False
    way = metres(Point(one.lon, one.lat), Point(other.lon, other.lat))
    return apart.total_seconds() < way / SPEED_M_S


@transaction.atomic
def tally(
    station: Station,
    group: Group,
    services: Iterable[str] = (),
    *,
    by: Actor,
    count: int = 1,
    tapped_at: datetime | None = None,
) -> Visit:
    """计数登记: one tap for a glass of water; no name, no phone, no code."""
    if not access.may_keep(by, station):
        raise NotAllowed("tally")
    now, late = _came(tapped_at)
    refuse_closed(station, now.date())
    check_count(count)
    row = Visit.objects.create(
        city=by.city,
        station=station,
        on=now.date(),
        hour=now.hour,
        group=group,
        services=services_of(services),
        count=count,
        way=Way.TAP,
        came_at=now,
        flags=late,
        account=by.account_id,
    )
    record("visit.tallied", Ref.to(row), by=by, count=count)
    return row


@transaction.atomic
def strike(visit: Visit, *, by: Actor) -> Visit:
    """Take back a slip of the finger: the row stays and counts no more. The same day only."""
    rows = Visit.objects.select_for_update(of=("self",)).select_related("station__operator")
    visit = rows.get(pk=visit.pk, city=by.city)
    if not access.may_keep(by, visit.station):
        raise NotAllowed("strike")
    if visit.struck_at is not None:
        return visit
    if timezone.now() - visit.made_at > timedelta(days=1):
        raise Refused(_("过了一天的登记不能撤回，请和行业党委说明。"))
    visit.struck_at = timezone.now()
    visit.save(update_fields=["struck_at"])
    record("visit.struck", Ref.to(visit), by=by, count=visit.count)
    return visit


@transaction.atomic
def rate(visit: Visit, satisfied: bool, *, by: Actor) -> Visit:
    """Satisfied or not, in one tap, of one's own visit."""
    rows = Visit.objects.select_for_update(of=("self",))
    found = rows.filter(pk=visit.pk, city=by.city, person=by.person_id, struck_at=None).first()
    if found is None or by.person_id is None:
        raise NotFound("visit")
    if clock.today() - found.on > RATED_WITHIN:
        raise Refused(_("过了一周，就不再评了。"))
    found.satisfied = satisfied
    found.save(update_fields=["satisfied"])
    return found


def refuse_closed(station: Station, day: date) -> None:
    if station.opened_on > day or (station.closed_on is not None and station.closed_on < day):
        raise Refused(_("“%(name)s”那一天还没有启用，或已经停用。") % {"name": station.name})


def check_count(count: int) -> None:
    if not 1 <= count <= MOST_AT_ONCE:
        raise Invalid({"count": _("人次请写 1 到 %(most)d。") % {"most": MOST_AT_ONCE}})


def services_of(given: Iterable[str]) -> list[str]:
    wanted = set(given)
    if wanted - set(Service.values):
        raise Invalid({"services": _("没有这项服务。")})
    return [word for word in Service.values if word in wanted]


def _group(city: str, person: UUID, said: str) -> Group:
    return group_of(groups_of(city, [person]).get(person, set()), said)


def groups_of(city: str, persons: Iterable[UUID]) -> dict[UUID, set[str]]:
    """In which registers people stand, for as many as are asked about at once."""
    rows = Driver.objects.filter(city=city, person__in=list(persons))
    found: dict[UUID, set[str]] = {}
    for person, code in rows.values_list("person", "group__code"):
        found.setdefault(person, set()).add(code)
    return found


def group_of(known: set[str], said: str) -> Group:
    """As the registers know him; whoever drives both may say which it is today."""
    if said in known and said in Group.values:
        return Group(said)
    for group in (Group.RIDE_HAILING, Group.TRUCK):
        if group in known:
            return group
    return Group.OTHER
