"""Masking as template filters, where a page draws rows that are no list."""

from __future__ import annotations

from django import template

from yilu.core import masking

register = template.Library()


@register.filter
def masked_name(full: str) -> str:
    """罗小平 → 罗*平."""
    return masking.name(full)


@register.filter
def tail(four: str) -> str:
    return masking.last_four(four)
