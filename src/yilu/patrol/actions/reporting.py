"""Reporting: a capture while the car stands for a moment, completed when it is parked, or all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.cells import cell_of
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.geo import Box, Point
from yilu.core.refs import Ref
from yilu.files.actions import attach, erase
from yilu.files.models import Photo
from yilu.files.queries import photos_of
from yilu.organisations.queries import root
from yilu.patrol import access, clocks, likeness, routing
from yilu.patrol.actions.steps import advance, locked, log, tidy, write
from yilu.patrol.enums import Act, Channel, Flag, PlaceSource, State
from yilu.patrol.models import Category, Snapshot
from yilu.patrol.picture import screen_among
from yilu.registry.queries import driver_facts
from yilu.rulebook.queries import city as city_of
from yilu.runtime.actions import next_number

MOST_PHOTOS = 4
AHEAD, BEHIND = timedelta(minutes=10), timedelta(days=14)
FAR_OFF = _("定位在城市外面，不能用。请写清楚在哪条路、靠近什么。")


@dataclass(frozen=True, slots=True)
class Words:
    """What a reporter says. Without a category it is a capture to be completed (停车后补报)."""

    category: str = ""  # code
    note: str = ""
    place: str = ""
    point: Point | None = None
    accuracy: int | None = None
    moved: bool = False  # the pin was moved by hand
    shot_at: datetime | None = None  # the phone's own clock
    answers: Mapping[str, str] = field(default_factory=dict)
    called: bool = False  # the emergency number was called, or there is no danger now


@transaction.atomic
def submit(
    words: Words, photos: Sequence[Photo], *, by: Actor, channel: Channel = Channel.PHONE
) -> Snapshot:
    """Hand in a snapshot; with a category it waits for filing, without one for its reporter."""
    outside = channel == Channel.OPEN311 and by.is_authenticated  # a partner's system, nobody's own
    if not (access.may_report(by) or outside):
        raise NotAllowed("report")
    if not outside or photos:  # a partner's system may know a problem from a telephone call
        _check_photos(photos)
    _check_many(by)
    snapshot = _made(words, by, channel)
    category = _category(by.city, words.category) if words.category else None
    if category is not None:
        _fill(snapshot, words, category)
    else:
        snapshot.state, snapshot.note = State.DRAFT, tidy(words.note)[:400]
        snapshot.place = tidy(words.place)[:120]
    snapshot.save(force_insert=True)
    attach(photos, Ref.to(snapshot), by=by)
    _flag(snapshot, photos, by)
    write(snapshot, Act.SHOT, by=by, text=snapshot.note)
    log(snapshot, "reported", by=by, channel=channel.value, draft=category is None)
    return snapshot


@transaction.atomic
def complete(key: UUID, words: Words, *, by: Actor, photos: Sequence[Photo] = ()) -> Snapshot:
    """Parked now: what it is, and where if the phone did not know. The shutter's place stays."""
    snapshot = locked(key, by)
    advance(snapshot, "complete", by=by)
    kept = list(photos_of(by.city, Ref.to(snapshot)))
    if len(kept) + len(photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}})
    if not words.category:
        raise Invalid({"category": _("请选是什么问题。")})
    if words.point is not None and (snapshot.lon is None or words.moved):
        _put_point(snapshot, words)
    _fill(snapshot, words, _category(by.city, words.category))
    snapshot.save()
    attach(photos, Ref.to(snapshot), by=by)
    _flag(snapshot, [*kept, *photos], by)
    write(snapshot, Act.COMPLETED, by=by, text=snapshot.note)
    log(snapshot, "completed", by=by)
    return snapshot


@transaction.atomic
def drop(key: UUID, *, by: Actor) -> None:
    """A capture that is not to be reported: its photos go at once."""
    snapshot = locked(key, by)
    advance(snapshot, "drop", by=by)
    discard(snapshot, by=by)


def discard(snapshot: Snapshot, *, by: Actor) -> None:
    """Photos destroyed, the row gone; the audit keeps that there was one."""
    for photo in photos_of(snapshot.city, Ref.to(snapshot)):
        erase(photo, by=by)
    log(snapshot, "dropped", by=by)
    snapshot.entries.all().delete()
    snapshot.delete()


# ── what is checked ─────────────────────────────────────────────────────────────────────────────


def _check_photos(photos: Sequence[Photo]) -> None:
    if not photos:
        raise Invalid({"photos": _("先拍一张照片。")})
    if len(photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}})


def _check_many(by: Actor) -> None:
    since = clock.business_now() - timedelta(days=1)
    if by.person_id is None:
        return
    rows = Snapshot.objects.filter(city=by.city, reporter=by.person_id, made_at__gte=since)
    if rows.count() >= clocks.limit(by.city, "a_day"):
        raise Refused(_("今天报得很多了，明天再报。急的请打 12345。"))


def _category(city: str, code: str) -> Category:
    found = Category.objects.filter(city=city, code=code, retired_on=None).first()
    if found is None:
        raise Invalid({"category": _("请选是什么问题。")})
    return found


def _made(words: Words, by: Actor, channel: Channel) -> Snapshot:
    now = clock.business_now()
    snapshot = Snapshot(
        city=by.city,
        number=_number(by.city),
        state=State.WAITING,
        channel=channel,
        source=PlaceSource.WORDS,
        reporter_id=by.person_id,
        account=by.account_id,
        shot_at=now,
        made_at=now,
        unit=root(by.city),
    )
    if by.person_id is not None:
        snapshot.group = driver_facts(by.city, by.person_id, now.date()).group
    flags: set[str] = set()
    if words.shot_at is not None:
        believable = now - BEHIND <= words.shot_at <= now + AHEAD
        snapshot.shot_at = min(words.shot_at, now) if believable else now
        flags |= set() if believable else {Flag.CLOCK}
    snapshot.flags = sorted(flags)
    _put_point(snapshot, words)
    return snapshot


def _put_point(snapshot: Snapshot, words: Words) -> None:
    """A place outside the city is a broken position, not a place: words must do."""
    if words.point is None:
        return
    known = city_of(snapshot.city)
    if not Box(known.west, known.south, known.east, known.north).holds(words.point):
        if words.category and not tidy(words.place):
            raise Invalid({"place": FAR_OFF})
        snapshot.flags = sorted({*snapshot.flags, Flag.FAR})
        return
    snapshot.lon, snapshot.lat = words.point
    snapshot.cell = cell_of(words.point)
    snapshot.accuracy = None if words.accuracy is None else max(0, min(words.accuracy, 99_999))
    snapshot.source = PlaceSource.HAND if words.moved else PlaceSource.SHUTTER


def _fill(snapshot: Snapshot, words: Words, category: Category) -> None:
    """Everything a case needs: category, answers, place, area; danger is told before anything else."""
    if category.stop and not words.called:
        raise Invalid({"called": category.stop})
    place, note = tidy(words.place), tidy(words.note)
    if len(note) > 400 or len(place) > 120:
        raise Invalid({"note" if len(note) > 400 else "place": _("太长了，写短一点。")})
    snapshot.category, snapshot.note, snapshot.place = category, note, place or snapshot.place
    if snapshot.lon is None and len(snapshot.place) < 3:
        raise Invalid({"place": _("没有定位，请写清楚在哪条路、靠近什么。")})
    snapshot.answers = {
        question: tidy(words.answers.get(question, ""))[:100]
        for question in category.questions
        if tidy(words.answers.get(question, ""))
    }
    _locate(snapshot)


def _locate(snapshot: Snapshot) -> None:
    point = point_of(snapshot)
    snapshot.area = routing.area_of(snapshot.city, point)
    snapshot.division = snapshot.area.division if snapshot.area else ""


def point_of(snapshot: Snapshot) -> Point | None:
    if snapshot.lon is None or snapshot.lat is None:
        return None
    return Point(snapshot.lon, snapshot.lat)


def _flag(snapshot: Snapshot, photos: Sequence[Photo], by: Actor) -> None:
    """What the review desk is to look at. A flag refuses nothing by itself."""
    flags: set[str] = set(snapshot.flags)
    point, now = point_of(snapshot), snapshot.made_at
    if point is None:
        flags.add(Flag.NO_PLACE)
    elif snapshot.category is not None:
        since = now - timedelta(days=clocks.limit(by.city, "known_days"))
        around = likeness.near(by.city, point, snapshot.category, since)
        flags |= {Flag.NEAR for one in around if one.snapshot.pk != snapshot.pk}
    since = now - timedelta(days=clocks.limit(by.city, "alike_days"))
    flags |= likeness.flags_of_photos(by.city, by.account_id, photos, snapshot.shot_at, since)
    if screen_among(photos, by=by):
        flags.add(Flag.SCREEN)
    if by.may_anywhere(Right.DISPOSE_SNAPSHOTS):
        flags.add(Flag.OWN)
    if sorted(flags) != snapshot.flags:
        snapshot.flags = sorted(flags)
        snapshot.save(update_fields=["flags"])


def _number(city: str) -> str:
    year = clock.today().year
    return f"SP-{year}-{next_number(city, f'SP-{year}'):06d}"
