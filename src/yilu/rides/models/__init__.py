"""Exam rides: seasons with their cars, bookings, plans, and what the road said."""

from __future__ import annotations

from yilu.rides.models.after import Rating, Thanks
from yilu.rides.models.bookings import Booking, Leg, PhoneProof
from yilu.rides.models.day import FamilyMessage, MaskedCall, RideIncident
from yilu.rides.models.plans import CheckIn, Plan, Position, Stop, Trip, Unserved
from yilu.rides.models.seasons import (
    Closure,
    Entry,
    ExamPoint,
    Gate,
    KnownPlace,
    ScoreAppeal,
    Scorecard,
    Season,
    Wave,
)

__all__ = [
    "Booking",
    "CheckIn",
    "Closure",
    "Entry",
    "ExamPoint",
    "FamilyMessage",
    "Gate",
    "KnownPlace",
    "Leg",
    "MaskedCall",
    "PhoneProof",
    "Plan",
    "Position",
    "Rating",
    "RideIncident",
    "ScoreAppeal",
    "Scorecard",
    "Season",
    "Stop",
    "Thanks",
    "Trip",
    "Unserved",
    "Wave",
]
