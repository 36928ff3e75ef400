"""Appeals on the phone: one's own, those of a contact member, the receipt, writing down for others."""

from __future__ import annotations

import io
from typing import Any

from tests import factories as make
from tests.cast import SmallCity
from tests.contracts.matrix.lines import (
    CLERKS,
    COMMITTEE,
    EVERYONE,
    SECRETARIES,
    SIGNED_IN,
    Things,
    form,
    page,
)
from tests.files.make import picture, wav
from yilu.appeals import actions
from yilu.appeals.actions import Words, submit
from yilu.files import actions as files

RECORDERS = COMMITTEE | SECRETARIES | CLERKS | {"keeper"}
OF_FIRST_BRANCH = COMMITTEE | {"secretary", "secretary_alone"}
READERS_OF_IT = OF_FIRST_BRANCH | {"driver", "member"}

LINES = [
    page("mobile:appeals", SIGNED_IN),
    page("mobile:appeal_new", SIGNED_IN),
    form("mobile:appeal_new", SIGNED_IN),
    form("mobile:appeal_known", SIGNED_IN),
    page("mobile:appeal", frozenset({"driver"}), "appeal of the driver"),
    form("mobile:appeal", frozenset({"driver"}), "settled appeal of the driver"),
    page("mobile:appeal_receipt", EVERYONE),
    form("mobile:appeal_receipt", EVERYONE),
    page("mobile:appeal_record", RECORDERS),
    form("mobile:appeal_record", RECORDERS),
    page("mobile:appeal_photo", READERS_OF_IT, "photo of an appeal"),
    page("mobile:appeal_thumb", READERS_OF_IT, "photo of an appeal"),
    page("mobile:appeal_voice", READERS_OF_IT, "voice of an appeal"),
    page("mobile:appeal_photo", frozenset({"driver"}), "photo of a sealed appeal"),
    page("mobile:contact_appeals", SIGNED_IN),
    page("mobile:contact_appeal", frozenset({"member"}), "appeal of the driver"),
    form("mobile:contact_appeal", frozenset({"member"}), "appeal of the driver"),
    page("mobile:answers", EVERYONE),
]


def _appeal(city: SmallCity) -> dict[str, Any]:
    make.contact(city.luo_member, city.wang)
    words = Words("accident", "help", "追尾后保险迟迟不定损，车停了四天。")
    return {"pk": submit(words, by=city.cast["driver"]).appeal.pk}


def _settled(city: SmallCity) -> dict[str, Any]:
    """A member's case that waits for the driver's word, so that "nothing said" is a wrong form."""
    made, member = _appeal(city), city.cast["member"]
    actions.accept(made["pk"], by=member)
    actions.settle(made["pk"], by=member, outcome="settled", text="赔了")
    return made


def _enclosed(city: SmallCity, kind: str, *, closed: bool = False) -> dict[str, Any]:
    make.contact(city.luo_member, city.wang)
    driver = city.cast["driver"]
    words = Words("accident", "help", "追尾后保险迟迟不定损。", about_own_chain=closed)
    photo = files.take_photo(io.BytesIO(picture()), "a.jpg", by=driver)
    voice = files.take_recording(io.BytesIO(wav(2)), "a.wav", by=driver)
    made = submit(words, by=driver, photos=[photo], recordings=[voice]).appeal
    return {"pk": made.pk, "key": photo.pk if kind == "photo" else voice.pk}


THINGS: Things = {
    "appeal of the driver": _appeal,
    "settled appeal of the driver": _settled,
    "photo of an appeal": lambda city: _enclosed(city, "photo"),
    "voice of an appeal": lambda city: _enclosed(city, "voice"),
    "photo of a sealed appeal": lambda city: _enclosed(city, "photo", closed=True),
}
