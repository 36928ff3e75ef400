"""The rosters of this installation, by kind (settings.YILU_ROSTERS)."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yilu.core.errors import Invalid
from yilu.intake.spec import Column, Roster


@cache
def _load(names: tuple[str, ...]) -> dict[str, Roster]:
    found: list[Roster] = [import_string(name) for name in names]
    return {roster.kind: roster for roster in found}


def rosters() -> dict[str, Roster]:
    """Kind → roster, in the order of the setting."""
    return _load(tuple(settings.YILU_ROSTERS))


def roster(kind: str) -> Roster:
    try:
        return rosters()[kind]
    except KeyError:
        kinds = "、".join(rosters())
        raise Invalid(
            {"kind": _("没有这种名册，可以导入：%(kinds)s。") % {"kinds": kinds}}
        ) from None


def column(of: Roster, key: str) -> Column:
    """The roster's column of this key."""
    try:
        return next(column for column in of.columns if column.key == key)
    except StopIteration:
        raise Invalid({"column": _("没有这一列。")}) from None
