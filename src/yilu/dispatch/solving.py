"""A plan for a problem: everybody there in time, backups only where needed, few kilometres."""

from __future__ import annotations

from collections.abc import Callable

from yilu.dispatch.model import Limits, Plan, Problem, Progress
from yilu.dispatch.repairing import repair
from yilu.dispatch.travel import Straight, Travel

Telling = Callable[[Progress], None]


def solve(
    problem: Problem,
    *,
    limits: Limits | None = None,
    travel: Travel | None = None,
    progress: Telling | None = None,
) -> Plan:
    """Everybody served, or a reason for whoever is not."""
    plan = repair(problem, Plan(), now=0, travel=travel or Straight(), limits=limits)
    if progress:
        progress(Progress(1.0, len(plan.unserved), plan.metres))
    return plan
