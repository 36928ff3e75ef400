"""Everything that can happen in exam rides: the only write door."""

from __future__ import annotations

from yilu.rides.actions.after import rate, review_thanks, thank
from yilu.rides.actions.altering import admit
from yilu.rides.actions.bookings import (
    book,
    book_for,
    cancel,
    cancel_own,
    change,
    change_own,
    place,
)
from yilu.rides.actions.by_hand import lock_leg, move_leg, recheck, revise
from yilu.rides.actions.calling import call_driver, call_family
from yilu.rides.actions.choosing import (
    answer_appeal,
    appeal_score,
    come_after_all,
    confirm_cars,
    decide,
    decline,
    equip,
    propose,
    score_cars,
    share_phone,
    trained,
)
from yilu.rides.actions.families import rang
from yilu.rides.actions.incidents import Report, report, rescue, settle_incident
from yilu.rides.actions.making import Made, Wish
from yilu.rides.actions.mending import call_up, drop_out, repair
from yilu.rides.actions.pasting import Pasted, Wrong, paste
from yilu.rides.actions.planning import ask_plan, solve, solved, stop_plan
from yilu.rides.actions.proving import ask_code, forget_proofs, prove
from yilu.rides.actions.publishing import publish
from yilu.rides.actions.road import LogLine, check_in, enter_log, share_position
from yilu.rides.actions.seasons import (
    Outline,
    add_gate,
    add_point,
    add_wave,
    change_season,
    drop_wave,
    found_season,
    know_places,
    move_season,
    open_gate,
    publish_scorecard,
    set_buffer,
    shut_gate,
)
from yilu.rides.actions.table import HEADINGS, HELP, NEEDED, Table, read_table
from yilu.rides.actions.telling import remind, tell_late, tell_plan, watch_late

__all__ = [
    "HEADINGS",
    "HELP",
    "NEEDED",
    "LogLine",
    "Made",
    "Outline",
    "Pasted",
    "Report",
    "Table",
    "Wish",
    "Wrong",
    "add_gate",
    "add_point",
    "add_wave",
    "admit",
    "answer_appeal",
    "appeal_score",
    "ask_code",
    "ask_plan",
    "book",
    "book_for",
    "call_driver",
    "call_family",
    "call_up",
    "cancel",
    "cancel_own",
    "change",
    "change_own",
    "change_season",
    "check_in",
    "come_after_all",
    "confirm_cars",
    "decide",
    "decline",
    "drop_out",
    "drop_wave",
    "enter_log",
    "equip",
    "forget_proofs",
    "found_season",
    "know_places",
    "lock_leg",
    "move_leg",
    "move_season",
    "open_gate",
    "paste",
    "place",
    "propose",
    "prove",
    "publish",
    "publish_scorecard",
    "rang",
    "rate",
    "read_table",
    "recheck",
    "remind",
    "repair",
    "report",
    "rescue",
    "review_thanks",
    "revise",
    "score_cars",
    "set_buffer",
    "settle_incident",
    "share_phone",
    "share_position",
    "shut_gate",
    "solve",
    "solved",
    "stop_plan",
    "tell_late",
    "tell_plan",
    "thank",
    "trained",
    "watch_late",
]
