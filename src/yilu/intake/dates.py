"""Days, months and intervals as people write them in cells, made into ISO text."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import OPEN, Cell, Problem, Severity

EPOCH: Final = date(1899, 12, 30)  # day 0 of Excel's serial numbers
SERIALS: Final = range(14_000, 80_000)  # 1938 to 2119
EARLIEST: Final = 1900
FAR: Final = 20  # years ahead that deserve a second look

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_OPEN: Final = r"长期有效|长期|永久有效|永久|无固定期限|无限期|至今"
_TOKEN: Final = re.compile(
    rf"(?P<open>{_OPEN})"
    r"|(?<!\d)(?P<y8>\d{4})(?P<m8>\d{2})(?P<d8>\d{2})(?!\d)"
    r"|(?<!\d)(?P<y6>\d{4})(?P<m6>\d{2})(?!\d)"
    r"|(?<!\d)(?P<y>\d{4})\s*[年./-]\s*(?P<m>\d{1,2})(?!\d)"
    r"\s*(?:[月./-]\s*(?:(?P<d>\d{1,2})(?!\d)\s*[日号]?)?)?"
)
_CLOCK: Final = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")
_BETWEEN: Final = re.compile(r"[\s至到起止自从由前为~—–\-,、;:/()有效期日截]*")
_SHORT_YEAR: Final = re.compile(r"(?<!\d)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}(?!\d)")

NO_SUCH_DAY: Final = _("没有这一天，请看原证。")
UNREADABLE: Final = _("日期看不懂，请写成 2027-03-01 这样。")
YEAR: Final = _("年份要写四位，例如 2027-03-01。")
ODD_YEAR: Final = _("年份不对，请看原证。")
NO_DAY: Final = _("只写了月份，按当月最后一天算。")
FAR_AHEAD: Final = _("日期在很远的将来，请看看是不是写错了。")
TWO_DATES: Final = _("这一格里有两个日期，这一列只能有一个。")
UPSIDE_DOWN: Final = _("截止早于开始，请看原证。")
NO_MONTH: Final = _("月份看不懂，请写成 2026-05 这样。")


def read_day(raw: object, *, today: date, interval: bool = False) -> Cell | Problem:
    """One day, 长期, or (where `interval`) a first and a last day in one cell."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _from_number(raw, today)
    text = str(raw)
    if _ISO(text):
        return _day(text[:4], text[5:7], text[8:], today)
    text = _CLOCK.sub("", unicodedata.normalize("NFKC", text).strip())
    found = [_token(match, today) for match in _TOKEN.finditer(text)]
    if not found or not _BETWEEN.fullmatch(_TOKEN.sub("", text)):
        if text.isdigit() and int(text) in SERIALS:
            return _from_number(int(text), today)
        return Problem(YEAR if _SHORT_YEAR.search(text) else UNREADABLE)
    return found[0] if len(found) == 1 else _interval(found, interval)


def read_month(raw: object, *, today: date) -> Cell | Problem:
    """A month as 2026-05, from a month, a day in it, or a date cell."""
    day = read_day(raw, today=today)
    value = day.value if isinstance(day, Problem) else day
    if value is None or value == OPEN:
        return Problem(NO_MONTH)
    return value[:7]


def _from_number(number: float, today: date) -> Cell | Problem:
    if not 0 < number < 100_000_000:
        return Problem(UNREADABLE)
    whole = int(number)
    if whole in SERIALS:
        day = EPOCH + timedelta(days=whole)
        return _day(str(day.year), str(day.month), str(day.day), today)
    digits = str(whole)
    if whole == number and len(digits) == 8:
        return _day(digits[:4], digits[4:6], digits[6:], today)
    if whole == number and len(digits) == 6:
        return _day(digits[:4], digits[4:], None, today)
    return Problem(UNREADABLE)


def _token(match: re.Match[str], today: date) -> Cell | Problem:
    if match["open"]:
        return OPEN
    year = match["y"] or match["y8"] or match["y6"]
    month = match["m"] or match["m8"] or match["m6"]
    return _day(year, month, match["d"] or match["d8"], today)


def _day(year: str, month: str, day: str | None, today: date) -> Cell | Problem:
    y, m = int(year), int(month)
    if not 1 <= m <= 12 or y == 0:
        return Problem(NO_SUCH_DAY)
    last = monthrange(y, m)[1]
    d = last if day is None else int(day)
    if not 1 <= d <= last:
        return Problem(NO_SUCH_DAY)
    text = f"{y:04}-{m:02}-{d:02}"
    if text == OPEN:  # many systems write 长期 so
        return OPEN
    if y < EARLIEST:
        return Problem(ODD_YEAR)
    if y > today.year + FAR:
        return Problem(FAR_AHEAD, severity=Severity.WARNING, value=text)
    return text if day is not None else Problem(NO_DAY, severity=Severity.WARNING, value=text)


def _interval(found: list[Cell | Problem], allowed: bool) -> Problem:
    """Two dates in one cell: the second is the value, the first goes to the column of beginnings."""
    if len(found) != 2 or not allowed:
        return Problem(TWO_DATES)
    for part in found:
        if isinstance(part, Problem) and part.value is None:
            return part
    first, last = (part.value if isinstance(part, Problem) else part for part in found)
    said = next((part.message for part in found if isinstance(part, Problem)), "")
    return Problem(said, severity=Severity.WARNING, value=last, start=first)
