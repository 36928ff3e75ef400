"""A year of the volunteer fleets: who is in them, missions driven, one being called, one under way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.geo import Point
from yilu.core.periods import add_months
from yilu.core.refs import Ref
from yilu.demo.panzhihua import CITY, EAST, MIYI, RENHE, WEST
from yilu.dispatch.model import Limits
from yilu.fleets import actions, queries
from yilu.fleets.actions import Call, Checked, Order, Wishes
from yilu.fleets.enums import AskState, Load, MissionKind, Shift
from yilu.fleets.models import Ask, Drive, Enrolment, Fleet, Mission
from yilu.honours import actions as honours
from yilu.honours.enums import Span
from yilu.membership.queries import members_operating
from yilu.organisations.models import Unit
from yilu.registry.actions import Passed, qualify
from yilu.registry.enums import QualificationKind
from yilu.registry.models import Driver, Vehicle
from yilu.registry.queries import driven_vehicles, drivers_operating

STRENGTH = 36  # vehicles: what the brief writes as 30余辆
DRIVE = "党旗飘在一线、堡垒筑在一线、党员冲在一线"
FLEETS = (
    ("花城应急志愿车队", [MissionKind.EPIDEMIC, MissionKind.OTHER], 16),
    ("攀西森林草原防火志愿车队", [MissionKind.FOREST_FIRE], 12),
    ("舌尖安全志愿车队", [MissionKind.FOOD_SAFETY], 8),
)
LEADS = ("fleet_lead", "member")  # of the first and the second fleet
TRAINED = (QualificationKind.EMERGENCY, QualificationKind.FOOD_SAFETY)
QUICK = Limits(seconds=1, threads=1, memory=512, effort=0)  # four loads: the first answer will do
CDC, LAB = Point(101.7168, 26.5812), Point(101.7245, 26.5874)
HOSPITAL, HOTEL = Point(101.7386, 26.5011), Point(101.6905, 26.6021)


@dataclass(frozen=True, slots=True)
class Past:
    """A mission lived through: how long ago, for which fleet (place in FLEETS), how many, how long."""

    days: int
    fleet: int
    kind: MissionKind
    title: str
    area: str
    place: str
    needed: int
    hours: int
    km: int


PAST = (
    Past(318, 0, MissionKind.EPIDEMIC, "转运核酸检测试剂", EAST, "市疾控中心停车场", 4, 4, 46),
    Past(291, 0, MissionKind.EPIDEMIC, "接送支援医护人员", EAST, "市中心医院北门", 5, 5, 58),
    Past(226, 2, MissionKind.FOOD_SAFETY, "校园周边食品安全巡查", WEST, "西区市场监管局", 4, 3, 31),
    Past(143, 1, MissionKind.FOREST_FIRE, "大黑山防火卡口值守", EAST, "大黑山卡口", 6, 6, 72),
    Past(118, 1, MissionKind.FOREST_FIRE, "清明山林防火巡护", RENHE, "仁和区林业局", 6, 7, 85),
    Past(
        64, 2, MissionKind.FOOD_SAFETY, "节前农贸市场食品快检运送", EAST, "炳草岗农贸市场", 4, 3, 28
    ),
    Past(33, 0, MissionKind.OTHER, "暴雨天转移低洼处群众", MIYI, "米易县应急管理局", 7, 5, 96),
)


def live(
    units: dict[str, Unit], cast: dict[str, UUID], actors: dict[str, Actor], day: date
) -> None:
    """Everything, unless it stands already."""
    staff, root = actors["committee"], units["committee"]
    if queries.fleets(staff).exists():
        return
    began = add_months(day, -11)
    with standing_at(_at(began, 9)):
        fleets = [
            actions.found_fleet(name, root, by=staff, kinds=kinds, on=began)
            for name, kinds, _many in FLEETS
        ]
        drive = actions.begin_drive(DRIVE, root, by=staff, from_on=began)
        people = _join(fleets, cast, day, staff)
        for fleet, key in zip(fleets, LEADS, strict=False):
            actions.appoint_lead(fleet.pk, cast[key], by=staff, to_on=add_months(began, 24))
    gone: Counter[UUID] = Counter()  # so that everybody has his turn
    for past in PAST:
        _lived(past, fleets[past.fleet], drive, people, root, day, staff, gone)
    _today(fleets, drive, people, root, cast, actors, day)
    _honours(cast, actors, root, day)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CITY_ZONE)


# ── who is in them ──────────────────────────────────────────────────────────────────────────────


def _join(fleets: list[Fleet], cast: dict[str, UUID], day: date, staff: Actor) -> dict[UUID, Actor]:
    """Driver-members as the backbone, then others, each with a vehicle of his own."""
    pairs = _pairs(cast, day)
    trained = {driver.person_id: add_months(day, -11) for driver, _vehicle in pairs}
    for kind in TRAINED:
        source = Ref("demo.training", kind.value)
        qualify(trained, Passed(kind, f"{kind.label}培训（志愿车队）", source, 36), by=staff)
    at = 0
    for fleet, (_name, _kinds, many) in zip(fleets, FLEETS, strict=True):
        for place, (driver, vehicle) in enumerate(pairs[at : at + many]):
            _enrol(fleet, driver, vehicle, place, day, staff)
        at += many
    return {
        driver.person_id: Actor(None, driver.person_id, CITY, driver_ids=frozenset({driver.pk}))
        for driver, _vehicle in pairs
    }


def _pairs(cast: dict[str, UUID], day: date) -> list[tuple[Driver, Vehicle]]:
    """The cast's drivers where they belong, then members, then whoever operates; no vehicle twice."""
    rows = list(drivers_operating(CITY, day).select_related("person"))
    by_person = {row.person_id: row for row in rows}
    first = [cast[key] for key in ("fleet_lead", "driver")]
    members = set(members_operating(CITY, day).values_list("person", flat=True))
    lead = cast[LEADS[1]]
    ranked = sorted(by_person, key=lambda key: key not in members)
    others = [key for key in ranked if key not in {*first, lead}]
    first_many = FLEETS[0][2]
    order = [*first, *others[: first_many - len(first)], lead, *others[first_many - len(first) :]]
    found: list[tuple[Driver, Vehicle]] = []
    seen: set[UUID] = set()
    for person in dict.fromkeys(order):
        vehicle = driven_vehicles(CITY, person, day).exclude(pk__in=seen).first()
        if person in by_person and vehicle is not None:
            seen.add(vehicle.pk)
            found.append((by_person[person], vehicle))
        if len(found) == STRENGTH:
            break
    return found


def _enrol(
    fleet: Fleet, driver: Driver, vehicle: Vehicle, place: int, day: date, staff: Actor
) -> None:
    """With his papers seen; some soon run out."""
    kit = ("kit", "partition") if place % 3 == 0 else ()
    cooler = ("cooler",) if place % 2 == 0 else ()
    wishes = Wishes(
        skills=("first_aid",) if place % 4 == 0 else (),
        equipment=(*kit, *cooler),
        areas=(EAST, WEST, RENHE) if place % 5 == 4 else (),
    )
    on = add_months(day, -11) + timedelta(days=place)
    row = actions.enrol(fleet.pk, driver, vehicle.plate, wishes, by=staff, on=on)
    soon = timedelta(days=20 if place % 7 == 3 else 150 + 11 * place)
    actions.check_papers(row.pk, day + soon, day + timedelta(days=200 + 9 * place), by=staff)


# ── missions lived through ──────────────────────────────────────────────────────────────────────


def _call(past: Past, fleet: Fleet, drive: Drive, starts: datetime) -> Call:
    return Call(
        kind=past.kind,
        title=past.title,
        area=past.area,
        place=past.place,
        starts_at=starts,
        ends_at=starts + timedelta(hours=past.hours),
        needed=past.needed,
        reserve=1,
        point=CDC,
        drive=drive.pk,
        fleet=fleet.pk,
    )


def _lived(
    past: Past,
    fleet: Fleet,
    drive: Drive,
    people: dict[UUID, Actor],
    root: Unit,
    day: date,
    staff: Actor,
    gone: Counter[UUID],
) -> None:
    on = day - timedelta(days=past.days)
    starts = _at(on, 8)
    with standing_at(starts - timedelta(hours=14)):
        mission = actions.draft_mission(_call(past, fleet, drive, starts), root, by=staff)
        actions.call_out(mission.pk, by=staff)
        asked = sorted(_asked(mission), key=lambda ask: gone[ask.person_id])
        for ask in asked[: past.needed]:
            actions.accept(mission.pk, by=people[ask.person_id])
            gone[ask.person_id] += 1
    with standing_at(starts - timedelta(minutes=20)):
        actions.start(mission.pk, by=staff)
    for place, trip in enumerate(queries.trips(staff, mission=mission.pk)):
        himself = people[trip.person_id]
        muster = queries.stops_of(trip)[0]
        with standing_at(starts - timedelta(minutes=2 * place)):
            actions.check_in(trip.pk, muster.pk, Checked(place=CDC), by=himself)
        with standing_at(starts + timedelta(hours=past.hours, minutes=3 * place)):
            actions.finish(trip.pk, past.km + 5 * place, by=himself)
    with standing_at(starts + timedelta(hours=past.hours + 1)):
        actions.complete(mission.pk, by=staff)


def _asked(mission: Mission) -> list[Ask]:
    rows = Ask.objects.filter(mission=mission, state=AskState.ASKED)
    return list(rows.order_by("enrolment__from_on", "vehicle__plate"))


# ── the demo's own day ──────────────────────────────────────────────────────────────────────────


def _today(
    fleets: list[Fleet],
    drive: Drive,
    people: dict[UUID, Actor],
    root: Unit,
    cast: dict[str, UUID],
    actors: dict[str, Actor],
    day: date,
) -> None:
    staff = actors["committee"]
    with standing_at(_at(day, 0, 10)):
        _under_way(fleets[0], drive, people, cast, root, day, staff)
        _calling(fleets[0], drive, people, cast, root, day, staff)
        actions.join(fleets[0].pk, "", Wishes(areas=(EAST,)), by=actors["candidate"])
        own = Enrolment.objects.get(fleet=fleets[0], person=cast["driver"])
        for days in (2, 3):
            on = day + timedelta(days=days)
            actions.stand_by(own.pk, on, Shift.NIGHT, by=actors["driver"])


def _under_way(
    fleet: Fleet,
    drive: Drive,
    people: dict[UUID, Actor],
    cast: dict[str, UUID],
    root: Unit,
    day: date,
    staff: Actor,
) -> None:
    """Three vehicles out with loads given to them by the optimiser."""
    starts = _at(day, 6)
    past = Past(0, 0, MissionKind.EPIDEMIC, "疫情防控应急运送", EAST, "市疾控中心停车场", 3, 17, 0)
    mission = actions.draft_mission(_call(past, fleet, drive, starts), root, by=staff)
    actions.call_out(mission.pk, by=staff)
    kept = {cast["driver"], cast["fleet_lead"]}  # they have the call of tomorrow before them
    ready = [ask for ask in _asked(mission) if ask.person_id not in kept]
    ready.sort(key=lambda ask: "kit" not in ask.enrolment.equipment)
    for ask in ready[:3]:
        actions.accept(mission.pk, by=people[ask.person_id])
    actions.start(mission.pk, by=staff)
    for order in _orders(starts):
        actions.order_transport(mission.pk, order, by=staff)
    actions.plan_transports(mission.pk, by=staff, within=QUICK)


def _orders(starts: datetime) -> list[Order]:
    def order(load: Load, what: str, hours: int, there: Point, to: str, **more: int) -> Order:
        begin = starts + timedelta(hours=hours)
        return Order(
            load=load,
            what=what,
            requester="市疾控中心值班室",
            from_place="市疾控中心",
            from_point=CDC,
            to_place=to,
            to_point=there,
            board_from=begin,
            board_to=begin + timedelta(hours=1),
            alight_by=begin + timedelta(hours=3),
            party=more.get("party", 1),
            coldest=more.get("coldest"),
            warmest=more.get("warmest"),
        )

    return [
        order(Load.GOODS, "核酸检测试剂 2 箱", 1, LAB, "市中心医院检验科", coldest=2, warmest=8),
        order(Load.PEOPLE, "采样医护人员 3 人", 2, HOSPITAL, "仁和区人民医院", party=3),
        order(Load.ISOLATED, "需集中隔离人员 1 人", 3, HOTEL, "西区集中隔离点"),
        order(Load.GOODS, "防护服 6 箱", 5, HOSPITAL, "仁和区人民医院", party=2),
    ]


def _calling(
    fleet: Fleet,
    drive: Drive,
    people: dict[UUID, Actor],
    cast: dict[str, UUID],
    root: Unit,
    day: date,
    staff: Actor,
) -> None:
    """Tomorrow's: some said yes, the personas have it before them."""
    starts = _at(day + timedelta(days=2), 8)
    past = Past(0, 0, MissionKind.OTHER, "汛期低洼路段应急转运", EAST, "炳草岗应急站", 6, 6, 0)
    mission = actions.draft_mission(_call(past, fleet, drive, starts), root, by=staff)
    actions.call_out(mission.pk, by=staff)
    kept = {cast["driver"], cast["fleet_lead"]}
    for ask in [ask for ask in _asked(mission) if ask.person_id not in kept][:3]:
        actions.accept(mission.pk, by=people[ask.person_id])


def _honours(cast: dict[str, UUID], actors: dict[str, Actor], root: Unit, day: date) -> None:
    """One announced with his yes, one that waits for it."""
    last = add_months(day.replace(day=1), -1)
    leader = actors["committee_leader"]
    for key, citation in (
        ("fleet_lead", "带队转移低洼处群众，从集合到收车没有落下一个人"),
        ("driver", "随叫随到，一年里几次出勤"),
    ):
        proposal = honours.Proposal(
            cast[key],
            "城市志愿服务之星",
            Span.MONTH,
            last,
            citation,
            day.replace(day=1),
            add_months(day.replace(day=1), 1) - timedelta(days=1),
        )
        row = honours.propose(proposal, root, by=leader)
        if key == "fleet_lead":
            honours.agree(row.pk, by=actors[key])
            honours.announce(row.pk, by=leader)
