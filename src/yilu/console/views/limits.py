"""What the committee sets for its city: every limit of every app, what holds, since when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.limits import LimitForm
from yilu.console.views.desk import actor_of, desk, done, posted, put
from yilu.core import clock
from yilu.core.actor import Right
from yilu.core.errors import Invalid
from yilu.people.queries import account_names
from yilu.rulebook import actions, queries

NAV = "limits"
SETTERS = (Right.SET_LIMITS, Right.SECURITY)


@dataclass(frozen=True, slots=True)
class Line:
    """One limit as the page tells it."""

    key: str
    label: Any
    does: Any
    value: str
    default: str
    own: bool  # the city's, not the default
    since: Any
    who: str
    coming: str
    coming_on: Any


@desk(*SETTERS)
def limits(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    found = queries.settings_of(actor)
    rows = [one.row for _group, settings in found for one in settings if one.row is not None]
    names = account_names(actor.city, [row.set_by for row in rows if row.set_by])
    groups = [(group.title, [_line(one, names) for one in settings]) for group, settings in found]
    return render(request, "console/limits/list.html", {"nav": NAV, "groups": groups})


def _line(one: Any, names: dict[UUID, str]) -> Line:
    limit, row, coming = one.limit, one.row, one.coming
    return Line(
        limit.key,
        limit.label,
        limit.does,
        told(limit, one.value),
        told(limit, limit.default),
        row is not None and row.value != limit.default,
        row.from_on if row is not None else None,
        _who(row, names),
        told(limit, coming.value) if coming is not None else "",
        coming.from_on if coming is not None else None,
    )


def _who(row: Any, names: dict[UUID, str]) -> str:
    return names.get(row.set_by, "") if row is not None else ""


def told(limit: Any, value: Any) -> str:
    """A value as one reads it: with its unit, a switch as a word, lists in a row."""
    match str(limit.form):
        case "switch":
            return _("是") if value else _("否")
        case "hours":
            return "、".join(f"{begin}–{end}" for begin, end in value)
        case "lines":
            return "、".join(map(str, value)) or _("没有")
        case "text":
            return str(value) or _("没有填")
    return f"{value} {limit.unit}".strip()


@desk(*SETTERS, post=True)
def limit(request: HttpRequest, key: str) -> HttpResponse:
    """One limit with its history, and the form that sets it."""
    actor = actor_of(request)
    one = queries.setting(actor, key)
    initial = {"value": one.limit.written(one.value), "from_on": clock.today()}
    form = LimitForm(posted(request), initial=initial, limit=one.limit)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = actions.set_limit(
                key, given["value"], by=actor, reason=given["reason"], from_on=given["from_on"]
            )
            said = _("改好了，从 %(day)s 起用新的。") % {"day": row.from_on}
            return done(request, said, "console:limits")
        except Invalid as wrong:
            put(form, wrong)
    return _page(request, one, form)


def _page(request: HttpRequest, one: Any, form: LimitForm) -> HttpResponse:
    actor = actor_of(request)
    past = queries.setting_history(actor, one.limit.key)
    names = account_names(actor.city, [row.set_by for row in past if row.set_by])
    context = {
        "nav": NAV,
        "form": form,
        "line": _line(one, names),
        "trail": [(_("时限和标准"), reverse("console:limits"))],
        "past": [(row, told(one.limit, row.value), _who(row, names)) for row in past],
    }
    status = 422 if form.errors else 200
    return render(request, "console/limits/one.html", context, status=status)
