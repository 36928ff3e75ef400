"""Who looked at my record: the post, when, at what and why; never hidden, never edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

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
    looks = [_told(look) for look in people.who_looked(actor_of(request))]
    return render(request, "mobile/me/looked.html", {"tab": "me", "looks": looks})


def _told(look: people.Look) -> Look:
    who = ROLE_LABELS[Role(look.role)]
    return Look(who, look.at, look.field.label, look.purpose.label, look.note)
