"""Jobs of the appeals channel: a round every five minutes, the monthly draw of call-backs."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from yilu.appeals.actions import draw_callbacks, reckon_again, sweep
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.periods import month_of
from yilu.rulebook.queries import city_codes


@app.periodic(cron="*/5 * * * *")
@app.task(name="appeals.sweep", queueing_lock="appeals.sweep")
def sweep_all(timestamp: int) -> None:
    for city in city_codes():
        sweep(city)


@app.periodic(cron="40 6 * * *")
@app.task(name="appeals.daily", queueing_lock="appeals.daily")
def daily(timestamp: int) -> None:
    """Last month's call-backs are drawn (once: a second draw finds enough), provisional dates re-counted."""
    for city in city_codes():
        reckon_again(city)
        draw_callbacks(month_of(clock.today()) - timedelta(days=1), by=Actor.for_system(city))
