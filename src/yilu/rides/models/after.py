"""What families say afterwards: a rating, and thanks that go on the wall only with consent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.tenant import CityModel
from yilu.rides.enums import ThanksState
from yilu.rides.models.bookings import Booking, Leg
from yilu.rides.models.seasons import Entry


class Rating(CityModel):
    """One to five for one way, by the family that rode."""

    leg = models.ForeignKey(Leg, models.PROTECT, related_name="ratings", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="ratings")
    points = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "leg"], name="ride_rated_once"),
            models.CheckConstraint(name="ride_rating_of_five", condition=Q(points__range=(1, 5))),
        ]


class Thanks(CityModel):
    """A family's words to its driver; shown to others only where it agreed and somebody read it."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="thanks", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="thanks")
    text = models.CharField(max_length=200)
    may_show = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=ThanksState, default=ThanksState.WAITING)
    at = models.DateTimeField()
    read_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "booking"], name="thanks_once_per_booking"),
            models.CheckConstraint(
                name="thanks_shown_by_consent", condition=~Q(state="shown") | Q(may_show=True)
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "-at"], name="thanks_by_state")]
