"""A season in the small city: cars, two exams, two exam points, families, a plan made by the optimiser."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from tests import factories as make
from tests.cast import DAY, EAST, SmallCity
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point
from yilu.dispatch import solving
from yilu.registry.models import Operation
from yilu.rides import actions
from yilu.rides.actions import Outline, Wish
from yilu.rides.enums import Direction
from yilu.rides.models import Booking, Entry, ExamPoint, Leg, Plan, Season, Wave
from yilu.rides.queries.plans import fresh_problem

EXAM_DAY = DAY + timedelta(days=1)
HOME = Point(101.7300, 26.5900)
SCHOOL, FAR_SCHOOL = Point(101.7180, 26.5820), Point(101.6400, 26.5980)
PHONES = [f"139000{number:05d}" for number in range(1, 500)]


@dataclass(slots=True)
class Exams:
    """Everything of the season, by name."""

    season: Season
    morning: Wave
    afternoon: Wave
    school: ExamPoint
    far_school: ExamPoint
    drivers: list[Actor] = field(default_factory=list)  # in the order of the cars


def outline(city: SmallCity, **changes: Any) -> Outline:
    values: dict[str, Any] = {
        "title": "2026年爱心送考",
        "books_from": DAY - timedelta(days=10),
        "books_to": DAY,
        "hotline": "0812-3330000",
        "companies": (city.wanshun.pk,),
        "wanted": 3,
        "wanted_backups": 1,
    }
    return Outline(**{**values, **changes})


def fleet(city: SmallCity, count: int = 5) -> list[Actor]:
    """So many more drivers of 万顺, each with a car of his own and a clean year."""
    Operation.objects.filter(driver=city.luo).update(orders=900)  # 川D10001 is his on the list
    drivers = []
    for number in range(count):
        driver = make.driver(f"送考司机{number}", city.wanshun, district=EAST)
        make.permit(driver)
        car = make.vehicle(
            f"川D2{number:04d}", run_by=city.wanshun, district=EAST, seats=5,
            registered_on=date(2024, 1, 1), mileage_km=20_000 + number * 10_000,
        )  # fmt: skip
        make.permit(car)
        make.operation(driver, city.wanshun, DAY, vehicle=car)
        account = make.account(driver.person)
        drivers.append(
            Actor(account.pk, driver.person_id, driver.city, driver_ids=frozenset({driver.pk}))
        )
    return drivers


def draft(city: SmallCity, **changes: Any) -> Exams:
    """A season with its calendar and exam points, founded by the first branch's secretary."""
    secretary = city.cast["secretary"]
    season = actions.found_season(city.first_branch, outline(city, **changes), by=secretary)
    morning = actions.add_wave(
        season.pk, "第一天上午 语文", EXAM_DAY, time(9), time(11, 30), by=secretary
    )
    afternoon = actions.add_wave(
        season.pk, "第一天下午 数学", EXAM_DAY, time(15), time(17), by=secretary
    )
    school = actions.add_point(season.pk, "金沙中学", SCHOOL, by=secretary, division=EAST)
    far = actions.add_point(season.pk, "清香坪中学", FAR_SCHOOL, by=secretary)
    return Exams(season, morning, afternoon, school, far)


def selecting(city: SmallCity, cars: int = 5, **changes: Any) -> Exams:
    exams = draft(city, **changes)
    exams.drivers = fleet(city, cars)
    secretary = city.cast["secretary"]
    actions.move_season(exams.season.pk, "select", by=secretary)
    actions.score_cars(exams.season.pk, by=secretary)
    exams.season.refresh_from_db()
    return exams


def booking_open(city: SmallCity, cars: int = 5, **changes: Any) -> Exams:
    """Cars chosen and confirmed, families may book."""
    exams = selecting(city, cars, **changes)
    secretary = city.cast["secretary"]
    actions.propose(exams.season.pk, by=secretary)
    actions.confirm_cars(exams.season.pk, by=secretary)
    actions.move_season(exams.season.pk, "open_booking", by=secretary)
    exams.season.refresh_from_db()
    return exams


def wish(exams: Exams, number: int = 0, **changes: Any) -> Wish:
    values: dict[str, Any] = {
        "wave": exams.morning.pk,
        "point": exams.school.pk,
        "called": "吕女士",
        "phone": PHONES[number],
        "party": 2,
        "pickup": "木棉家园 2 号门",
        "guardian": True,
        "at": Point(HOME.lon + number * 0.002, HOME.lat),
    }
    return Wish(**{**values, **changes})


def booked(city: SmallCity, exams: Exams, count: int = 4, **changes: Any) -> list[Booking]:
    desk = city.cast["dispatcher"]
    return [
        actions.book_for(wish(exams, number, **changes), by=desk).booking for number in range(count)
    ]


def solve_here(plan: Plan) -> Plan:
    """The optimiser in this process: the child process has tests of its own."""
    system = Actor.for_system(plan.city)
    shaped = fresh_problem(Plan.objects.select_related("wave__season").get(pk=plan.pk))
    answer = solving.solve(shaped.problem, travel=shaped.travel)
    return actions.solved(plan.pk, shaped, answer, by=system)


def ready(city: SmallCity, exams: Exams, direction: str = Direction.OUT, **asked: Any) -> Plan:
    desk = city.cast["dispatcher"]
    plan = actions.ask_plan(exams.morning.pk, direction, by=desk, run=False, **asked)
    return solve_here(plan)


def published(city: SmallCity, exams: Exams, direction: str = Direction.OUT) -> Plan:
    return actions.publish(ready(city, exams, direction).pk, by=city.cast["dispatcher"])


def at(hour: int, minute: int = 0) -> datetime:
    """A moment of the exam day."""
    return datetime.combine(EXAM_DAY, time(hour, minute), CITY_ZONE)


def driver_of(exams: Exams, entry: Entry) -> Actor:
    return next(actor for actor in exams.drivers if entry.driver_id in actor.driver_ids)


def leg_of(booking: Booking, direction: str = Direction.OUT) -> Leg:
    return booking.legs.get(direction=direction)


def nobody() -> UUID:
    return UUID(int=9)
