"""立案: a person of the review desk looks, files or refuses, and says whose it is."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, Refused
from yilu.core.refs import Ref
from yilu.files.actions import review_photo
from yilu.files.queries import photos_of
from yilu.organisations.models import Unit
from yilu.organisations.queries import grants_for
from yilu.patrol import access, clocks, routing
from yilu.patrol.actions.steps import advance, locked, log, needed, tell_reporters, tell_unit, write
from yilu.patrol.enums import Act, Deed, Flag, Reason, RequestState
from yilu.patrol.models import Category, Snapshot
from yilu.patrol.thanks import thank


@transaction.atomic
def accept(
    key: UUID,
    *,
    by: Actor,
    category: str = "",
    unit: Unit | None = None,
    photos_ok: bool = False,
) -> Snapshot:
    """立案 and 派遣 at once: the clock starts, the unit of area and category has it.

    `photos_ok`: whoever files looked at the photos and there is nobody and no plate in them, so
    others may see them; otherwise they wait for their own review.
    """
    snapshot = locked(key, by)
    advance(snapshot, "accept", by=by)
    if category:
        snapshot.category = _category(by.city, category)
    assert snapshot.category is not None  # a waiting one has its category
    snapshot.unit = unit or routing.unit_for(by.city, snapshot.area, snapshot.category)
    if snapshot.unit.city != by.city:
        raise Invalid({"unit": _("没有这个单位。")})
    now = clock.business_now()
    snapshot.filed_at, snapshot.filed_by = now, by.account_id
    start_clock(snapshot, "filed")
    _mark_own(snapshot)
    snapshot.save()
    if photos_ok:
        for photo in photos_of(by.city, Ref.to(snapshot)):
            review_photo(photo, by=by, publish=True)
    entry = write(snapshot, Act.FILED, by=by, unit=str(snapshot.unit_id), due=_due(snapshot))
    log(snapshot, "filed", by=by, unit=snapshot.unit.number)
    thank(snapshot.reporter_id, Deed.FILED, Ref.to(snapshot), snapshot, by=by)
    for seen in snapshot.seen.filter(merged=None):
        thank(seen.person_id, Deed.COWITNESS, Ref.to(seen), snapshot, by=by)
    title = format_lazy(_("您拍的立案了：{number}"), number=snapshot.number)
    tell_reporters(snapshot, title, entry)
    tell_unit(snapshot, entry)
    return snapshot


def start_clock(snapshot: Snapshot, why: str) -> None:
    """The category's working hours, from now."""
    assert snapshot.category is not None
    due = clocks.after(snapshot.city, clock.business_now(), snapshot.category.hours)
    line = clocks.step(why, due, hours=snapshot.category.hours)
    snapshot.due, snapshot.provisional = due.at, due.provisional
    snapshot.reckoning = [*snapshot.reckoning, line]


def _due(snapshot: Snapshot) -> str:
    return snapshot.due.isoformat() if snapshot.due else ""


def _category(city: str, code: str) -> Category:
    found = Category.objects.filter(city=city, code=code, retired_on=None).first()
    if found is None:
        raise Invalid({"category": _("请选是什么问题。")})
    return found


def _mark_own(snapshot: Snapshot) -> None:
    """Reported by somebody who works where it will be put right: points wait for a person's word."""
    if snapshot.reporter_id is None:
        return
    grants = grants_for(snapshot.reporter_id, clock.today())
    if any(Right.DISPOSE_SNAPSHOTS in g.rights and g.covers(snapshot.unit.path) for g in grants):
        snapshot.flags = sorted({*snapshot.flags, Flag.OWN})


@transaction.atomic
def refuse(key: UUID, *, by: Actor, reason: str, text: str = "") -> Snapshot:
    """不予立案, with a reason from the list; the author is told, with what he can do."""
    snapshot = locked(key, by)
    advance(snapshot, "refuse", by=by)
    if reason not in Reason.values:
        raise Invalid({"reason": _("请选一个原因。")})
    snapshot.refusal = reason
    snapshot.save()
    text = text.strip()[:200]
    entry = write(snapshot, Act.REFUSED, by=by, text=text, reason=reason)
    log(snapshot, "refused", by=by, reason=reason)
    title = format_lazy(_("这件没有立案：{why}"), why=Reason(reason).label)
    tell_reporters(snapshot, title, entry, body=text)
    return snapshot


@transaction.atomic
def assign(key: UUID, unit: Unit, *, by: Actor, reason: str = "") -> Snapshot:
    """派遣: the desk to any unit, a unit to those below it. The clock goes on."""
    snapshot = locked(key, by)
    desk = access.reviews(by, snapshot)
    below = unit.path.startswith(snapshot.unit.path)
    advance(snapshot, "assign", by=by)
    if unit.city != by.city or not (desk or below):
        raise Invalid({"unit": _("只能派给本单位下面的队伍。")})
    if unit.pk == snapshot.unit_id:
        raise Invalid({"unit": _("已经在这个单位了。")})
    if snapshot.requests.filter(state=RequestState.ASKED).exists():
        raise Refused(_("有申请等批准，先批准或者不批准。"))
    reason = needed(reason, "reason", _("请写一句为什么派给它。"), 200)
    snapshot.unit = unit
    snapshot.designated = snapshot.designated or snapshot.returns >= access.RETURNS_ALLOWED
    snapshot.save()
    entry = write(snapshot, Act.ASSIGNED, by=by, text=reason, unit=str(unit.pk))
    log(snapshot, "assigned", by=by, unit=unit.number)
    tell_unit(snapshot, entry)
    return snapshot


@transaction.atomic
def note(key: UUID, *, by: Actor, text: str) -> Snapshot:
    """A word that stays inside."""
    snapshot = locked(key, by)
    advance(snapshot, "note", by=by)
    write(snapshot, Act.NOTED, by=by, text=needed(text, "text", _("写一句。"), 400))
    return snapshot
