"""Jobs of branch life's meetings and ledgers: reminders, each told once."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.branch_life.actions.development import remind_of_development
from yilu.branch_life.actions.floating import remind_floating
from yilu.branch_life.actions.meetings import remind
from yilu.branch_life.actions.transfers import remind_letters
from yilu.rulebook.queries import city_codes


@app.periodic(cron="20 8 * * *")
@app.task(name="branch_life.remind", queueing_lock="branch_life.remind")
def remind_all(timestamp: int) -> int:
    """Tomorrow's meetings, letters that run out, floating members not spoken with for half a year."""
    return sum(remind(city) + remind_letters(city) + remind_floating(city) for city in city_codes())


@app.periodic(cron="30 8 * * *")
@app.task(name="branch_life.remind_of_development", queueing_lock="branch_life.development")
def remind_development(timestamp: int) -> int:
    """Development files in which something is due within a fortnight."""
    return sum(remind_of_development(city) for city in city_codes())
