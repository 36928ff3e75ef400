"""A job whose worker died runs again; one whose worker lives is left alone."""

from __future__ import annotations

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from yilu.runtime.tasks import take_up


def running_job(worker: str) -> int:
    """A job in the hands of a worker: `null`, or one with its last heartbeat."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id)"
            f" VALUES ('default', 'audit.seal', '{{}}', 'doing', ({worker})) RETURNING id"
        )
        return int(cursor.fetchone()[0])


def worker(beat: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            f" VALUES (now() - interval '{beat}') RETURNING id"
        )
        return str(cursor.fetchone()[0])


async def sweep() -> int:
    connector = app.connector.get_worker_connector()
    async with app.with_connector(connector).open_async() as opened:
        return await take_up(opened.job_manager)


@pytest.mark.django_db(transaction=True)
def test_only_jobs_of_silent_workers_are_taken_up() -> None:
    dead, pruned = running_job(worker("2 minutes")), running_job("null")
    alive = running_job(worker("5 seconds"))

    assert asyncio.run(sweep()) == 2

    states = dict(ProcrastinateJob.objects.values_list("id", "status"))
    assert states == {dead: "todo", pruned: "todo", alive: "doing"}
