"""One letter, two ways to hand it out."""

from __future__ import annotations

from collections.abc import Callable

from yilu.core import papers
from yilu.referrals.documents import docx, pdf
from yilu.referrals.documents.letter import Letter
from yilu.referrals.enums import Format

RENDERERS: dict[Format, Callable[[Letter], bytes]] = {
    Format.PDF: pdf.render,
    Format.DOCX: docx.render,
}
CONTENT_TYPES = {Format.PDF: papers.PDF, Format.DOCX: papers.DOCX}


def render(letter: Letter, fmt: Format) -> bytes:
    return RENDERERS[fmt](letter)
