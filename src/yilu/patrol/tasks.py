"""Jobs of snapshots: a round every ten minutes."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.patrol.actions import sweep
from yilu.rulebook.queries import city_codes


@app.periodic(cron="*/10 * * * *")
@app.task(name="patrol.sweep", queueing_lock="patrol.sweep")
def sweep_all(timestamp: int) -> None:
    for city in city_codes():
        sweep(city)
