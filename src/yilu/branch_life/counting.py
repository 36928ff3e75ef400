"""应到, 实到 and the lines drawn over 应到: pure numbers, the same for the page, the block and the paper."""

from __future__ import annotations

from dataclasses import dataclass


def over_half(of: int) -> int:
    """The least number that is more than half: 4 of 7, 5 of 8."""
    return of // 2 + 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Both lines stand over `eligible` (应到会有表决权的正式党员), never over `present` (实到)."""

    eligible: int
    present: int
    written: int = 0  # letters of absent voters: they count as votes, not as present

    @property
    def needed(self) -> int:
        """For the quorum and for passing alike."""
        return over_half(self.eligible)

    @property
    def quorate(self) -> bool:
        return self.eligible > 0 and self.present >= self.needed

    @property
    def missing(self) -> int:
        """How many voters the quorum lacks."""
        return max(0, self.needed - self.present)

    @property
    def most_votes(self) -> int:
        return self.present + self.written

    def enough(self, yes: int) -> bool:
        """Whether so many yes votes pass over 应到."""
        return self.quorate and yes >= self.needed


@dataclass(frozen=True, slots=True)
class Counts:
    """What a counter counted: papers that came back, and the marks on them and in the letters."""

    papers_back: int
    yes: int
    no: int
    abstain: int = 0
    invalid: int = 0

    @property
    def marks(self) -> int:
        return self.yes + self.no + self.abstain + self.invalid

    @property
    def columns(self) -> dict[str, int]:
        return {
            "papers_back": self.papers_back,
            "yes": self.yes,
            "no": self.no,
            "abstain": self.abstain,
            "invalid": self.invalid,
        }
