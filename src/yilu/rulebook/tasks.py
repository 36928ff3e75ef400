"""What the city's retention rules erase by the clock."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.files.actions import erase_due
from yilu.rulebook.general import ORIGINAL_DAYS, UNATTACHED_HOURS
from yilu.rulebook.queries import city_codes


@app.periodic(cron="23 * * * *")
@app.task(name="rulebook.erase_uploads", queueing_lock="rulebook.erase_uploads")
def erase_uploads(timestamp: int) -> int:
    """Uploads that nothing took, and originals past their time; both numbers are the city's."""
    return sum(
        erase_due(
            city,
            unattached_hours=UNATTACHED_HOURS.of(city),
            original_days=ORIGINAL_DAYS.of(city),
        )
        for city in city_codes()
    )
