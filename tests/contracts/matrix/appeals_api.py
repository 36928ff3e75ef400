"""The matrix of appeals over the API: the driver's own, whoever works it, departments' tasks."""

from __future__ import annotations

from typing import Any

from tests.cast import SmallCity
from tests.contracts.matrix.lines import COMMITTEE, SIGNED_IN, Things, form, page
from yilu.appeals import actions
from yilu.appeals.actions import Words, submit
from yilu.appeals.models import Appeal, Cause

LINES = [
    page("api:appeals", SIGNED_IN),
    form("api:appeals", SIGNED_IN),
    page("api:appeal", COMMITTEE | {"driver"}, "sealed appeal by key"),
    form("api:appeal_move", frozenset({"driver"}), "move of the sealed appeal"),
    form("api:appeal_move", COMMITTEE, "papers for the sealed appeal"),
    page("api:tasks", SIGNED_IN),
    page("api:task", COMMITTEE | {"police"}, "task of the police by key"),
    form("api:task_move", COMMITTEE | {"police"}, "move of the task"),
    page("api:causes", SIGNED_IN),
    page(
        "api:cause",
        COMMITTEE | {"secretary", "secretary_alone", "floating_secretary"},
        "cause by key",
    ),
    form("api:cause_move", COMMITTEE, "move of the cause"),
]


def sealed(city: SmallCity) -> Appeal:
    """王芳's, against her own company: the committee's and hers alone."""
    words = Words("platform", "complaint", "公司扣押金不退，说了三次没人理。", about_own_chain=True)
    return submit(words, by=city.cast["driver"]).appeal


def _task(city: SmallCity) -> Any:
    appeal = sealed(city)
    committee = city.cast["committee"]
    actions.accept(appeal.pk, by=committee)
    return actions.invite(
        appeal.pk, by=committee, unit=city.police, wanted="出认定书", facts="6月12日，阳光大道"
    )


def _cause(city: SmallCity) -> Cause:
    appeal = submit(Words("station", "help", "充电桩坏了没人修"), by=city.cast["driver"]).appeal
    return actions.open_cause([appeal.pk], by=city.cast["committee"], title="充电桩坏")


THINGS: Things = {
    "sealed appeal by key": lambda city: {"key": sealed(city).pk},
    "move of the sealed appeal": lambda city: {"key": sealed(city).pk, "move": "add"},
    "papers for the sealed appeal": lambda city: {"key": sealed(city).pk, "move": "attach"},
    "task of the police by key": lambda city: {"key": _task(city).pk},
    "move of the task": lambda city: {"key": _task(city).pk, "move": "sign"},
    "cause by key": lambda city: {"key": _cause(city).pk},
    "move of the cause": lambda city: {"key": _cause(city).pk, "move": "reply"},
}
