"""Many known rows written over in one statement: far cheaper than Django's CASE for every row."""

from __future__ import annotations

from collections.abc import Sequence

from yilu.core.tenant import CityModel

BATCH = 500


def write_over(rows: Sequence[CityModel], fields: Sequence[str]) -> None:
    """These columns of rows read whole before; a row that was deleted meanwhile comes back, so hold it."""
    if rows:
        type(rows[0])._default_manager.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=list(fields),
            batch_size=BATCH,
        )
