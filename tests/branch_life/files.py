"""Development files as plain values for the tests of the rules, and the rules as the city seeds them."""

from __future__ import annotations

from datetime import date
from typing import Any

from yilu.branch_life.enums.development import Opinion, Outcome
from yilu.branch_life.rules.cards import Card, Level, Rule, Rules
from yilu.branch_life.rules.checks import check
from yilu.branch_life.rules.dossier import Done, Dossier, Given, MemberFacts, Votes
from yilu.core.workdays import WorkCalendar
from yilu.rulebook.seed import published_days, published_years
from yilu.rulebook.seed_development import ARTICLES

CALENDAR = WorkCalendar(
    {seed.day: seed.working for seed in published_days()}, frozenset(published_years())
)
FAR = date(2099, 1, 1)  # a "today" that refuses nothing
FULL = MemberFacts(full=True)
EVERYBODY = frozenset(Opinion.values)
GOOD = Votes(eligible=9, present=7, yes=6, no=1)


def rules_of(day: date) -> Rules:
    """The versions in force on the day, straight from the seeds."""
    found: dict[str, Rule] = {}
    for seed in ARTICLES:
        if seed.since <= day:
            key = seed.key.removeprefix("development.")
            found[key] = Rule(
                key, seed.source, seed.article, seed.text, seed.since, False, seed.value
            )
    return Rules(found)


def file(*, since: date = date(2020, 1, 1), **fields: Any) -> Dossier:
    """`done=[1, 2, 3]` stands on `since`; `on={3: day}` gives other days."""
    numbers = fields.pop("done", ())
    days = {**dict.fromkeys(numbers, since), **fields.pop("on", {})}
    done = {n: day if isinstance(day, Done) else Done(day) for n, day in days.items()}
    fields.setdefault("born_on", date(1988, 3, 15))
    return Dossier(done=done, **fields)


def cards(
    step: int, given: Given, of: Dossier, *, today: date = FAR, calendar: WorkCalendar = CALENDAR
) -> list[Card]:
    return check(step, given, of, rules_of(given.done_on), calendar, today)


def blocks(step: int, given: Given, of: Dossier, **more: Any) -> list[str]:
    return [card.code for card in cards(step, given, of, **more) if card.level is Level.BLOCK]


def warns(step: int, given: Given, of: Dossier, **more: Any) -> list[str]:
    return [card.code for card in cards(step, given, of, **more) if card.level is Level.WARN]


def on(day: date, **fields: Any) -> Given:
    return Given(day, **fields)


__all__ = [
    "CALENDAR",
    "EVERYBODY",
    "FAR",
    "FULL",
    "GOOD",
    "Done",
    "Given",
    "MemberFacts",
    "Outcome",
    "Votes",
    "blocks",
    "cards",
    "file",
    "on",
    "rules_of",
    "warns",
]
