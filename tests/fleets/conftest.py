"""Fleets are tested at nine in the morning of the business day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fleets.scenes import NOW
from yilu.core.clock import standing_at


@pytest.fixture(autouse=True)
def _at_nine() -> Iterator[None]:
    with standing_at(NOW):
        yield
