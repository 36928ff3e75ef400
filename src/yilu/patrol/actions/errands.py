"""A driver on an errand: taking a stop, what he found, the picture before and after, or leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.photos import distance
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.files.queries import alike
from yilu.patrol import access, clocks
from yilu.patrol.actions.steps import tidy
from yilu.patrol.enums import ErrandState, Finding, InspectionState
from yilu.patrol.models import Errand, Stop
from yilu.patrol.states import ERRANDS
from yilu.registry.queries import driver_facts
from yilu.runtime.actions import next_number

HOURS = 48  # a stop taken and left comes free again
MOST_TAKEN = 3  # at once in one hand
MOST_PHOTOS = 3
CLOSE = 3  # bits between two pictures that are as good as one
KINDS = ("patrol.errand", "patrol.snapshot", "patrol.seen", "patrol.check")
TAKEN = _("这一处刚刚有人去了，看看别的。")


@transaction.atomic
def take_stop(key: UUID, *, by: Actor) -> Errand:
    """Optional, for two days, three at a time; whoever taps first has it."""
    stop = _stop(key, by)
    if by.person_id is None:
        raise NotAllowed("take_stop")
    now = clock.business_now()
    if not stop.inspection.first <= now.date() <= stop.inspection.last:
        raise Refused(
            _("这次迎查是 %(first)s 到 %(last)s。")
            % {"first": stop.inspection.first, "last": stop.inspection.last}
        )
    Errand.objects.filter(city=by.city, stop=stop, state=ErrandState.TAKEN, until__lt=now).update(
        state=ErrandState.DROPPED
    )
    mine = Errand.objects.filter(city=by.city, person=by.person_id, state=ErrandState.TAKEN)
    if known := mine.filter(stop=stop).first():
        return known
    if mine.filter(until__gte=now).count() >= MOST_TAKEN:
        raise Refused(_("手上已经有 %(n)d 处，先做完或者放下一处。") % {"n": MOST_TAKEN})
    row = Errand(
        city=by.city,
        number=_number(by.city),
        stop=stop,
        person_id=by.person_id,
        account=by.account_id,
        group=driver_facts(by.city, by.person_id, now.date()).group,
        state=ErrandState.TAKEN,
        taken_at=now,
        until=now + timedelta(hours=HOURS),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(TAKEN) from error
    record("errand.taken", Ref.to(row), by=by)
    return row


@transaction.atomic
def drop_errand(key: UUID, *, by: Actor) -> Errand:
    """Not going after all; nothing is held against anybody."""
    row = _mine(key, "drop", by)
    row.save(update_fields=["state"])
    record("errand.dropped", Ref.to(row), by=by)
    return row


@transaction.atomic
def report_errand(
    key: UUID,
    finding: str,
    *,
    by: Actor,
    before: Sequence[Photo],
    after: Sequence[Photo] = (),
    note: str = "",
) -> Errand:
    """What he found: nothing, something he put right (before and after), or a gap he could not close."""
    row = _mine(key, "report", by)
    if row.stop.inspection.state != InspectionState.OPEN:
        raise Refused(_("这次迎查已经结束了，谢谢您。"))
    _check(finding, before, after, note, fixable=row.stop.fixable)
    row.finding, row.note = finding, tidy(note)
    row.before = [photo.pk for photo in before]
    row.after = [photo.pk for photo in after]
    row.doubtful = _seen_before([*before, *after], by)
    row.reported_at = clock.business_now()
    row.save()
    attach([*before, *after], Ref.to(row), by=by)
    record("errand.reported", Ref.to(row), by=by, finding=finding)
    return row


def _check(
    finding: str, before: Sequence[Photo], after: Sequence[Photo], note: str, *, fixable: bool
) -> None:
    errors: dict[str, Any] = {}
    if finding not in Finding.values:
        errors["finding"] = _("请选看到了什么。")
    if finding == Finding.FIXED and not fixable:
        errors["finding"] = _("这一处请不要自己动手，选“有问题，我改不了”。")
    if not before:
        errors["before"] = _("请拍一张现场照片。")
    if finding == Finding.FIXED and not after:
        errors["after"] = _("改好以后在同一个位置再拍一张。")
    if len(before) > MOST_PHOTOS or len(after) > MOST_PHOTOS:
        errors["before"] = _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}
    if finding == Finding.GAP and not tidy(note):
        errors["note"] = _("写一句是什么问题。")
    if len(tidy(note)) > 300:
        errors["note"] = _("太长了，写短一点。")
    if not errors and any(_same(one, other) for one in before for other in after):
        errors["after"] = _("前后是同一张照片，请在现场重新拍一张。")
    if errors:
        raise Invalid(errors)


def _same(one: Photo, other: Photo) -> bool:
    if one.pk == other.pk:
        return True
    return None not in (one.phash, other.phash) and distance(one.phash or 0, other.phash or 0) <= 1


def _seen_before(photos: Sequence[Photo], by: Actor) -> bool:
    """The same picture was handed in before: a person looks before points are paid."""
    own = [photo.pk for photo in photos]
    since = clock.business_now() - timedelta(days=clocks.limit(by.city, "alike_days"))
    return any(
        photo.phash is not None
        and alike(by.city, photo.phash, kinds=KINDS, since=since, within=CLOSE, but=own)
        for photo in photos
    )


def _stop(key: UUID, by: Actor) -> Stop:
    rows = access.visible_stops(by).select_related("inspection", "area")
    row = rows.filter(pk=key, inspection__state=InspectionState.OPEN).first()
    if row is None:
        raise NotFound(str(key))
    return row


def _mine(key: UUID, move: str, by: Actor) -> Errand:
    rows = access.visible_errands(by).select_related("stop__inspection__unit")
    row = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    ERRANDS.advance(row, move, by=by)
    return row


def _number(city: str) -> str:
    year = clock.today().year
    return f"YR-{year}-{next_number(city, f'YR-{year}'):05d}"
