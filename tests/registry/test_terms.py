"""What a list's dates mean for what is stored, as properties."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from yilu.intake.spec import OPEN, Cell
from yilu.registry.roster.terms import (
    StoredLink,
    StoredPermit,
    day_after,
    plan_link,
    plan_permit,
)

DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31)).map(date.isoformat)
ENDS = st.one_of(DAYS, st.just(OPEN))
SAID = st.one_of(st.none(), DAYS)
NUMBERS = st.sampled_from(["A1", "B2"])


def written(
    permits: list[StoredPermit], number: Cell, first: Cell, last: Cell
) -> list[StoredPermit]:
    """The permits after the row was applied."""
    plan = plan_permit(permits, number, first, last)
    if plan.nothing:
        return permits
    if plan.new:
        return [*permits, StoredPermit(uuid4(), number or "", plan.first, plan.last or OPEN)]
    assert plan.base is not None
    now = StoredPermit(plan.base.id, number or plan.base.number, plan.first, plan.last or OPEN)
    return [now if permit.id == now.id else permit for permit in permits]


@given(
    st.lists(st.tuples(NUMBERS, SAID, ENDS), max_size=4),
    st.one_of(st.none(), NUMBERS),
    SAID,
    st.one_of(st.none(), ENDS),
)
def test_a_row_applied_twice_changes_nothing_the_second_time(
    stored: list[tuple[str, Cell, str]], number: Cell, first: Cell, last: Cell
) -> None:
    once_each = {(held, start): end for held, start, end in stored}  # as the database keeps them
    permits = [StoredPermit(uuid4(), *key, end) for key, end in once_each.items()]
    once = written(permits, number, first, last)
    assert written(once, number, first, last) == once


@given(NUMBERS, DAYS, DAYS, DAYS)
def test_no_permit_is_ever_lost(number: str, first: str, last: str, later: str) -> None:
    permits = [StoredPermit(uuid4(), number, first, max(first, last))]
    after = written(permits, number, later, None)
    assert {permit.id for permit in permits} <= {permit.id for permit in after}


TODAY = "2026-06-15"


@given(
    st.lists(DAYS, unique=True, max_size=6),
    st.booleans(),
    SAID,
    st.one_of(st.none(), ENDS),
    st.booleans(),
)
def test_a_tie_applied_twice_changes_nothing_the_second_time(
    days: list[str], runs: bool, first: Cell, last: Cell, ended: bool
) -> None:
    """The ties of one driver with one company follow each other; the last may still run."""
    days.sort()
    spans = list(zip(days[::2], days[1::2], strict=False))
    links = [StoredLink(uuid4(), a, OPEN if runs and b == days[-1] else b) for a, b in spans]
    if first is not None and last is not None:
        last = max(first, last)  # the engine refuses an end before the start
    plan = plan_link(links, first, last, ended=ended, today=TODAY)
    if plan.new or plan.base is None:
        links = [*links, StoredLink(uuid4(), plan.first, plan.last)]
    else:
        links = [
            StoredLink(link.id, plan.first, plan.last) if link.id == plan.base.id else link
            for link in links
        ]
    again = plan_link(links, first, last, ended=ended, today=TODAY)
    assert again.base is not None
    assert (again.new, again.first, again.last) == (False, again.base.first, again.base.last)


@given(DAYS)
def test_the_day_after(day: str) -> None:
    assert date.fromisoformat(day_after(day)).toordinal() == date.fromisoformat(day).toordinal() + 1
