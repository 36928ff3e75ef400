"""The matrix of meetings, votes, transfers, floating members and the backbone."""

from __future__ import annotations

from typing import Any

from tests.branch_life import scenes
from tests.cast import SmallCity
from tests.contracts.matrix.lines import COMMITTEE, SECRETARIES, SIGNED_IN, Line, Things, form, page
from yilu.branch_life.actions import ballots, registers, roll
from yilu.branch_life.models import Attendee, BackboneEntry, Ballot, Meeting

HOLDERS = COMMITTEE | SECRETARIES  # HOLD_MEETINGS and MANAGE_MEMBERS
CALLED = frozenset({"member"})  # on the list of the first branch's meetings
FIRST = COMMITTEE | {"secretary", "secretary_alone"}  # of the first branch


def both(name: str, opens: frozenset[str], thing: str = "") -> list[Line]:
    """A page that asks and is answered."""
    return [page(name, opens, thing), form(name, opens, thing)]


MEETINGS = [
    page("console:meetings", HOLDERS),
    *both("console:meeting_new", HOLDERS),
    page("console:meeting", FIRST, "a called meeting"),
    *both("console:meeting_change", FIRST, "a called meeting"),
    *both("console:meeting_item", FIRST, "a called meeting"),
    *both("console:meeting_vote", FIRST, "a called meeting"),
    form("console:meeting_item_drop", FIRST, "an item to vote on"),
    form("console:meeting_move", FIRST, "opening a meeting"),
    *both("console:meeting_cancel", FIRST, "a called meeting"),
    *both("console:meeting_minutes", FIRST, "an open meeting"),
    *both("console:meeting_sign", FIRST, "an open meeting"),
    *both("console:meeting_papers", FIRST, "an open meeting"),
    page("console:meeting_paper", FIRST, "a scanned tally sheet"),
    page("console:meeting_live", FIRST, "an open meeting"),
    form("console:meeting_presence", FIRST, "an open meeting"),
    *both("console:meeting_excuse", FIRST, "a voter on the list"),
    *both("console:meeting_exclude", FIRST, "a voter on the list"),
    form("console:meeting_include", FIRST, "a voter on the list"),
    form("console:meeting_letter", FIRST, "an item to vote on"),
    *both("console:meeting_hand_out", FIRST, "an item to vote on"),
    page("console:meeting_print", FIRST, "an item's ballots"),
    *both("console:ballot_tally", FIRST, "the first counter's tally"),
    *both("console:ballot_void", FIRST, "a counted vote"),
    *both("console:ballot_decide", FIRST, "a counted vote"),
    page("console:resolutions", HOLDERS),
    page("console:resolution", FIRST, "a resolution"),
    *both("console:resolution_sign", FIRST, "a resolution"),
    page("console:resolution_file", FIRST, "a resolution's file"),
    page("console:branch_party", FIRST, "the first branch's party"),
    *both("console:seat_new", FIRST, "the first branch's party"),
    *both("console:group_place", FIRST, "the first branch's party"),
    *both("console:branch_approver", COMMITTEE, "the first branch's party"),
    form("console:seat_end", FIRST, "a committee seat"),
]
LEDGERS = [
    page("console:transfers", HOLDERS),
    *both("console:transfer_new", HOLDERS),
    page("console:transfer", FIRST, "a transfer out"),
    *both("console:transfer_move", FIRST, "sending a transfer"),
    page("console:floating", HOLDERS),
    *both("console:floating_new", HOLDERS),
    page("console:floating_one", FIRST, "a floating member"),
    *both("console:floating_move", FIRST, "speaking with a floating member"),
    page("console:dues", HOLDERS),
    *both("console:dues_new", HOLDERS),
    page("console:appraisals", HOLDERS),
    *both("console:appraisal_new", HOLDERS),
]
BACKBONE = [
    page("console:backbone", HOLDERS),
    page("console:backbone_criteria", HOLDERS),
    *both("console:criteria_new", HOLDERS),
    form("console:backbone_make", FIRST, "criteria of the first branch"),
    page("console:corrections", HOLDERS),
    *both("console:correction", FIRST, "a correction of the member"),
    page("console:backbone_list", FIRST, "a draft list"),
    form("console:backbone_choose", FIRST, "a draft list"),
    *both("console:backbone_add", FIRST, "a draft list"),
    *both("console:backbone_decide", FIRST, "a draft list"),
    form("console:backbone_drop", FIRST, "a draft list"),
    *both("console:backbone_honour", COMMITTEE, "a decided list"),
    *both("console:backbone_leave", FIRST, "an entry of a draft list"),
]
PHONE = [
    page("mobile:meetings", SIGNED_IN),
    *both("mobile:meeting", CALLED, "a called meeting"),
    *both("mobile:count_ballot", frozenset({"member"}), "a vote the member counts"),
    page("mobile:record", SIGNED_IN),
    *both("mobile:record_wrong", SIGNED_IN, "a fact of my record"),
]
API = [
    page("api:meetings", SIGNED_IN),
    page("api:meeting_create", SIGNED_IN),  # the list: one address, two names
    form("api:meeting_create", HOLDERS),
    page("api:meeting", FIRST | CALLED, "meeting by key"),
    form("api:meeting_move", FIRST, "closing a meeting by key"),
]
LINES = [*MEETINGS, *LEDGERS, *BACKBONE, *PHONE, *API]


def an_open_meeting(city: SmallCity) -> Meeting:
    meeting = scenes.a_meeting(city, 5)
    scenes.seated(meeting, 4, city.cast["secretary"])
    return meeting


def _a_vote(city: SmallCity) -> dict[str, Any]:
    meeting = an_open_meeting(city)
    return {"pk": meeting.pk, "item": scenes.item_of(meeting).pk}


def _a_voter(city: SmallCity) -> dict[str, Any]:
    meeting = scenes.a_meeting(city, 5)
    return {"pk": meeting.pk, "attendee": scenes.voters(meeting)[0].pk}


def _a_tally(city: SmallCity) -> dict[str, Any]:
    ballot = scenes.handed_out(an_open_meeting(city), city.cast["secretary"])
    return {"key": ballot.pk, "which": "one"}


def _a_scan(city: SmallCity) -> dict[str, Any]:
    scan = scenes.a_tally_paper(city)
    return {"pk": scan.meeting_id, "key": scan.pk}


def _a_seat(city: SmallCity) -> dict[str, Any]:
    person = scenes.full_members(city.first_branch, 1)[0]
    by, day = city.cast["secretary"], scenes.DAY
    made = registers.seat(city.first_branch, person.pk, "secretary", by=by, from_on=day)
    return {"pk": made.pk}


def a_vote_of_the_member(city: SmallCity) -> Ballot:
    """罗小平 has his formal relation in the first branch here, and counts."""
    by, meeting = city.cast["secretary"], an_open_meeting(city)
    Attendee.objects.filter(meeting=meeting, person=city.luo.person_id).update(seat="voter")
    me = Attendee.objects.get(meeting=meeting, person=city.luo.person_id)
    roll.arrive(meeting.pk, [me.pk], by=by, at=meeting.starts_at)
    pair = (me.person_id, scenes.voters(meeting)[0].person_id)
    item = scenes.item_of(meeting)
    return ballots.hand_out(meeting.pk, item.pk, 4, pair, by=by, at=meeting.starts_at)


def _entry(row: BackboneEntry) -> dict[str, Any]:
    return {"pk": row.of_id, "entry": row.pk}


THINGS: Things = {
    "a called meeting": lambda city: {"pk": scenes.a_meeting(city, 5).pk},
    "an open meeting": lambda city: {"pk": an_open_meeting(city).pk},
    "opening a meeting": lambda city: {"pk": scenes.a_meeting(city, 5).pk, "move": "open"},
    "an item to vote on": _a_vote,
    "an item's ballots": lambda city: {**_a_vote(city), "kind": "ballots"},
    "a voter on the list": _a_voter,
    "a scanned tally sheet": _a_scan,
    "the first counter's tally": _a_tally,
    "a counted vote": lambda city: {"key": scenes.a_vote(city).pk},
    "a resolution": lambda city: {"pk": scenes.a_resolution(city).pk},
    "a resolution's file": lambda city: {"pk": scenes.a_resolution(city).pk, "kind": "docx"},
    "the first branch's party": lambda city: {"pk": city.first_branch.pk},
    "a committee seat": _a_seat,
    "a transfer out": lambda city: {"pk": scenes.a_transfer(city).pk},
    "sending a transfer": lambda city: {"pk": scenes.a_transfer(city).pk, "move": "send"},
    "a floating member": lambda city: {"pk": scenes.a_floating(city).pk},
    "speaking with a floating member": lambda city: {
        "pk": scenes.a_floating(city).pk,
        "move": "contact",
    },
    "criteria of the first branch": lambda city: {"pk": scenes.some_criteria(city).pk},
    "a correction of the member": lambda city: {"pk": scenes.a_correction(city).pk},
    "a draft list": lambda city: {"pk": scenes.a_list(city).of_id},
    "a decided list": lambda city: {"pk": scenes.a_decided_list(city).of_id},
    "an entry of a draft list": lambda city: _entry(scenes.a_list(city)),
    "a vote the member counts": lambda city: {"pk": a_vote_of_the_member(city).pk},
    "a fact of my record": lambda _city: {"fact": "meetings"},
    "meeting by key": lambda city: {"key": scenes.a_meeting(city, 5).pk},
    "closing a meeting by key": lambda city: {"key": an_open_meeting(city).pk, "move": "close"},
}
