"""What others may see: photos reviewed and blurred by a person, and the page of settled problems."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.blurs import Box
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.files.actions import blur_photo
from yilu.files.actions import review_photo as review
from yilu.files.models import Photo
from yilu.patrol import access
from yilu.patrol.actions.steps import advance, locked, log, write
from yilu.patrol.actions.verifying import ask_checkers
from yilu.patrol.enums import Act, State
from yilu.patrol.models import Snapshot
from yilu.patrol.queries.pictures import album

MOST_BOXES = 20


@transaction.atomic
def review_photo(
    key: UUID, photo: UUID, *, by: Actor, publish: bool, boxes: Sequence[Box] = ()
) -> Photo:
    """A person looked: these parts are blurred for good, and others may see the rest, or may not."""
    snapshot = locked(key, by)
    if not access.reviews(by, snapshot):
        raise NotAllowed("review_photo")
    found = {one.pk: one for one in album(snapshot).every}
    if photo not in found:
        raise NotFound(str(photo))
    if len(boxes) > MOST_BOXES or not all(box.sound for box in boxes):
        raise Invalid({"boxes": _("有一个框不对，请重新画。")})
    done = review(blur_photo(found[photo], boxes, by=by), by=by, publish=publish)
    if publish and snapshot.state == State.VERIFYING:
        ask_checkers(snapshot, by=by)
    return done


@transaction.atomic
def show(key: UUID, *, by: Actor, on: bool = True) -> Snapshot:
    """Put a settled one on the public page, or take it off. Without a reviewed photo it does not go."""
    snapshot = locked(key, by)
    advance(snapshot, "show", by=by)
    pictures = album(snapshot)
    ready = any(p.published for p in pictures.before) and any(p.published for p in pictures.after)
    if on and not ready:
        raise Refused(_("先审核照片：处置前、处置后各要有一张可以公开的。"))
    snapshot.shown_at = clock.business_now() if on else None
    snapshot.save()
    write(snapshot, Act.SHOWN if on else Act.HIDDEN, by=by)
    log(snapshot, "shown" if on else "hidden", by=by)
    return snapshot
