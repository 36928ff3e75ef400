"""The photos of a snapshot: before, after, from co-reporters and from those who checked; who sees which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.files.models import Photo
from yilu.files.queries import photos_of_many
from yilu.patrol import access
from yilu.patrol.enums import Act
from yilu.patrol.models import Entry, Snapshot


@dataclass(slots=True)
class Album:
    """All photos of one snapshot, each in the order it came."""

    before: list[Photo] = field(default_factory=list)
    after: list[Photo] = field(default_factory=list)
    again: list[Photo] = field(default_factory=list)  # with which it was reopened
    seen: list[Photo] = field(default_factory=list)
    checks: list[Photo] = field(default_factory=list)
    check_photos: dict[UUID, list[Photo]] = field(default_factory=dict)

    @property
    def every(self) -> list[Photo]:
        return [*self.before, *self.after, *self.again, *self.seen, *self.checks]

    def public(self) -> Album:
        """What a person has reviewed and let out: one before, the last after."""
        return Album(
            [p for p in self.before if p.published], [p for p in self.after if p.published]
        )


def album(snapshot: Snapshot) -> Album:
    acts = dict(
        snapshot.entries.filter(act__in=[Act.DISPOSED, Act.REOPENED]).values_list("pk", "act")
    )
    entries = photos_of_many(snapshot.city, [Ref("patrol.entry", str(key)) for key in acts])
    seen = photos_of_many(snapshot.city, [Ref.to(row) for row in snapshot.seen.order_by("at")])
    checks = photos_of_many(snapshot.city, [Ref.to(c) for c in snapshot.checks.order_by("pk")])
    own = photos_of_many(snapshot.city, [Ref.to(snapshot)])
    found = Album(before=own[str(snapshot.pk)])
    for key, act in sorted(acts.items()):
        (found.after if act == Act.DISPOSED else found.again).extend(entries[str(key)])
    found.seen = [photo for photos in seen.values() for photo in photos]
    found.checks = [photo for photos in checks.values() for photo in photos]
    found.check_photos = {UUID(key): photos for key, photos in checks.items()}
    return found


def first_photos(rows: Iterable[Snapshot]) -> dict[UUID, Photo]:
    """Each snapshot's first photo, for a list page in one query."""
    wanted = list(rows)
    if not wanted:
        return {}
    found = photos_of_many(wanted[0].city, [Ref.to(row) for row in wanted])
    return {UUID(key): photos[0] for key, photos in found.items() if photos}


def pictures_for(actor: Actor, snapshot: Snapshot) -> Album:
    """Staff see all. The reporters see their own, and what was done about it; others what was reviewed."""
    whole = album(snapshot)
    if access.is_staff(actor, snapshot):
        return whole
    own = access.is_reporter(actor, snapshot)
    part = own or access.has_seen(actor, snapshot)
    return Album(
        before=[p for p in whole.before if p.published or own],
        after=[p for p in whole.after if p.published or part],
        again=[p for p in whole.again if _his(actor, p)],
        seen=[p for p in whole.seen if _his(actor, p)],
        checks=[p for p in whole.checks if _his(actor, p)],
    )


def _his(actor: Actor, photo: Photo) -> bool:
    return actor.account_id is not None and photo.uploader == actor.account_id


def get_picture(actor: Actor, key: UUID, photo: UUID) -> Photo:
    """One photo through the snapshot it belongs to; what he may not see does not exist."""
    rows = access.visible(actor).select_related("unit")
    snapshot = rows.filter(pk=key).first()
    if snapshot is None:
        raise NotFound(str(key))
    return _one(pictures_for(actor, snapshot), photo)


def public_albums(rows: Iterable[Snapshot]) -> dict[UUID, Album]:
    """What may be shown of each, for the page of settled problems: three questions in all."""
    wanted = list(rows)
    if not wanted:
        return {}
    city = wanted[0].city
    acts = Entry.objects.filter(city=city, snapshot__in=wanted, act=Act.DISPOSED).order_by("pk")
    owner = dict(acts.values_list("pk", "snapshot"))
    own = photos_of_many(city, [Ref.to(row) for row in wanted])
    after = photos_of_many(city, [Ref("patrol.entry", str(key)) for key in owner])
    found = {row.pk: Album(before=own[str(row.pk)]) for row in wanted}
    for key, snapshot in owner.items():
        found[snapshot].after.extend(after[str(key)])
    return {key: album.public() for key, album in found.items()}


def public_picture(city: str, key: UUID, photo: UUID) -> Photo:
    """On the page of settled problems, for anybody."""
    snapshot = Snapshot.objects.filter(pk=key, city=city, shown_at__isnull=False).first()
    if snapshot is None:
        raise NotFound(str(key))
    return _one(album(snapshot).public(), photo)


def _one(pictures: Album, photo: UUID) -> Photo:
    for one in pictures.every:
        if one.pk == photo:
            return one
    raise NotFound(str(photo))
