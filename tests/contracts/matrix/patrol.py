"""Snapshots: everybody reports, units put right what is theirs, the review desk files and paints."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from uuid import UUID

from PIL import Image

from tests.cast import DAY, EAST, SmallCity
from tests.contracts.matrix.lines import (
    COMMITTEE,
    EVERYONE,
    NOBODY,
    SIGNED_IN,
    Things,
    form,
    page,
)
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import cell_of, coarse
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.files.actions import take_photo
from yilu.files.models import Photo
from yilu.files.queries import photos_of
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.models import Snapshot

HERE = Point(101.7180, 26.5820)
DISPOSERS = COMMITTEE | {"police", "labour", "urban", "field_worker"}
UNIT = COMMITTEE | {"urban", "field_worker"}  # whose it is: the field team's, below urban
GROUND = COMMITTEE | {"district"}
OFFICES = DISPOSERS | {"district"}

LINES = [
    page("mobile:snap", SIGNED_IN),
    form("mobile:snap", SIGNED_IN),
    form("mobile:snap_known", SIGNED_IN),
    page("mobile:snapshots", SIGNED_IN),
    page("mobile:snapshot_areas", SIGNED_IN),
    form("mobile:snapshot_areas", SIGNED_IN),
    page("mobile:snapshots_settled", EVERYONE),
    page("mobile:snapshot_public_picture", EVERYONE, "photo on the public page"),
    page("mobile:snapshot_public_picture", NOBODY, "photo of a filed one"),
    page("mobile:snapshot", UNIT | {"driver"}, "filed snapshot"),
    form("mobile:snapshot", NOBODY, "filed snapshot"),  # nothing to say yet
    page("mobile:snapshot_complete", frozenset({"driver"}), "capture"),
    form("mobile:snapshot_complete", frozenset({"driver"}), "capture"),
    page("mobile:snapshot_photo", UNIT | {"driver"}, "photo of a filed one"),
    page("mobile:snapshot_thumb", UNIT | {"driver"}, "photo of a filed one"),
    page("mobile:checks", SIGNED_IN),
    page("mobile:check", frozenset({"member"}), "check"),
    form("mobile:check", frozenset({"member"}), "check"),
    page("mobile:to_dispose", DISPOSERS),
    page("mobile:dispose", UNIT, "filed snapshot"),
    form("mobile:dispose", UNIT, "filed snapshot"),
    page("mobile:dispose_ask", UNIT, "return of a filed one"),
    form("mobile:dispose_ask", UNIT, "return of a filed one"),
    page("console:snapshots", OFFICES),
    page("console:snapshots_box", OFFICES, "box of snapshots"),
    page("console:snapshot", UNIT, "filed snapshot"),
    page("console:snapshot_act", COMMITTEE, "filing of a waiting one"),
    form("console:snapshot_act", COMMITTEE, "filing of a waiting one"),
    page("console:snapshot_act", UNIT, "extension of a filed one"),
    page("console:snapshot_photo", UNIT, "photo of a filed one"),
    page("console:snapshot_thumb", UNIT, "photo of a filed one"),
    form("console:snapshot_original", COMMITTEE, "photo of a filed one"),
    page("console:snapshot_review", COMMITTEE, "photo of a filed one"),
    form("console:snapshot_review", COMMITTEE, "photo of a filed one"),
    page("console:snapshot_rates", GROUND),
    page("console:areas", GROUND),
    page("console:area_open", COMMITTEE),
    form("console:area_open", COMMITTEE),
    page("console:paint", COMMITTEE),
    form("console:paint", COMMITTEE),
    page("console:paint_cell", COMMITTEE, "coarse cell"),
    form("console:paint_cell", COMMITTEE, "coarse cell"),
    page("console:area", GROUND, "area"),
    form("console:area", GROUND, "area"),  # without the right to paint it is only shown again
    page("console:area_close", COMMITTEE, "area"),
    form("console:area_close", COMMITTEE, "area"),
    page("console:categories", GROUND),
    page("console:category_add", COMMITTEE),
    form("console:category_add", COMMITTEE),
    page("console:category", COMMITTEE, "category"),
    form("console:category", COMMITTEE, "category"),
    form("console:category_retire", COMMITTEE, "category"),
    page("api:snapshots", SIGNED_IN),
    form("api:snapshots", SIGNED_IN),
    page("api:snapshots_near", SIGNED_IN),
    page("api:snapshot_categories", SIGNED_IN),
    page("api:snapshot", UNIT | {"driver"}, "filed snapshot by key"),
    form("api:snapshot_move", UNIT | {"driver"}, "move of a filed one"),
    page("api:snapshot_photo", UNIT | {"driver"}, "photo of a filed one by key"),
    page("api:snapshot_thumb", UNIT | {"driver"}, "photo of a filed one by key"),
]


def _photo(by: Actor) -> Photo:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "grey").save(out, "JPEG")
    return take_photo(io.BytesIO(out.getvalue()), "IMG.jpg", by=by)


def _ground(city: SmallCity) -> Any:
    by = city.cast["committee"]
    actions.seed_categories(by.city, by=by)
    area = actions.open_area("东区片区", by=by, division=EAST)
    actions.paint(area.pk, [coarse(cell_of(HERE))], by=by)
    actions.set_duty(area.pk, "", city.field, by=by)
    return area


def waiting(city: SmallCity, category: str = "pothole") -> Snapshot:
    """王芳's, not looked at yet."""
    _ground(city)
    driver = city.cast["driver"]
    return actions.submit(Words(category, point=HERE), [_photo(driver)], by=driver)


def filed(city: SmallCity) -> Snapshot:
    return actions.accept(waiting(city).pk, by=city.cast["committee"])


def _check(city: SmallCity) -> dict[str, UUID]:
    """In the morning: nobody is asked to look at night, whenever the tests run."""
    with clock.standing_at(datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=clock.CITY_ZONE)):
        return _asked(city)


def _asked(city: SmallCity) -> dict[str, UUID]:
    made = waiting(city)
    actions.accept(made.pk, by=city.cast["committee"], photos_ok=True)
    actions.choose_areas([made.area_id], by=city.cast["member"])  # type: ignore[list-item]
    worker = city.cast["field_worker"]
    done = actions.dispose(made.pk, by=worker, text="补平了", photos=[_photo(worker)])
    return {"pk": queries.checks_of(done)[0].pk}


def _shown(city: SmallCity) -> dict[str, UUID]:
    _check(city)
    desk = city.cast["committee"]
    made = Snapshot.objects.get()
    (after,) = queries.album(made).after
    actions.review_photo(made.pk, after.pk, by=desk, publish=True)
    actions.close(made.pk, by=desk, outcome="solved", text="看过")
    actions.show(made.pk, by=desk)
    return {"pk": made.pk, "key": after.pk}


def _photo_of(made: Snapshot) -> dict[str, UUID]:
    (found,) = photos_of(made.city, Ref.to(made))
    return {"pk": made.pk, "key": found.pk}


def _by_key(given: dict[str, UUID]) -> dict[str, UUID]:
    return {"key": given["pk"], "photo": given["key"]}


def _category(city: SmallCity) -> dict[str, str]:
    _ground(city)
    return {"code": "pothole"}


THINGS: Things = {
    "filed snapshot": lambda city: {"pk": filed(city).pk},
    "capture": lambda city: {"pk": waiting(city, "").pk},
    "check": _check,
    "photo of a filed one": lambda city: _photo_of(filed(city)),
    "photo on the public page": _shown,
    "return of a filed one": lambda city: {"pk": filed(city).pk, "kind": "return"},
    "box of snapshots": lambda _city: {"box": "all"},
    "filing of a waiting one": lambda city: {"pk": waiting(city).pk, "act": "accept"},
    "extension of a filed one": lambda city: {"pk": filed(city).pk, "act": "extend"},
    "coarse cell": lambda _city: {"cell": coarse(cell_of(HERE))},
    "area": lambda city: {"pk": _ground(city).pk},
    "category": _category,
    "filed snapshot by key": lambda city: {"key": filed(city).pk},
    "move of a filed one": lambda city: {"key": filed(city).pk, "move": "note"},
    "photo of a filed one by key": lambda city: _by_key(_photo_of(filed(city))),
}
