"""Imports as jobs: reading and writing that can be watched, left, and survive a restart."""

from __future__ import annotations

from django.conf import settings
from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from yilu.core.actor import Actor
from yilu.core.errors import DomainError
from yilu.intake import actions, queries
from yilu.intake.enums import State

# A server that restarts under a job takes even its last word with it: without another try the page
# would say "writing" for ever. Both jobs leave nothing behind when cut off.
AGAIN = RetryStrategy(
    max_attempts=6, wait=2, linear_wait=5, retry_exceptions={OperationalError, InterfaceError}
)


@app.task(name="intake.stage", queue="imports", retry=AGAIN)
def stage(city: str, batch: str) -> None:
    """Read an uploaded file. A job that ran before a crash has left nothing and runs again."""
    system = Actor.for_system(city)
    found = queries.batch(system, batch)
    if found.state == State.RECEIVED:
        actions.stage(found, by=system)


@app.task(name="intake.apply", queue="imports", retry=AGAIN)
def apply(city: str, batch: str, account: str) -> None:
    """Write a batch somebody asked for; a refusal stands in the progress and on the page."""
    asker = actions.on_behalf(city, account)
    try:
        actions.apply(queries.batch(asker, batch), by=asker)
    except DomainError:
        return  # told on the page: state unchanged, or looked at again


@app.periodic(cron="20 3 * * *")
@app.task(name="intake.sweep", queue="imports", pass_context=False)
def sweep(timestamp: int) -> None:
    """Each night: forget staged values and undo ledgers that have had their time."""
    actions.sweep(by=Actor.for_system(settings.YILU_CITY))
