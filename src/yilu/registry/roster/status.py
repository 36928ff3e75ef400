"""Whether a row says that something has ended: a word in a status column, Flag 3, an invalid State."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Context, Finding, Rows, Severity
from yilu.registry.roster.words import ENDS

OTHER_STATES = _("这份文件的 State 用 1 和 2，按 1 有效、2 无效读；如果不是，请向报送方问清。")
_ONE_TWO = "registry.state_one_two"


def ended_rows(rows: Rows, context: Context) -> list[bool]:
    """Row by row; saying nothing ends nothing."""
    invalid = "2" if _one_two(rows, context) else "1"
    return [
        status == ENDS or flag == ENDS or state == invalid
        for status, flag, state in rows.tuples("status", "flag", "state")
    ]


def odd_states(rows: Rows, context: Context) -> Iterable[Finding]:
    """The ministry's 0/1, or the 1/2 of one public schema: accepted, and said once."""
    if context.cache.get(_ONE_TWO) is None and _one_two(rows, context):
        context.cache[_ONE_TWO] = True
        first = rows["state"].index("2")
        yield Finding(first, "state", OTHER_STATES, severity=Severity.WARNING)


def _one_two(rows: Rows, context: Context) -> bool:
    return bool(context.cache.get(_ONE_TWO)) or "2" in rows["state"]
