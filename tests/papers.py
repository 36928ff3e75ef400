"""Reading papers back by another program than the one that wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream

RARE = "𠮷䶮㛃𬭳翀堃𱁬"  # names people have; the first is in Extension B


def read(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def boxes(content: bytes) -> int:
    """How often glyph 0 is drawn: text of these PDFs is written as two-byte glyph numbers."""
    reader = PdfReader(BytesIO(content))
    strings = [
        text for page in reader.pages for text in drawn(ContentStream(page.get_contents(), reader))
    ]
    return sum(text[at : at + 2] == b"\0\0" for text in strings for at in range(0, len(text), 2))


def drawn(stream: ContentStream) -> Iterator[bytes]:
    for operands, operator in stream.operations:
        if operator in (b"Tj", b"TJ"):
            parts = operands[0] if operator == b"TJ" else operands
            yield from (p.original_bytes for p in parts if hasattr(p, "original_bytes"))
