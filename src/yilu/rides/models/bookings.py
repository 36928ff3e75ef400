"""Bookings of families, each way of them, and the code that proves a phone without an account."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.rides.enums import BookingState, Direction, LegState, Way
from yilu.rides.models.seasons import Entry, ExamPoint, Season, Wave


@keeps_history()
class Booking(CityModel):
    """One family for one exam. No admission number, no name of the candidate is asked for."""

    number = models.CharField(max_length=20)  # SK-2026-00231
    season = models.ForeignKey(Season, models.PROTECT, related_name="bookings", db_index=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="bookings", db_index=False)
    point = models.ForeignKey(ExamPoint, models.PROTECT, related_name="+")
    called = models.CharField(max_length=20)  # how to address the family: 吕女士
    phone = models.BinaryField()  # sealed: rides_booking|phone|city|id
    phone_index = models.BinaryField(max_length=16)
    phone_last4 = models.CharField(max_length=4)
    link_index = models.BinaryField(max_length=16)  # of the family page's address
    party = models.PositiveSmallIntegerField()
    needs = ArrayField(models.CharField(max_length=12), default=list)
    need_words = models.CharField(max_length=120, blank=True)
    guardian = models.BooleanField()  # an adult or the guardian of a minor says so
    pickup = models.CharField(max_length=120)  # in words
    division = models.CharField(max_length=6, blank=True)
    lon = models.FloatField(null=True)  # WGS-84; nothing until somebody places it
    lat = models.FloatField(null=True)
    state = models.CharField(max_length=10, choices=BookingState, default=BookingState.BOOKED)
    way = models.CharField(max_length=8, choices=Way)
    account = models.UUIDField(null=True)  # the member of staff
    edition = models.PositiveSmallIntegerField(default=1)  # one more with each change a car feels
    made_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True)  # the place in the waiting list
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="booking_number_once_per_city"),
            models.UniqueConstraint(fields=["city", "link_index"], name="booking_link_once"),
            models.UniqueConstraint(  # the same family twice
                fields=["city", "wave", "point", "phone_index"],
                condition=~Q(state="cancelled"),
                name="booking_family_once_per_exam",
            ),
            models.CheckConstraint(name="booking_party_of_four", condition=Q(party__range=(1, 4))),
            models.CheckConstraint(
                name="booking_place_whole",
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__isnull=False, lat__isnull=False),
            ),
            models.CheckConstraint(
                name="booking_booked_has_a_place",
                condition=~Q(state="booked") | Q(lon__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "wave", "state"], name="booking_of_wave"),
            models.Index(fields=["city", "season", "-made_at"], name="booking_of_season"),
            models.Index(fields=["city", "phone_index"], name="booking_by_phone"),
        ]


@keeps_history()
class Leg(CityModel):
    """One way of a booking: what plans carry and the road checks in."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="legs", db_index=False)
    wave = models.ForeignKey(Wave, models.PROTECT, related_name="legs", db_index=False)
    direction = models.CharField(max_length=4, choices=Direction)
    state = models.CharField(max_length=10, choices=LegState, default=LegState.OPEN)
    boarded = models.PositiveSmallIntegerField(default=0)  # people, from the check-in
    boarded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    locked = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    told = models.CharField(max_length=80, blank=True)  # what the family last heard

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "booking", "direction"], name="leg_once_per_direction"
            ),
            models.CheckConstraint(
                name="leg_boarded_has_people",
                condition=~Q(state__in=["aboard", "arrived"]) | Q(boarded__gte=1),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "wave", "direction", "state"], name="leg_of_wave"),
            models.Index(fields=["city", "boarded_at"], name="leg_by_boarding"),
        ]


class PhoneProof(CityModel):
    """A six-digit code sent to a family's phone; the digits follow from the row by a key."""

    phone = models.BinaryField()  # sealed: rides_phoneproof|phone|city|id
    phone_index = models.BinaryField(max_length=16)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    misses = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["city", "phone_index", "-expires_at"], name="phone_proof_live")
        ]
