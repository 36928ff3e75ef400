"""Tags only the desk's frame needs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from yilu.appeals.queries import overdue
from yilu.console.cells import drawn
from yilu.console.nav import Entry, entries_for, hand_entries, sections_of
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.notices.queries import unread_count
from yilu.organisations.enums import ROLE_LABELS
from yilu.people.queries import own
from yilu.ui.templatetags.ui import bell

register = template.Library()
Context = dict[str, Any]


@register.simple_tag
def cell(shown: Context, href: str = "") -> SafeString:
    """`{% cell shown line.href %}`: one cell of a list's row."""
    return drawn(shown, href)


@register.simple_tag(takes_context=True)
def sidenav(context: Context, current: str = "") -> SafeString:
    """`{% sidenav nav %}`: every page this actor may open, in sections; what is overdue has its number."""
    actor: Actor | None = context.get("actor")
    late = overdue(actor) if actor is not None else 0
    keys = tuple(entry.key for entry in entries_for(actor))
    frame = (str(context.get("city_name", "")), bool(context.get("demo_mode")))
    return _menu(get_language() or "", keys, current, late, *frame)


@register.simple_tag(takes_context=True)
def desktabs(context: Context, current: str = "") -> SafeString:
    """`{% desktabs nav %}`: the bottom tabs of a desk page held in the hand."""
    keys = tuple(entry.key for entry in hand_entries(context.get("actor")))
    return _tabs(get_language() or "", keys, current)


# The menu is the same for everybody with the same pages: drawn once per language and place.


@lru_cache(maxsize=1024)
def _menu(
    _language: str,
    keys: tuple[str, ...],
    current: str,
    late: int,
    city_name: str,
    demo_mode: bool,
) -> SafeString:
    number = {"appeals": late}
    sections = [
        {"label": label, "entries": [{**_link(e), "late": number.get(e.key)} for e in entries]}
        for label, entries in sections_of(keys)
    ]
    told = {"sections": sections, "current": current, "city_name": city_name}
    return render_to_string("console/_sidenav.html", {**told, "demo_mode": demo_mode})


@lru_cache(maxsize=1024)
def _tabs(_language: str, keys: tuple[str, ...], current: str) -> SafeString:
    links = [_link(entry) for _label, entries in sections_of(keys) for entry in entries]
    return render_to_string("console/_desktabs.html", {"entries": links, "current": current})


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
