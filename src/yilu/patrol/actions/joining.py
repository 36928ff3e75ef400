"""One problem, several who saw it: 我也看到了, merging and taking a merge back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.patrol import access
from yilu.patrol.actions.steps import advance, locked, log, tell_reporters, write
from yilu.patrol.enums import FILED, LIVE, Act, Deed, RequestState
from yilu.patrol.models import Seen, Snapshot
from yilu.patrol.states import MACHINE
from yilu.patrol.thanks import thank

MOST_PHOTOS = 4


@transaction.atomic
def cowitness(key: UUID, *, by: Actor, photos: Sequence[Photo]) -> Seen:
    """我也看到了, with an own photo: this person hears the result as the first reporter does."""
    snapshot = _live(key, by)
    if access.is_reporter(by, snapshot):
        raise Refused(_("这件就是您报的，不用再报。"))
    MACHINE.moves["cowitness"].check(by, snapshot)
    if by.person_id is None:
        raise NotAllowed("cowitness")
    if known := snapshot.seen.filter(person=by.person_id).first():
        return known
    if not photos:
        raise Invalid({"photos": _("请也拍一张照片。")})
    if len(photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}})
    seen = Seen.objects.create(
        city=by.city,
        snapshot=snapshot,
        person_id=by.person_id,
        account=by.account_id,
        at=clock.business_now(),
    )
    attach(photos, Ref.to(seen), by=by)
    write(snapshot, Act.SEEN, by=by)
    log(snapshot, "seen", by=by)
    if snapshot.state in FILED:
        thank(seen.person_id, Deed.COWITNESS, Ref.to(seen), snapshot, by=by)
    return seen


def _live(key: UUID, by: Actor) -> Snapshot:
    """Any live one of the city: that a pothole is known is no secret (`queries.nearby` says so)."""
    rows = Snapshot.objects.select_related("unit").select_for_update(of=("self",))
    snapshot = rows.filter(pk=key, city=by.city).first()
    if snapshot is None or not access.may_report(by):
        raise NotFound(str(key))
    if snapshot.state not in LIVE and not access.can_view(by, snapshot):
        raise NotFound(str(key))
    return snapshot


@transaction.atomic
def merge(key: UUID, into: UUID, *, by: Actor) -> Snapshot:
    """The same as another: its reporter becomes a co-reporter there. Can be taken back."""
    first, second = sorted((key, into))  # two merges at once lock in one order
    found = {row.pk: row for row in (locked(first, by), locked(second, by))}
    snapshot, target = found[key], found[into]
    if key == into or target.merged_into_id is not None or target.state not in LIVE:
        raise Invalid({"into": _("要并到另一件正在办的。")})
    if snapshot.requests.filter(state=RequestState.ASKED).exists():
        raise Refused(_("有申请等批准，先批准或者不批准。"))
    left = advance(snapshot, "merge", by=by)
    snapshot.state_before, snapshot.merged_into = left, target
    snapshot.save()
    _carry_over(snapshot, target)
    entry = write(snapshot, Act.MERGED, by=by, into=target.number)
    write(target, Act.SEEN, by=by, number=snapshot.number)
    log(snapshot, "merged", by=by, into=target.number)
    tell_reporters(snapshot, _("您拍的和另一件是同一处，合在一起办了"), entry)
    return snapshot


def _carry_over(snapshot: Snapshot, target: Snapshot) -> None:
    people = [snapshot.reporter_id, *snapshot.seen.values_list("person", flat=True)]
    known = {target.reporter_id, *target.seen.values_list("person", flat=True)}
    rows = [
        Seen(
            city=target.city,
            snapshot=target,
            person_id=person,
            at=clock.business_now(),
            merged=snapshot,
        )
        for person in dict.fromkeys(people)
        if person is not None and person not in known
    ]
    Seen.objects.bulk_create(rows)


@transaction.atomic
def unmerge(key: UUID, *, by: Actor) -> Snapshot:
    """Not the same after all: it stands where it stood, its clock never stopped."""
    snapshot = locked(key, by)
    MACHINE.moves["unmerge"].check(by, snapshot)
    Seen.objects.filter(city=by.city, merged=snapshot).delete()
    snapshot.state, snapshot.state_before = snapshot.state_before, ""
    snapshot.merged_into = None
    snapshot.save()
    entry = write(snapshot, Act.UNMERGED, by=by)
    log(snapshot, "unmerged", by=by)
    tell_reporters(snapshot, _("您拍的这件分开单独办了"), entry)
    return snapshot
