"""The expiry radar: how many permits of each kind run out within 30, 60 and 90 days, or have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.registry import access
from yilu.registry.enums import PermitKind, Standing
from yilu.registry.models import Company, Driver, Vehicle
from yilu.registry.queries.standing import with_standing


@dataclass(frozen=True, slots=True)
class RadarLine:
    """One kind of permit; each number opens as a list with the filter `standing`."""

    kind: PermitKind
    expiring_30: int  # within 30 days
    expiring_60: int  # in 31 to 60 days
    expiring_90: int  # in 61 to 90 days
    expired: int


def radar(actor: Actor, on: date | None = None) -> list[RadarLine]:
    """Holders the actor may see whose group needs permits, by how their permit stands."""
    day = on or clock.today()
    return [
        _line(PermitKind.PLATFORM, access.companies(actor), day),
        _line(PermitKind.VEHICLE, access.vehicles(actor), day),
        _line(PermitKind.DRIVER, access.drivers(actor), day),
    ]


def _line(
    kind: PermitKind, rows: QuerySet[Company] | QuerySet[Vehicle] | QuerySet[Driver], day: date
) -> RadarLine:
    judged: QuerySet[Any] = with_standing(rows.filter(group__permit_needed=True), kind, day)
    counted = judged.order_by().values("permit_standing").annotate(n=Count("pk"))
    counts = dict(counted.values_list("permit_standing", "n"))
    stands = (Standing.EXPIRING_30, Standing.EXPIRING_60, Standing.EXPIRING_90, Standing.EXPIRED)
    return RadarLine(kind, *(counts.get(standing.value, 0) for standing in stands))
