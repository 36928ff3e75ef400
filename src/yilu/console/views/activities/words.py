"""Words of activities at the desk: audiences to choose from and as they are said, tones of states."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yilu.activities import queries
from yilu.activities.enums import WEEKDAYS, ActivityState
from yilu.console.forms.activities import text_of
from yilu.console.views.registry.words import districts
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.organisations.queries import units_named
from yilu.registry.queries import groups

TONES = {
    ActivityState.DRAFT: "calm",
    ActivityState.PUBLISHED: "wait",
    ActivityState.HELD: "soon",
    ActivityState.CLOSED: "done",
    ActivityState.CANCELLED: "over",
}
K = AudienceKind


def audiences(actor: Actor) -> list[tuple[str, Any]]:
    """Every rule that may be ticked: everybody, members, groups, districts, branches, companies."""
    rows: list[tuple[Rule, Any]] = [(Rule(K.EVERYBODY), _("全体司机和党员"))]
    rows += [(Rule(K.GROUP, code), name) for code, name in groups_of(actor)]
    rows += [(Rule(K.DISTRICT, code), name) for code, name in districts(actor)]
    rows += [(Rule(K.MEMBERS), _("全体党员"))]
    branches = units_named(actor.city, kinds=BRANCH_KINDS)
    companies = units_named(actor.city, kinds=[UnitKind.COMPANY])
    rows += [(Rule(K.BRANCH, str(pk)), name) for pk, name in branches]
    rows += [(Rule(K.COMPANY, str(pk)), name) for pk, name in companies]
    return [(text_of(rule), label) for rule, label in rows]


def groups_of(actor: Actor) -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in groups(actor.city)]


def said(actor: Actor, rules: Iterable[Rule]) -> str:
    """万顺叫车、东区: an audience in words."""
    wanted = {text_of(rule) for rule in rules}
    return "、".join(str(label) for text, label in audiences(actor) if text in wanted)


def organisers(actor: Actor) -> list[tuple[str, str]]:
    return [(str(unit.pk), unit.name) for unit in queries.organisers(actor)]


def hosts(actor: Actor) -> list[tuple[str, str]]:
    """Who may stand at the door: branches, station operators, departments of the city."""
    kinds = [*BRANCH_KINDS, UnitKind.STATION_OPERATOR, UnitKind.DEPARTMENT]
    return [(str(pk), name) for pk, name in units_named(actor.city, kinds=kinds)]


def when(activity: Any) -> str:
    """2026-06-12 周五 19:30–21:00"""
    starts, ends = (m.astimezone(CITY_ZONE) for m in (activity.starts_at, activity.ends_at))
    if starts.date() == ends.date():
        return f"{starts:%Y-%m-%d} {WEEKDAYS[starts.weekday()]} {starts:%H:%M}–{ends:%H:%M}"
    return f"{starts:%Y-%m-%d %H:%M} – {ends:%Y-%m-%d %H:%M}"


def unit_key(text: str) -> UUID | None:
    return UUID(text) if text else None
