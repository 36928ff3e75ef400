"""Documents staff attach: what they are, told from their content, and none that would run something."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core import photos
from yilu.core.errors import Invalid, TooLarge

MOST_BYTES = 20 << 20
MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 << 20
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES = {"application/pdf": ".pdf", DOCX: ".docx", "image/jpeg": ".jpg", "image/png": ".png"}
RUNS_IN_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
RUNS_IN_DOCX = ("vbaproject", "vbadata", "activex", "/embeddings/")
CONTENT_TYPES = "[Content_Types].xml"


def read(data: bytes) -> str:
    """The media type of a paper we take; raises `Invalid` in words."""
    if not data:
        raise _refused(_("文件是空的，请重新选一次。"))
    if len(data) > MOST_BYTES:
        raise too_large()
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _docx(data)
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _scan(data)
    raise _refused(_("只收 PDF、DOCX 和 JPEG、PNG 扫描件。请另存为其中一种再传。"))


def too_large() -> TooLarge:
    return TooLarge({"paper": _("文件超过 20 MB。请压缩或者分开再传。")})


def _refused(message: Any) -> Invalid:
    return Invalid({"paper": message})


def _damaged() -> Invalid:
    return _refused(_("文件打不开，可能没有传完或者已经损坏。请重新选一次。"))


def _running() -> Invalid:
    return _refused(_("文件里有宏、脚本或者嵌入的文件，不能收。请另存为 PDF 再传。"))


def _pdf(data: bytes) -> str:
    if b"%%EOF" not in data[-2048:]:
        raise _damaged()
    if any(word in data for word in RUNS_IN_PDF):
        raise _running()
    return "application/pdf"


def _docx(data: bytes) -> str:
    """The directory first: nothing is unpacked but the list of content types."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            entries = box.infolist()
            names = [entry.filename for entry in entries]
            _check_directory(entries, names)
            with box.open(CONTENT_TYPES) as listed:
                types = listed.read(1 << 20)
    except Invalid:
        raise
    except Exception as error:
        raise _damaged() from error
    runs = any(word in name.lower() for name in names for word in RUNS_IN_DOCX)
    if runs or b"macroenabled" in types.lower():
        raise _running()
    if "word/document.xml" not in names:
        raise _refused(_("这不是 Word 文档。只收 PDF、DOCX 和 JPEG、PNG 扫描件。"))
    return DOCX


def _check_directory(entries: list[zipfile.ZipInfo], names: list[str]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or len(set(names)) < len(names):
        raise _damaged()
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refused(_("文件加了密码，打不开。请去掉密码再传。"))
    if CONTENT_TYPES not in names:
        raise _refused(_("这不是 Word 文档。只收 PDF、DOCX 和 JPEG、PNG 扫描件。"))


def _scan(data: bytes) -> str:
    try:
        return photos.examine(data)
    except Invalid as error:
        raise Invalid({"paper": error.errors["photo"]}) from error
