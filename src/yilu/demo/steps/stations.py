"""A year at the stations: visits from the paper books and by name, needs, faults, and what was used up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.periods import Period, add_months
from yilu.core.refs import Ref
from yilu.demo.panzhihua import CITY, COMMITTEE, SEED
from yilu.organisations.models import Unit
from yilu.registry.queries import drivers
from yilu.stations import actions, codes, queries
from yilu.stations.actions import BookLine
from yilu.stations.enums import FaultKind, Group, NeedKind, Service, StationKind
from yilu.stations.models import Station
from yilu.stock import actions as stock
from yilu.stock.enums import ItemKind, Reason
from yilu.stock.models import Item, Place

# Person-times of the twelve months: what the brief writes as 1300余, and trucks apart.
RIDE_HAILING, RIDE_NAMED = 1347, 468
ELSEWHERE, AGAIN = 3, 4  # of these, what looks counted twice
TRUCK, TRUCK_NAMED = 418, 66
HOURS = (7, 8, 9, 10, 11, 11, 12, 12, 12, 13, 14, 15, 16, 17, 18, 18, 19, 20, 21)
USUAL = (Service.WATER, Service.WATER, Service.REST, Service.HEATING, Service.TOILET)
RARE = (Service.CHARGING, Service.STUDY, Service.TALK, Service.HELP)
NOTE = "纸质登记，按月补录"
NEEDS = (
    (NeedKind.SHOWER, "跑完夜班想洗个澡"),
    (NeedKind.TRUCK_PARKING, "晚上大车没地方停，停路边怕罚"),
    (NeedKind.CHARGING, "中午充电要排队"),
    (NeedKind.TOILET, "夜里厕所锁着"),
    (NeedKind.MEALS, "晚上八点以后没热饭"),
    (NeedKind.PARKING, "门口只能停十分钟，吃碗面都不够"),
    (NeedKind.HEALTH, "腰不好，想请医生来看看"),
    (NeedKind.LABOUR, "平台扣的钱不知道找谁问"),
    (NeedKind.SCHOOLING, "孩子转学要什么材料"),
    (NeedKind.REST, "想有个能躺一会儿的地方"),
    (NeedKind.TRAFFIC, "学校门口临停到底让不让"),
)
ANSWERS = (
    "和附近单位说好了，可以用",
    "已经报给运营中心，下个月添置",
    "当面说明白了",
    "请相关单位来讲了一次",
)
FAULTS = (
    (FaultKind.TOILET, "门锁坏了"),
    (FaultKind.WATER, ""),
    (FaultKind.CHARGING, "二号桩扫不上"),
    (FaultKind.HEATING, ""),
    (FaultKind.PARKING, "货车位停了小车"),
    (FaultKind.DIRTY, ""),
)
CONSUMABLES = (
    ("饮用水", "箱", 24),
    ("纸杯", "条", 20),
    ("藿香正气液", "盒", 10),
    ("速食粥", "箱", 8),
)


def year(
    cast: dict[str, UUID], units: dict[str, Unit], day: date, *, by: Actor, actors: dict[str, Actor]
) -> None:
    """Twelve months of use up to the day before the demo's."""
    if queries.visits(by).exists():
        return
    rng = Random(SEED + 4)
    period = Period.twelve_months_to(day)
    stations = list(queries.stations(CITY, day))
    shops = list(queries.service_counters(CITY, day))
    _visits(stations, shops, period, rng, by)
    _needs(stations, cast, period, rng, by)
    _faults(stations, actors, day, rng, by)
    _to_be_carried_on(stations, actors, day, by)
    _stock(stations, units, period, rng, by)


# ── visits ──────────────────────────────────────────────────────────────────────────────────────


def _visits(
    stations: list[Station], shops: list[Station], period: Period, rng: Random, by: Actor
) -> None:
    books: dict[UUID, list[BookLine]] = {place.pk: [] for place in (*stations, *shops)}
    weighted = [*stations * 5, *shops]
    riders = _people(by, "ride_hailing", 230)
    truckers = _people(by, "truck", 46)
    named = RIDE_NAMED - ELSEWHERE - AGAIN
    for place, line in _named(weighted, riders, Group.RIDE_HAILING, named, period, rng):
        books[place].append(line)
    for place, line in _elsewhere(books, stations):
        books[place].append(line)
    for place, line in _named(stations, truckers, Group.TRUCK, TRUCK_NAMED, period, rng):
        books[place].append(line)
    left = RIDE_HAILING - RIDE_NAMED
    for place, line in _tallied(weighted, Group.RIDE_HAILING, left, period, rng):
        books[place].append(line)
    for place, line in _tallied(stations, Group.TRUCK, TRUCK - TRUCK_NAMED, period, rng):
        books[place].append(line)
    for row in (*stations, *shops):
        actions.enter_book(row, books[row.pk], by=by, note=NOTE)
    _again(stations, riders, period)


def _elsewhere(
    books: dict[UUID, list[BookLine]], stations: list[Station]
) -> Iterator[tuple[UUID, BookLine]]:
    """Three who stand in two places' books of one hour: what somebody should look at."""
    at, other = stations[0], stations[1]
    taken = {(line.person, line.on, line.hour) for line in books[other.pk]}
    named = [line for line in books[at.pk] if line.person is not None]
    free = [line for line in named if (line.person, line.on, line.hour) not in taken]
    for line in free[:ELSEWHERE]:
        yield other.pk, line


def _again(stations: list[Station], riders: list[UUID], period: Period) -> None:
    """One back within the hour, one at two places he can hardly have driven between."""
    near, far = stations[0], stations[-1]
    moments = [(near, riders[3], 12, 50), (near, riders[3], 13, 10)]
    moments += [(near, riders[4], 17, 0), (far, riders[4], 17, 2)]
    for days, (place, person, hour, minute) in enumerate(moments, start=1):
        on = period.last - timedelta(days=9 + (days - 1) // 2)
        with standing_at(datetime.combine(on, time(hour, minute), CITY_ZONE)):
            code = codes.turning(place.pk, timezone.now()).text
            driver = Actor(None, person, CITY)
            visit = actions.check_in(place, code, ["water"], by=driver)
            actions.rate(visit, minute != 10, by=driver)


def _people(by: Actor, group: str, most: int) -> list[UUID]:
    rows = drivers(by, group=group).order_by("number")
    return list(rows.values_list("person", flat=True)[:most])


def _named(
    places: list[Station], people: list[UUID], group: Group, count: int, period: Period, rng: Random
) -> Iterator[tuple[UUID, BookLine]]:
    seen: set[tuple[object, ...]] = set()
    while len(seen) < count:
        place, person = rng.choice(places), rng.choice(people)
        on, hour = _moment(period, rng)
        if (place.pk, person, on, hour) in seen:
            continue
        seen.add((place.pk, person, on, hour))
        yield place.pk, BookLine(on, hour, group, 1, _services(rng), person)


def _tallied(
    places: list[Station], group: Group, count: int, period: Period, rng: Random
) -> Iterator[tuple[UUID, BookLine]]:
    left = count
    while left:
        several = min(left, rng.choice((1, 1, 2, 3, 4, 6)))
        on, hour = _moment(period, rng)
        yield rng.choice(places).pk, BookLine(on, hour, group, several, _services(rng))
        left -= several


def _moment(period: Period, rng: Random) -> tuple[date, int]:
    """Never the demo's own day: its hours may not have come yet."""
    days = (period.last - period.first).days
    return period.first + timedelta(days=rng.randrange(days)), rng.choice(HOURS)


def _services(rng: Random) -> tuple[str, ...]:
    words = {rng.choice(USUAL).value}
    if rng.random() < 0.3:
        words.add(rng.choice((*USUAL, *RARE)).value)
    return tuple(sorted(words))


# ── what drivers said ───────────────────────────────────────────────────────────────────────────


def _needs(
    stations: list[Station], cast: dict[str, UUID], period: Period, rng: Random, by: Actor
) -> None:
    for at in range(38):
        kind, text = NEEDS[at % len(NEEDS)]
        on, _hour = _moment(period, rng)
        group = (
            Group.TRUCK if kind in {NeedKind.TRUCK_PARKING, NeedKind.SHOWER} else Group.RIDE_HAILING
        )
        person = cast["driver"] if at == 4 else None
        need = actions.hear_need(
            rng.choice(stations), kind, text, by=by, group=group, person=person, on=on
        )
        if at % 5:
            answered = min(on + timedelta(days=rng.randint(1, 12)), period.last)
            actions.answer_need(need, rng.choice(ANSWERS), by=by, on=answered)


def _faults(
    stations: list[Station], actors: dict[str, Actor], day: date, rng: Random, by: Actor
) -> None:
    """Settled ones over the year; two of yesterday still wait at the keeper's stations."""
    reporters = [actors[key] for key in ("driver", "member", "truck_driver", "outsider_driver")]
    for at in range(14):
        kind, text = FAULTS[at % len(FAULTS)]
        on = add_months(day, -11) + timedelta(days=22 * at + rng.randint(0, 9))
        fault = actions.report_fault(
            stations[at % len(stations)], kind, text, by=reporters[at % len(reporters)], on=on
        )
        actions.settle_fault(fault, "修好了", by=by, on=on + timedelta(days=rng.randint(0, 4)))
    kept = [row for row in stations if row.name.endswith(("金沙", "木棉"))]
    for row, (kind, text) in zip(kept, FAULTS, strict=False):
        actions.report_fault(row, kind, text, by=reporters[0], on=day - timedelta(days=1))


def _to_be_carried_on(
    stations: list[Station], actors: dict[str, Actor], day: date, by: Actor
) -> None:
    """One need whose driver wants more than an answer, one fault that nobody mended in time."""
    trucker, text = actors["truck_driver"], "夜里到市区没有地方停货车，停路边又怕被贴单。"
    actions.hear_need(
        stations[0], NeedKind.TRUCK_PARKING, text, by=by, group=Group.TRUCK,
        person=trucker.person_id, wants_appeal=True, on=day - timedelta(days=1),
    )  # fmt: skip
    driver, days = actors["outsider_driver"], timedelta(days=12)
    actions.report_fault(stations[-1], FaultKind.HEATING, "蒸箱不热", by=driver, on=day - days)


# ── stock ───────────────────────────────────────────────────────────────────────────────────────


def _stock(
    stations: list[Station], units: dict[str, Unit], period: Period, rng: Random, by: Actor
) -> None:
    root = units["committee"]
    stock.open_place(Ref.to(root), root, f"{COMMITTEE}库房", by=by)
    items = [
        (stock.add_item(name, unit, ItemKind.CONSUMABLE, by=by), usual)
        for name, unit, usual in CONSUMABLES
    ]
    for station in stations:
        place = stock.open_place(
            Ref.to(station), station.operator, station.name, by=by, division=station.division
        )
        kept = station.kind == StationKind.STATION and station.name.endswith(("金沙", "木棉"))
        for item, usual in items if kept else items[:2]:
            _shelf(item, place, usual, 4 if kept else 1, period, rng, by)


def _shelf(
    item: Item, place: Place, usual: int, rounds: int, period: Period, rng: Random, by: Actor
) -> None:
    """Filled up, used, filled up again; the last round is nearly used up where luck wants it."""
    stock.set_low(item, place, usual // 4, by=by)
    for turn in range(rounds):
        on = period.first + timedelta(days=turn * 330 // rounds + 5)
        key = f"{place.pk}:{item.number}:{turn}"
        stock.receive(item, place, usual, Ref("demo.delivery", key), by=by, on=on)
        used = usual - rng.randint(0, usual // 2)
        later = min(on + timedelta(days=40), period.last)
        stock.take(
            item, place, used, Reason.USED, Ref("demo.use", key), by=by, on=later, note="当月用量"
        )
