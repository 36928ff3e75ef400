"""Bookings as the desk reads them, and as a family reads its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.notices.calling import calls
from yilu.people.enums import SealedField
from yilu.people.sealing import opened
from yilu.rides import access, codes
from yilu.rides.enums import BookingState, LegState, PlanState, StopKind
from yilu.rides.gates import gate_for
from yilu.rides.models import Booking, Leg, PhoneProof, Rating, Stop, Thanks
from yilu.rides.queries.seasons import be_there
from yilu.rides.sealing import phone_index, phone_of, proven
from yilu.rides.states import BOOKINGS

PROVEN_LASTS = timedelta(hours=2)


def bookings(
    actor: Actor,
    *,
    season: UUID | None = None,
    wave: UUID | None = None,
    point: UUID | None = None,
    state: str = "",
    way: str = "",
    text: str = "",
) -> QuerySet[Booking]:
    rows = access.visible_bookings(actor).select_related("wave", "point", "season")
    rows = rows.prefetch_related(Prefetch("legs", Leg.objects.order_by("direction")))
    wanted = {"season": season, "wave": wave, "point": point, "state": state, "way": way}
    rows = rows.filter(**{key: value for key, value in wanted.items() if value})
    if text := text.strip():
        tail = Q(phone_last4=text) if len(text) == 4 and text.isdigit() else Q()
        rows = rows.filter(
            Q(number__iexact=text) | Q(called__icontains=text) | Q(pickup__icontains=text) | tail
            if tail
            else Q(number__iexact=text) | Q(called__icontains=text) | Q(pickup__icontains=text)
        )
    return rows.order_by("-made_at", "-pk")


def get_booking(actor: Actor, key: UUID) -> Booking:
    found = bookings(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("booking")
    return found


def riding(booking: Booking) -> bool:
    """Whether a published plan carries it."""
    return Stop.objects.filter(
        city=booking.city, leg__booking=booking, trip__plan__state=PlanState.PUBLISHED
    ).exists()


def booking_moves(actor: Actor, booking: Booking) -> list[str]:
    """Nothing once every way is driven, missed or called off."""
    if all(leg.state != LegState.OPEN for leg in booking.legs.all()):
        return []
    return BOOKINGS.open_to(actor, booking)


def may_change(actor: Actor, booking: Booking) -> bool:
    """Until somebody is aboard; afterwards what is left can be called off alone."""
    aboard = any(leg.state == LegState.ABOARD for leg in booking.legs.all())
    return "cancel" in booking_moves(actor, booking) and not aboard


# ── a family's own ──────────────────────────────────────────────────────────────────────────────


def proven_phone(city: str, proof: UUID | None) -> str | None:
    """The phone a proof of the last two hours stands for."""
    if proof is None:
        return None
    since = timezone.now() - PROVEN_LASTS
    row = PhoneProof.objects.filter(pk=proof, city=city, used_at__gte=since).first()
    return proven(row) if row is not None else None


def of_phone(city: str, proof: UUID | None) -> list[Booking]:
    """Everything booked with this phone, the next exam first."""
    phone = proven_phone(city, proof)
    if phone is None:
        return []
    rows = Booking.objects.filter(city=city, phone_index=phone_index(phone))
    return list(
        rows.select_related("wave", "point", "season").order_by("wave__on", "wave__starts_at")
    )


def owns(city: str, booking: Booking, proof: UUID | None) -> bool:
    phone = proven_phone(city, proof)
    return phone is not None and phone_index(phone) == bytes(booking.phone_index)


def by_link(city: str, link: str) -> Booking:
    rows = Booking.objects.select_related("wave", "point", "season").prefetch_related(
        "point__gates__closures"
    )
    found = rows.filter(city=city, link_index=codes.index_of(codes.LINK, link)).first()
    if found is None:
        raise NotFound("booking")
    return found


@dataclass(frozen=True, slots=True)
class Ride:
    """One way as a family is told it: which car, whose, from when to when."""

    leg: Leg
    boards_at: datetime | None = None
    arrives_at: datetime | None = None
    entry: Any = None
    phone: str = ""  # the driver's, only with his consent
    word: str = ""  # the four digits to say
    gate: str = ""
    rated: int | None = None
    swapped_at: str = ""  # where another car took them over from one that broke down

    @property
    def planned(self) -> bool:
        return self.entry is not None


def rides_of(booking: Booking) -> list[Ride]:
    """Each way with its car, once the plan is published."""
    legs = list(booking.legs.order_by("-direction"))
    stops = _published_stops([leg.pk for leg in legs])
    rated = dict(
        Rating.objects.filter(city=booking.city, leg__in=legs).values_list("leg", "points")
    )
    gate = gate_for(booking.point, booking.wave)[1]
    return [_ride(leg, stops.get(leg.pk, {}), gate, rated.get(leg.pk)) for leg in legs]


def _published_stops(legs: list[UUID]) -> dict[UUID, dict[str, Stop]]:
    rows = Stop.objects.filter(leg__in=legs, trip__plan__state=PlanState.PUBLISHED)
    rows = rows.select_related("trip__entry__driver__person", "trip__entry__vehicle")
    found: dict[UUID, dict[str, Stop]] = {}
    for stop in rows.order_by("arrive_at"):  # of two swaps the later car is theirs
        found.setdefault(stop.leg_id, {})[stop.kind] = stop
    return found


def _ride(leg: Leg, stops: dict[str, Stop], gate: str, rated: int | None) -> Ride:
    if StopKind.BOARD not in stops or leg.state == LegState.CANCELLED:
        return Ride(leg, gate=gate, rated=rated)
    board, alight = stops[StopKind.BOARD], stops.get(StopKind.ALIGHT)
    swap = stops.get(StopKind.SWAP)
    entry = (swap or board).trip.entry
    phone = ""
    if entry.shares_phone and not hides_numbers():
        phone = opened(entry.driver.person, SealedField.PHONE) or ""
    return Ride(
        leg,
        (swap or board).arrive_at,
        alight.arrive_at if alight else None,
        entry,
        phone,
        codes.word_of(leg.pk),
        gate,
        rated,
        swap.place if swap else "",
    )


def window(booking: Booking) -> tuple[datetime, datetime]:
    return be_there(booking.wave)


def thanked(booking: Booking) -> Thanks | None:
    return booking.thanks.first()


def wall(city: str, limit: int = 30) -> list[Thanks]:
    """What families agreed to show and somebody read."""
    rows = Thanks.objects.filter(city=city, state="shown").select_related("entry__driver__person")
    return list(rows.order_by("-at")[:limit])


def thanks(actor: Actor, *, state: str = "") -> QuerySet[Thanks]:
    rows = access.readable_thanks(actor).select_related("entry__driver__person", "booking")
    return (rows.filter(state=state) if state else rows).order_by("-at")


def get_thanks(actor: Actor, key: UUID) -> Thanks:
    found = thanks(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("thanks")
    return found


def hides_numbers() -> bool:
    """Whether calls go through a provider that shows neither side the other's number."""
    return calls() is not None


def family_phone(booking: Booking) -> str:
    """The number itself, for the driver on his way and the desk: callers check who asks."""
    return phone_of(booking)


def queue_place(booking: Booking) -> int:
    """How many wait before them."""
    if booking.state != BookingState.WAITING:
        return 0
    ahead = Booking.objects.filter(city=booking.city, wave=booking.wave, state="waiting")
    return ahead.filter(queued_at__lt=booking.queued_at).count() + 1


def link_of(booking: Booking) -> str:
    """The code in the family page's address."""
    return codes.link_of(booking.pk)


def ridden(actor: Actor) -> QuerySet[Leg]:
    """Ways as figures open them: which exam, which way, how many."""
    return access.visible_legs(actor).select_related("booking__point", "wave")
