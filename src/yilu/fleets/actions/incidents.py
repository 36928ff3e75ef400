"""Something went wrong on the way: told at once to who runs the mission, open until it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.fleets import access
from yilu.fleets.actions.driving import CLOCK_OFF
from yilu.fleets.actions.taking import trip_for
from yilu.fleets.actions.telling import say, say_runners
from yilu.fleets.enums import IncidentKind, IncidentState
from yilu.fleets.models import Incident
from yilu.fleets.states import TRIPS
from yilu.runtime.actions import next_number

MOST_PHOTOS = 4


@transaction.atomic
def report(
    key: UUID,
    kind: IncidentKind,
    text: str,
    *,
    by: Actor,
    phone_at: datetime | None = None,
    place: Point | None = None,
    photos: Sequence[Photo] = (),
) -> Incident:
    """By the driver, with photos of it if there was time."""
    trip = trip_for(key, by)
    TRIPS.moves["report"].check(by, trip)
    if kind == IncidentKind.OTHER and not text.strip():
        raise Invalid({"text": _("写一句出了什么事。")})
    if len(photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}})
    now, year = clock.business_now(), clock.today().year
    row = Incident.objects.create(
        city=by.city,
        number=f"SX-{year}-{next_number(by.city, f'SX-{year}'):04d}",
        trip=trip,
        kind=kind,
        text=text.strip()[:400],
        at=now,
        phone_at=phone_at if phone_at and now - CLOCK_OFF <= phone_at <= now else None,
        lon=place.lon if place else None,
        lat=place.lat if place else None,
    )
    attach(photos, Ref.to(row), by=by)
    record("incident.reported", Ref.to(row), by=by, kind=kind)
    title = _("%(trip)s 上报：%(kind)s") % {"trip": trip.number, "kind": kind.label}
    say_runners(trip.mission, row, title, "reported", body=row.text, by_sms=True, urgent=True)
    return row


@transaction.atomic
def settle(key: UUID, outcome: str, *, by: Actor) -> Incident:
    rows = access.visible_incidents(by).select_for_update(of=("self",))
    row = rows.select_related("trip__mission__unit").filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    if not access.runs_mission(by, row.trip.mission):
        raise NotAllowed("settle_incident")
    if row.state == IncidentState.SETTLED:
        return row
    if not outcome.strip():
        raise Invalid({"outcome": _("写一句怎么处理的，司机会看到。")})
    row.state, row.outcome = IncidentState.SETTLED, outcome.strip()[:300]
    row.settled_at, row.settled_by = clock.business_now(), by.account_id
    row.save(update_fields=["state", "outcome", "settled_at", "settled_by"])
    record("incident.settled", Ref.to(row), by=by)
    title = _("您上报的情况已处理")
    link = f"/sheets/{row.trip_id}/"
    say([row.trip.person_id], row, title, "settled", link, body=row.outcome)
    return row
