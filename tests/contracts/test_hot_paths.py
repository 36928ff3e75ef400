"""A hot query names its city, so that one city never reads through the rows of all the others."""

from __future__ import annotations

import pytest

from tests.cast import CITY
from tests.contracts.hot_paths import HOT_PATHS
from yilu.core.actor import Actor


@pytest.mark.parametrize("path", HOT_PATHS)
def test_the_outermost_question_names_the_city(db: None, path: str) -> None:
    rows = HOT_PATHS[path](Actor.for_system(CITY))
    table = rows.model._meta.db_table
    assert f'"{table}"."city" = {CITY}' in str(rows.query)
