"""What goes in through COPY text comes out as it was."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yilu.intake import copying
from yilu.intake.enums import RowState

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
rows = st.lists(
    st.tuples(
        texts | st.none() | st.sampled_from(["\\N", "\\.", "a\tb\nc\\", ""]),
        st.uuids() | st.none(),
        st.binary() | st.none(),
        st.dates() | st.none(),
        st.integers(-(2**63), 2**63 - 1) | st.none(),
        st.booleans() | st.none(),
    ),
    max_size=8,
)


@pytest.mark.django_db
@given(rows)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_there_and_back(given_rows: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.there")
        cursor.execute(
            "CREATE TEMP TABLE there (a text, b uuid, c bytea, d date, e bigint, f boolean)"
        )
        with cursor.copy("COPY there FROM STDIN") as copy:
            for piece in copying.pieces(given_rows):
                copy.write(piece)
        cursor.execute("SELECT * FROM there")
        found = [(a, b, c if c is None else bytes(c), d, e, f) for a, b, c, d, e, f in cursor]
    assert found == given_rows


def test_enums_are_their_text_and_strangers_are_refused() -> None:
    assert b"".join(copying.pieces([(RowState.NEW, UUID(int=1), date(2026, 6, 1))])) == (
        b"n\t00000000000000000000000000000001\t2026-06-01\n"
    )
    with pytest.raises(TypeError):
        list(copying.pieces([(object(),)]))
