"""Everything that can happen to an appeal: the only way to write one."""

from yilu.appeals.actions.bulk import Line, carry_out, preview
from yilu.appeals.actions.clockwork import approve, contest, decline, extend, pause, resume
from yilu.appeals.actions.coordinating import Party, coordinate
from yilu.appeals.actions.departments import (
    answer,
    invite,
    refer,
    return_task,
    sign,
    withdraw_task,
)
from yilu.appeals.actions.enclosing import enclose, enclose_in_task
from yilu.appeals.actions.grouping import (
    close_cause,
    join_cause,
    leave_cause,
    link,
    merge,
    notice_cause,
    open_cause,
    plan_remedy,
    reply_to_all,
    unlink,
    unmerge,
)
from yilu.appeals.actions.knowledge import (
    approve_card,
    draw_callbacks,
    put_template,
    record_callback,
    retire_template,
    take_back_card,
    write_card,
)
from yilu.appeals.actions.moving import accept, escalate, hand_over, raise_overdue, send_back
from yilu.appeals.actions.opening import PURPOSES, unseal
from yilu.appeals.actions.settling import close_silent, confirm, reopen, settle, withdraw
from yilu.appeals.actions.submitting import Submitted, Words, submit
from yilu.appeals.actions.sweeping import reckon_again, sweep
from yilu.appeals.actions.talking import add, ask, call, leaks, mark_read, note, reply, retitle

__all__ = [
    "PURPOSES",
    "Line",
    "Party",
    "Submitted",
    "Words",
    "accept",
    "add",
    "answer",
    "approve",
    "approve_card",
    "ask",
    "call",
    "carry_out",
    "close_cause",
    "close_silent",
    "confirm",
    "contest",
    "coordinate",
    "decline",
    "draw_callbacks",
    "enclose",
    "enclose_in_task",
    "escalate",
    "extend",
    "hand_over",
    "invite",
    "join_cause",
    "leaks",
    "leave_cause",
    "link",
    "mark_read",
    "merge",
    "note",
    "notice_cause",
    "open_cause",
    "pause",
    "plan_remedy",
    "preview",
    "put_template",
    "raise_overdue",
    "reckon_again",
    "record_callback",
    "refer",
    "reopen",
    "reply",
    "reply_to_all",
    "resume",
    "retire_template",
    "retitle",
    "return_task",
    "send_back",
    "settle",
    "sign",
    "submit",
    "sweep",
    "take_back_card",
    "unlink",
    "unmerge",
    "unseal",
    "withdraw",
    "withdraw_task",
    "write_card",
]
