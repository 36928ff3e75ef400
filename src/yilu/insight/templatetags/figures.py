"""How a figure's exact number is written on a page: 1,464 in every language (zh-Hans would group by four)."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def thousands(value: int | None) -> str:
    """`{{ figure.value|thousands }}`; a number withheld stays a dash."""
    return "—" if value is None else f"{value:,}"
