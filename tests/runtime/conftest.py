"""The queue as these tests find it: empty, whatever others left in it."""

from __future__ import annotations

import pytest
from django.db import connection


@pytest.fixture
def empty_queue(transactional_db: None) -> None:
    """Its tables are no models Django would empty after a test that commits."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
