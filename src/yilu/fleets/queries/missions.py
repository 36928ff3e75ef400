"""Missions: the desk's list, how full each is, and how each driver stands to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.fleets import access
from yilu.fleets.enums import GATHERING, OPEN_MISSIONS, AskState, MissionState
from yilu.fleets.models import Ask, Mission
from yilu.fleets.rules import words
from yilu.fleets.states import MISSIONS


@dataclass(frozen=True, slots=True)
class Fill:
    """How a call-out stands now."""

    needed: int
    reserve: int
    accepted: int
    asked: int  # still to answer
    declined: int
    passed: int
    queued: int

    @property
    def wanted(self) -> int:
        return self.needed + self.reserve

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.accepted)

    @property
    def is_full(self) -> bool:
        return self.accepted >= self.wanted


@dataclass(frozen=True, slots=True)
class MyCall:
    """A mission as one driver sees it: his answer, how full it is, and what keeps him out."""

    mission: Mission
    ask: Ask
    reasons: tuple[str, ...]

    @property
    def may_answer(self) -> bool:
        """He may say yes now."""
        calling = self.mission.state == MissionState.CALLING
        willing = (AskState.ASKED, AskState.DECLINED, AskState.DROPPED)
        return calling and self.ask.state in willing

    @property
    def may_drop(self) -> bool:
        return self.ask.state == AskState.ACCEPTED and self.mission.state in GATHERING

    @property
    def may_decline(self) -> bool:
        """While people are gathered: a mission that runs or is over asks nobody."""
        unanswered = self.ask.state in (AskState.ASKED, AskState.QUEUED)
        return unanswered and self.mission.state in GATHERING


def missions(
    actor: Actor,
    *,
    text: str = "",
    state: str = "",
    kind: str = "",
    area: str = "",
    drive: UUID | None = None,
) -> QuerySet[Mission]:
    """What the desk sees, newest first; `state` "open" is everything not over."""
    rows = access.overseen_missions(actor).select_related("unit", "fleet", "drive")
    if state == "open":
        rows = rows.filter(state__in=OPEN_MISSIONS)
    elif state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if area:
        rows = rows.filter(area=area)
    if drive is not None:
        rows = rows.filter(drive=drive)
    if text := text.strip():
        rows = rows.filter(
            Q(number__iexact=text) | Q(title__contains=text) | Q(place__contains=text)
        )
    return rows.order_by("-starts_at", "-pk")


def seen_missions(actor: Actor) -> QuerySet[Mission]:
    """What he oversees, and what he was weighed for: the API's list."""
    return access.visible_missions(actor).select_related("unit", "fleet", "drive")


def get_seen_mission(actor: Actor, key: UUID) -> Mission:
    found = seen_missions(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def own_answers(actor: Actor, missions: Sequence[Mission]) -> dict[UUID, Ask]:
    """His own side of these missions, in one question."""
    rows = my_calls(actor).filter(mission__in=[row.pk for row in missions])
    return {row.mission_id: row for row in rows}


def unanswered(ask: Ask) -> bool:
    """He was asked and said nothing before the mission began."""
    return ask.state == AskState.ASKED and ask.mission.state not in GATHERING


def answer_moves(actor: Actor, ask: Ask | None) -> list[str]:
    """What he may say now: accept, decline, drop."""
    if ask is None:
        return []
    call = MyCall(ask.mission, ask, ())
    moves = (
        ("accept", call.may_answer),
        ("decline", call.may_decline),
        ("drop", call.may_drop),
    )
    return [name for name, may in moves if may]


def get_mission(actor: Actor, key: UUID) -> Mission:
    """For whoever oversees it; a driver sees his own side by `get_my_call`."""
    rows = access.overseen_missions(actor).select_related("unit", "fleet", "drive")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def mission_moves(actor: Actor, row: Mission) -> list[str]:
    return MISSIONS.open_to(actor, row)


def moves_of(actor: Actor, missions: Sequence[Mission]) -> dict[UUID, list[str]]:
    """The same for a list, in one question: whoever runs a mission may make all its moves."""
    keys = [row.pk for row in missions]
    run = set(
        Mission.objects.filter(access.running(actor), pk__in=keys).values_list("pk", flat=True)
    )
    his = [move for move in MISSIONS.moves.values() if move.allowed is access.runs_mission]
    return {
        row.pk: [move.name for move in his if row.pk in run and row.state in move.sources]
        for row in missions
    }


def fill_of(mission: Mission) -> Fill:
    """Ask only about a mission the actor was shown."""
    rows = Ask.objects.filter(mission=mission.pk).values_list("state", flat=True)
    counts = Counter(rows)
    return Fill(
        mission.needed,
        mission.reserve,
        counts[AskState.ACCEPTED],
        counts[AskState.ASKED],
        counts[AskState.DECLINED] + counts[AskState.DROPPED],
        counts[AskState.PASSED],
        counts[AskState.QUEUED],
    )


def asks(actor: Actor, *, mission: UUID, state: str = "") -> QuerySet[Ask]:
    """Everybody's answers, for whoever oversees the mission."""
    rows = access.visible_asks(actor).filter(mission=mission)
    rows = rows.select_related("person", "vehicle", "mission__unit", "enrolment__fleet")
    if state:
        rows = rows.filter(state=state)
    return rows.order_by("state", "reserve", "wave", "answered_at", "pk")


def why_not(ask: Ask) -> tuple[str, ...]:
    """The reasons kept with an ask, in words."""
    return tuple(words(code, detail) for code, detail in ask.reasons)


def my_calls(actor: Actor, *, open_only: bool = False) -> QuerySet[Ask]:
    """The missions he was weighed for, newest first."""
    if actor.person_id is None:
        return Ask.objects.none()
    rows = Ask.objects.filter(city=actor.city, person=actor.person_id)
    if open_only:
        rows = rows.filter(mission__state__in=OPEN_MISSIONS)
    return rows.select_related("mission", "vehicle").order_by("-mission__starts_at", "-pk")


def get_my_call(actor: Actor, key: UUID) -> MyCall:
    row = my_calls(actor).filter(mission=key).select_related("mission__unit", "vehicle").first()
    if row is None:
        raise NotFound(str(key))
    return MyCall(row.mission, row, why_not(row))


def led_missions(actor: Actor) -> QuerySet[Mission]:
    """Those of the fleets he leads: open ones first."""
    rows = Mission.objects.filter(city=actor.city, fleet__in=access.led(actor).values("pk"))
    return rows.select_related("unit", "fleet").order_by("-starts_at", "-pk")
