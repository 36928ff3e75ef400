"""One paper, four ways to hand it out."""

from __future__ import annotations

from collections.abc import Callable

from yilu.insight.documents import contract, docx, html, pdf
from yilu.insight.documents.paper import Paper
from yilu.insight.enums import Format

RENDERERS: dict[Format, Callable[[Paper], bytes]] = {
    Format.JSON: contract.render,
    Format.HTML: html.render,
    Format.PDF: pdf.render,
    Format.DOCX: docx.render,
}
CONTENT_TYPES = {
    Format.JSON: "application/json; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def render(paper: Paper, fmt: Format) -> bytes:
    return RENDERERS[fmt](paper)
