"""What fleets do by the clock: the next wave of every call-out that is not filled."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.fleets.actions import due_waves
from yilu.rulebook.queries import city_codes


@app.periodic(cron="* * * * *")
@app.task(name="fleets.waves", queueing_lock="fleets.waves")
def waves(timestamp: int) -> int:
    """Each mission in a transaction of its own; run twice, a wave goes out once."""
    return sum(due_waves(city) for city in city_codes())
