"""A year of 随手拍: areas painted, what drivers saw and what became of it, and a dozen live ones."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import cell_of, centre, coarse, within
from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point, metres
from yilu.core.refs import Ref
from yilu.demo.panzhihua import CITY, DISTRICTS, EAST, MIYI, RENHE, SEED, WEST, YANBIAN
from yilu.demo.scenes import PAINTERS, picture
from yilu.files.actions import attach, review_photo, take_photo
from yilu.files.models import Photo
from yilu.organisations.models import Unit
from yilu.patrol import actions, queries
from yilu.patrol.actions import Past, Words
from yilu.patrol.enums import Act
from yilu.patrol.models import Snapshot
from yilu.registry.queries import drivers

Actors = dict[str, Actor]
SEATS = {  # near each district's seat
    EAST: Point(101.7180, 26.5820),
    WEST: Point(101.6300, 26.5970),
    RENHE: Point(101.7390, 26.4990),
    MIYI: Point(102.1100, 26.8900),
    YANBIAN: Point(101.8560, 26.6900),
}
REACH_M = 26_000  # farther from every seat nothing is painted: the committee's desk
ROADS = {
    EAST: ("金沙江大道中段", "阳光大道中段", "三线大道北段", "炳草岗大街", "木棉大道"),
    WEST: ("苏铁中路", "清香坪街口", "陶家渡西路"),
    RENHE: ("宝兴南街", "仁和大道", "迤沙拉大道", "金江镇站前路"),
    MIYI: ("安宁路", "攀莲镇府前街", "白马镇口"),
    YANBIAN: ("西环南路", "桐子林江边路", "红格镇大道"),
}
FIELD_KINDS = ("pothole", "manhole", "marking", "lamp", "guardrail", "flooding")
KINDS = tuple(PAINTERS)
DONE = {
    "pothole": "补沥青压实，和路面齐平",
    "lamp": "换了灯头，夜里看过能亮",
    "manhole": "换上新井盖，垫平",
    "sign": "扶正立杆，换了牌面",
    "garbage": "清走两车，冲净路面",
    "flooding": "疏通排水口，水退净",
    "tree": "锯开清走，路面扫净",
    "marking": "重新划线",
    "debris": "装车清走",
    "rock": "清走落石，边坡查看过",
}
DRIVERS, CASES, REFUSED, PICTURED = 101, 164, 17, 24
LATE, DESK = 9, 3  # every ninth late, every third closed by the desk


def year(units: dict[str, Unit], actors: Actors, day: date) -> None:
    """Everything; nothing where the year stands already."""
    if Snapshot.objects.filter(city=CITY).exists():
        return
    staff = actors["committee"]
    actions.seed_categories(CITY, by=staff)
    _ground(units, staff)
    willing = [actors[key] for key in ("driver", "member", "truck_driver", "outsider_driver")]
    for actor in willing:
        actions.choose_areas([area.pk for area in queries.open_areas(CITY)][:3], by=actor)
    _History(actors, day).bring_in()
    _Live(actors, day).happen()


def _ground(units: dict[str, Unit], staff: Actor) -> None:
    """Each coarse cell goes to the district whose seat is nearest, if one is near at all."""
    cells: dict[str, list[str]] = {code: [] for code in DISTRICTS}
    for cell in queries.coarse_cells(CITY):
        at = centre(cell)
        code = min(SEATS, key=lambda one: metres(at, SEATS[one]))
        if metres(at, SEATS[code]) <= REACH_M:
            cells[code].append(cell)
    for code, name in DISTRICTS.items():
        area = actions.open_area(f"{name}片区", by=staff, division=code)
        actions.paint(area.pk, cells[code], by=staff)
        actions.set_duty(area.pk, "", units["urban"], by=staff)
        for kind in FIELD_KINDS:
            actions.set_duty(area.pk, kind, units["field"], by=staff)
        for kind in ("sign", "signal"):
            actions.set_duty(area.pk, kind, units["police"], by=staff)
    town = actions.open_area("炳草岗片区", by=staff, division=EAST)
    actions.paint(town.pk, within(coarse(cell_of(SEATS[EAST])))[:21], by=staff)
    actions.set_duty(town.pk, "", units["field"], by=staff)


@contextmanager
def _moment(day: date, hour: int, minute: int = 0) -> Iterator[None]:
    with clock.standing_at(datetime.combine(day, time(hour, minute), CITY_ZONE)):
        yield


def _spot(rng: Random, code: str) -> Point:
    seat = SEATS[code]
    return Point(seat.lon + rng.gauss(0, 0.012), seat.lat + rng.gauss(0, 0.009))


def _photo(kind: str, seed: int, by: Actor, *, mended: bool = False) -> Photo:
    return take_photo(io.BytesIO(picture(kind, seed, mended=mended)), "IMG.jpg", by=by)


class _History:
    """Cases that are over, of drivers without an account; the latest ones with their pictures."""

    def __init__(self, actors: Actors, day: date) -> None:
        self.actors, self.day, self.rng = actors, day, Random(SEED + 11)
        own = {actor.person_id for actor in actors.values()}
        rows = drivers(Actor.for_system(CITY), on=day, operating=True, group="ride_hailing")
        found = dict.fromkeys(rows.values_list("person", flat=True)[: DRIVERS + 40])
        self.people: list[UUID] = [key for key in found if key not in own][:DRIVERS]

    def bring_in(self) -> None:
        steps = sorted(self.rng.choices(range(16, 360), k=CASES + REFUSED), reverse=True)
        cases = [self._case(n, self.day - timedelta(days=back)) for n, back in enumerate(steps)]
        made = actions.bring_in(cases, by=self.actors["committee"])
        closed = [(row, one) for row, one in zip(made, cases, strict=True) if one.closed_at]
        for number, (row, one) in enumerate(closed[-PICTURED:]):
            self._pictures(row, one.category, 1000 + number)
            if number >= PICTURED // 2:
                actions.show(row.pk, by=self.actors["committee"])

    def _case(self, number: int, day: date) -> Past:
        rng = self.rng
        code = rng.choices(tuple(SEATS), weights=(50, 14, 18, 11, 7))[0]
        kind = rng.choice(KINDS)
        shot = datetime.combine(day, time(rng.randint(7, 20), rng.randint(0, 59)), CITY_ZONE)
        common = {
            "category": kind,
            "reporter": self.people[number % len(self.people)],
            "group": "ride_hailing",
            "point": _spot(rng, code),
            "place": rng.choice(ROADS[code]),
            "shot_at": shot,
        }
        if number % (CASES // REFUSED + 1) == 5 and number >= len(self.people):
            reason = rng.choice(("slight", "known", "unclear", "scope"))
            return Past(**common, refusal=reason)  # type: ignore[arg-type]
        return self._settled(common, number, kind, shot)

    def _settled(self, common: dict[str, object], number: int, kind: str, shot: datetime) -> Past:
        filed = shot + timedelta(hours=self.rng.randint(1, 20))
        took = timedelta(days=24) if number % LATE == 4 else timedelta(hours=self.rng.randint(2, 6))
        disposed = filed + took
        others = [p for p in self.people if p != common["reporter"]]
        checkers = () if number % DESK == 0 else tuple(self.rng.sample(others, 2))
        closed = min(disposed + timedelta(hours=30), datetime.combine(self.day, time(8), CITY_ZONE))
        return Past(
            **common,  # type: ignore[arg-type]
            filed_at=filed,
            disposed_at=min(disposed, closed),
            closed_at=closed,
            disposal=DONE[kind],
            outcome="partly" if number % 23 == 7 else "solved",
            checkers=checkers,
        )

    def _pictures(self, row: Snapshot, kind: str, seed: int) -> None:
        """Before and after, looked at by a person and fit to be shown."""
        staff = self.actors["committee"]
        done = row.entries.get(act=Act.DISPOSED)
        for ref, mended in ((Ref.to(row), False), (Ref.to(done), True)):
            photo = _photo(kind, seed, staff, mended=mended)
            attach([photo], ref, by=staff)
            review_photo(photo, by=staff, publish=True)


class _Live:
    """What is in hand on the demo's day, at every step of the loop, through the app's own acts."""

    def __init__(self, actors: Actors, day: date) -> None:
        self.who, self.day, self.rng = actors, day, Random(SEED + 12)
        self.seed = 5000

    def happen(self) -> None:
        self._waiting()
        self._in_hand()
        self._to_check()
        self._to_answer()
        self._asked()

    def _shoot(
        self, who: str, kind: str, days: int, hour: int, place: str, at: Point | None = None
    ) -> Snapshot:
        self.seed += 1
        by = self.who[who]
        with _moment(self.day - timedelta(days=days), hour, self.rng.randint(0, 59)):
            words = Words(
                kind, point=at or _spot(self.rng, EAST), accuracy=9, place=place, called=True
            )
            return actions.submit(words, [_photo(kind, self.seed, by)], by=by)

    def _filed(self, row: Snapshot, days: int, hour: int = 10) -> Snapshot:
        with _moment(self.day - timedelta(days=days), hour):
            return actions.accept(row.pk, by=self.who["committee"], photos_ok=True)

    def _disposed(self, row: Snapshot, kind: str, seed: int, days: int) -> None:
        by = self.who["field_worker"]
        with _moment(self.day - timedelta(days=days), 11):
            after = _photo(kind, seed, by, mended=True)
            actions.dispose(row.pk, by=by, text=DONE[kind], photos=[after])

    def _waiting(self) -> None:
        """The desk's morning: fresh ones, one that is known already, one capture to be completed."""
        known = SEATS[EAST]
        self._shoot("outsider_driver", "garbage", 0, 8, "炳草岗大街菜市口")
        self._shoot("truck_driver", "rock", 0, 7, "三线大道北段")
        first = self._filed(self._shoot("member", "pothole", 2, 9, "阳光大道中段", known), 2, 11)
        self._shoot(
            "truck_driver", "pothole", 0, 8, "阳光大道", Point(known.lon + 0.0003, known.lat)
        )
        with _moment(self.day - timedelta(days=1), 18):
            by = self.who["outsider_driver"]
            actions.cowitness(first.pk, by=by, photos=[_photo("pothole", 5900, by)])
        with _moment(self.day, 8, 20):
            by = self.who["driver"]
            actions.submit(Words(point=_spot(self.rng, EAST)), [_photo("tree", 5901, by)], by=by)

    def _in_hand(self) -> None:
        """Taken by the field team, overdue, suspended, and with 12345."""
        field, staff = self.who["field_worker"], self.who["committee"]
        taken = self._filed(self._shoot("driver", "manhole", 1, 16, "木棉大道 66 号门口"), 0, 8)
        with _moment(self.day, 8, 40):
            actions.take(taken.pk, by=field)
        self._filed(self._shoot("driver", "flooding", 6, 9, "金沙江大道中段桥下"), 6)  # overdue
        outside = self._filed(self._shoot("outsider_driver", "rock", 5, 15, "国道入城口"), 4)
        with _moment(self.day - timedelta(days=4), 15):
            wanted, facts = "请转公路部门清理并查看边坡", "国道入城口右侧边坡落石，占半幅路面。"
            actions.refer(outside.pk, by=staff, wanted=wanted, facts=facts)

    def _to_check(self) -> None:
        """Put right this morning: drivers who chose the area are asked to look."""
        row = self._filed(self._shoot("driver", "lamp", 3, 19, "炳草岗大街 12 号旁"), 2)
        self._disposed(row, "lamp", self.seed, 0)

    def _to_answer(self) -> None:
        """Closed yesterday on two drivers' word: the persona is asked whether it is solved."""
        row = self._filed(self._shoot("driver", "pothole", 5, 9, "三线大道北段 5 号"), 4)
        self._disposed(row, "pothole", self.seed, 2)
        for number, key in enumerate(("member", "outsider_driver")):
            by = self.who[key]
            with _moment(self.day - timedelta(days=1), 12 + number):
                photo = _photo("pothole", 5950 + number, by, mended=True)
                actions.verify(row.pk, by=by, fixed=True, photos=[photo])

    def _asked(self) -> None:
        """Time asked for, waiting for the desk; and one that stands still until the rains are over."""
        field, staff = self.who["field_worker"], self.who["committee"]
        row = self._filed(self._shoot("member", "lamp", 2, 20, "木棉大道东口"), 1)
        with _moment(self.day - timedelta(days=1), 16):
            actions.ask_extension(row.pk, by=field, reason="灯杆要订货，周末到", hours=14)
        still = self._filed(self._shoot("outsider_driver", "marking", 9, 10, "阳光大道东段"), 8)
        with _moment(self.day - timedelta(days=7), 10):
            actions.ask_suspension(
                still.pk, by=field, reason="雨季划线粘不住，雨停后统一划", days=30
            )
        with _moment(self.day - timedelta(days=7), 15):
            actions.approve(still.pk, by=staff)
