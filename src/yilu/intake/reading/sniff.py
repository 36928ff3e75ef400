"""What a file is, judged by its content: names lie."""

from __future__ import annotations

import mmap
import re
from typing import BinaryIO

from yilu.intake.reading.wire import Refusal

HEAD = 1 << 16
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)


def sniff(file: BinaryIO) -> str:
    """xlsx | xls | html | json | csv, or a refusal that says what it looks like."""
    head = file.read(HEAD)
    file.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refusal("empty")
    if head.startswith(ZIP):
        return "xlsx"
    if head.startswith(OLE):
        return _ole(file)
    for magic, name in _OTHERS:
        if head.startswith(magic):
            raise Refusal("not_a_table", looks=name)
    return _text(head)


def _ole(file: BinaryIO) -> str:
    """An old Excel book, an encrypted new one, or another Office file: by its stream names."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        if view.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            raise Refusal("encrypted")
        if any(view.find(name.encode("utf-16-le")) >= 0 for name in ("Workbook", "Book")):
            return "xls"
    raise Refusal("not_a_table", looks="Office")


def _text(head: bytes) -> str:
    start = _unmarked(head).lstrip()
    if start.startswith(b"<"):
        return _markup(head)
    if start.startswith((b"{", b"[")):
        return "json"
    if not head.startswith(_BOMS) and not _wide(head) and _CONTROLS.search(head):
        raise Refusal("binary")
    return "csv"


def _unmarked(head: bytes) -> bytes:
    for mark in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].replace(b"\x00", b"")
    return head


def _wide(head: bytes) -> bool:
    """UTF-16 without its mark: every other byte of ASCII text is zero."""
    zeros = head.count(b"\x00")
    return zeros > len(head) // 5 and min(head[::2].count(0), head[1::2].count(0)) == 0


def _markup(head: bytes) -> str:
    plain = head.replace(b"\x00", b"")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        raise Refusal("xml_spreadsheet")
    if _TABLE.search(plain) or b"<html" in plain.lower():
        return "html"
    raise Refusal("not_a_table", looks="XML")
