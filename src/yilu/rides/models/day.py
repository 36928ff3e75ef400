"""What the day brings beside the plan: messages to families, calls that hide both numbers, incidents."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.notices.models import Outbound
from yilu.rides.enums import IncidentKind, IncidentState, News
from yilu.rides.models.bookings import Booking, Leg
from yilu.rides.models.plans import Trip
from yilu.rides.models.seasons import Entry


class FamilyMessage(CityModel):
    """One SMS to a family: what it said, whether the gateway took it, and who rang instead.

    The words lie here without the link and the phone; the letter itself is sealed in `outbound`.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="messages", db_index=False)
    leg = models.ForeignKey(Leg, models.CASCADE, null=True, related_name="+")
    news = models.CharField(max_length=10, choices=News)
    words = models.CharField(max_length=200)
    outbound = models.ForeignKey(Outbound, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    account = models.UUIDField(null=True)  # who caused it; nobody where the clock did
    rung_at = models.DateTimeField(null=True)
    rung_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="family_rung_by_somebody",
                condition=Q(rung_at__isnull=True) | Q(rung_by__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["city", "booking", "-at"], name="family_message_of_booking"),
            models.Index(fields=["city", "-at"], name="family_message_by_time"),
        ]


class MaskedCall(CityModel):
    """A number of the provider's that connects one family and its driver while the ride is near."""

    leg = models.ForeignKey(Leg, models.CASCADE, related_name="calls", db_index=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    number = models.CharField(max_length=20)  # the provider's own, of no person
    expires_at = models.DateTimeField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "leg", "entry"], name="masked_call_once")
        ]


@keeps_history()
class RideIncident(CityModel):
    """Something went wrong on a trip; open until somebody says what was done."""

    number = models.CharField(max_length=20)  # SKS-2026-0001
    trip = models.ForeignKey(Trip, models.PROTECT, related_name="incidents", db_index=False)
    kind = models.CharField(max_length=9, choices=IncidentKind)
    text = models.CharField(max_length=400, blank=True)
    aboard = models.PositiveSmallIntegerField(default=0)  # people in the car when it was told
    at = models.DateTimeField()  # by the server
    phone_at = models.DateTimeField(null=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    state = models.CharField(max_length=7, choices=IncidentState, default=IncidentState.OPEN)
    outcome = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="ride_incident_number_once_per_city"
            ),
            models.CheckConstraint(
                name="ride_incident_settled_says_how",
                condition=~Q(state="settled") | ~Q(outcome=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "state", "-at"], name="ride_incident_by_state"),
            models.Index(fields=["city", "trip"], name="ride_incident_of_trip"),
        ]
