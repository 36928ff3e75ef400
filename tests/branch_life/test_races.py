"""Two hands at the same second in a meeting: one vote, one tally of each counter, one resolution."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from tests.branch_life import scenes
from tests.cast import SmallCity
from yilu.branch_life.actions import ballots, roll
from yilu.branch_life.counting import Counts
from yilu.branch_life.models import Ballot, Meeting, Resolution, Tally
from yilu.core import clock
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db(transaction=True)
TOLD = "told"
FIVE = Counts(5, 4, 1)


def at_once(moment: datetime, *acts: Callable[[], object]) -> list[str]:
    """Each in a thread and a connection of its own, all through one gate: what became of them, sorted."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        gate.wait()
        try:
            with clock.standing_at(moment):
                act()
        except (Invalid, NotAllowed, NotFound, Refused):
            return TOLD
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


@pytest.fixture
def meeting(small_city: SmallCity) -> Meeting:
    made = scenes.a_meeting(small_city, 7)
    scenes.seated(made, 5, small_city.cast["secretary"])
    return made


@pytest.fixture
def ballot(small_city: SmallCity, meeting: Meeting) -> Ballot:
    return scenes.handed_out(meeting, small_city.cast["secretary"])


def test_two_counters_at_the_same_second_agree(small_city: SmallCity, ballot: Ballot) -> None:
    """Neither sees the other's row, and yet the two are compared."""
    by, at = small_city.cast["secretary"], ballot.opened_at
    pair = (ballot.counter_one_id, ballot.counter_two_id)
    ends = at_once(
        at, *(lambda who=who: ballots.tally(ballot.pk, who, FIVE, by=by) for who in pair)
    )
    ballot.refresh_from_db()
    assert (ends, ballot.state, ballot.yes) == (["done", "done"], "counted", 4)


def test_two_counters_who_differ_at_the_same_second_count_again(
    small_city: SmallCity, ballot: Ballot
) -> None:
    by, at = small_city.cast["secretary"], ballot.opened_at
    other = Counts(5, 5, 0)
    at_once(
        at,
        lambda: ballots.tally(ballot.pk, ballot.counter_one_id, FIVE, by=by),
        lambda: ballots.tally(ballot.pk, ballot.counter_two_id, other, by=by),
    )
    ballot.refresh_from_db()
    assert (ballot.state, ballot.attempt, ballot.yes) == ("open", 2, None)


def test_a_counter_who_taps_twice_is_counted_once(small_city: SmallCity, ballot: Ballot) -> None:
    by, at = small_city.cast["secretary"], ballot.opened_at
    tap = lambda: ballots.tally(ballot.pk, ballot.counter_one_id, FIVE, by=by)  # noqa: E731
    assert at_once(at, tap, tap, tap) == ["done", TOLD, TOLD]
    assert Tally.objects.filter(ballot=ballot).count() == 1


def test_papers_go_out_once(small_city: SmallCity, meeting: Meeting) -> None:
    by = small_city.cast["secretary"]
    two = tuple(row.person_id for row in scenes.voters(meeting)[:2])
    item = scenes.item_of(meeting).pk
    act = lambda: ballots.hand_out(meeting.pk, item, 5, two, by=by)  # type: ignore[arg-type]  # noqa: E731
    assert at_once(meeting.starts_at, act, act) == ["done", TOLD]
    assert Ballot.objects.filter(meeting=meeting).count() == 1


def test_whoever_leaves_while_papers_go_out_is_either_in_the_count_or_not(
    small_city: SmallCity, meeting: Meeting
) -> None:
    """实到 and the papers stand still together: never five papers for four in the room."""
    by, people = small_city.cast["secretary"], scenes.voters(meeting)
    two, item = (people[0].person_id, people[1].person_id), scenes.item_of(meeting).pk
    at_once(
        meeting.starts_at,
        lambda: ballots.hand_out(meeting.pk, item, 5, two, by=by),
        lambda: roll.leave(meeting.pk, [people[4].pk], by=by),
    )
    assert [row.papers_out - row.present for row in Ballot.objects.all()] in ([], [0])


def test_a_decision_is_recorded_once(small_city: SmallCity, ballot: Ballot) -> None:
    by = small_city.cast["secretary"]
    scenes.count(ballot, FIVE, by)
    act = lambda: ballots.decide(ballot.pk, True, by=by)  # noqa: E731
    assert at_once(ballot.opened_at, act, act) == ["done", TOLD]
    assert list(Resolution.objects.values_list("number", "passed")) == [("JY-2026-0001", True)]
