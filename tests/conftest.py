"""What every test shares: a pinned business day, and the small city on demand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from tests import cast, replay
from yilu.core.actor import Actor

# The same examples in every run, and none fails for a machine's slowness: a run tells of the code. To look
# for new ones: `./yilu test --hypothesis-profile=explore tests/…`.
for name, always in (("same", True), ("explore", False)):
    hypothesis_settings.register_profile(
        name,
        derandomize=always,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
hypothesis_settings.load_profile("same")


@pytest.fixture(autouse=True)
def _pinned(settings: Settings) -> None:
    """Business dates stand still on `cast.DAY`; security, jobs and audit keep real time."""
    settings.YILU_DATE = cast.DAY


@pytest.fixture(autouse=True)
def _no_job_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """The queue's tables are no models Django would empty after a test that commits."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if commits or "transactional_db" in request.fixturenames:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


@pytest.fixture
def small_city(db: None) -> cast.SmallCity:
    """The units, companies, drivers, vehicles and members of `tests.cast`, and everybody's `Actor`."""
    return replay.small_city()


@pytest.fixture
def personas(small_city: cast.SmallCity) -> dict[str, Actor]:
    return small_city.cast
