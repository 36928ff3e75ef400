"""Appeals on the phone: one's own, those of a contact member, the receipt, writing down for others."""

from __future__ import annotations

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
from yilu.appeals.actions import Words, submit

RECORDERS = COMMITTEE | SECRETARIES | CLERKS | {"keeper"}

LINES = [
    page("mobile:appeals", SIGNED_IN),
    page("mobile:appeal_new", SIGNED_IN),
    form("mobile:appeal_new", SIGNED_IN),
    form("mobile:appeal_known", SIGNED_IN),
    page("mobile:appeal", frozenset({"driver"}), "appeal of the driver"),
    page("mobile:appeal_receipt", EVERYONE),
    form("mobile:appeal_receipt", EVERYONE),
    page("mobile:appeal_record", RECORDERS),
    form("mobile:appeal_record", RECORDERS),
    page("mobile:contact_appeals", SIGNED_IN),
    page("mobile:contact_appeal", frozenset({"member"}), "appeal of the driver"),
    page("mobile:answers", EVERYONE),
]


def _appeal(city: SmallCity) -> dict[str, Any]:
    make.contact(city.luo_member, city.wang)
    words = Words("accident", "help", "追尾后保险迟迟不定损，车停了四天。")
    return {"pk": submit(words, by=city.cast["driver"]).appeal.pk}


THINGS: Things = {"appeal of the driver": _appeal}
