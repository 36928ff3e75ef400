"""Small scenes of fleets for tests: a fleet with volunteers, a call, a mission that runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests import factories as make
from tests.cast import CITY, EAST, SmallCity, person_actor
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.fleets import actions
from yilu.fleets.actions import Call, Order, Wishes
from yilu.fleets.enums import Load, MissionKind
from yilu.fleets.models import Enrolment, Fleet, Mission, Trip
from yilu.registry.actions import Passed, qualify
from yilu.registry.enums import QualificationKind
from yilu.registry.models import Driver

SYSTEM = Actor.for_system(CITY)
NOW = datetime(2026, 6, 15, 9, 0, tzinfo=CITY_ZONE)
HOUR = timedelta(hours=1)
MUSTER = Point(101.7180, 26.5820)
LAB, HOSPITAL = Point(101.7050, 26.5790), Point(101.7420, 26.5950)
GOOD_UNTIL = date(2027, 1, 31)


def at(hours: float) -> datetime:
    """So many hours after the tests' hour."""
    return NOW + timedelta(hours=hours)


def a_fleet(city: SmallCity, name: str = "花城志愿车队", **changes: object) -> Fleet:
    return actions.found_fleet(name, city.root, by=city.cast["committee"], **changes)  # type: ignore[arg-type]


def train(driver: Driver, kind: QualificationKind = QualificationKind.EMERGENCY) -> None:
    passed = Passed(kind, "应急救护 HD-2026-0001", Ref("activities.activity", str(driver.pk)), 24)
    qualify({driver.person_id: date(2026, 3, 1)}, passed, by=SYSTEM)


def put_in(
    city: SmallCity, fleet: Fleet, driver: Driver, plate: str, **wishes: object
) -> Enrolment:
    """In the fleet with his papers seen and his training passed."""
    row = actions.enrol(
        fleet.pk,
        driver,
        plate,
        Wishes(**wishes),
        by=city.cast["committee"],
        on=date(2026, 1, 5),  # type: ignore[arg-type]
    )
    train(driver)
    return actions.check_papers(row.pk, GOOD_UNTIL, GOOD_UNTIL, by=city.cast["committee"])


def volunteer(city: SmallCity, fleet: Fleet, n: int, **wishes: object) -> Actor:
    """Another driver with a car of his own, wholly fit."""
    driver = make.driver(f"志愿{n:02d}", city.wanshun, district=EAST)
    make.permit(driver)
    car = make.vehicle(f"川D2{n:04d}", run_by=city.wanshun, district=EAST, seats=5)
    make.permit(car)
    put_in(city, fleet, driver, car.plate, **wishes)
    return person_actor(driver.person, driver)


def a_call(**changes: object) -> Call:
    values: dict[str, object] = {
        "kind": MissionKind.EPIDEMIC,
        "title": "转运核酸检测物资",
        "area": EAST,
        "place": "市疾控中心停车场",
        "starts_at": at(2),
        "ends_at": at(8),
        "needed": 1,
        "point": MUSTER,
    }
    return Call(**{**values, **changes})  # type: ignore[arg-type]


def a_mission(city: SmallCity, who: str = "committee", **changes: object) -> Mission:
    """Drafted, not yet called."""
    return actions.draft_mission(a_call(**changes), city.root, by=city.cast[who])


def called(city: SmallCity, **changes: object) -> Mission:
    return actions.call_out(a_mission(city, **changes).pk, by=city.cast["committee"])


def running(city: SmallCity, *going: Actor, **changes: object) -> tuple[Mission, list[Trip]]:
    """Called, accepted by these, and started."""
    mission = called(city, **{"needed": len(going), **changes})
    for actor in going:
        actions.accept(mission.pk, by=actor)
    actions.start(mission.pk, by=city.cast["committee"])
    mission.refresh_from_db()
    return mission, list(Trip.objects.filter(mission=mission).order_by("number"))


def an_order(**changes: object) -> Order:
    values: dict[str, object] = {
        "load": Load.GOODS,
        "what": "核酸检测试剂 2 箱",
        "requester": "市疾控中心物资科",
        "from_place": "市疾控中心",
        "from_point": LAB,
        "to_place": "仁和区人民医院",
        "to_point": HOSPITAL,
        "board_from": at(2.5),
        "board_to": at(4),
        "alight_by": at(6),
        "coldest": 2,
        "warmest": 8,
    }
    return Order(**{**values, **changes})  # type: ignore[arg-type]
