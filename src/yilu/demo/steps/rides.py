"""Exam rides: a season that is over, driven by real plans, and one that takes bookings when it is near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.bulk import write_over
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.geo import Point, metres
from yilu.demo.numbers import phone
from yilu.demo.panzhihua import CITY, EAST, MIYI, RENHE, SEED, WEST, YANBIAN
from yilu.demo.places import CENTRES
from yilu.dispatch import solving
from yilu.dispatch.model import Limits
from yilu.organisations.models import Unit
from yilu.registry.queries import companies
from yilu.rides import actions, queries
from yilu.rides.actions import LogLine, Outline
from yilu.rides.codes import link_of
from yilu.rides.enums import Direction, EntryState, Goal, LegState
from yilu.rides.models import Leg, Plan, Season, Trip, Wave
from yilu.rides.queries.plans import fresh_problem

TRIPS, CARS = 374, 110  # 370余台次, 110 vehicles: the mission's; people come to 1000余
FAMILIES = 49  # a wave; nearly all ride both ways
HOTLINE = "0812-5550110"
COMPANY = "万顺叫车"
QUICK = Limits(seconds=1, threads=1, effort=0)
EXAMS = (
    (0, "第一天上午 语文", time(9), time(11, 30)),
    (0, "第一天下午 数学", time(15), time(17)),
    (1, "第二天上午 物理、历史", time(9), time(10, 15)),
    (1, "第二天下午 外语", time(15), time(17)),
)
SCHOOLS = (
    ("金沙中学", EAST, 0.010, 0.004),
    ("木棉中学", EAST, 0.024, 0.012),
    ("凤凰中学", EAST, -0.006, -0.010),
    ("苏铁中学", WEST, 0.014, 0.002),
    ("索玛中学", RENHE, -0.006, -0.004),
    ("安宁河中学", MIYI, 0.002, 0.002),
    ("二滩湖中学", YANBIAN, 0.001, 0.003),
)
COMPOUNDS = (
    "木棉家园", "金沙花园", "凤凰苑", "阳光花城", "江畔人家", "三线新村", "竹湖小区", "望江楼院",
    "南山雅居", "芒果园小区", "学府里", "临江苑",
)  # fmt: skip
SHARES = (EAST,) * 9 + (WEST,) * 3 + (RENHE,) * 3 + (MIYI,) * 2 + (YANBIAN,)
PARTIES = (3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 4)  # a candidate with his parents; of two, a car alone
CALLED = ("张", "李", "王", "吕", "陈", "杨", "何", "周", "罗", "唐", "马", "沙")
THANKS = (
    ("师傅早到了十分钟，孩子一点没慌。", True),
    ("下雨天还下车给我们撑伞，谢谢。", True),
    ("一路没多说话，很稳，孩子很感谢。", True),
    ("考完来接，还问考得怎么样，心里暖。", True),
    ("轮椅是师傅抬上去的，记一辈子。", True),
    ("谢谢师傅，也谢谢支部。", False),
)


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    district: str
    at: Point


def year(day: date, units: dict[str, Unit], actors: dict[str, Actor]) -> None:
    """The last June that is over, and the one that is near."""
    if queries.seasons(actors["committee_leader"]).exists():
        return
    actions.know_places(
        [(place.name, place.district, place.at) for place in _places()], by=actors["dispatcher"]
    )
    first = last_exam(day)
    _past(first, units, actors)
    coming = date(day.year, 6, 7)
    if timedelta(0) <= coming - day <= timedelta(days=60):
        _coming(coming, day, units, actors)


def last_exam(day: date) -> date:
    """The first day of the latest exams that are over for certain: 高考 is on the 7th and 8th of June."""
    this = date(day.year, 6, 7)
    return this if day > this + timedelta(days=1) else date(day.year - 1, 6, 7)


def _places() -> list[Place]:
    """Compounds in every district, each with a name that is found in an address."""
    rng = Random(SEED + 60)
    made = []
    for district, centre in CENTRES.items():
        reach = 0.022 if district == EAST else 0.014
        for name in COMPOUNDS:
            at = Point(
                round(centre.lon + rng.uniform(-reach, reach), 5),
                round(centre.lat + rng.uniform(-reach, reach) * 0.7, 5),
            )
            made.append(Place(f"{_short(district)}{name}", district, at))
    return made


def _short(district: str) -> str:
    return {EAST: "", WEST: "西区", RENHE: "仁和", MIYI: "米易", YANBIAN: "盐边"}[district]


# ── the calendar and the cars ───────────────────────────────────────────────────────────────────


def _season(first: date, units: dict[str, Unit], actors: dict[str, Actor]) -> Season:
    """Founded by the first branch; scored by today's registers, which is all the demo city has."""
    secretary = actors["secretary"]
    company = companies(actors["committee"], text=COMPANY).get(name=units["wanshun"].name)
    outline = Outline(
        title=f"{first.year}年爱心送考",
        books_from=first - timedelta(days=21),
        books_to=first - timedelta(days=1),
        hotline=HOTLINE,
        companies=(company.pk,),
        wanted=CARS,
    )
    season = actions.found_season(units["first_branch"], outline, by=secretary)
    for after, title, starts, ends in EXAMS:
        on = first + timedelta(days=after)
        actions.add_wave(season.pk, title, on, starts, ends, by=secretary, places=400)
    for name, district, east, north in SCHOOLS:
        centre = CENTRES[district]
        at = Point(centre.lon + east, centre.lat + north)
        side = Point(at.lon + 0.0012, at.lat + 0.0006)
        actions.add_point(
            season.pk, name, at, by=secretary, division=district,
            gates=(("正门", at), ("东门", side)),
        )  # fmt: skip
    actions.move_season(season.pk, "select", by=secretary)
    actions.score_cars(season.pk, by=secretary)
    actions.propose(season.pk, by=secretary)
    _recommend(season, actors)
    actions.trained(
        season.pk, _on_duty(season), min(first - timedelta(days=3), clock.today()), by=secretary
    )
    actions.confirm_cars(season.pk, by=secretary)
    _starts(season)
    actions.move_season(season.pk, "open_booking", by=secretary)
    season.refresh_from_db()
    return season


def _on_duty(season: Season) -> list[UUID]:
    return list(season.entries.filter(state__in=["chosen", "backup"]).values_list("pk", flat=True))


def _recommend(season: Season, actors: dict[str, Actor]) -> None:
    """The demo's own driver and member are among the cars, so that their phones have something to do."""
    wanted = actors["driver"].driver_ids | actors["member"].driver_ids
    his = season.entries.filter(driver__in=wanted, fit=True).exclude(state="chosen")
    others = season.entries.filter(state="chosen").exclude(driver__in=wanted)
    for entry in his.order_by("vehicle__plate"):
        last = others.order_by("score", "-vehicle__plate")[0]
        note = "支部推荐：往年志愿服务积极"
        secretary = actors["secretary"]
        actions.decide(last.pk, EntryState.BACKUP, by=secretary, note="按支部推荐让出一位")
        actions.decide(entry.pk, EntryState.CHOSEN, by=secretary, note=note)


def _starts(season: Season) -> None:
    """Where each car sets out: in its driver's district."""
    rng = Random(SEED + 61)
    listed = season.entries.filter(sticker__isnull=False).order_by("sticker")
    rows = list(listed.select_related("driver"))
    for row in rows:
        centre = CENTRES.get(row.driver.district, CENTRES[EAST])
        row.lon = round(centre.lon + rng.uniform(-0.02, 0.02), 5)
        row.lat = round(centre.lat + rng.uniform(-0.014, 0.014), 5)
        row.has = ["wheelchair"] if (row.sticker or 0) % 12 == 1 else []
    write_over(rows, ["lon", "lat", "has"])


# ── bookings ────────────────────────────────────────────────────────────────────────────────────


def _table(waves: list[Wave], families: int, rng: Random, offset: int) -> str:
    """What a school would paste: one line a family."""
    lines = ["称呼\t手机\t场次\t考点\t上车地点\t人数\t往返\t备注"]
    places, index = _places(), offset
    for wave in waves:
        for _family in range(families):
            district = rng.choice(SHARES)
            home = rng.choice([place for place in places if place.district == district])
            near = [s for s in SCHOOLS if s[1] == district]
            school = rng.choice(near if near and rng.random() < 0.8 else SCHOOLS[:3])
            if district in (MIYI, YANBIAN):
                school = near[0]
            called = f"{rng.choice(CALLED)}{rng.choice(('女士', '先生'))}"
            party = rng.choice(PARTIES)
            need = "轮椅" if rng.random() < 0.02 else "单独一辆车" if party == 2 else ""
            pickup = f"{home.name} {rng.randint(1, 18)} 栋"
            cells = (
                called, phone(index), wave.title, school[0], pickup, str(party),
                "往返" if rng.random() < 0.96 else "送考", need,
            )  # fmt: skip
            lines.append("\t".join(cells))
            index += 1
    return "\n".join(lines)


def _plan(
    wave: Wave, direction: str, by: Actor, *, goal: str = Goal.FAIR, cars: int | None = None
) -> Plan:
    """The optimiser itself, in this process and quickly."""
    plan = actions.ask_plan(wave.pk, direction, by=by, goal=goal, cars=cars, run=False)
    whole = Plan.objects.select_related("wave__season").get(pk=plan.pk)
    shaped = fresh_problem(whole)
    answer = solving.solve(shaped.problem, limits=QUICK, travel=shaped.travel)
    return actions.solved(plan.pk, shaped, answer, by=Actor.for_system(CITY))


# ── the season that is over ─────────────────────────────────────────────────────────────────────


def _past(first: date, units: dict[str, Unit], actors: dict[str, Actor]) -> None:
    desk, rng = actors["dispatcher"], Random(SEED + 62)
    season = _season(first, units, actors)
    waves = queries.waves(season)
    with standing_at(_at(first - timedelta(days=6), time(10))):
        actions.paste(season.pk, _table(waves, FAMILIES, rng, 600_000), by=desk, tell=False)
        actions.move_season(season.pk, "plan", by=desk)
    left = TRIPS
    plans = []
    for wave in waves:
        with standing_at(_at(wave.on - timedelta(days=1), time(15))):
            for direction in (Direction.OUT, Direction.BACK):
                if wave == waves[-1]:
                    _take_turns(season, wave, direction, desk)
                plan = _plan(wave, direction, desk, cars=64)
                plans.append(actions.publish(plan.pk, by=desk))
    with standing_at(_at(first - timedelta(days=1), time(20))):
        actions.move_season(season.pk, "run", by=desk)
    driven = _which(plans, left)
    for plan in plans:
        with standing_at(_at(plan.wave.on, time(21))):
            lines = list(_lines(plan, driven, rng))
            actions.enter_log(plan.pk, lines, by=desk, note="当天手机登记汇总")
    with standing_at(_at(first + timedelta(days=2), time(10))):
        _said(season, actors, rng)
        actions.move_season(season.pk, "close", by=desk)


def _take_turns(season: Season, wave: Wave, direction: str, desk: Actor) -> None:
    """Whoever did not drive yet is given the family nearest to him: a dispatcher's word, as locks."""
    idle = season.entries.filter(state=EntryState.CHOSEN).exclude(trips__plan__state="published")
    legs = [
        leg for leg in queries.legs_of(wave, direction) if "wheelchair" not in leg.booking.needs
    ]
    for entry in idle.order_by("sticker"):
        if not legs:
            return
        start = Point(entry.lon or 0.0, entry.lat or 0.0)
        nearest = min(legs, key=lambda leg: metres(start, _home(leg)))
        legs.remove(nearest)
        actions.lock_leg(nearest.pk, entry.pk, by=desk)


def _home(leg: Leg) -> Point:
    return Point(leg.booking.lon or 0.0, leg.booking.lat or 0.0)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, CITY_ZONE)


def _which(plans: list[Plan], wanted: int) -> set[UUID]:
    """So many trips were driven, by cars of the list; each one's first is among them, the last fell away."""
    ours = Trip.objects.filter(entry__state=EntryState.CHOSEN).order_by("starts_at", "number")
    trips = [trip for plan in plans for trip in ours.filter(plan=plan)]
    first: dict[UUID, UUID] = {}
    for trip in trips:
        first.setdefault(trip.entry_id, trip.pk)
    kept = set(first.values())
    for trip in trips:
        if len(kept) >= wanted:
            break
        kept.add(trip.pk)
    return kept


def _lines(plan: Plan, driven: set[UUID], rng: Random) -> Iterator[LogLine]:
    """Times a few minutes about the plan's; families of a trip that was not driven did not come."""
    for trip in queries.trips_of(plan):
        times: dict[UUID, dict[str, datetime]] = {}
        for stop in trip.stops.all():
            late = timedelta(minutes=rng.choice((-2, -1, 0, 0, 0, 1, 2, 3)))
            times.setdefault(stop.leg_id, {})[stop.kind] = stop.arrive_at + late
        for leg, at in times.items():
            came = trip.pk in driven
            yield LogLine(leg, at["board"] if came else None, at["alight"] if came else None)


def _said(season: Season, actors: dict[str, Actor], rng: Random) -> None:
    """Ratings and thanks through the families' own links; those who agreed are read and shown."""
    family, secretary = Actor.anonymous(CITY), actors["secretary"]
    rows = list(season.bookings.filter(legs__state=LegState.ARRIVED).distinct().order_by("number"))
    for row in rng.sample(rows, min(24, len(rows))):
        for leg in row.legs.filter(state=LegState.ARRIVED).order_by("direction")[:1]:
            actions.rate(link_of(row.pk), leg.pk, rng.choice((5, 5, 5, 5, 4)), by=family)
    for row, (words, may_show) in zip(rng.sample(rows, len(THANKS)), THANKS, strict=True):
        thanks = actions.thank(link_of(row.pk), words, may_show, by=family)
        if may_show and words != THANKS[4][0]:
            actions.review_thanks(thanks.pk, True, by=secretary)


# ── the season that is near ─────────────────────────────────────────────────────────────────────


def _coming(first: date, day: date, units: dict[str, Unit], actors: dict[str, Actor]) -> None:
    """Booking is open; the first morning is planned and published, the rest is the visitor's to do."""
    desk, rng = actors["dispatcher"], Random(SEED + 63)
    season = _season(first, units, actors)
    waves = queries.waves(season)
    actions.paste(season.pk, _table(waves, 24, rng, 700_000), by=desk)
    morning = waves[0]
    his = season.entries.filter(
        driver__in=actors["driver"].driver_ids, state=EntryState.CHOSEN
    ).first()
    leg = next(iter(queries.legs_of(morning, Direction.OUT)), None)
    if his is not None and leg is not None and "wheelchair" not in leg.booking.needs:
        actions.lock_leg(leg.pk, his.pk, by=desk)
    actions.publish(_plan(morning, Direction.OUT, desk, goal=Goal.KM).pk, by=desk)
