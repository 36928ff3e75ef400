"""From what a cell holds to canonical text, or to a sentence about what is wrong with it.

Works a column at a time and remembers what it has read: most columns repeat a few values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from django.utils.translation import gettext_noop as _

from yilu.core import ids
from yilu.intake.dates import read_day, read_month
from yilu.intake.reading.wire import Raw
from yilu.intake.spec import Cell, Column, Kind, Problem, Severity

Reader = Callable[[Raw], Cell | Problem]

LOST_DIGITS: Final = _("Excel 把长号码变成了数字，末几位已经丢失。请把这一格设成文本，照原件重填。")
SCIENTIFIC: Final = _("Excel 变成了科学计数，末几位已经丢失。请把这一格设成文本，照原件重填。")
TOO_LONG: Final = _("超过 %(most)s 个字，请缩短。")
NOT_A_NUMBER: Final = _("这里要填数字。")
NOT_WHOLE: Final = _("这里要填整数。")
OUT_OF_RANGE: Final = _("应在 %(low)s 到 %(high)s 之间。")
NOT_A_CHOICE: Final = _("看不懂，可以填：%(options)s。")
NOT_YES_NO: Final = _("看不懂，请填是或否。")
SECOND_PHONE: Final = _("写了不止一个电话，取第一个。")

NOTHING: Final = frozenset(
    {"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "空", "#N/A", "N/A", "null", "NULL", "None"}
)
REMEMBERED: Final = 3_000  # different values of a column before it counts as unique
_FIRST_LOST: Final = 1e15  # sixteen digits: Excel keeps fifteen

_ODD: Final = re.compile(
    r"[\s\x00-\x1f\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2060\ufeff０-９Ａ-Ｚａ-ｚ－]|^['=]"
).search
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_EXPORT_TRICK: Final = re.compile(r'="(.*)"', re.DOTALL).fullmatch
_WIDE: Final = {
    **{code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    0xFF0D: 0x2D,
}
_EXPONENT: Final = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{2}", re.IGNORECASE).fullmatch
_FORMULA: Final = re.compile(r"[=+\-@＝＋－＠]").match
_HARMLESS: Final = re.compile(
    r"""[+\-]?[0-9][0-9,]*(?:\.[0-9]+)?%?|\+86[0-9 \-]+|="[^"]*"|-+"""
).fullmatch


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One column of a block: canonical cells, what was wrong where, how many were put in order."""

    cells: list[Cell]
    problems: list[tuple[int, Problem]]
    tidied: int


class ColumnCleaner:
    """Reads one column of one file; lives as long as the file is read."""

    def __init__(self, column: Column, today: date) -> None:
        self._read = reader(column, today)
        self._counted = column.kind not in _FORM_IS_OURS
        self._memory: dict[Raw, Cell | Problem] = {None: None, "": None}
        self._unique = False  # so many different values that remembering them is a waste

    def clean(self, raws: Sequence[Raw]) -> Cleaned:
        values = list(map(self._read if self._unique else self._recall, raws))
        self._unique = self._unique or len(self._memory) >= REMEMBERED
        problems = [(i, value) for i, value in enumerate(values) if isinstance(value, Problem)]
        for index, problem in problems:
            values[index] = problem.value
        cells = cast(list[Cell], values)  # no problem is left among them
        return Cleaned(cells, problems, self._tidied(raws, cells))

    def _recall(self, raw: Raw) -> Cell | Problem:
        try:
            return self._memory[raw]
        except KeyError:
            found = self._memory[raw] = self._read(raw)
            return found

    def _tidied(self, raws: Sequence[Raw], cells: list[Cell]) -> int:
        """Texts put into canonical form; most blocks of most columns have none at all."""
        if not self._counted or list(raws) == cells:
            return 0
        return sum(
            1
            for raw, cell in zip(raws, cells, strict=True)
            if cell is not None and raw != cell and raw.__class__ is str
        )


# Phones become E.164 and choices codes in any case: that is no correction of theirs.
_FORM_IS_OURS = frozenset(
    {Kind.PHONE, Kind.CHOICE, Kind.YES_NO, Kind.INT, Kind.DECIMAL, Kind.MONTH}
)


def reader(column: Column, today: date) -> Reader:
    """The function that reads one cell of this column."""
    if column.kind in (Kind.DATE, Kind.MONTH):
        return _date_reader(column, today)
    inner = _text_readers(column)

    def read(raw: Raw) -> Cell | Problem:
        text = as_text(raw)
        return inner(text) if text.__class__ is str else text

    return read


def _date_reader(column: Column, today: date) -> Reader:
    def read(raw: Raw) -> Cell | Problem:
        if isinstance(raw, str):
            raw = tidy(raw)
            if raw in NOTHING:
                return None
        elif raw is None:
            return None
        if column.kind == Kind.MONTH:
            return read_month(raw, today=today)
        return read_day(raw, today=today, interval=bool(column.begins))

    return read


def _text_readers(column: Column) -> Callable[[str], Cell | Problem]:
    if column.read:
        return column.read
    plain = {
        Kind.ID_NUMBER: _number(ids.clean_resident_id),
        Kind.PLATE: _number(ids.clean_plate),
        Kind.USCC: _number(ids.clean_uscc),
        Kind.VIN: _number(ids.clean_vin),
        Kind.NAME: _number(ids.clean_name),
        Kind.PHONE: _phone,
        Kind.YES_NO: _yes_no,
    }
    if column.kind in plain:
        return plain[column.kind]
    if column.kind == Kind.CHOICE:
        return _choice(column)
    if column.kind in (Kind.INT, Kind.DECIMAL):
        return lambda text: _amount(text, column)
    return lambda text: _shorter(text, column.longest)


def as_text(raw: Raw) -> Cell | Problem:
    """What the cell says as tidy text; a long number has lost its end, whatever it looks like."""
    if isinstance(raw, str):
        text = tidy(raw)
        return None if text in NOTHING else text
    if raw is None or isinstance(raw, bool):
        return None if raw is None else str(raw).lower()
    if not abs(raw) < _FIRST_LOST:  # nor a float that is no number
        return Problem(LOST_DIGITS, severity=Severity.ERROR)
    return str(int(raw)) if raw == int(raw) else repr(raw)


def tidy(text: str) -> str:
    """Without stray spaces, invisible signs and export tricks; full-width letters and digits plain."""
    if (text.isascii() and text.isalnum()) or not _ODD(text):
        return text
    text = " ".join(_INVISIBLE.sub("", text).split())
    if trick := _EXPORT_TRICK(text):
        text = trick[1].replace('""', '"').strip()
    return text.removeprefix("'").translate(_WIDE)


def looks_like_formula(raw: Raw) -> bool:
    """A CSV text that a spreadsheet would run; plain numbers, +86 phones and ="…" are harmless."""
    return isinstance(raw, str) and bool(_FORMULA(raw)) and not _HARMLESS(raw.strip())


def _number(clean: Callable[[str], str]) -> Callable[[str], Cell | Problem]:
    def read(text: str) -> Cell | Problem:
        try:
            return clean(text)
        except ids.BadNumber as bad:
            return Problem(SCIENTIFIC) if _EXPONENT(text) else Problem(bad.message, bad.params)

    return read


def _phone(text: str) -> Cell | Problem:
    try:
        return ids.clean_phone(text)
    except ids.BadNumber as bad:
        first, *others = re.split(r"[/、,，;；\s]+", text)
        if others:
            found = _phone(first)
            if isinstance(found, str):
                return Problem(SECOND_PHONE, severity=Severity.WARNING, value=found)
        return Problem(bad.message, bad.params)


def _shorter(text: str, most: int) -> Cell | Problem:
    if len(text) > most:
        return Problem(TOO_LONG, {"most": most})
    return Problem(SCIENTIFIC) if _EXPONENT(text) else text


_SPOKEN: Final = {
    **dict.fromkeys(("是", "有", "Y", "YES", "TRUE", "1", "√", "✓", "✔"), "true"),
    **dict.fromkeys(("否", "不是", "没有", "N", "NO", "FALSE", "0", "×", "✗", "X"), "false"),
}


def _yes_no(text: str) -> Cell | Problem:
    return _SPOKEN.get(text.upper()) or Problem(NOT_YES_NO)


def _choice(column: Column) -> Callable[[str], Cell | Problem]:
    codes = {_key(word): code for word, code in column.choices.items()}
    shown: dict[str, str] = {}
    for word, code in column.choices.items():
        shown.setdefault(code, word)
    options = "、".join(list(shown.values())[:8])

    def read(text: str) -> Cell | Problem:
        return codes.get(_key(text)) or Problem(NOT_A_CHOICE, {"options": options})

    return read


def _key(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


_AMOUNT: Final = re.compile(r"([+\-]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*[^0-9.,]{0,4}").fullmatch


def _amount(text: str, column: Column) -> Cell | Problem:
    """A number with at most a word of unit behind it (5 座, 12.5万 is not one)."""
    found = _AMOUNT(unicodedata.normalize("NFKC", text))
    if not found or "万" in text:
        return Problem(NOT_A_NUMBER)
    try:
        value = Decimal(found[1].replace(",", "")).normalize()
    except InvalidOperation:
        return Problem(NOT_A_NUMBER)
    if column.kind == Kind.INT and value != value.to_integral_value():
        return Problem(NOT_WHOLE)
    low = column.low if column.low is not None else -(2**31)
    high = column.high if column.high is not None else 2**31 - 1
    if not low <= value <= high:
        return Problem(OUT_OF_RANGE, {"low": low, "high": high})
    return format(value, "f")
