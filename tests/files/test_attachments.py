"""Documents staff attach: known by their content, and none that would run something."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from tests.files.make import picture, wav
from yilu.core import attachments
from yilu.core.errors import Invalid, TooLarge

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"


def word(*extra: str) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("关于解决充电难问题的复函")
    document.save(out)
    with zipfile.ZipFile(out, "a") as box:
        for name in extra:
            box.writestr(name, b"x")
    return out.getvalue()


def test_what_is_taken() -> None:
    kinds = [attachments.read(data) for data in (PDF, word(), picture(), picture(format="PNG"))]
    assert kinds == ["application/pdf", attachments.DOCX, "image/jpeg", "image/png"]


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name in names:
            box.writestr(name, b"x")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("[Content_Types].xml", b"<Types/>")
        with box.open("word/document.xml", "w") as entry:
            for _ in range(201):
                entry.write(bytes(1 << 20))
    return out.getvalue()


REFUSED = {
    "macros": (lambda: word("word/vbaProject.bin"), "宏"),
    "embedded object": (lambda: word("word/embeddings/oleObject1.bin"), "宏"),
    "script in a pdf": (lambda: PDF + b"/JavaScript (app.alert(1))\n%%EOF", "脚本"),
    "program in a pdf": (lambda: PDF + b"/Launch\n%%EOF", "脚本"),
    "half a pdf": (lambda: PDF[:20], "打不开"),
    "half a document": (lambda: word()[:-900], "打不开"),
    "workbook": (lambda: archive("[Content_Types].xml", "xl/workbook.xml"), "Word"),
    "archive": (lambda: archive("a.exe"), "Word"),
    "bomb": (bomb, "打不开"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "DOCX"),
    "sound": (lambda: wav(1), "DOCX"),
    "page": (lambda: b"<html><script>", "DOCX"),
    "half a scan": (lambda: picture()[:30], "打不开"),
    "nothing": (lambda: b"", "空"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(what: str) -> None:
    data, says = REFUSED[what]
    with pytest.raises(Invalid) as caught:
        attachments.read(data())
    assert says in str(caught.value.errors["paper"])


def test_more_than_twenty_megabytes() -> None:
    with pytest.raises(TooLarge):
        attachments.read(PDF + bytes(attachments.MOST_BYTES))
