"""Is it known already, and are the photos what they seem: hints for people, never verdicts.

Near: the same or a kindred category within the category's radius in the last weeks. Alike: photos
whose perceptual hashes differ in a few bits. Photographed screens show a fine regular weave that
scenes do not have; a camera's time days before the shutter says the picture is older.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from PIL import Image

from yilu.core.cells import around, cell_of
from yilu.core.geo import Point, metres
from yilu.files.models import Photo
from yilu.files.queries import alike
from yilu.patrol.enums import LIVE, Flag
from yilu.patrol.models import Category, Snapshot

SNAPSHOT, SEEN, CHECK = "patrol.snapshot", "patrol.seen", "patrol.check"
CLOSE = 6  # of 64 bits: the same picture, perhaps saved again
OLD = timedelta(days=2)
LAGS = range(2, 8)  # pixels between the lines of a weave; eight are a JPEG's own blocks
WEAVE = 0.45
STRIP = 256


@dataclass(frozen=True, slots=True)
class Near:
    """A snapshot that may be the same, and how far off it is."""

    snapshot: Snapshot
    metres: int


def near(
    city: str, point: Point, category: Category | None, since: datetime, *, limit: int = 5
) -> list[Near]:
    """Live ones round about, the nearest first; without a category all within its usual radius."""
    rows = Snapshot.objects.filter(
        city=city, cell__in=around(cell_of(point)), state__in=LIVE, made_at__gte=since
    ).select_related("category")
    if category is not None:
        rows = rows.filter(category__family=category.family)
    found = []
    for row in rows.order_by("-made_at")[:500]:
        if row.lon is None or row.lat is None or row.category is None:
            continue
        away = metres(point, Point(row.lon, row.lat))
        if away <= (category or row.category).radius:
            found.append(Near(row, round(away)))
    return sorted(found, key=lambda one: one.metres)[:limit]


def flags_of_photos(
    city: str, account: object, photos: Sequence[Photo], shot_at: datetime, since: datetime
) -> set[Flag]:
    """Seen before: from somebody else's hand, or from the same; taken well before the shutter."""
    flags: set[Flag] = set()
    own = [photo.pk for photo in photos]
    for photo in photos:
        if photo.taken_at is not None and photo.taken_at < shot_at - OLD:
            flags.add(Flag.OLD)
        if photo.phash is None:
            continue
        kinds = (SNAPSHOT, SEEN, CHECK)
        for other in alike(city, photo.phash, kinds=kinds, since=since, within=CLOSE, but=own):
            flags.add(Flag.REPEAT if other.uploader == account else Flag.ALIKE)
    return flags


def looks_like_a_screen(picture: Image.Image) -> bool:
    """Whether rows or columns through the middle repeat every few pixels, as a photographed screen does."""
    grey = picture.convert("L")
    left, top = max(0, (grey.width - STRIP) // 2), max(0, (grey.height - STRIP) // 2)
    middle = grey.crop((left, top, min(grey.width, left + STRIP), min(grey.height, top + STRIP)))
    return _woven(middle) or _woven(middle.transpose(Image.Transpose.ROTATE_90))


def _woven(picture: Image.Image) -> bool:
    """Several lines of pixels agree on the same short period."""
    width, height = picture.size
    if width < 4 * LAGS.stop or height < 8:
        return False
    data = picture.tobytes()
    rows = [
        data[at * width : (at + 1) * width] for at in range(4, height - 4, max(1, height // 12))
    ]
    strongest = [_period(row) for row in rows]
    woven = [lag for lag, strength in strongest if strength >= WEAVE]
    return len(woven) * 3 >= len(rows) * 2 and len(set(woven)) <= 2


def _period(row: bytes) -> tuple[int, float]:
    """The lag at which the changes from pixel to pixel repeat best, and how well (at most 1)."""
    steps = [b - a for a, b in pairwise(row)]
    power = sum(step * step for step in steps)
    if power < 8 * len(steps):  # flat: sky, night, a wall
        return 0, 0.0
    scored = [(sum(_products(steps, lag)) / power, lag) for lag in LAGS]
    (strength, lag), (weakest, _lag) = max(scored), min(scored)
    return (lag, strength) if weakest < 0 else (0, 0.0)  # a slope agrees with itself at every lag


def _products(steps: Sequence[int], lag: int) -> Iterable[int]:
    return (a * b for a, b in zip(steps, steps[lag:], strict=False))
