"""A development file as plain values: everything the rules ask, and nothing that names anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yilu.branch_life.enums.development import LetterTo, Outcome
from yilu.branch_life.rules.steps import (
    ADMIT,
    APPROVE,
    APPROVE_CONVERSION,
    CONVERT,
    STEPS,
)
from yilu.core.periods import add_months


@dataclass(frozen=True, slots=True)
class Done:
    """A step that stands."""

    on: date
    outcome: Outcome = Outcome.YES
    extend_months: int = 0


@dataclass(frozen=True, slots=True)
class Votes:
    """The count of a branch meeting. `present` are those with a vote who came; `written` opinions of
    absent voters are within yes, no and abstain."""

    eligible: int
    present: int
    yes: int
    no: int = 0
    abstain: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member proposed as contact or introducer."""

    full: bool
    in_office: bool = True
    in_branch: bool = True
    himself: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody wants to record."""

    done_on: date
    outcome: Outcome = Outcome.YES
    members: tuple[MemberFacts, ...] = ()
    clear: bool = False  # none of them is 留党察看
    notice_from: date | None = None
    notice_to: date | None = None
    opinions: frozenset[str] = frozenset()
    votes: Votes | None = None
    extend_months: int | None = None
    reference: str = ""
    form_number: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Where a file stands."""

    done: Mapping[int, Done]  # the steps that stand, those of the current round from step 21 on
    born_on: date | None = None
    round: int = 0
    probation_to: date | None = None  # set by an extension; else a year from the branch meeting
    approval_until: date | None = None
    reviews: tuple[date, ...] = ()
    probation_reviews: tuple[date, ...] = ()
    floating: bool = False
    letters_sent: frozenset[str] = frozenset()  # LetterTo values
    letters_answered: frozenset[str] = frozenset()
    training_days: int = 0
    training_hours: float = 0
    missing: tuple[str, ...] = ()  # titles of papers the archive still lacks
    branch_closed_on: date | None = None
    external: bool = False  # the body above is not in Yilu: its papers carry a number

    def on(self, step: int) -> date | None:
        found = self.done.get(step)
        return found.on if found else None

    def stands(self, *steps: int) -> bool:
        return all(step in self.done for step in steps)

    def open_steps(self) -> list[int]:
        """Steps that may be taken now: not done, everything before them done."""
        return [
            step.number
            for step in STEPS
            if step.number not in self.done and step.after <= self.done.keys()
        ]

    @property
    def probation(self) -> tuple[date, date] | None:
        """From the branch meeting's day, a year or as extended; the oath has no part in it."""
        start = self.on(ADMIT)
        if start is None or not self.stands(APPROVE):
            return None
        return start, self.probation_to or add_months(start, 12)

    @property
    def residences_missing(self) -> list[str]:
        """Whose answer a floating person's review still lacks."""
        wanted = (LetterTo.REGISTERED, LetterTo.ACTUAL) if self.floating else ()
        return [where.value for where in wanted if where.value not in self.letters_answered]


def second_round(file: Dossier) -> bool:
    """Whether the extension was decided and approved: the last steps come once more."""
    converted = file.done.get(CONVERT)
    return (
        converted is not None
        and converted.outcome is Outcome.EXTEND
        and file.stands(APPROVE_CONVERSION)
    )
