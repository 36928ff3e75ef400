"""Word papers: what an office expects of a page."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH

from yilu.core.papers import word


def test_a_signature_never_stands_alone_on_a_page() -> None:
    document = word.house("决议", "万顺叫车党支部")
    document.add_paragraph("会议决议：同意。", style="Body Text")
    word.signature(document, "万顺叫车党支部（盖章）", "支部书记（签名）：唐文静", "2025年7月30日")
    kept = [
        (line.text[:4], bool(line.paragraph_format.keep_with_next)) for line in document.paragraphs
    ]
    assert kept == [("会议决议", True), ("万顺叫车", True), ("支部书记", True), ("2025", False)]
    assert document.paragraphs[-1].alignment == WD_ALIGN_PARAGRAPH.RIGHT
