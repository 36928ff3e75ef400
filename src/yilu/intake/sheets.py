"""A small table out of an uploaded file, as plain text: for pages that take what one would paste from it."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yilu.core.errors import Invalid
from yilu.intake.reading import process
from yilu.intake.reading.process import Event
from yilu.intake.reading.wire import Raw, Refusal
from yilu.intake.reading.words import REFUSALS, WARNINGS

MOST_MB: Final = 20
SPARE: Final = 200  # rows above the headings and below the data
PIECE: Final = 1 << 20
WHOLE_BELOW: Final = 1e15  # Excel keeps fifteen digits

TOO_MANY: Final = gettext_noop("一次最多 %(n)d 行，这个文件不止。请分成几份再传。")
NO_RECORDS: Final = gettext_noop("这里收 Excel、WPS 和 CSV 表格，不收 JSON。")


@dataclass(slots=True)
class Sheet:
    """The filled rows of one sheet, each with the number Excel shows."""

    name: str
    hidden: bool = False
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


@dataclass(slots=True)
class Book:
    """What a file holds, and what was noticed in reading it."""

    sheets: list[Sheet] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read_book(file: BinaryIO, most: int) -> Book:
    """Read by the import's bounded child; what cannot be taken is told on the field `file`."""
    try:
        with tempfile.TemporaryFile() as kept:
            _copy(file, kept)
            with closing(process.read(kept)) as events:
                return _collected(events, most)
    except Refusal as refusal:
        raise Invalid({"file": _(REFUSALS[refusal.code]) % refusal.params}) from None


def _copy(file: BinaryIO, kept: BinaryIO) -> None:
    """The child reads from a file of its own, whatever the upload is kept in."""
    size = 0
    while piece := file.read(PIECE):
        size += len(piece)
        if size > MOST_MB << 20:
            raise Refusal("too_big", most=MOST_MB)
        kept.write(piece)
    kept.flush()


def _collected(events: Iterator[Event], most: int) -> Book:
    book, count = Book(), 0
    for word, *rest in events:
        if word == "source" and rest[0] == "json":
            raise Invalid({"file": _(NO_RECORDS)})
        if word == "sheet":
            book.sheets.append(Sheet(rest[0], rest[1]))
        elif word == "warn":
            code, sheet, _row, params = rest
            words = _(WARNINGS[code]) % params
            book.notices.append(f"{sheet}：{words}" if sheet else words)
        elif word == "rows":
            count += len(rest[0])
            if count > most + SPARE:
                raise Invalid({"file": _(TOO_MANY) % {"n": most}})
            if not book.sheets:  # a text table has none
                book.sheets.append(Sheet(""))
            cells = ([text_of(raw) for raw in row] for row in rest[1])
            book.sheets[-1].rows.extend(zip(rest[0], cells, strict=True))
    return book


def text_of(raw: Raw) -> str:
    """What a person sees in the cell, on one line and without signs nobody sees."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        return f"{raw:.0f}" if raw.is_integer() and abs(raw) < WHOLE_BELOW else repr(raw)
    text = " ".join(str(raw).split())
    if not text.isprintable():
        text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cf"))
    if text.startswith('="') and text.endswith('"') and len(text) > 2:
        return text[2:-1]  # how some systems keep a phone from being counted
    return text
