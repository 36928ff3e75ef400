"""The slip as plain values, the same on the screen and on every kind of paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yilu.core import papers
from yilu.core.clock import CITY_ZONE
from yilu.referrals import codes
from yilu.referrals.enums import SlipKind
from yilu.referrals.models import Slip

HEADINGS = {SlipKind.LETTER: "转办函", SlipKind.HANDOVER: "12345热线移交单"}
HOW = {
    SlipKind.LETTER: "填好下面的回执退回，或者电话答复；请报编号和校验码，以便对上这一件。",
    SlipKind.HANDOVER: "受理后请告知12345编号；办结后填好下面的回执退回，或者电话答复，请报编号和校验码。",
}
SOON = "请尽快办理并答复。"


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything a reader of the paper sees."""

    masthead: str
    number: str
    dated: date
    heading: str
    to: str
    subject: str  # 事由
    sections: tuple[Section, ...]
    code: str
    signed_as: str

    @property
    def opening(self) -> tuple[str, str]:
        """Whom it addresses, and 事由: what it is about."""
        return f"{self.to}：", f"事由：{self.subject}"

    @property
    def machine_words(self) -> str:
        """What the QR code says: the number and the check code, for whoever enters the reply."""
        return f"{self.number} {self.code.replace(' ', '')}"


def letter_of(slip: Slip, contact: str = "") -> Letter:
    """`contact` is where replies go, if the city has said so."""
    kind = SlipKind(slip.kind)
    how = (HOW[kind], *((contact,) if contact else ()))
    sections = (
        Section("一、需要了解的情况", tuple(slip.facts.split("\n"))),
        Section("二、请办事项", tuple(slip.wanted.split("\n"))),
        Section("三、办理期限", (_due(slip),)),
        Section("四、回复方式", how),
    )
    return Letter(
        masthead=slip.unit_name,
        number=slip.number,
        dated=slip.issued_at.astimezone(CITY_ZONE).date(),
        heading=HEADINGS[kind],
        to=slip.to_name,
        subject=slip.title,
        sections=sections,
        code=codes.shown(slip.code),
        signed_as=slip.unit_name,
    )


def _due(slip: Slip) -> str:
    if slip.due_at is None:
        return SOON
    until = slip.due_at.astimezone(CITY_ZONE)
    return f"请于{papers.day(until.date())}{until:%H:%M}前办结并答复。"
