"""Writing fleets: the only write door."""

from __future__ import annotations

from yilu.fleets.actions.answering import accept, decline, drop_out
from yilu.fleets.actions.calling import (
    Call,
    call_out,
    change_mission,
    draft_mission,
    due_waves,
    next_wave,
)
from yilu.fleets.actions.driving import (
    Checked,
    cancel_trip,
    check_in,
    close_trip,
    finish,
)
from yilu.fleets.actions.founding import (
    appoint_lead,
    begin_drive,
    change_fleet,
    end_fleet,
    end_lead,
    found_fleet,
)
from yilu.fleets.actions.incidents import report, settle
from yilu.fleets.actions.joining import (
    Wishes,
    accept_driver,
    check_papers,
    end_driver,
    enrol,
    join,
    leave,
    refuse_driver,
    stand_by,
    wish,
)
from yilu.fleets.actions.planning import Planned, plan_transports
from yilu.fleets.actions.running import complete, send_reserve, stand_down, start
from yilu.fleets.actions.taking import running_unit
from yilu.fleets.actions.transports import (
    Order,
    cancel_transport,
    fail_transport,
    order_transport,
)

__all__ = [
    "Call",
    "Checked",
    "Order",
    "Planned",
    "Wishes",
    "accept",
    "accept_driver",
    "appoint_lead",
    "begin_drive",
    "call_out",
    "cancel_transport",
    "cancel_trip",
    "change_fleet",
    "change_mission",
    "check_in",
    "check_papers",
    "close_trip",
    "complete",
    "decline",
    "draft_mission",
    "drop_out",
    "due_waves",
    "end_driver",
    "end_fleet",
    "end_lead",
    "enrol",
    "fail_transport",
    "finish",
    "found_fleet",
    "join",
    "leave",
    "next_wave",
    "order_transport",
    "plan_transports",
    "refuse_driver",
    "report",
    "running_unit",
    "send_reserve",
    "settle",
    "stand_by",
    "stand_down",
    "start",
    "wish",
]
