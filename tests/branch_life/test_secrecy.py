"""No page, row or log can tie a ballot to a person: the whole database is dumped around a vote."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connection

from tests.branch_life import scenes
from tests.cast import SmallCity
from yilu.audit.models import Entry
from yilu.branch_life.actions import ballots, roll
from yilu.branch_life.counting import Counts
from yilu.branch_life.models import AgendaItem, Attendee, Ballot, Meeting, Tally, WrittenOpinion

Dump = Counter[tuple[str, str]]


def dump() -> Dump:
    """Every row of every table, histories, the audit record and jobs among them, as text."""
    found: Dump = Counter()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found.update((table, row[0]) for row in cursor.fetchall())
    return found


def test_nothing_written_during_a_vote_names_a_voter(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 9)
    away = scenes.voters(meeting)[8]
    roll.take_letter(meeting.pk, scenes.item_of(meeting).pk, away.pk, by=by)
    came = scenes.seated(meeting, 8, by)
    before = dump()
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(8, 6, 2, 1), by)
    ballots.decide(ballot.pk, True, by=by)
    written = "\n".join(f"{table} {row}" for table, row in (dump() - before))
    counters = {ballot.counter_one_id, ballot.counter_two_id}
    voters = [row for row in [*came, away] if row.person_id not in counters]
    named = [
        row.person.name
        for row in voters
        if any(str(key) in written for key in (row.pk, row.person_id, row.person.name))
    ]
    assert (len(voters), named) == (7, [])


def test_a_vote_writes_as_many_rows_whatever_was_voted_and_by_how_many(
    small_city: SmallCity,
) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 9)
    scenes.seated(meeting, 5, by)
    few = _rows_of_a_vote(meeting, Counts(5, 5, 0), by)
    ballots.void_ballot(Ballot.objects.get(meeting=meeting).pk, "再来一次", by=by)
    roll.arrive(meeting.pk, [row.pk for row in scenes.voters(meeting)], by=by)
    many = _rows_of_a_vote(meeting, Counts(9, 3, 4, 1, 1), by)
    assert few == many


def _rows_of_a_vote(meeting: Meeting, sums: Counts, by: Any) -> Counter[str]:
    before = dump()
    scenes.count(scenes.handed_out(meeting, by), sums, by)
    return Counter(table for table, _row in (dump() - before).elements())


def test_no_table_holds_both_a_voter_and_a_mark() -> None:
    """Marks stand beside counters alone, of whom there are two; letters hold no mark."""
    marks = {"yes", "no", "abstain", "invalid", "choice", "vote", "opinion"}
    with_marks = {
        model: {field.name for field in model._meta.fields if field.is_relation}
        for model in apps.get_app_config("branch_life").get_models()
        if marks & {field.name for field in model._meta.fields}
        and not model.__name__.endswith("Event")
    }
    assert with_marks[Tally] == {"ballot", "counter"}
    assert with_marks[Ballot] == {"meeting", "item", "counter_one", "counter_two"}
    assert {model.__name__ for model in with_marks} == {"Ballot", "Tally", "Resolution"}
    for model in (Attendee, WrittenOpinion, AgendaItem):
        assert model not in with_marks


def test_counting_leaves_no_moment_no_order_and_no_name_that_leads_to_a_voter(
    small_city: SmallCity,
) -> None:
    """Who came when is on the roll; of a paper nothing is: one moment for all, two rows, no file."""
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    for n, row in enumerate(scenes.seated(meeting, 0, by) or scenes.voters(meeting)):
        at = meeting.starts_at + timedelta(minutes=n)
        roll.arrive(meeting.pk, [row.pk], by=by, at=at)
    arrivals = {row.arrived_at for row in meeting.attendees.exclude(arrived_at=None)}
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(7, 5, 2), by)
    moments = {ballot.opened_at, *ballot.tallies.values_list("entered_at", flat=True)}
    assert (len(arrivals), len(moments), ballot.tallies.count()) == (7, 1, 2)
    assert not meeting.papers.exists()


def test_the_record_of_a_vote_holds_sums_of_people_only_and_never_a_mark(
    small_city: SmallCity,
) -> None:
    """Audit entries of the vote hold how many should come and came, and which counting it was."""
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(5, 4, 1), by)
    ballots.decide(ballot.pk, True, by=by)
    told = Entry.objects.filter(verb__startswith="ballot.")
    keys = {name for entry in told for name in entry.detail}
    assert keys == {"eligible", "present", "attempt"}
