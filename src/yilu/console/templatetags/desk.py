"""Tags only the desk's frame needs."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from yilu.appeals.queries import overdue
from yilu.console.nav import Entry, hand_entries, sections_for
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.notices.queries import unread_count
from yilu.organisations.enums import ROLE_LABELS
from yilu.people.queries import own
from yilu.ui.templatetags.ui import bell

register = template.Library()
Context = dict[str, Any]


@register.inclusion_tag("console/_sidenav.html", takes_context=True)
def sidenav(context: Context, current: str = "") -> Context:
    """`{% sidenav nav %}`: every page this actor may open, in sections; what is overdue has its number."""
    actor: Actor | None = context.get("actor")
    late = {"appeals": overdue(actor)} if actor is not None else {}
    sections = [
        {
            "label": label,
            "entries": [{**_link(entry), "late": late.get(entry.key)} for entry in entries],
        }
        for label, entries in sections_for(actor)
    ]
    return {**_frame(context), "sections": sections, "current": current}


@register.inclusion_tag("console/_desktabs.html", takes_context=True)
def desktabs(context: Context, current: str = "") -> Context:
    """`{% desktabs nav %}`: the bottom tabs of a desk page held in the hand."""
    links = [_link(entry) for entry in hand_entries(context.get("actor"))]
    return {"entries": links, "current": current}


@register.inclusion_tag("console/_whoami.html", takes_context=True)
def whoami(context: Context) -> Context:
    """`{% whoami %}`: who is signed in, at which post, with the look and the way out."""
    actor: Actor | None = context.get("actor")
    name = name_of(actor)
    post = ROLE_LABELS[actor.grants[0].role] if actor and actor.grants else ""
    return {**_frame(context), "name": name, "initial": name[:1], "post": post}


@register.inclusion_tag("ui/bell.html", takes_context=True)
def deskbell(context: Context) -> Context:
    """`{% deskbell %}`: the way to one's messages with how many are unread; one question a page."""
    actor: Actor | None = context.get("actor")
    return bell(reverse("console:messages"), 0 if actor is None else unread_count(actor))


def name_of(actor: Actor | None) -> str:
    """One's own name; an account that no person is bound to has none."""
    if actor is None or actor.person_id is None:
        return ""
    try:
        return own(actor).name
    except NotFound:
        return ""


def _link(entry: Entry) -> Context:
    return {
        "key": entry.key,
        "label": entry.label,
        "icon": entry.icon,
        "href": reverse(entry.url_name),
    }


def _frame(context: Context) -> Context:
    """What the parts of the frame need of the page's context."""
    wanted = ("city_name", "demo_mode", "request", "csrf_token", "look", "actor")
    return {key: context.get(key) for key in wanted}
