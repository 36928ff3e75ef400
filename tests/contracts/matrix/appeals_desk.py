"""The matrix of appeals at the desk: cases, departments' tasks, causes, what is learnt, statistics."""

from __future__ import annotations

import io
from typing import Any

from tests import cast
from tests.contracts.matrix.lines import COMMITTEE, SECRETARIES, Things, form, page
from tests.files.make import picture, wav
from yilu.appeals import actions
from yilu.core.uuid7 import uuid7
from yilu.files import actions as files

VIEWERS = COMMITTEE | SECRETARIES | {"district"}
HANDLERS = COMMITTEE | SECRETARIES
TASK_READERS = VIEWERS | {"police", "labour", "urban"}
OF_FIRST_BRANCH = COMMITTEE | {"secretary", "secretary_alone"}
OF_WANG = COMMITTEE  # no contact, no branch serves her company: it lies with the committee

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

LINES = [
    page("console:appeals", VIEWERS),
    page("console:appeals_box", VIEWERS, "box of the inbox"),
    page("console:appeals_bulk", frozenset()),  # nothing asked: as if it were not there
    form("console:appeals_bulk", frozenset()),
    page("console:appeal", OF_WANG, "appeal of wang"),
    form("console:appeal_write", OF_WANG, "appeal of wang"),
    page("console:appeal_act", OF_WANG, "note on the appeal of wang"),
    form("console:appeal_act", OF_WANG, "note on the appeal of wang"),
    page("console:appeal", COMMITTEE, "sealed appeal"),
    form("console:appeal_unseal", COMMITTEE, "sealed appeal"),
    page("console:appeal_reveal", OF_FIRST_BRANCH, "phone behind the appeal of luo"),
    form("console:appeal_reveal", OF_FIRST_BRANCH, "phone behind the appeal of luo"),
    page("console:appeal_photo", COMMITTEE, "photo of the appeal of wang"),
    page("console:appeal_thumb", COMMITTEE, "photo of the appeal of wang"),
    page("console:appeal_voice", COMMITTEE, "voice of the appeal of wang"),
    page("console:appeal_paper", COMMITTEE, "paper of the appeal of wang"),
    page("console:appeal_photo", frozenset(), "photo of a sealed appeal of wang"),
    page("console:task_paper", COMMITTEE | {"police"}, "paper of the task of the police"),
    page("console:appeal_stats", VIEWERS),
    page("console:appeal_stat_rows", frozenset()),  # which number?
    page("console:appeal_cards", COMMITTEE),
    form("console:appeal_card_act", frozenset(), "card of nobody"),
    page("console:appeal_templates", HANDLERS),
    page("console:appeal_template_put", COMMITTEE),
    form("console:appeal_template_put", COMMITTEE),
    form("console:appeal_template_retire", frozenset(), "nothing"),
    page("console:appeal_callbacks", COMMITTEE),
    form("console:appeal_callbacks_draw", COMMITTEE),
    page("console:appeal_callback", frozenset(), "nothing"),
    form("console:appeal_callback", frozenset(), "nothing"),
    page("console:tasks", TASK_READERS),
    page("console:task", COMMITTEE | {"police"}, "task of the police"),
    page("console:task_act", COMMITTEE | {"police"}, "answer of the police"),
    form("console:task_act", COMMITTEE | {"police"}, "answer of the police"),
    page("console:causes", HANDLERS),
    page("console:cause", HANDLERS, "cause"),
    page("console:cause_act", COMMITTEE, "plan of the cause"),
    form("console:cause_act", COMMITTEE, "plan of the cause"),
]


def _appeal(city: cast.SmallCity, persona: str = "driver", **given: Any) -> Any:
    words = {"subject": "accident", "kind": "help", "text": "追尾后迟迟不定损", **given}
    return actions.submit(actions.Words(**words), by=city.cast[persona]).appeal


def _task(city: cast.SmallCity) -> Any:
    committee, appeal = city.cast["committee"], _appeal(city)
    actions.accept(appeal.pk, by=committee)
    return actions.invite(
        appeal.pk, by=committee, unit=city.police, wanted="出认定书", facts="阳光大道"
    )


def _cause(city: cast.SmallCity) -> Any:
    key = _appeal(city).pk
    return actions.open_cause([key], by=city.cast["committee"], title="定损慢")


def _enclosed(city: cast.SmallCity, kind: str, **given: Any) -> dict[str, Any]:
    driver, committee = city.cast["driver"], city.cast["committee"]
    photo = files.take_photo(io.BytesIO(picture()), "a.jpg", by=driver)
    voice = files.take_recording(io.BytesIO(wav(2)), "a.wav", by=driver)
    words = actions.Words("accident", "help", "追尾后迟迟不定损", **given)
    made = actions.submit(words, by=driver, photos=[photo], recordings=[voice]).appeal
    paper = files.take_paper(io.BytesIO(PDF), "a.pdf", by=committee)
    actions.enclose(made.pk, by=committee, papers=[paper])
    return {"pk": made.pk, "key": {"photo": photo, "voice": voice, "paper": paper}[kind].pk}


def _task_paper(city: cast.SmallCity) -> dict[str, Any]:
    task, police = _task(city), city.cast["police"]
    paper = files.take_paper(io.BytesIO(PDF), "a.pdf", by=police)
    actions.enclose_in_task(task.pk, by=police, papers=[paper])
    return {"pk": task.pk, "key": paper.pk}


THINGS: Things = {
    "photo of the appeal of wang": lambda city: _enclosed(city, "photo"),
    "voice of the appeal of wang": lambda city: _enclosed(city, "voice"),
    "paper of the appeal of wang": lambda city: _enclosed(city, "paper"),
    "photo of a sealed appeal of wang": lambda city: _enclosed(city, "photo", about_own_chain=True),
    "paper of the task of the police": _task_paper,
    "box of the inbox": lambda _city: {"box": "closed"},
    "appeal of wang": lambda city: {"pk": _appeal(city).pk},
    "note on the appeal of wang": lambda city: {"pk": _appeal(city).pk, "act": "title"},
    "sealed appeal": lambda city: {"pk": _appeal(city, about_own_chain=True).pk},
    "phone behind the appeal of luo": lambda city: {
        "pk": _appeal(city, "member").pk,
        "field": "phone",
    },
    "card of nobody": lambda _city: {"pk": uuid7(), "act": "approve"},
    "nothing": lambda _city: {"pk": uuid7()},
    "task of the police": lambda city: {"pk": _task(city).pk},
    "answer of the police": lambda city: {"pk": _task(city).pk, "act": "answer"},
    "cause": lambda city: {"pk": _cause(city).pk},
    "plan of the cause": lambda city: {"pk": _cause(city).pk, "act": "plan"},
}
