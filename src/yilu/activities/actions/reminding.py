"""Telling people by the clock; telling twice is telling once."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.activities.actions.locking import say
from yilu.activities.enums import ActivityState, PublicationState, SeatState
from yilu.activities.models import Activity, Publication
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.refs import Ref
from yilu.membership.audiences import Rule, resolve
from yilu.membership.enums import AudienceKind
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind


@transaction.atomic
def remind(city: str, on: date | None = None) -> int:
    """Whoever has a seat at something tomorrow is reminded, once; how many activities."""
    tomorrow = (on or clock.today()) + timedelta(days=1)
    rows = Activity.objects.select_for_update(skip_locked=True).filter(
        city=city, state=ActivityState.PUBLISHED, day=tomorrow, reminded_at=None
    )
    done = list(rows)
    for activity in done:
        _remind(activity)
    return len(done)


def _remind(activity: Activity) -> None:
    booked = activity.sign_ups.filter(state=SeatState.BOOKED).values_list("person", flat=True)
    starts = activity.starts_at.astimezone(CITY_ZONE)
    title = _("明天 %(when)s：%(title)s") % {
        "when": f"{starts:%H:%M}",
        "title": activity.title[:40],
    }
    say(booked, activity, title, activity.place, "tomorrow", by_sms=True)
    activity.reminded_at = timezone.now()
    activity.save(update_fields=["reminded_at"])


def tell_publication(key: str) -> int:
    """Those a publication is for and who have an account hear of it in Yilu, without an SMS."""
    row = Publication.objects.filter(pk=UUID(key), state=PublicationState.PUBLISHED).first()
    if row is None:
        return 0
    rules = [Rule(AudienceKind(k), v) for k, v in row.audience.values_list("kind", "value")]
    telling = Telling(
        row.title[:80],
        Kind.GENERAL,
        Ref.to(row),
        "published",
        body=row.summary[:400],
        link=f"/publications/{row.pk}/",
    )
    return tell(resolve(row.city, rules), telling)
