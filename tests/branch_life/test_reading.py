"""Opening a resolution or its print: on record, and in the log of the person it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.branch_life import scenes, ways
from tests.cast import SmallCity
from yilu.audit.models import Entry
from yilu.branch_life.actions import meetings, reading
from yilu.branch_life.enums.meeting import Format
from yilu.branch_life.models import Look
from yilu.branch_life.queries import development
from yilu.core.errors import NotFound


def test_reading_and_printing_stand_in_the_persons_log(small_city: SmallCity) -> None:
    by, person = small_city.cast["secretary"], ways.applicant()
    ways.opened_file(small_city, person)
    made = scenes.a_resolution(small_city, candidate=person)
    _row, sheet = reading.read_resolution(made.pk, by=by)
    _row, content = reading.print_resolution(made.pk, Format.PDF, by=by)
    assert ("苏瑞龙" in sheet.heading, content[:4]) == (True, b"%PDF")
    himself = replace(small_city.cast["driver"], person_id=person.pk)
    seen = [(look.what, look.role) for look in development.who_looked(himself)]
    assert seen == [("resolved", "secretary"), ("resolved", "secretary")]
    verbs = Entry.objects.filter(verb__startswith="resolution.").values_list("verb", flat=True)
    assert sorted(verbs) == ["resolution.made", "resolution.printed", "resolution.read"]


def test_his_own_look_is_no_look(small_city: SmallCity) -> None:
    person = ways.applicant()
    ways.opened_file(small_city, person)
    made = scenes.a_resolution(small_city, candidate=person)
    reading.read_resolution(made.pk, by=replace(small_city.cast["driver"], person_id=person.pk))
    assert Look.objects.count() == 0


@pytest.mark.parametrize("who", ["floating_secretary", "member", "company", "district", "auditor"])
def test_others_find_no_resolution_and_leave_no_trace(small_city: SmallCity, who: str) -> None:
    made = scenes.a_resolution(small_city)
    with pytest.raises(NotFound):
        reading.read_resolution(made.pk, by=small_city.cast[who])
    assert not Entry.objects.filter(verb="resolution.read").exists()


def test_minutes_are_read_on_record(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 3)
    assert reading.read_minutes(meeting, by=by) == ""
    scenes.seated(meeting, 2, by)
    meetings.keep_minutes(meeting.pk, scenes.MINUTES, by=by)
    assert reading.read_minutes(scenes.refresh(meeting), by=by) == scenes.MINUTES
    assert reading.read_minutes(scenes.refresh(meeting), by=small_city.cast["driver"]) == ""
    assert Entry.objects.filter(verb="meeting.minutes_read").count() == 1
