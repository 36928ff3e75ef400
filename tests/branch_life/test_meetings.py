"""Meetings: planned, called, opened, minuted, closed and signed; who sees them; how regularly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests import factories as make
from tests.branch_life import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.branch_life.access import meetings as rights
from yilu.branch_life.actions import ballots, meetings, roll
from yilu.branch_life.enums.meeting import MeetingKind, MeetingState, PaperKind, Seat
from yilu.branch_life.models import Attendee, CommitteeSeat, GroupPlace, Meeting, Resolution
from yilu.branch_life.queries import figures
from yilu.branch_life.queries import meetings as queries
from yilu.branch_life.sealing import opened
from yilu.branch_life.states.meetings import BALLOT, MEETING
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period
from yilu.notices.models import Message


def test_the_tables_of_moves_strand_nothing() -> None:
    assert (MEETING.stranded(), BALLOT.stranded()) == (set(), set())


def test_those_on_the_list_are_told_once_the_meeting_is_called(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    made = meetings.plan_meeting(scenes.plan(), small_city.first_branch, by=by)
    assert (Attendee.objects.count(), Message.objects.count()) == (0, 0)
    meetings.call_meeting(made.pk, by=by)
    told = list(Message.objects.values_list("person", "title"))
    assert told == [(small_city.luo.person_id, "请来参加6月支部党员大会")]


def test_a_new_place_is_told_to_those_called(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 3)
    meetings.change_meeting(meeting.pk, scenes.plan(place="驿站金沙"), by=by)
    titles = set(Message.objects.values_list("title", flat=True))
    assert "会议时间或地点改了" in titles


def test_a_meeting_cannot_begin_before_its_day(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    meeting = scenes.a_meeting(small_city, 3, day=DAY + timedelta(days=1))
    with pytest.raises(Refused):
        meetings.open_meeting(meeting.pk, by=by)


def test_a_meeting_is_minuted_closed_and_signed_by_somebody_who_was_there(
    small_city: SmallCity,
) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 3)
    came = scenes.seated(meeting, 2, by)
    meetings.close_meeting(meeting.pk, by=by)
    with pytest.raises(Refused):
        meetings.sign_meeting(meeting.pk, came[0].person_id, by=by)
    meetings.keep_minutes(meeting.pk, scenes.MINUTES, by=by)
    absent = scenes.voters(meeting)[2]
    with pytest.raises(Invalid):
        meetings.sign_meeting(meeting.pk, absent.person_id, by=by)
    signed = meetings.sign_meeting(meeting.pk, came[0].person_id, by=by)
    assert (signed.state, signed.signed_on) == (MeetingState.SIGNED, DAY)


def test_minutes_are_sealed(small_city: SmallCity) -> None:
    meeting = scenes.a_signed_meeting(small_city)
    stored = Meeting.objects.get(pk=meeting.pk)
    assert stored.minutes is not None
    assert scenes.MINUTES.encode() not in bytes(stored.minutes)
    assert opened(stored, "minutes") == scenes.MINUTES


def test_a_meeting_does_not_close_over_a_vote_half_done(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 5)
    scenes.seated(meeting, 4, by)
    scenes.handed_out(meeting, by)
    with pytest.raises(Refused):
        meetings.close_meeting(meeting.pk, by=by)


def test_a_cancelled_meeting_says_why_and_tells(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 3)
    with pytest.raises(Invalid):
        meetings.cancel_meeting(meeting.pk, " ", by=by)
    gone = meetings.cancel_meeting(meeting.pk, "和送考撞了", by=by)
    assert (gone.state, Message.objects.filter(title__contains="不开了").count()) == (
        "cancelled",
        1,
    )


def test_what_happened_on_paper_is_entered_afterwards_as_of_its_day(small_city: SmallCity) -> None:
    meeting = scenes.a_signed_meeting(small_city, DAY - timedelta(days=20))
    assert (meeting.day, meeting.state) == (DAY - timedelta(days=20), "signed")


def test_a_committee_meets_alone_and_a_group_too(small_city: SmallCity) -> None:
    by, people = small_city.cast["secretary"], scenes.full_members(small_city.first_branch, 5)
    branch, group = small_city.first_branch, small_city.party_group
    for person in people[:3]:
        CommitteeSeat.objects.create(
            city=CITY, branch=branch, person=person, office="secretary", from_on=DAY
        )
    GroupPlace.objects.create(city=CITY, group=group, person=people[4], from_on=DAY)
    committee = scenes.plan(kind=MeetingKind.COMMITTEE)
    of_group = scenes.plan(kind=MeetingKind.GROUP, group=group)
    made = [meetings.plan_meeting(plan, branch, by=by) for plan in (committee, of_group)]
    assert [[one.name for one in queries.preview(row)] for row in made] == [
        ["孙三", "李一", "钱二"],
        ["吴五"],
    ]


def test_a_group_of_another_branch_is_refused(small_city: SmallCity) -> None:
    plan = scenes.plan(kind=MeetingKind.GROUP, group=small_city.floating_branch)
    with pytest.raises(Invalid):
        meetings.plan_meeting(plan, small_city.first_branch, by=small_city.cast["secretary"])


def test_a_secretary_holds_the_meetings_of_his_branch_alone(small_city: SmallCity) -> None:
    with pytest.raises(NotAllowed):
        meetings.plan_meeting(
            scenes.plan(), small_city.floating_branch, by=small_city.cast["secretary"]
        )


RUNNERS = {"committee", "committee_leader", "secretary", "secretary_alone"}


def test_who_sees_a_meeting_is_the_branch_chain_and_those_called(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    planned = meetings.plan_meeting(scenes.plan(), small_city.first_branch, by=by)
    called = meetings.call_meeting(
        meetings.plan_meeting(scenes.plan(), small_city.first_branch, by=by).pk, by=by
    )
    seen = {
        row.pk: {who for who, actor in small_city.cast.items() if rights.can_view(actor, row)}
        for row in (planned, called)
    }
    assert seen == {planned.pk: RUNNERS, called.pk: RUNNERS | {"member"}}


def test_the_set_of_meetings_agrees_with_each_meeting(small_city: SmallCity) -> None:
    by = small_city.cast["floating_secretary"]
    scenes.a_resolution(small_city)
    meetings.plan_meeting(scenes.plan(), small_city.floating_branch, by=by)
    for actor in small_city.cast.values():
        assert set(rights.visible(actor)) == {
            row for row in Meeting.objects.all() if rights.can_view(actor, row)
        }
        assert set(rights.run(actor)) == {
            row for row in Meeting.objects.all() if rights.runs(actor, row)
        }
        assert set(rights.visible_resolutions(actor)) == {
            row for row in Resolution.objects.all() if rights.can_view_resolution(actor, row)
        }
        assert set(rights.held_branches(actor)) == {
            unit
            for unit in (small_city.first_branch, small_city.floating_branch, small_city.root)
            if rights.may_hold(actor, unit)
        }


def test_another_secretary_finds_nothing(small_city: SmallCity) -> None:
    meeting = scenes.a_meeting(small_city, 3)
    with pytest.raises(NotFound):
        meetings.open_meeting(meeting.pk, by=small_city.cast["floating_secretary"])


def test_a_resolution_is_seen_by_the_chain_and_by_the_person_it_is_about(
    small_city: SmallCity,
) -> None:
    made = scenes.a_resolution(small_city, candidate=small_city.wang.person)
    seen = {
        who for who, actor in small_city.cast.items() if rights.can_view_resolution(actor, made)
    }
    assert seen == RUNNERS | {"driver"}


def test_the_figure_counts_what_was_held(small_city: SmallCity) -> None:
    scenes.a_signed_meeting(small_city)
    scenes.a_meeting(small_city, 0)
    rows = figures.meetings_held(CITY, Period.year_to(DAY))
    assert [row.kind for row in rows] == [MeetingKind.PARTY_DAY]


def test_the_rhythm_of_a_branch_asks_for_a_committee_from_seven_members(
    small_city: SmallCity,
) -> None:
    scenes.a_signed_meeting(small_city)
    kinds = {row.kind: row.held for row in queries.rhythm(small_city.first_branch, DAY)}
    assert kinds == {"assembly": 0, "lesson": 0, "party_day": 1}
    scenes.full_members(small_city.first_branch, 4)
    assert len(queries.rhythm(small_city.first_branch, DAY)) == 4


def test_a_signature_stands_under_the_printed_resolution(small_city: SmallCity) -> None:
    by, made = small_city.cast["secretary"], scenes.a_resolution(small_city)
    someone = made.meeting.attendees.filter(seat=Seat.VOTER, arrived_at__isnull=False)[0]
    signed = ballots.sign_resolution(made.pk, someone.person_id, by=by, national="2026-0815")
    assert (signed.signed_on, signed.national) == (DAY, "2026-0815")
    with pytest.raises(Invalid):
        ballots.sign_resolution(made.pk, make.person("外人").pk, by=by)


def test_scans_come_in_from_the_opening_and_after_signing_only_the_signed_resolution(
    small_city: SmallCity,
) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 3)
    with pytest.raises(Refused):
        meetings.add_papers(meeting.pk, PaperKind.TALLY, [], by=by)
    signed = scenes.a_signed_meeting(small_city)
    with pytest.raises(Refused):
        meetings.add_papers(signed.pk, PaperKind.TALLY, [], by=by)
    assert meetings.add_papers(signed.pk, PaperKind.SIGNED, [], by=by).pk == signed.pk


def test_somebody_ticked_by_mistake_is_unticked_until_papers_are_out(
    small_city: SmallCity,
) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 5)
    came = scenes.seated(meeting, 4, by)
    roll.unmark(meeting.pk, came[3].pk, by=by)
    assert Attendee.objects.get(pk=came[3].pk).arrived_at is None
    scenes.handed_out(meeting, by)
    with pytest.raises(Refused):
        roll.unmark(meeting.pk, came[2].pk, by=by)
