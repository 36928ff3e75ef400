"""Rounds over what crosses strangers: each finds rows lacking their consequence and makes it."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.flows.heard_at_stations import carry_on
from yilu.rulebook.queries import city_codes


@app.periodic(cron="*/10 * * * *")
@app.task(name="flows.heard_at_stations", queueing_lock="flows.heard_at_stations")
def carry_on_all(timestamp: int) -> None:
    """Needs drivers wanted carried on, and faults nobody settled in time, become appeals."""
    for city in city_codes():
        carry_on(city)
