"""What a list may show of a person: the family name's outline, the last four of a number."""

from __future__ import annotations

HIDDEN = "*"
BLANK = "—"


def name(full: str) -> str:
    """罗小平 → 罗*平, 李四 → 李*, 古丽·买买提 → 古*提: enough to recognise, not to look up."""
    match len(full):
        case 0:
            return BLANK
        case 1:
            return full
        case 2:
            return full[0] + HIDDEN
        case _:
            return full[0] + HIDDEN + full[-1]


def last_four(tail: str) -> str:
    """尾号 as it stands in the row ("1234" → "···· 1234"); nothing known is a dash."""
    return f"···· {tail}" if tail else BLANK


def phone(number: str) -> str:
    """A phone still in hand: +8613800001234 → ···· 1234."""
    return last_four(number[-4:])
