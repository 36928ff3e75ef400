"""What activities do by the clock: offers that ran out, reminders the day before, news told."""

from __future__ import annotations

from procrastinate.contrib.django import app

from yilu.activities.actions.reminding import remind, tell_publication
from yilu.activities.actions.seats import sweep_offers
from yilu.rulebook.queries import city_codes


@app.periodic(cron="*/5 * * * *")
@app.task(name="activities.sweep_offers", queueing_lock="activities.sweep_offers")
def sweep(timestamp: int) -> int:
    """Seats nobody took up go to the next in line."""
    return sum(sweep_offers(city) for city in city_codes())


@app.periodic(cron="10 * * * *")
@app.task(name="activities.remind", queueing_lock="activities.remind")
def remind_all(timestamp: int) -> int:
    """Everyone with a seat tomorrow hears of it once."""
    return sum(remind(city) for city in city_codes())


@app.task(name="activities.tell_publication")
def tell(publication: str) -> int:
    """Tell a publication's audience, those of them with an account."""
    return tell_publication(publication)
