"""Photographs of a place: shown to everybody signed in, once whoever keeps it has looked at them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.files.actions import attach, erase, review_photo
from yilu.files.models import Photo
from yilu.files.queries import photos_of
from yilu.stations import access
from yilu.stations.models import Station

MOST = 6


@transaction.atomic
def show_photos(station: Station, photos: Iterable[Photo], *, by: Actor, looked: bool) -> None:
    """`looked`: the uploader says that no face and no number plate can be made out."""
    taken = list(photos)
    _may(station, by, "show_photos")
    if not taken:
        raise Invalid({"photos": _("请选至少一张照片。")})
    if not looked:
        raise Invalid({"looked": _("请先看一遍：照片里不能认出人和车牌。")})
    left = MOST - photos_of(by.city, Ref.to(station)).count()
    if len(taken) > left:
        raise Invalid({"photos": _("一个驿站最多 %(n)d 张，先撤下旧的。") % {"n": MOST}})
    attach(taken, Ref.to(station), by=by)
    for photo in taken:
        review_photo(photo, by=by, publish=True)
    record("station.pictured", Ref.to(station), by=by, photos=len(taken))


@transaction.atomic
def drop_photo(station: Station, photo: UUID, *, by: Actor) -> None:
    """Take one down for good: its bytes are destroyed."""
    _may(station, by, "drop_photo")
    found = photos_of(by.city, Ref.to(station)).filter(pk=photo).first()
    if found is None:
        raise NotFound("photo")
    erase(found, by=by)


def _may(station: Station, by: Actor, what: str) -> None:
    if not access.may_keep(by, station):
        raise NotAllowed(what)
