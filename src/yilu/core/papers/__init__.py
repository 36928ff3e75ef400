"""Papers on A4 in the style of offices: PDF by typst, DOCX by python-docx, and faces that draw rare names.

A paper has a typst template that begins with `#import "house.typ": *` and reads its values from
`paper`; `pdf` fills it. For Word, `word.house()` gives an empty document with the house's styles.
"""

from __future__ import annotations

from yilu.core.papers.typesetting import day, font_paths, lost, pdf, qr

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
DOCUMENT_LANGUAGE = "zh-hans"  # a paper is Chinese, whatever language its reader's pages are in

__all__ = ["DOCUMENT_LANGUAGE", "DOCX", "PDF", "day", "font_paths", "lost", "pdf", "qr"]
