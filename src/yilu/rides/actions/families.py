"""One SMS to a family, written down with its fate; at night only what cannot wait for the morning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.notices.actions import CHINESE, ToPhone, send_to_phone, send_to_phones
from yilu.notices.quiet import pause
from yilu.rides import access, codes
from yilu.rides.enums import News
from yilu.rides.limits import QUIET_FROM, QUIET_TO, SITE
from yilu.rides.models import Booking, FamilyMessage, Leg, Wave
from yilu.rides.queries.messages import get_message
from yilu.rides.sealing import phone_of
from yilu.rulebook.book import one_edition

IN_TIME = timedelta(hours=3)  # so long before the exam a message is still of use


def in_chinese() -> override:
    """What families read is Chinese, in whatever language the desk works."""
    return override(CHINESE)


@transaction.atomic
def write_family(
    booking: Booking, news: News, words: str, *, by: Actor, leg: Leg | None = None
) -> FamilyMessage:
    """`words` say what is new; the hotline, the page and that nothing is paid follow by themselves."""
    letter = _letter(booking, words)
    made = _message(booking, news, words, by)
    made.leg = leg
    made.outbound = send_to_phone(booking.city, letter.phone, letter.text, after=letter.after)
    made.save(force_insert=True)
    record("family.told", Ref.to(booking), by=by, news=news.value)
    return made


@transaction.atomic
def write_families(letters: Sequence[tuple[Booking, News, str]], *, by: Actor) -> int:
    """One SMS to each of many families, in a few statements. Whoever caused them all records that, with
    their number, in his own entry."""
    if not letters:
        return 0
    with one_edition():
        written = [_letter(booking, words) for booking, _news, words in letters]
    made = [_message(booking, news, words, by) for booking, news, words in letters]
    sent = send_to_phones(by.city, written)
    for message, outbound in zip(made, sent, strict=True):
        message.outbound = outbound
    FamilyMessage.objects.bulk_create(made, batch_size=500)
    return len(made)


def _message(booking: Booking, news: News, words: str, by: Actor) -> FamilyMessage:
    return FamilyMessage(
        city=booking.city,
        booking=booking,
        news=news,
        words=words[:200],
        at=clock.business_now(),
        account=by.account_id,
    )


def _letter(booking: Booking, words: str) -> ToPhone:
    return ToPhone(phone_of(booking), _whole(booking, words), sleep(booking.wave))


def _whole(booking: Booking, words: str) -> str:
    site = SITE.of(booking.city)
    page = f"{site}/exam/b/{codes.link_of(booking.pk)}/"
    with in_chinese():
        more = _("，详情 %(link)s") % {"link": page} if site else ""
        return _("【驿路·爱心送考】%(words)s。有事打%(hotline)s%(more)s。不收任何费用") % {
            "words": words,
            "hotline": booking.season.hotline,
            "more": more,
        }


def sleep(wave: Wave) -> timedelta:
    """How long what is written now about this exam waits for the morning: not at all by day."""
    first, last = (time.fromisoformat(word.of(wave.city)) for word in (QUIET_FROM, QUIET_TO))
    begins = datetime.combine(wave.on, wave.starts_at, CITY_ZONE)
    return pause(clock.business_now(), first, last, begins - IN_TIME)


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
