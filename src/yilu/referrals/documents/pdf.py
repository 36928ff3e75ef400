"""The letter on A4."""

from __future__ import annotations

from pathlib import Path

from yilu.core import papers
from yilu.referrals.documents.letter import Letter

TEMPLATE = (Path(__file__).parent / "letter.typ").read_text(encoding="utf-8")
WIDEST, LARGEST, SMALLEST = 440, 30, 16  # points: a masthead stands in one line


def render(letter: Letter) -> bytes:
    return papers.pdf(TEMPLATE, _values(letter), letter.dated)


def masthead_size(name: str) -> int:
    """As large as the name allows; its letters stand a quarter apart."""
    return max(SMALLEST, min(LARGEST, int(WIDEST / (1.25 * max(len(name), 1)))))


def _values(letter: Letter) -> dict[str, object]:
    return {
        "masthead": letter.masthead,
        "size": masthead_size(letter.masthead),
        "number": letter.number,
        "dated": papers.day(letter.dated),
        "heading": letter.heading,
        "opening": letter.opening,
        "sections": [{"heading": s.heading, "lines": s.lines} for s in letter.sections],
        "code": letter.code,
        "signed_as": letter.signed_as,
        "qr": papers.qr(letter.machine_words),
    }
