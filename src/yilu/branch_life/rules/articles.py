"""The rulebook's articles on development as the values the checks ask for."""

from __future__ import annotations

from datetime import date

from yilu.branch_life.rules.cards import PREFIX, Rule, Rules
from yilu.rulebook import queries as rulebook


def rules_on(city: str, day: date) -> Rules:
    """The versions in force on the day: one question."""
    rows = rulebook.articles(city, day, PREFIX)
    return Rules(
        {
            key.removeprefix(PREFIX): Rule(
                key=key.removeprefix(PREFIX),
                source=row.source,
                article=row.article,
                text=row.text,
                since=row.in_force_from,
                verified=row.verified,
                value=row.value,
            )
            for key, row in rows.items()
        }
    )
