"""What families were told, whether it got through, and whom to ring because it did not."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.notices.enums import OutboundState
from yilu.rides import access
from yilu.rides.models import Booking, FamilyMessage

LOST = (OutboundState.FAILED, OutboundState.DROPPED)
TO_RING = Q(outbound__state__in=LOST, rung_at__isnull=True)


def messages(
    actor: Actor, *, season: UUID | None = None, news: str = "", lost: bool = False
) -> QuerySet[FamilyMessage]:
    """Those of the bookings one may see, the newest first; `lost`: nobody has rung yet."""
    bookings = access.visible_bookings(actor)
    rows = FamilyMessage.objects.filter(city=actor.city, booking__in=bookings)
    rows = rows.filter(booking__season=season) if season else rows
    rows = rows.filter(news=news) if news else rows
    rows = rows.filter(TO_RING) if lost else rows
    return rows.select_related("booking__wave", "outbound").order_by("-at", "-pk")


def get_message(actor: Actor, key: UUID) -> FamilyMessage:
    found = messages(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("message")
    return found


def messages_of(booking: Booking) -> list[FamilyMessage]:
    """One family's, the newest first: for its own page and the desk's; callers check who asks."""
    rows = FamilyMessage.objects.filter(city=booking.city, booking=booking)
    return list(rows.select_related("outbound").order_by("-at", "-pk")[:30])


def to_ring(actor: Actor, season: UUID) -> int:
    return messages(actor, season=season, lost=True).count()
