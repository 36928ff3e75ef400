"""What people need done by the clock."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.people.accounts import sweep_unproven


@app.periodic(cron="17 3 * * *")
@app.task(name="people.sweep_unproven", queueing_lock="people.sweep_unproven")
def sweep(timestamp: int) -> int:
    """Forget numbers that were typed and never proven."""
    return sweep_unproven()
