"""Where cars stop at an exam point: the first gate open in the wave, else the point itself."""

from __future__ import annotations

from yilu.core.geo import Point
from yilu.rides.models import ExamPoint, Wave


def gate_for(point: ExamPoint, wave: Wave) -> tuple[Point, str]:
    """The spot and the gate's name; `point` comes with its gates and their closures."""
    for gate in point.gates.all():
        if not any(shut.wave_id in (None, wave.pk) for shut in gate.closures.all()):
            return Point(gate.lon, gate.lat), gate.name
    return Point(point.lon, point.lat), ""
