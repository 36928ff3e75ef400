"""Everything that can happen to an application and a development file: the only way to write them."""

from __future__ import annotations

from yilu.branch_life.actions.development.applying import (
    Handed,
    accept_application,
    hand_in,
    record_application,
    return_application,
    withdraw_application,
)
from yilu.branch_life.actions.development.common import look
from yilu.branch_life.actions.development.ending import end_file, extend_approval
from yilu.branch_life.actions.development.helping import add_review, change_contacts
from yilu.branch_life.actions.development.moving import (
    ask_move,
    decline_move,
    recall_move,
    take_move,
)
from yilu.branch_life.actions.development.papers import (
    add_own_paper,
    add_paper,
    hand_out_archive,
    hand_out_letter,
    move_paper,
    open_own_paper,
    open_paper,
)
from yilu.branch_life.actions.development.reminding import remind_of_development
from yilu.branch_life.actions.development.reviewing import (
    add_training,
    answer_letter,
    send_letter,
    take_attendance,
)
from yilu.branch_life.actions.development.stepping import Entry, record_step, void_step

__all__ = [
    "Entry",
    "Handed",
    "accept_application",
    "add_own_paper",
    "add_paper",
    "add_review",
    "add_training",
    "answer_letter",
    "ask_move",
    "change_contacts",
    "decline_move",
    "end_file",
    "extend_approval",
    "hand_in",
    "hand_out_archive",
    "hand_out_letter",
    "look",
    "move_paper",
    "open_own_paper",
    "open_paper",
    "recall_move",
    "record_application",
    "record_step",
    "remind_of_development",
    "return_application",
    "send_letter",
    "take_attendance",
    "take_move",
    "void_step",
    "withdraw_application",
]
