"""Who looked at my record: the post, when, at what and why; never hidden, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yilu.branch_life.queries import development
from yilu.core.actor import Role
from yilu.mobile.page import actor_of, mine
from yilu.organisations.enums import ROLE_LABELS
from yilu.people import queries as people


@dataclass(frozen=True, slots=True)
class Look:
    """One look, in the words the person reads: the post and never the name."""

    who: Any
    at: datetime
    field: Any
    purpose: Any
    note: str


@require_GET
@mine
def looked(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    looks = [_told(look) for look in people.who_looked(actor)]
    looks += [_file_told(look) for look in development.who_looked(actor)]
    looks.sort(key=lambda look: look.at, reverse=True)
    return render(request, "mobile/me/looked.html", {"tab": "me", "looks": looks})


def _file_told(look: development.OwnLook) -> Look:
    """Somebody of the branch's chain opened the development file."""
    who = ROLE_LABELS[Role(look.role)] if look.role else _("党组织")
    return Look(who, look.at, look.what.label, _("发展党员"), "")


def _told(look: people.Look) -> Look:
    who = ROLE_LABELS[Role(look.role)]
    return Look(who, look.at, look.field.label, look.purpose.label, look.note)
