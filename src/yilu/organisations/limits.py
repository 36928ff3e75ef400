"""What a city says of its units: which branch was the first, and which unit answers for 12345."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Invalid
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.organisations.models import Unit
from yilu.rulebook.limits import Form, Group, Limit


def _branch(city: str, value: Any) -> None:
    _known(city, value, [*BRANCH_KINDS])


def _desk(city: str, value: Any) -> None:
    _known(city, value, [UnitKind.DEPARTMENT])


def _known(city: str, number: str, kinds: list[str]) -> None:
    rows = Unit.objects.filter(city=city, number=number, kind__in=kinds, closed_on=None)
    if number and not rows.exists():
        raise Invalid({"value": _("没有这个编号的单位；编号在“组织”里看，例如 DW-0004。")})


FIRST_BRANCH = Limit(
    "membership.first_branch",
    _("首个司机党支部的编号"),
    "",
    _("简报里“编入首个支部”数它的人；没有填的，是成立最早的那个。"),
    form=Form.TEXT,
    check=_branch,
)
HOTLINE = Limit(
    "referrals.hotline_unit",
    _("承办 12345 的单位的编号"),
    "",
    _("诉求和随手拍移交 12345 时交给这个单位；没有填的，可以选任何一个协办单位。"),
    form=Form.TEXT,
    check=_desk,
)
LIMITS = Group(_("组织"), (FIRST_BRANCH, HOTLINE))
