"""Tags only the phone's frame needs."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from yilu.mobile.nav import tabs_for

register = template.Library()


@register.inclusion_tag("mobile/_tabbar.html", takes_context=True)
def tabbar(context: dict[str, Any], current: str = "") -> dict[str, Any]:
    """`{% tabbar tab %}`: the tabs of whoever is signed in."""
    tabs = [
        {"name": tab.name, "label": tab.label, "icon": tab.icon, "href": reverse(tab.url_name)}
        for tab in tabs_for(context.get("actor"))
    ]
    return {"tabs": tabs, "current": current}
