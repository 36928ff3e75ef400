"""Every indicator there is, once, in the order of the brief. Adding one is adding an entry here."""

from __future__ import annotations

from collections.abc import Mapping

from yilu.core.periods import Period
from yilu.insight.indicators import (
    coverage,
    development,
    education,
    fleets,
    rides,
    service,
    snapshots,
)
from yilu.insight.indicators.branch_life import MEETINGS_HELD
from yilu.insight.measures import Figure, Indicator, Scope

INDICATORS: tuple[Indicator, ...] = (
    *coverage.INDICATORS,
    *education.INDICATORS,
    MEETINGS_HELD,
    *development.INDICATORS,
    *service.INDICATORS,
    *fleets.INDICATORS,
    *rides.INDICATORS,
    *snapshots.INDICATORS,
)
BY_KEY: Mapping[str, Indicator] = {indicator.key: indicator for indicator in INDICATORS}


def labels() -> dict[str, str]:
    """Key → label, as the editor writes figures."""
    return {indicator.key: str(indicator.label) for indicator in INDICATORS}


def measure(scope: Scope, period: Period) -> dict[str, Figure]:
    """All figures of a scope and period; no rights are asked here."""
    return {indicator.key: indicator.figure(scope, period) for indicator in INDICATORS}
