"""A season from its draft to its end: calendar, exam points with gates, and the published scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import CHINA, Point
from yilu.core.refs import Ref
from yilu.honours.actions import Service, record_services
from yilu.honours.enums import ServiceKind
from yilu.organisations.models import Unit
from yilu.rides import access, scoring
from yilu.rides.enums import BookingState, EntryState, SeasonState, StopKind, TripState
from yilu.rides.models import (
    Booking,
    Closure,
    ExamPoint,
    Gate,
    KnownPlace,
    Leg,
    Plan,
    Scorecard,
    Season,
    Trip,
    Wave,
)
from yilu.rides.queries.seasons import get_season, scorecard
from yilu.rides.states import SEASONS
from yilu.runtime.actions import next_number

S = SeasonState
INSURANCE = _("车辆有承运人责任险和座位险；万一出了事故，先救人，再由保险和企业按规定赔。")
IF_LATE = _("过了约定时间还没见到车，马上打送考电话，派备用车去接；同时告诉考点。")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a season is, in words and numbers."""

    title: str
    books_from: date
    books_to: date
    hotline: str
    companies: tuple[UUID, ...] = ()
    wanted: int = 110
    wanted_backups: int = 11
    insurance: str = ""
    if_late: str = ""

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if not self.title.strip():
            errors["title"] = _("写一个名称，比如“2026年爱心送考”。")
        if self.books_to < self.books_from:
            errors["books_to"] = _("预约截止在开始之前，换一下。")
        if not self.hotline.strip():
            errors["hotline"] = _("写送考电话，家长找不到车时要打。")
        if not 1 <= self.wanted <= 2000:
            errors["wanted"] = _("写要多少辆车，1 到 2000。")
        if not 0 <= self.wanted_backups <= 500:
            errors["wanted_backups"] = _("写几辆备用车，0 到 500。")
        if errors:
            raise Invalid(errors)

    def values(self) -> dict[str, Any]:
        return {
            "title": self.title.strip()[:60],
            "books_from": self.books_from,
            "books_to": self.books_to,
            "hotline": self.hotline.strip()[:32],
            "companies": list(self.companies),
            "wanted": self.wanted,
            "wanted_backups": self.wanted_backups,
            "insurance": (self.insurance.strip() or str(INSURANCE))[:300],
            "if_late": (self.if_late.strip() or str(IF_LATE))[:300],
        }


@transaction.atomic
def found_season(unit: Unit, outline: Outline, *, by: Actor) -> Season:
    """A draft of this Party organisation, with the usual scorecard to be looked at."""
    if not access.may_found(by, unit):
        raise NotAllowed("found_season")
    outline.check()
    year = outline.books_to.year
    season = Season.objects.create(
        city=by.city,
        number=f"SKJ-{year}-{next_number(by.city, f'SKJ-{year}')}",
        unit=unit,
        author=by.account_id,
        **outline.values(),
    )
    _publish(season, scoring.WEIGHTS, by)
    record("season.founded", Ref.to(season), by=by)
    return season


@transaction.atomic
def change_season(key: UUID, outline: Outline, *, by: Actor) -> Season:
    season = locked(key, by)
    if season.state == S.CLOSED:
        raise Refused(_("已经结束，不能再改。"))
    outline.check()
    for column, value in outline.values().items():
        setattr(season, column, value)
    season.save()
    record("season.changed", Ref.to(season), by=by)
    return season


# ── the calendar and the exam points ────────────────────────────────────────────────────────────


@transaction.atomic
def add_wave(
    key: UUID,
    title: str,
    on: date,
    starts_at: time,
    ends_at: time,
    *,
    by: Actor,
    places: int = 100_000,
    earliest: int = 60,
    latest: int = 30,
) -> Wave:
    """One exam. Those over midnight are refused: the day, the window and the way back would part."""
    season = locked(key, by)
    errors: dict[str, Any] = {}
    if not title.strip():
        errors["title"] = _("写哪一场，比如“第一天上午 语文”。")
    if ends_at <= starts_at:
        errors["ends_at"] = _("结束要晚于开始，一场考试不能跨过零点；跨天的分成两场。")
    if not 0 <= latest < earliest <= 240:
        errors["latest"] = _("到考点的时间窗不对：最晚要小于最早，最早不超过 240 分钟。")
    if not 1 <= places <= 1_000_000:
        errors["places"] = _("写一场一个方向最多接多少人。")
    if errors:
        raise Invalid(errors)
    try:
        with transaction.atomic():
            wave = Wave.objects.create(
                city=by.city,
                season=season,
                title=title.strip()[:40],
                on=on,
                starts_at=starts_at,
                ends_at=ends_at,
                places=places,
                earliest=earliest,
                latest=latest,
            )
    except IntegrityError as error:
        raise Invalid({"starts_at": _("这个时间已经有一场了。")}) from error
    record("season.wave_added", Ref.to(season), by=by)
    return wave


@transaction.atomic
def drop_wave(key: UUID, *, by: Actor) -> None:
    """A wave somebody is booked for stays."""
    wave = Wave.objects.filter(pk=key, city=by.city).first()
    if wave is None:
        raise NotFound("wave")
    season = locked(wave.season_id, by)
    if Booking.objects.filter(city=by.city, wave=wave).exists():
        raise Refused(_("已经有人预约这一场，不能删。"))
    wave.delete()
    record("season.wave_dropped", Ref.to(season), by=by)


@transaction.atomic
def set_buffer(key: UUID, per_cent: int, *, by: Actor) -> Wave:
    """How much slower the roads are in this wave: rain, works. The next plan and repair heed it."""
    if not access.may_dispatch(by):
        raise NotAllowed("set_buffer")
    if not 0 <= per_cent <= 200:
        raise Invalid({"buffer": _("写多留百分之几的路上时间，0 到 200。")})
    wave = Wave.objects.select_for_update().filter(pk=key, city=by.city).first()
    if wave is None:
        raise NotFound("wave")
    wave.buffer = per_cent
    wave.save(update_fields=["buffer"])
    record("wave.buffered", Ref.to(wave), by=by, per_cent=per_cent)
    return wave


@transaction.atomic
def add_point(
    key: UUID,
    name: str,
    at: Point,
    *,
    by: Actor,
    address: str = "",
    division: str = "",
    gates: Sequence[tuple[str, Point]] = (),
) -> ExamPoint:
    """An exam point; without gates cars stop at the point itself."""
    season = locked(key, by)
    if not name.strip():
        raise Invalid({"name": _("写考点名称。")})
    if not CHINA.holds(at):
        raise Invalid({"lon": _("经纬度不对，看看是不是写反了。")})
    try:
        with transaction.atomic():
            point = ExamPoint.objects.create(
                city=by.city,
                season=season,
                name=name.strip()[:60],
                address=address.strip()[:120],
                division=division,
                lon=at.lon,
                lat=at.lat,
            )
    except IntegrityError as error:
        raise Invalid({"name": _("这个考点已经有了。")}) from error
    Gate.objects.bulk_create(
        Gate(city=by.city, point=point, name=word[:40], lon=to.lon, lat=to.lat, order=order)
        for order, (word, to) in enumerate(gates, start=1)
    )
    record("season.point_added", Ref.to(season), by=by)
    return point


@transaction.atomic
def add_gate(key: UUID, name: str, at: Point, *, by: Actor) -> Gate:
    point = ExamPoint.objects.filter(pk=key, city=by.city).first()
    if point is None:
        raise NotFound("point")
    locked(point.season_id, by)
    if not name.strip():
        raise Invalid({"name": _("写哪个门，比如“正门”。")})
    if not CHINA.holds(at):
        raise Invalid({"lon": _("经纬度不对，看看是不是写反了。")})
    if point.gates.filter(name=name.strip()[:40]).exists():
        raise Invalid({"name": _("这个门已经有了。")})
    order = point.gates.count() + 1
    gate = Gate.objects.create(
        city=by.city, point=point, name=name.strip()[:40], lon=at.lon, lat=at.lat, order=order
    )
    record("point.gate_added", Ref.to(point), by=by)
    return gate


@transaction.atomic
def shut_gate(key: UUID, words: str, *, by: Actor, wave: Wave | None = None) -> Closure:
    """Nobody is let out there, in one wave or at all; plans made from now on go to the next gate."""
    gate = Gate.objects.filter(pk=key, city=by.city).select_related("point").first()
    if gate is None:
        raise NotFound("gate")
    season = get_season(by, gate.point.season_id)
    if not (access.may_organise(by, season) or access.may_dispatch(by)):
        raise NotAllowed("shut_gate")
    if wave is not None and wave.season_id != season.pk:
        raise NotFound("wave")
    if not words.strip():
        raise Invalid({"words": _("写为什么封，比如“修路”。")})
    closure, _made = Closure.objects.update_or_create(
        city=by.city, gate=gate, wave=wave, defaults={"words": words.strip()[:120]}
    )
    record("point.gate_shut", Ref.to(gate.point), by=by)
    return closure


@transaction.atomic
def open_gate(key: UUID, *, by: Actor) -> None:
    closure = Closure.objects.filter(pk=key, city=by.city).select_related("gate__point").first()
    if closure is None:
        raise NotFound("closure")
    season = get_season(by, closure.gate.point.season_id)
    if not (access.may_organise(by, season) or access.may_dispatch(by)):
        raise NotAllowed("open_gate")
    point = closure.gate.point
    closure.delete()
    record("point.gate_opened", Ref.to(point), by=by)


@transaction.atomic
def know_places(rows: Iterable[tuple[str, str, Point]], *, by: Actor) -> int:
    """Places with (name, division, where), by which words become a spot; known ones are corrected."""
    if not (access.may_book(by) or by.may_anywhere(access.ORGANISE)):
        raise NotAllowed("know_places")
    made = [
        KnownPlace(city=by.city, name=name.strip()[:60], division=division, lon=at.lon, lat=at.lat)
        for name, division, at in rows
        if name.strip() and CHINA.holds(at)
    ]
    KnownPlace.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["city", "name"],
        update_fields=["division", "lon", "lat"],
    )
    return len(made)


# ── the scorecard ───────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def publish_scorecard(key: UUID, weights: Mapping[str, int], *, by: Actor) -> Scorecard:
    """Another version, while nothing is decided by the one before."""
    season = locked(key, by)
    if season.state not in (S.DRAFT, S.SELECTING):
        raise Refused(_("车辆已经定了，评分表不能再改。"))
    if not scoring.full(weights):
        raise Invalid({"weights": _("七项都要有分值，合起来正好 100 分。")})
    decided = season.entries.filter(state__in=[EntryState.CHOSEN, EntryState.BACKUP])
    if decided.exists():
        raise Refused(_("已经按现在的评分表选了车。要改，先把选上的都退回名单。"))
    return _publish(season, weights, by)


def _publish(season: Season, weights: Mapping[str, int], by: Actor) -> Scorecard:
    last = scorecard(season)
    made = Scorecard.objects.create(
        city=season.city,
        season=season,
        version=1 if last is None else last.version + 1,
        weights=dict(weights),
        published_at=timezone.now(),
        published_by=by.account_id,
    )
    record("scorecard.published", Ref.to(season), by=by, version=made.version)
    return made


# ── the moves ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def move_season(key: UUID, move: str, *, by: Actor) -> Season:
    """The next step of a season, if what it stands on is there."""
    if move not in _WORDS:  # cars are confirmed by `confirm_cars`
        raise NotFound(move)
    rows = Season.objects.select_for_update(of=("self",)).select_related("unit")
    row = rows.get(pk=get_season(by, key).pk)
    SEASONS.advance(row, move, by=by)
    if (check := _CHECKS.get(move)) is not None:
        check(row)
    row.save(update_fields=["state"])
    if move == "close":
        _record_service(row, by)
    record(f"season.{_WORDS[move]}", Ref.to(row), by=by)
    return row


def _record_service(season: Season, by: Actor) -> None:
    """Every completed trip into its driver's own record of service, once (志愿服务条例)."""
    trips = Trip.objects.filter(
        city=season.city, entry__season=season, state__in=[TripState.DONE, TripState.BROKEN]
    ).select_related("entry__driver", "plan__wave")
    took = [StopKind.BOARD, StopKind.SWAP]
    aboard = dict(
        Leg.objects.filter(stops__trip__in=trips, stops__kind__in=took)
        .values("stops__trip")
        .annotate(n=Sum("boarded"))
        .order_by()
        .values_list("stops__trip", "n")
    )
    record_services([_service(season, trip, aboard.get(trip.pk) or 0) for trip in trips], by=by)


def _service(season: Season, trip: Trip, people: int) -> Service:
    begun = trip.departed_at or trip.starts_at
    minutes = max(1, round((trip.ends_at - begun).total_seconds() / 60))
    return Service(
        person=trip.entry.driver.person_id,
        kind=ServiceKind.EXAM_RIDE,
        title=f"{season.title} {trip.plan.wave.title}"[:80],
        unit=season.unit,
        on=trip.on,
        minutes=minutes,
        source=Ref.to(trip),
        trips=int(trip.state == TripState.DONE),  # one that broke down half-way is no 台次
        metres=trip.metres,
        people=people,
        starts_at=begun,
        ends_at=max(trip.ends_at, begun),
    )


def _has_calendar(season: Season) -> None:
    if not season.waves.exists() or not season.points.exists():
        raise Refused(_("先写考试场次和考点，再开始选车。"))


def _has_plans(season: Season) -> None:
    """Every wave somebody is booked for has a published plan, each way."""
    for wave in season.waves.all():
        legs = Leg.objects.filter(
            city=season.city, wave=wave, booking__state=BookingState.BOOKED
        ).exclude(state="cancelled")
        for direction in set(legs.values_list("direction", flat=True)):
            published = Plan.objects.filter(
                city=season.city, wave=wave, direction=direction, state="published"
            )
            if not published.exists():
                raise Refused(_("“%(wave)s”还没有发布的排班，先排好发布。") % {"wave": wave.title})


def _is_over(season: Season) -> None:
    last = season.waves.order_by("-on").first()
    if last is not None and last.on > clock.today():
        raise Refused(_("还有没考的场次，考完再结束。"))


_CHECKS = {
    "select": _has_calendar,
    "run": _has_plans,
    "close": _is_over,
}
_WORDS = {
    "select": "selecting",
    "open_booking": "booking_opened",
    "plan": "booking_closed",
    "reopen_booking": "booking_reopened",
    "run": "running",
    "close": "closed",
}


def locked(key: UUID, by: Actor) -> Season:
    """For those who organise it alone."""
    found = get_season(by, key)
    if not access.may_organise(by, found):
        raise NotAllowed("organise")
    rows = Season.objects.select_for_update(of=("self",)).select_related("unit")
    return rows.get(pk=found.pk)
