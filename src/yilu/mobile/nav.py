"""The tabs under the thumb, as data; only pages that exist are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Tab:
    name: str  # what a view passes as `tab`
    label: Any  # lazily translated
    icon: str
    url_name: str
    look: str = ""


TABS = (
    Tab("home", _("首页"), "home", "mobile:home"),
    Tab("stations", _("驿站"), "station", "mobile:stations"),
    Tab("snap", _("随手拍"), "camera", "mobile:snapshots", "tabbar-shoot"),
    Tab("appeals", _("诉求"), "voice", "mobile:appeals"),
    Tab("me", _("我的"), "user", "mobile:settings"),
)


def tabs_for(actor: Actor | None) -> tuple[Tab, ...]:
    """Somebody who is not signed in has one page, and needs no tabs to reach it."""
    return TABS if actor is not None and actor.person_id else ()
