"""Everything that can happen to activities and publications: the only way to write them."""

from __future__ import annotations

from yilu.activities.actions.asking import answer, ask
from yilu.activities.actions.attending import check_in, check_out
from yilu.activities.actions.certifying import certify
from yilu.activities.actions.door import admit, check_person_out, see_out
from yilu.activities.actions.learning import finish_page, open_page, take_quiz
from yilu.activities.actions.lessons import (
    add_material,
    add_slides,
    set_film,
    set_lesson,
    set_picture,
    set_quiz,
)
from yilu.activities.actions.listing import Fault, FaultyList, enter_list
from yilu.activities.actions.planning import (
    Plan,
    cancel,
    close,
    draft,
    hold,
    publish,
    revise,
)
from yilu.activities.actions.publishing import (
    Words,
    draft_publication,
    opened,
    publish_publication,
    revise_publication,
    withdraw_publication,
)
from yilu.activities.actions.seats import accept, give_up, sign_up, sweep_offers

__all__ = [
    "Fault",
    "FaultyList",
    "Plan",
    "Words",
    "accept",
    "add_material",
    "add_slides",
    "admit",
    "answer",
    "ask",
    "cancel",
    "certify",
    "check_in",
    "check_out",
    "check_person_out",
    "close",
    "draft",
    "draft_publication",
    "enter_list",
    "finish_page",
    "give_up",
    "hold",
    "open_page",
    "opened",
    "publish",
    "publish_publication",
    "revise",
    "revise_publication",
    "see_out",
    "set_film",
    "set_lesson",
    "set_picture",
    "set_quiz",
    "sign_up",
    "sweep_offers",
    "take_quiz",
    "withdraw_publication",
]
