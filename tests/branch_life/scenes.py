"""Small scenes of branch life for tests: a branch with voters, a meeting, a vote, a resolution."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO
from uuid import UUID

from tests import factories as make
from tests.cast import DAY, SmallCity
from yilu.branch_life.actions import (
    backbone,
    ballots,
    floating,
    meetings,
    roll,
    transfers,
)
from yilu.branch_life.actions.backbone import Ask
from yilu.branch_life.actions.floating import Away
from yilu.branch_life.actions.meetings import Item, Plan
from yilu.branch_life.actions.transfers import Wish
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.meeting import ItemKind, Matter, MeetingKind, PaperKind, Seat
from yilu.branch_life.enums.transfer import Direction, Flow
from yilu.branch_life.models import (
    AgendaItem,
    Attendee,
    BackboneEntry,
    Ballot,
    Correction,
    Criteria,
    Floating,
    Meeting,
    MeetingPaper,
    Resolution,
    Transfer,
)
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.files.actions import take_paper
from yilu.membership.enums import Bond, Standing
from yilu.membership.models import PartyMember
from yilu.organisations.models import Unit
from yilu.people.models import Person

NAMES = ("李一", "钱二", "孙三", "周四", "吴五", "郑六", "冯七", "陈八", "褚九", "卫十")
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
MINUTES = "会议由支部书记主持，应到、实到人数和表决结果见决议。"


def nine_o_clock(day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=CITY_ZONE)


def full_members(branch: Unit, count: int) -> list[Person]:
    """So many full members with their formal relation in the branch."""
    found = [make.person(name) for name in NAMES[:count]]
    for person in found:
        member = make.member(person, standing=Standing.FULL, joined_on=date(2015, 7, 1))
        make.membership(member, branch, Bond.FORMAL, from_on=date(2025, 1, 1))
    return found


def probationary(branch: Unit, name: str = "预备甲") -> Person:
    person = make.person(name)
    member = make.member(person, standing=Standing.PROBATIONARY, joined_on=date(2025, 6, 10))
    make.membership(member, branch, Bond.FORMAL, from_on=date(2025, 6, 10))
    return person


def plan(
    candidate: Person | None = None,
    *,
    matter: Matter = Matter.ADMIT,
    kind: MeetingKind = MeetingKind.ASSEMBLY,
    day: date = DAY,
    items: tuple[Item, ...] | None = None,
    **changes: object,
) -> Plan:
    months = 6 if matter == Matter.EXTEND else None
    of_one = Item(
        "讨论接收预备党员",
        ItemKind.VOTE,
        matter,
        candidate.pk if candidate else None,
        months=months,
    )
    agenda = items if items is not None else ((of_one,) if candidate else ())
    values: dict[str, object] = {
        "kind": kind,
        "title": "6月支部党员大会",
        "starts_at": nine_o_clock(day),
        "place": "万顺叫车二楼会议室",
        "agenda": agenda,
    }
    return Plan(**{**values, **changes})  # type: ignore[arg-type]


def a_meeting(
    city: SmallCity, members: int = 7, candidate: Person | None = None, **changes: object
) -> Meeting:
    """A called assembly of the first branch about one candidate."""
    full_members(city.first_branch, members)
    whom = candidate or make.person("苏发展")
    by = city.cast["secretary"]
    made = meetings.plan_meeting(plan(whom, **changes), city.first_branch, by=by)  # type: ignore[arg-type]
    return meetings.call_meeting(made.pk, by=by)


def voters(meeting: Meeting) -> list[Attendee]:
    rows = meeting.attendees.filter(seat=Seat.VOTER, person__name__in=NAMES)
    return sorted(rows.select_related("person"), key=lambda row: NAMES.index(row.person.name))


def seated(meeting: Meeting, present: int, by: Actor) -> list[Attendee]:
    """Open the meeting with so many voters in the room."""
    meetings.open_meeting(meeting.pk, by=by, at=meeting.starts_at)
    came = voters(meeting)[:present]
    roll.arrive(meeting.pk, [row.pk for row in came], by=by, at=meeting.starts_at)
    return came


def item_of(meeting: Meeting, order: int = 1) -> AgendaItem:
    return meeting.agenda.get(order=order)


def handed_out(meeting: Meeting, by: Actor, papers: int | None = None, order: int = 1) -> Ballot:
    came = [row for row in voters(meeting) if row.arrived_at and not row.left_at]
    two = (came[0].person_id, came[1].person_id)
    number = len(came) if papers is None else papers
    return ballots.hand_out(
        meeting.pk, item_of(meeting, order).pk, number, two, by=by, at=meeting.starts_at
    )


def count(ballot: Ballot, sums: Counts, by: Actor, other: Counts | None = None) -> Ballot:
    """Both counters enter, the second `other` if it differs."""
    ballots.tally(ballot.pk, ballot.counter_one_id, sums, by=by, at=ballot.opened_at)
    return ballots.tally(
        ballot.pk, ballot.counter_two_id, other or sums, by=by, at=ballot.opened_at
    )


def a_vote(
    city: SmallCity, yes: int = 6, no: int = 1, members: int = 7, **changes: object
) -> Ballot:
    """A counted vote of everybody present."""
    by = city.cast["secretary"]
    meeting = a_meeting(city, members, **changes)
    seated(meeting, yes + no, by)
    return count(handed_out(meeting, by), Counts(yes + no, yes, no), by)


def a_resolution(city: SmallCity, **changes: object) -> Resolution:
    by = city.cast["secretary"]
    return ballots.decide(a_vote(city, **changes).pk, True, by=by, words="表现一贯，出车守规矩")  # type: ignore[arg-type]


def a_signed_meeting(city: SmallCity, day: date = DAY - timedelta(days=3)) -> Meeting:
    """A Party day that was held and signed."""
    by = city.cast["secretary"]
    members = full_members(city.first_branch, 3)
    thing = plan(kind=MeetingKind.PARTY_DAY, day=day, title="主题党日")
    made = meetings.plan_meeting(thing, city.first_branch, by=by)
    meetings.open_meeting(made.pk, by=by, at=made.starts_at)
    roll.arrive(made.pk, made.attendees.values_list("pk", flat=True), by=by, at=made.starts_at)
    meetings.keep_minutes(made.pk, MINUTES, by=by)
    meetings.close_meeting(made.pk, by=by, at=made.starts_at + timedelta(hours=1))
    return meetings.sign_meeting(made.pk, members[0].pk, by=by, on=day)


def person_id(ballot: Ballot) -> UUID:
    assert ballot.item.candidate_id is not None
    return ballot.item.candidate_id


def refresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("branch").get(pk=meeting.pk)


def a_tally_paper(city: SmallCity) -> MeetingPaper:
    """A scanned tally sheet of a meeting that is going on."""
    by, meeting = city.cast["secretary"], a_meeting(city, 3)
    seated(meeting, 2, by)
    scan = take_paper(BytesIO(PDF), "计票单.pdf", by=by)
    meetings.add_papers(meeting.pk, PaperKind.TALLY, [scan], by=by)
    return MeetingPaper.objects.get(meeting=meeting)


def a_transfer(city: SmallCity) -> Transfer:
    """Out of the first branch, to somewhere else: only that branch and the committee keep it."""
    person = full_members(city.first_branch, 1)[0]
    wish = Wish(Direction.OUT, city.first_branch, elsewhere="外地党委")
    member = PartyMember.objects.get(person=person)
    return transfers.apply(member.pk, wish, by=city.cast["secretary"])


def a_floating(city: SmallCity) -> Floating:
    away = Away(Flow.IN, date(2025, 1, 1), "会理市")
    by = city.cast["secretary"]
    return floating.note_floating(city.luo_member.pk, city.first_branch, away, by=by)


def some_criteria(city: SmallCity) -> Criteria:
    ask = Ask({"meetings": 1}, 12, "6月支委会")
    return backbone.set_criteria(city.first_branch, "backbone", ask, by=city.cast["secretary"])


def a_list(city: SmallCity) -> BackboneEntry:
    """A draft with 罗小平 on it."""
    by, criteria = city.cast["secretary"], some_criteria(city)
    made = backbone.make_list(criteria.pk, by=by)
    return backbone.add_entry(made.pk, city.luo.person_id, "承担夜间值守", by=by)


def a_decided_list(city: SmallCity) -> BackboneEntry:
    entry = a_list(city)
    backbone.decide_list(entry.of_id, "6月支委会", by=city.cast["secretary"])
    return entry


def a_correction(city: SmallCity) -> Correction:
    return backbone.ask_correction("meetings", "少记一次", by=city.cast["member"])
