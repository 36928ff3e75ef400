"""Seasons with their exams and exam points, and the list of cars with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Prefetch, Q, QuerySet, Sum

from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound
from yilu.core.geo import Point
from yilu.registry.models import Company
from yilu.rides import access, codes
from yilu.rides.enums import ON_DUTY, OPEN_STATES, AppealState, BookingState, Factor, SeasonState
from yilu.rides.models import (
    Booking,
    Closure,
    Entry,
    ExamPoint,
    Gate,
    KnownPlace,
    ScoreAppeal,
    Scorecard,
    Season,
    Wave,
)
from yilu.rides.states import SEASONS


def seasons(actor: Actor, *, state: str = "") -> QuerySet[Season]:
    rows = access.visible_seasons(actor).select_related("unit")
    return (rows.filter(state=state) if state else rows).order_by("-books_from", "-number")


def get_season(actor: Actor, key: UUID) -> Season:
    found = seasons(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("season")
    return found


def organised(actor: Actor, key: UUID) -> Season:
    """A season whose cars and calendar are the actor's to decide."""
    found = get_season(actor, key)
    if not access.may_organise(actor, found):
        raise NotFound("season")
    return found


def season_moves(actor: Actor, season: Season) -> list[str]:
    return SEASONS.open_to(actor, season)


def may_organise(actor: Actor, season: Season) -> bool:
    return access.may_organise(actor, season)


def may_dispatch(actor: Actor) -> bool:
    return access.may_dispatch(actor)


def may_book(actor: Actor) -> bool:
    return access.may_book(actor)


def open_season(city: str) -> Season | None:
    """The season families may book in, or were booked in: the latest that is on."""
    rows = Season.objects.filter(city=city, state__in=OPEN_STATES - {SeasonState.SELECTING})
    return rows.order_by("-books_from", "-number").first()


def waves(season: Season) -> list[Wave]:
    return list(season.waves.order_by("on", "starts_at"))


def get_wave(actor: Actor, key: UUID) -> Wave:
    found = Wave.objects.filter(pk=key, city=actor.city).select_related("season__unit").first()
    if found is None or not access.can_view_season(actor, found.season):
        raise NotFound("wave")
    return found


def moment(wave: Wave, at: time) -> datetime:
    return datetime.combine(wave.on, at, CITY_ZONE)


def be_there(wave: Wave) -> tuple[datetime, datetime]:
    """Between when and when everybody is to be at the gate."""
    start = moment(wave, wave.starts_at)
    return start - timedelta(minutes=wave.earliest), start - timedelta(minutes=wave.latest)


def points(season: Season) -> list[ExamPoint]:
    gates = Gate.objects.filter(city=season.city).order_by("order", "name")
    closures = Prefetch("closures", Closure.objects.filter(city=season.city).select_related("wave"))
    rows = season.points.prefetch_related(Prefetch("gates", gates.prefetch_related(closures)))
    return list(rows.order_by("name"))


def known_places(city: str, text: str = "") -> QuerySet[KnownPlace]:
    rows = KnownPlace.objects.filter(city=city)
    return (rows.filter(name__icontains=text.strip()) if text.strip() else rows).order_by("name")


def locate(city: str, words: str) -> KnownPlace | None:
    """The known place whose name stands in these words; the longest name wins."""
    found = [row for row in known_places(city) if row.name in words]
    return max(found, key=lambda row: len(row.name), default=None)


# ── the list of cars ────────────────────────────────────────────────────────────────────────────


def scorecard(season: Season) -> Scorecard | None:
    return season.scorecards.order_by("-version").first()


def entries(
    actor: Actor, season: UUID | None = None, *, state: str = "", text: str = ""
) -> QuerySet[Entry]:
    rows = access.visible_entries(actor).select_related("driver__person", "vehicle", "season__unit")
    if season is not None:
        rows = rows.filter(season=season)
    if state:
        rows = rows.filter(state=state)
    if text := text.strip():
        rows = rows.filter(
            Q(driver__person__name__icontains=text) | Q(vehicle__plate__icontains=text)
        )
    return rows.annotate(open_appeals=Count("appeals", filter=Q(appeals__state="open"))).order_by(
        "-fit", "-score", "vehicle__plate", "pk"
    )


def get_entry(actor: Actor, key: UUID) -> Entry:
    found = entries(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("entry")
    return found


def my_entries(actor: Actor) -> list[Entry]:
    """The acting driver's own lines, the newest season first; a draft's list is nobody's yet."""
    if not actor.driver_ids:
        return []
    rows = entries(actor).filter(driver__in=actor.driver_ids)
    return list(rows.exclude(season__state=SeasonState.DRAFT).order_by("-season__books_from"))


def appeals_of(entry: Entry) -> list[ScoreAppeal]:
    return list(entry.appeals.order_by("made_at"))


def open_appeals(season: Season) -> int:
    rows = ScoreAppeal.objects.filter(city=season.city, entry__season=season)
    return rows.filter(state=AppealState.OPEN).count()


@dataclass(frozen=True, slots=True)
class Strength:
    """How many cars stand where."""

    listed: int = 0
    unfit: int = 0
    chosen: int = 0
    backup: int = 0
    dropped: int = 0
    trained: int = 0
    appeals: int = 0


def strength(season: Season) -> Strength:
    on_duty = Q(state__in=ON_DUTY)
    counts = season.entries.aggregate(
        listed=Count("pk"),
        unfit=Count("pk", filter=Q(fit=False)),
        chosen=Count("pk", filter=Q(state="chosen")),
        backup=Count("pk", filter=Q(state="backup")),
        dropped=Count("pk", filter=Q(state="dropped")),
        trained=Count("pk", filter=on_duty & Q(trained_on__isnull=False)),
    )
    return Strength(**counts, appeals=open_appeals(season))


def booked_by_state(season: Season) -> dict[str, Any]:
    """Bookings and people, by state."""
    rows = Booking.objects.filter(city=season.city, season=season).values("state")
    return {
        row["state"]: (row["n"], row["people"] or 0)
        for row in rows.annotate(n=Count("pk"), people=Sum("party")).order_by("state")
    }


def booked_people(wave: Wave) -> int:
    """People of one wave who have a place."""
    rows = Booking.objects.filter(
        city=wave.city, wave=wave, state__in=[BookingState.BOOKED, BookingState.PLACING]
    )
    return rows.aggregate(n=Sum("party"))["n"] or 0


# ── the sticker ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class RightCar:
    """What the code on a car tells whoever scans it."""

    plate: str
    colour: str
    sticker: int
    driver: str  # the family name alone
    season: str
    days: tuple[date, ...]
    valid: bool


def sticker(city: str, code: str) -> RightCar:
    """Whether this is a car of the season; a code nobody gave does not exist."""
    found = (
        Entry.objects.filter(city=city, sticker_index=codes.index_of(codes.STICKER, code))
        .select_related("driver__person", "vehicle", "season")
        .first()
    )
    if found is None or found.sticker is None:
        raise NotFound("sticker")
    days = tuple(sorted({wave.on for wave in waves(found.season)}))
    valid = found.state in ON_DUTY and found.season.state in OPEN_STATES
    return RightCar(
        found.vehicle.plate,
        found.vehicle.colour,
        found.sticker,
        found.driver.person.name[:1],
        found.season.title,
        days,
        valid,
    )


def sticker_of(entry: Entry) -> str:
    """The code printed on the car."""
    return codes.sticker_code(entry.pk)


def completed_trips(entry: Entry) -> int:
    return entry.trips.filter(state="done").count()


def weights_of(card: Scorecard) -> list[tuple[Any, int]]:
    """The card's lines in their order, with their labels."""
    return [(factor.label, int(card.weights[factor.value])) for factor in Factor]


def get_point(actor: Actor, key: UUID) -> ExamPoint:
    found = ExamPoint.objects.filter(pk=key, city=actor.city).select_related("season__unit").first()
    if found is None or not access.may_organise(actor, found.season):
        raise NotFound("point")
    return found


def get_gate(actor: Actor, key: UUID) -> Gate:
    rows = Gate.objects.select_related("point__season__unit")
    found = rows.filter(pk=key, city=actor.city).first()
    if found is None or not _keeps_gates(actor, found.point.season):
        raise NotFound("gate")
    return found


def get_closure(actor: Actor, key: UUID) -> Closure:
    rows = Closure.objects.select_related("gate__point__season__unit")
    found = rows.filter(pk=key, city=actor.city).first()
    if found is None or not _keeps_gates(actor, found.gate.point.season):
        raise NotFound("closure")
    return found


def _keeps_gates(actor: Actor, season: Season) -> bool:
    seen = access.can_view_season(actor, season)
    return seen and (access.may_organise(actor, season) or access.may_dispatch(actor))


def get_appeal(actor: Actor, key: UUID) -> ScoreAppeal:
    rows = ScoreAppeal.objects.select_related(
        "entry__season__unit", "entry__vehicle", "entry__driver__person"
    )
    found = rows.filter(pk=key, city=actor.city).first()
    if found is None or not access.may_organise(actor, found.entry.season):
        raise NotFound("appeal")
    return found


def companies_to_choose(actor: Actor) -> list[tuple[UUID, str]]:
    """Companies whose cars a season may take: their names are public."""
    rows = Company.objects.filter(city=actor.city, ended_on=None).order_by("name")
    return list(rows.values_list("pk", "name"))


def booked_by_point(season: Season) -> dict[UUID, int]:
    """People with a place, by exam point: which of them nobody has booked for yet shows too."""
    rows = Booking.objects.filter(
        city=season.city, season=season, state__in=[BookingState.BOOKED, BookingState.PLACING]
    )
    counted = rows.order_by().values("point").annotate(n=Sum("party"))
    return {row["point"]: row["n"] for row in counted}


# ── the city as families know it ────────────────────────────────────────────────────────────────


def centres(season: Season) -> dict[str, Point]:
    """About where each district's known places and exam points lie: where its map begins."""
    rows = KnownPlace.objects.filter(city=season.city).exclude(division="")
    middle = rows.order_by().values_list("division").annotate(Avg("lon"), Avg("lat"))
    found = {division: Point(lon, lat) for division, lon, lat in middle}
    for point in season.points.exclude(division=""):
        found.setdefault(point.division, Point(point.lon, point.lat))
    return found


def landmarks(season: Season, about: Point, reach: float = 0.4) -> list[tuple[str, Point]]:
    """Exam points and known places in some degrees about a point, exam points first."""
    near = {
        "lon__range": (about.lon - reach, about.lon + reach),
        "lat__range": (about.lat - reach, about.lat + reach),
    }
    points = [(row.name, Point(row.lon, row.lat)) for row in season.points.filter(**near)]
    places = KnownPlace.objects.filter(city=season.city, **near).order_by("name")[:200]
    return [*points, *((row.name, Point(row.lon, row.lat)) for row in places)]
