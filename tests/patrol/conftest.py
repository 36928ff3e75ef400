"""The ground of the small city: sub-classes, two areas, who looks after what; and photos to report with."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from pytest_django import Settings

from tests.cast import DAY, EAST, RENHE, SmallCity
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import around, cell_of, coarse
from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point
from yilu.files.actions import take_photo
from yilu.files.models import Photo
from yilu.patrol import actions
from yilu.patrol.actions import Words
from yilu.patrol.models import Area, Snapshot

HERE = Point(101.7180, 26.5820)
NEXT_DOOR = Point(101.7183, 26.5820)  # some 30 m from there
IN_RENHE = Point(101.7350, 26.4980)
NOWHERE = Point(101.3000, 26.9000)  # in the city, painted by nobody


@pytest.fixture(autouse=True)
def elsewhere(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@contextmanager
def at(hour: int, minute: int = 0, day: date = DAY) -> Iterator[None]:
    with clock.standing_at(datetime.combine(day, time(hour, minute), CITY_ZONE)):
        yield


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    """A Monday at ten, in working hours."""
    with at(10):
        yield


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A picture like no other: soft patches by chance."""
    rng = Random(seed)
    small = Image.frombytes(
        "RGB", (12, 9), bytes(rng.randrange(256) for _byte in range(12 * 9 * 3))
    )
    return small.resize(size, Image.Resampling.BICUBIC)


def jpeg(image: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88, **more)
    return out.getvalue()


_seeds = count(10_000)  # far from the seeds tests choose: one picture sent twice is refused


def photo(by: Actor, seed: int | None = None, data: bytes | None = None) -> Photo:
    data = data or jpeg(scene(next(_seeds) if seed is None else seed, (320, 240)))
    return take_photo(io.BytesIO(data), "IMG.jpg", by=by)


@dataclass(slots=True)
class Ground:
    """The areas and whoever acts in the tests."""

    city: SmallCity
    east: Area
    renhe: Area

    def who(self, name: str) -> Actor:
        return self.city.cast[name]

    def shoot(
        self,
        who: str = "driver",
        category: str = "pothole",
        point: Point | None = HERE,
        **more: object,
    ) -> Snapshot:
        by = self.who(who)
        place = "" if point else "阳光大道中段公交站旁"
        more = {"place": place, **more}
        words = Words(category, "有个坑", point=point, **more)  # type: ignore[arg-type]
        return actions.submit(words, [photo(by)], by=by)

    def filed(self, who: str = "driver", **more: object) -> Snapshot:
        made = self.shoot(who, **more)  # type: ignore[arg-type]
        return actions.accept(made.pk, by=self.who("committee"), photos_ok=True)

    def disposed(self, who: str = "driver", **more: object) -> Snapshot:
        made = self.filed(who, **more)
        worker = self.who("field_worker")
        return actions.dispose(made.pk, by=worker, text="补平了", photos=[photo(worker)])


def lay(city: SmallCity) -> Ground:
    by = city.cast["committee"]
    actions.seed_categories(by.city, by=by)
    east = actions.open_area("东区片区", by=by, division=EAST)
    renhe = actions.open_area("仁和片区", by=by, division=RENHE)
    actions.paint(east.pk, [coarse(cell_of(HERE))], by=by)
    actions.paint(renhe.pk, around(cell_of(IN_RENHE)), by=by)
    actions.set_duty(east.pk, "", city.urban, by=by)
    actions.set_duty(east.pk, "pothole", city.field, by=by)
    return Ground(city, east, renhe)


@pytest.fixture
def ground(small_city: SmallCity) -> Ground:
    return lay(small_city)
