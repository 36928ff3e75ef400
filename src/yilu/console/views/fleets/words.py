"""How fleets, missions and sheets look in a cell; choices several forms share."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yilu.console.lists import Cell
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.fleets import queries
from yilu.fleets.enums import (
    AskState,
    EnrolmentState,
    MissionKind,
    MissionState,
    TransportState,
    TripState,
)
from yilu.rulebook.queries import district_names

TONES = {
    EnrolmentState.ASKED: "soon",
    EnrolmentState.ACTIVE: "done",
    EnrolmentState.REFUSED: "calm",
    EnrolmentState.LEFT: "calm",
    MissionState.DRAFT: "calm",
    MissionState.CALLING: "now",
    MissionState.FILLED: "wait",
    MissionState.UNDERWAY: "soon",
    MissionState.COMPLETED: "done",
    MissionState.STOOD_DOWN: "calm",
    AskState.PASSED: "calm",
    AskState.QUEUED: "calm",
    AskState.ASKED: "soon",
    AskState.ACCEPTED: "done",
    AskState.DECLINED: "calm",
    AskState.DROPPED: "over",
    AskState.RELEASED: "calm",
    TransportState.WAITING: "now",
    TransportState.ASSIGNED: "wait",
    TransportState.ABOARD: "soon",
    TransportState.DELIVERED: "done",
    TransportState.CANCELLED: "calm",
    TransportState.FAILED: "over",
    TripState.PLANNED: "wait",
    TripState.UNDERWAY: "soon",
    TripState.DONE: "done",
    TripState.CANCELLED: "calm",
}


def state_cell(row: Any) -> Cell:
    return Cell(row.get_state_display(), tone=TONES.get(row.state, "calm"))


def tone_of(row: Any) -> str:
    """For a chip, which knows no calm."""
    tone = TONES.get(row.state, "")
    return "" if tone == "calm" else tone


def at(moment: datetime | None) -> str:
    return f"{moment.astimezone(CITY_ZONE):%Y-%m-%d %H:%M}" if moment else ""


def kinds_of(codes: list[str]) -> str:
    if not codes:
        return _("各类任务")
    return "、".join(str(MissionKind(code).label) for code in codes)


def districts(actor: Actor) -> list[tuple[str, str]]:
    return list(district_names(actor.city).items())


def units(actor: Actor) -> list[tuple[str, str]]:
    """Those whose fleets and missions he runs."""
    return [(str(unit.pk), unit.name) for unit in queries.running_units(actor)]


def papers_cell(row: Any) -> Cell:
    """Insurance and inspection as the lead saw them."""
    if row.checked_on is None or row.insured_to is None or row.inspected_to is None:
        return Cell(_("还没核对"), tone="now")
    first = min(row.insured_to, row.inspected_to)
    tone = "over" if first < clock.today() else "done"
    return Cell(_("过期了") if tone == "over" else _("有效"), small=first.isoformat(), tone=tone)
