"""How a figure's exact number is written on a page: 1,464 in every language (zh-Hans would group by four)."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()
UNITS = {
    "人": _("人"),
    "家": _("家"),
    "辆": _("辆"),
    "人次": _("人次"),
    "件": _("件"),
    "场次": _("场次"),
    "个": _("个"),
    "台次": _("台次"),
    "元": _("元"),
    "户": _("户"),
    "公里": _("公里"),
    "小时": _("小时"),
    "次": _("次"),
}


@register.filter
def thousands(value: int | None) -> str:
    """`{{ figure.value|thousands }}`; a number withheld stays a dash."""
    return "—" if value is None else f"{value:,}"


@register.filter
def unit_word(unit: str) -> str:
    """Figures carry the Chinese unit of the paper; the page speaks its reader's language."""
    return str(UNITS.get(unit, unit))
