"""Who may see a photo by its address: its uploader at once, the city's people once a review published it."""

from __future__ import annotations

from django.db.models import Q

from yilu.core.actor import Actor
from yilu.core.scopes import NOTHING
from yilu.files.models import Photo


def may_see(actor: Actor, photo: Photo) -> bool:
    if photo.city != actor.city or photo.erased_at is not None or not actor.is_authenticated:
        return False
    own = actor.account_id is not None and photo.uploader == actor.account_id
    return own or photo.published


def visible(actor: Actor) -> Q:
    if not actor.is_authenticated:
        return NOTHING
    shown = Q(published=True)
    if actor.account_id is not None:
        shown |= Q(uploader=actor.account_id)
    return Q(city=actor.city, erased_at=None) & shown
