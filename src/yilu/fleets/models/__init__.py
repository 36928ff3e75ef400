"""Tables of fleets: who belongs, who is called out, and what was driven."""

from __future__ import annotations

from yilu.fleets.models.fleet import Enrolment, Fleet, Lead, Standby
from yilu.fleets.models.mission import Ask, Drive, Mission
from yilu.fleets.models.trip import Incident, Stop, Transport, Trip

__all__ = [
    "Ask",
    "Drive",
    "Enrolment",
    "Fleet",
    "Incident",
    "Lead",
    "Mission",
    "Standby",
    "Stop",
    "Transport",
    "Trip",
]
