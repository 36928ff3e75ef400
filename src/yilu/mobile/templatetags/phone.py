"""Tags only the phone's frame needs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.template.defaultfilters import date as format_date
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.mobile import appeal_words
from yilu.mobile.nav import tabs_for
from yilu.mobile.outbox import owner_of
from yilu.notices.queries import unread_count

register = template.Library()


@register.filter
def moment(at: datetime | None) -> str:
    """A date and hour as an appeal's page says them: 6月8日 周一 09:12."""
    return appeal_words.moment(at) if at else ""


@register.simple_tag(takes_context=True)
def unread(context: dict[str, Any]) -> int | None:
    """`{% unread as n %}`: how many messages wait for whoever is signed in; nobody else has any."""
    actor: Actor | None = context.get("actor")
    return None if actor is None or actor.person_id is None else unread_count(actor)


@register.inclusion_tag("mobile/_outbox.html", takes_context=True)
def outbox(context: dict[str, Any]) -> dict[str, Any]:
    """`{% outbox %}`: what waits in this phone; "?" on a page that may lie on anybody's."""
    return {"owner": "?" if context.get("any_owner") else owner_of(context.get("actor"))}


@register.inclusion_tag("mobile/_tabbar.html", takes_context=True)
def tabbar(context: dict[str, Any], current: str = "") -> dict[str, Any]:
    """`{% tabbar tab %}`: the tabs of whoever is signed in."""
    tabs = [
        {
            "name": tab.name,
            "label": tab.label,
            "icon": tab.icon,
            "href": reverse(tab.url_name),
            "look": tab.look,
        }
        for tab in tabs_for(context.get("actor"))
    ]
    return {"tabs": tabs, "current": current}


@register.filter
def duration(seconds: int) -> str:
    """How long a film lasts: 3:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


@register.filter
def short_day(value: date | None) -> str:
    """A day of this year, as people say it: 6月6日, or 6 June."""
    return str(format_date(value, _("n月j日"))) if value else ""
