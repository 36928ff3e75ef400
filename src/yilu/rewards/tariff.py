"""What a city starts with before it sets its own tariff; a proposal, changed in the console."""

from __future__ import annotations

from dataclasses import dataclass

from yilu.rewards.enums import Outcome


@dataclass(frozen=True, slots=True)
class Rate:
    """What one outcome is worth on a day."""

    outcome: Outcome
    points: int
    monthly_cap: int | None = None
    repeats: tuple[int, ...] = (
        100,
    )  # per cent for the first, second … at one place; then the last

    def share(self, before: int) -> int:
        """Per cent for the next one at a place where there were `before` already."""
        return self.repeats[min(before, len(self.repeats) - 1)] if self.repeats else 100


RATES = {
    rate.outcome: rate
    for rate in (
        Rate(Outcome.FILED, 5, repeats=(100, 50, 20, 0)),
        Rate(Outcome.SETTLED, 5, repeats=(100, 50, 20, 0)),
        Rate(Outcome.COWITNESS, 2, monthly_cap=20),
        Rate(Outcome.VERIFIED, 3, monthly_cap=60),
        Rate(Outcome.INSPECTED, 3, monthly_cap=60),
        Rate(Outcome.FIXED, 5, monthly_cap=60, repeats=(100, 50, 20, 0)),
    )
}
