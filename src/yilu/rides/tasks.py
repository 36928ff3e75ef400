"""What exam rides do beside the pages: plans solved, families told, the evening's reminder."""

from __future__ import annotations

from uuid import UUID

from django.db import InterfaceError, OperationalError
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from yilu.core.actor import Actor
from yilu.rides import actions
from yilu.rides.models import Plan
from yilu.rulebook.queries import city_codes

# A worker that dies in the middle leaves nothing behind: the job is taken up again and solves anew.
AGAIN = RetryStrategy(
    max_attempts=4, wait=2, linear_wait=5, retry_exceptions={OperationalError, InterfaceError}
)


@app.task(name="rides.solve", retry=AGAIN)
def solve(plan: str) -> str:
    """The plan somebody asked for; one that is solved or stopped already is left as it is."""
    key = UUID(plan)
    found = Plan.objects.filter(pk=key).values_list("city", flat=True).first()
    if found is None:
        return "gone"
    return str(actions.solve(key, by=Actor.for_system(found)).state)


@app.task(name="rides.tell", retry=AGAIN)
def tell(plan: str) -> int:
    """Families and drivers of a published plan, each once per state of it."""
    return actions.tell_plan(UUID(plan))


@app.periodic(cron="0 18 * * *")
@app.task(name="rides.remind", queueing_lock="rides.remind")
def remind(timestamp: int) -> int:
    """The evening before."""
    return sum(actions.remind(city) for city in city_codes())


@app.periodic(cron="*/2 5-22 * * *")
@app.task(name="rides.late", queueing_lock="rides.late")
def late(timestamp: int) -> int:
    """On exam days: cars that report a position and will come later than told."""
    return sum(actions.watch_late(city) for city in city_codes())


@app.periodic(cron="40 3 * * *")
@app.task(name="rides.forget", queueing_lock="rides.forget")
def forget(timestamp: int) -> int:
    """Phone proofs of yesterday."""
    return sum(actions.forget_proofs(city) for city in city_codes())
