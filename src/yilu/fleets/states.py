"""The workflows of fleets, whole: joining, a mission, a transport, a trip."""

from __future__ import annotations

from typing import Any

from yilu.core.actor import Actor
from yilu.core.machine import STAYS, Machine, Move
from yilu.fleets.access import drives_trip, manages_enrolment, owns_enrolment, runs_mission
from yilu.fleets.enums import EnrolmentState, MissionState, TransportState, TripState
from yilu.fleets.models import Transport, Trip

E, M, W, T = EnrolmentState, MissionState, TransportState, TripState


def _house(actor: Actor, _row: Any) -> bool:
    """What follows by itself: never a button."""
    return actor.system


ENROLMENTS = Machine(
    initial=E.ASKED,
    final={E.REFUSED, E.LEFT},
    moves=[
        Move("accept", frozenset({E.ASKED}), E.ACTIVE, manages_enrolment),
        Move("refuse", frozenset({E.ASKED}), E.REFUSED, manages_enrolment),
        Move("check", frozenset({E.ASKED, E.ACTIVE}), STAYS, manages_enrolment),
        Move("end", frozenset({E.ACTIVE}), E.LEFT, manages_enrolment),
        Move("leave", frozenset({E.ASKED, E.ACTIVE}), E.LEFT, owns_enrolment),
    ],
)
MISSIONS = Machine(
    initial=M.DRAFT,
    final={M.COMPLETED, M.STOOD_DOWN},
    moves=[
        Move("call", frozenset({M.DRAFT}), M.CALLING, runs_mission),
        Move("wave", frozenset({M.CALLING}), STAYS, runs_mission),
        Move("fill", frozenset({M.CALLING}), M.FILLED, _house),
        Move("reopen", frozenset({M.FILLED}), M.CALLING, _house),
        Move("start", frozenset({M.CALLING, M.FILLED}), M.UNDERWAY, runs_mission),
        Move("complete", frozenset({M.UNDERWAY}), M.COMPLETED, runs_mission),
        Move(
            "stand_down",
            frozenset({M.DRAFT, M.CALLING, M.FILLED, M.UNDERWAY}),
            M.STOOD_DOWN,
            runs_mission,
        ),
    ],
)


def _runs_transport(actor: Actor, row: Transport) -> bool:
    return runs_mission(actor, row.mission)


def _runs_trip(actor: Actor, row: Trip) -> bool:
    return runs_mission(actor, row.mission)


TRANSPORTS = Machine(
    initial=W.WAITING,
    final={W.DELIVERED, W.CANCELLED, W.FAILED},
    moves=[
        Move("assign", frozenset({W.WAITING, W.ASSIGNED}), W.ASSIGNED, _house),
        Move("release", frozenset({W.ASSIGNED}), W.WAITING, _house),
        Move("board", frozenset({W.ASSIGNED}), W.ABOARD, _house),
        Move("deliver", frozenset({W.ABOARD}), W.DELIVERED, _house),
        Move("cancel", frozenset({W.WAITING, W.ASSIGNED}), W.CANCELLED, _runs_transport),
        Move("fail", frozenset({W.ABOARD}), W.FAILED, _runs_transport),
    ],
)
TRIPS = Machine(
    initial=T.PLANNED,
    final={T.DONE, T.CANCELLED},
    moves=[
        Move("check_in", frozenset({T.PLANNED, T.UNDERWAY}), T.UNDERWAY, drives_trip),
        Move("report", frozenset({T.PLANNED, T.UNDERWAY}), STAYS, drives_trip),
        Move("finish", frozenset({T.UNDERWAY}), T.DONE, drives_trip),
        Move("close", frozenset({T.PLANNED, T.UNDERWAY}), T.DONE, _runs_trip),
        Move("cancel", frozenset({T.PLANNED, T.UNDERWAY}), T.CANCELLED, _runs_trip),
    ],
)
