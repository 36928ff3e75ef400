"""One SMS to a family, written down with its fate; at night only what cannot wait for the morning."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.notices.actions import send_to_phone
from yilu.notices.quiet import pause
from yilu.rides import access, codes
from yilu.rides.enums import News
from yilu.rides.limits import QUIET_FROM, QUIET_TO, SITE
from yilu.rides.models import Booking, FamilyMessage, Leg
from yilu.rides.queries.messages import get_message
from yilu.rides.sealing import phone_of

IN_TIME = timedelta(hours=3)  # so long before the exam a message is still of use


@transaction.atomic
def write_family(
    booking: Booking, news: News, words: str, *, by: Actor, leg: Leg | None = None
) -> FamilyMessage:
    """`words` say what is new; the hotline, the page and that nothing is paid follow by themselves."""
    outbound = send_to_phone(
        booking.city, phone_of(booking), _whole(booking, words), after=_sleep(booking)
    )
    made = FamilyMessage.objects.create(
        city=booking.city,
        booking=booking,
        leg=leg,
        news=news,
        words=words[:200],
        outbound=outbound,
        at=clock.business_now(),
        account=by.account_id,
    )
    record("family.told", Ref.to(booking), by=by, news=news.value)
    return made


def _whole(booking: Booking, words: str) -> str:
    site = SITE.of(booking.city)
    page = f"{site}/exam/b/{codes.link_of(booking.pk)}/"
    more = _("，详情 %(link)s") % {"link": page} if site else ""
    return _("【驿路·爱心送考】%(words)s。有事打%(hotline)s%(more)s。不收任何费用") % {
        "words": words,
        "hotline": booking.season.hotline,
        "more": more,
    }


def _sleep(booking: Booking) -> timedelta:
    first, last = (time.fromisoformat(word) for word in _quiet(booking.city))
    begins = datetime.combine(booking.wave.on, booking.wave.starts_at, CITY_ZONE)
    return pause(clock.business_now(), first, last, begins - IN_TIME)


def _quiet(city: str) -> tuple[str, str]:
    return QUIET_FROM.of(city), QUIET_TO.of(city)


@transaction.atomic
def rang(key: UUID, *, by: Actor) -> FamilyMessage:
    """Where the SMS did not get through somebody rang, and says so."""
    found = get_message(by, key)
    if not access.may_book(by):
        raise NotAllowed("rang")
    row = FamilyMessage.objects.select_for_update(of=("self",)).filter(pk=found.pk).first()
    if row is None:
        raise NotFound("message")
    if row.rung_at is None:
        row.rung_at, row.rung_by = clock.business_now(), by.account_id
        row.save(update_fields=["rung_at", "rung_by"])
        record("family.rung", Ref.to(found.booking), by=by)
    return row
