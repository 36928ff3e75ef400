"""Import jobs: what a database that went away under them means, and what a fault of ours means."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from procrastinate.jobs import Job

from yilu.intake import tasks


def tried(attempts: int) -> Job:
    return Job(
        id=1, queue="imports", lock=None, queueing_lock=None, task_name="", attempts=attempts
    )


@pytest.mark.parametrize("task", [tasks.stage, tasks.apply])
@pytest.mark.parametrize("gone", [OperationalError("terminating"), InterfaceError("closed")])
def test_a_server_that_restarts_is_waited_for(task: Any, gone: Exception) -> None:
    assert task.get_retry_exception(gone, tried(0)) is not None
    assert task.get_retry_exception(gone, tried(9)) is None


@pytest.mark.parametrize("task", [tasks.stage, tasks.apply])
def test_a_fault_of_ours_is_not_repeated(task: Any) -> None:
    assert task.get_retry_exception(ValueError("a fault"), tried(0)) is None
