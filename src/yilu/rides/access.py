"""Who may see and do what in exam rides: once for one object, once for a set, proved equal in tests.

A season is seen by whoever may see rides, once it is no draft; its drafts by those who organise it.
The list of cars with its reasons is seen by the organising unit and what lies above it, by the
dispatchers, and each driver sees his own line. Families' bookings are the dispatchers'; whoever
only takes bookings sees those he wrote down.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.models import Unit
from yilu.rides.enums import PlanState, SeasonState
from yilu.rides.models import Booking, Entry, Leg, Plan, RideIncident, Season, Thanks, Trip

VIEW, ORGANISE = Right.VIEW_RIDES, Right.ORGANISE_RIDES
DISPATCH, BOOK = Right.DISPATCH_RIDES, Right.BOOK_RIDES


def may_organise(actor: Actor, season: Season) -> bool:
    return season.city == actor.city and actor.may(ORGANISE, season.unit.path)


def may_found(actor: Actor, unit: Unit) -> bool:
    """A season of this Party organisation."""
    return unit.city == actor.city and actor.may(ORGANISE, unit.path)


def may_dispatch(actor: Actor) -> bool:
    """Dispatch is one desk for the city."""
    return actor.may_anywhere(DISPATCH)


def may_book(actor: Actor) -> bool:
    return actor.may_anywhere(BOOK)


# ── seasons ─────────────────────────────────────────────────────────────────────────────────────


def _looks_on(actor: Actor) -> bool:
    return any(actor.may_anywhere(right) for right in (VIEW, DISPATCH, BOOK))


def can_view_season(actor: Actor, season: Season) -> bool:
    if season.city != actor.city:
        return False
    return may_organise(actor, season) or (season.state != SeasonState.DRAFT and _looks_on(actor))


def visible_seasons(actor: Actor) -> QuerySet[Season]:
    allowed = within(actor, ORGANISE, "unit__path")
    if _looks_on(actor):
        allowed |= ~Q(state=SeasonState.DRAFT)
    return Season.objects.filter(allowed, city=actor.city)


# ── cars on the list ────────────────────────────────────────────────────────────────────────────


def is_driver(actor: Actor, entry: Entry) -> bool:
    return entry.city == actor.city and entry.driver_id in actor.driver_ids


def can_view_entry(actor: Actor, entry: Entry) -> bool:
    if entry.city != actor.city:
        return False
    path = entry.season.unit.path
    on_duty = may_dispatch(actor) and entry.season.state != SeasonState.DRAFT
    return on_duty or actor.may(VIEW, path) or actor.may(ORGANISE, path) or is_driver(actor, entry)


def visible_entries(actor: Actor) -> QuerySet[Entry]:
    path = "season__unit__path"
    allowed = within(actor, VIEW, path) | within(actor, ORGANISE, path) | _own(actor, "driver")
    if may_dispatch(actor):
        allowed |= ~Q(season__state=SeasonState.DRAFT)
    return Entry.objects.filter(allowed, city=actor.city)


def _own(actor: Actor, field: str) -> Q:
    return Q(**{f"{field}__in": actor.driver_ids}) if actor.driver_ids else NOTHING


# ── bookings ────────────────────────────────────────────────────────────────────────────────────


def can_view_booking(actor: Actor, booking: Booking) -> bool:
    if booking.city != actor.city:
        return False
    wrote = actor.account_id is not None and booking.account == actor.account_id
    return may_dispatch(actor) or (may_book(actor) and wrote)


def visible_bookings(actor: Actor) -> QuerySet[Booking]:
    rows = Booking.objects.filter(city=actor.city)
    if may_dispatch(actor):
        return rows
    if may_book(actor) and actor.account_id is not None:
        return rows.filter(account=actor.account_id)
    return rows.none()


def can_view_leg(actor: Actor, leg: Leg) -> bool:
    """That a way was ridden, with how many; not whose: those who see the season's plans."""
    if leg.city != actor.city:
        return False
    return may_dispatch(actor) or actor.may(VIEW, leg.wave.season.unit.path)


def visible_legs(actor: Actor) -> QuerySet[Leg]:
    rows = Leg.objects.filter(city=actor.city)
    if may_dispatch(actor):
        return rows
    return rows.filter(within(actor, VIEW, "wave__season__unit__path"))


# ── plans and trips ─────────────────────────────────────────────────────────────────────────────


def can_view_plan(actor: Actor, plan: Plan) -> bool:
    if plan.city != actor.city:
        return False
    return may_dispatch(actor) or actor.may(VIEW, plan.wave.season.unit.path)


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    rows = Plan.objects.filter(city=actor.city)
    if may_dispatch(actor):
        return rows
    return rows.filter(within(actor, VIEW, "wave__season__unit__path"))


def can_view_trip(actor: Actor, trip: Trip) -> bool:
    """A driver sees his own once they are published."""
    if trip.city != actor.city:
        return False
    told = trip.plan.state == PlanState.PUBLISHED and is_driver(actor, trip.entry)
    return told or can_view_plan(actor, trip.plan)


def visible_trips(actor: Actor) -> QuerySet[Trip]:
    rows = Trip.objects.filter(city=actor.city)
    if may_dispatch(actor):
        return rows
    own = _own(actor, "entry__driver") & Q(plan__state=PlanState.PUBLISHED)
    return rows.filter(within(actor, VIEW, "plan__wave__season__unit__path") | own)


def carries(actor: Actor, trip: Trip) -> bool:
    """His own trip, published: what a driver checks in at."""
    return trip.plan.state == PlanState.PUBLISHED and is_driver(actor, trip.entry)


def can_view_incident(actor: Actor, incident: RideIncident) -> bool:
    """As its trip; a driver keeps what he reported, whatever became of the plan."""
    if incident.city != actor.city:
        return False
    return can_view_plan(actor, incident.trip.plan) or is_driver(actor, incident.trip.entry)


def visible_incidents(actor: Actor) -> QuerySet[RideIncident]:
    rows = RideIncident.objects.filter(city=actor.city)
    if may_dispatch(actor):
        return rows
    own = _own(actor, "trip__entry__driver")
    return rows.filter(within(actor, VIEW, "trip__plan__wave__season__unit__path") | own)


# ── thanks ──────────────────────────────────────────────────────────────────────────────────────


def can_read_thanks(actor: Actor, thanks: Thanks) -> bool:
    """Those who organise, and the driver it was written to."""
    if thanks.city != actor.city:
        return False
    return may_organise(actor, thanks.entry.season) or is_driver(actor, thanks.entry)


def readable_thanks(actor: Actor) -> QuerySet[Thanks]:
    allowed = within(actor, ORGANISE, "entry__season__unit__path") | _own(actor, "entry__driver")
    return Thanks.objects.filter(allowed, city=actor.city)
