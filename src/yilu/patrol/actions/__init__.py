"""Everything that can happen to a snapshot and to the ground: the only way to write them."""

from yilu.patrol.actions.disposing import (
    approve,
    ask_extension,
    ask_return,
    ask_suspension,
    decline,
    dispose,
    refer,
    resume,
    take,
    take_reply,
)
from yilu.patrol.actions.filing import accept, assign, note, refuse
from yilu.patrol.actions.ground import (
    choose_areas,
    close_area,
    open_area,
    paint,
    put_category,
    retire_category,
    seed_categories,
    set_duty,
    wipe,
)
from yilu.patrol.actions.joining import cowitness, merge, unmerge
from yilu.patrol.actions.reporting import Words, complete, drop, submit
from yilu.patrol.actions.showing import review_photo, show
from yilu.patrol.actions.sweeping import sweep
from yilu.patrol.actions.verifying import answer, close, reopen, verify

__all__ = [
    "Words",
    "accept",
    "answer",
    "approve",
    "ask_extension",
    "ask_return",
    "ask_suspension",
    "assign",
    "choose_areas",
    "close",
    "close_area",
    "complete",
    "cowitness",
    "decline",
    "dispose",
    "drop",
    "merge",
    "note",
    "open_area",
    "paint",
    "put_category",
    "refer",
    "refuse",
    "reopen",
    "resume",
    "retire_category",
    "review_photo",
    "seed_categories",
    "set_duty",
    "show",
    "submit",
    "sweep",
    "take",
    "take_reply",
    "unmerge",
    "verify",
    "wipe",
]
