"""The rule cards that stand over a meeting: too small a branch, quorum, the line to pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yilu.branch_life import cards
from yilu.branch_life.cards import Card
from yilu.branch_life.counting import Lines
from yilu.branch_life.enums.meeting import MeetingKind
from yilu.branch_life.models import Meeting
from yilu.branch_life.queries.roll import full_members_of, is_too_small, least
from yilu.organisations.models import Unit
from yilu.organisations.queries import branches as open_branches


@dataclass(frozen=True, slots=True)
class Small:
    """A branch under the least number of full members, and where it could turn."""

    full: int
    least: int
    near: tuple[Unit, ...]


def too_small(branch: Unit, on: date) -> Small | None:
    """Under three full members: a joint branch or attachment is proposed, and nothing is voted on."""
    full, needed = full_members_of(branch, on), least(branch, on)
    if full >= needed:
        return None
    others = open_branches(branch.city, on).exclude(pk=branch.pk)
    near = sorted(others, key=lambda unit: unit.division != branch.division)
    return Small(full, needed, tuple(near[:3]))


def standing_cards(meeting: Meeting, room: Lines) -> list[Card]:
    """What holds for this meeting now: in the way, near, or met."""
    city, on = meeting.city, meeting.day
    if meeting.kind == MeetingKind.ASSEMBLY and is_too_small(meeting.branch, on):
        return [_small_card(meeting)]
    return [_quorum_card(city, on, room), _majority_card(city, on, room)]


def _small_card(meeting: Meeting) -> Card:
    title = _("本支部正式党员 %(full)d 人，不足 %(least)d 人，可以开会，不能表决。")
    numbers = {
        "full": full_members_of(meeting.branch, meeting.day),
        "least": least(meeting.branch, meeting.day),
    }
    todo = _("请与邻近支部成立联合党支部，或把党员编入别的支部，由那里讨论。")
    return cards.card(meeting.city, "branch.least", meeting.day, title % numbers, todo)


def _quorum_card(city: str, on: date, room: Lines) -> Card:
    if room.quorate:
        title = _("实到 %(present)d 人，过应到 %(eligible)d 人的半数，可以表决。")
        todo, tone = _("有人中途离开，马上点“离开”，再看一眼。"), "done"
    else:
        title = _("应到 %(eligible)d 人，实到 %(present)d 人，还差 %(missing)d 人。")
        todo, tone = _("等人到齐，或者改期。书面意见算票数，不算到会。"), "now"
    numbers = {"eligible": room.eligible, "present": room.present, "missing": room.missing}
    return cards.card(city, "meeting.quorum", on, title % numbers, todo, tone)


def _majority_card(city: str, on: date, room: Lines) -> Card:
    title = _("通过要 %(needed)d 票赞成：按应到 %(eligible)d 人算，不按实到算。")
    todo = _("少一票也不能记为通过；结果由大会宣布，这里只记录。")
    numbers = {"needed": room.needed, "eligible": room.eligible}
    return cards.card(city, "meeting.majority", on, title % numbers, todo, "soon")
