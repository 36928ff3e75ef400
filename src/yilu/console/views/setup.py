"""The check-list of a new city, for the system administrator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yilu.console.views.desk import actor_of, desk, done
from yilu.core.actor import Right
from yilu.flows import setup as flow

NAV = "setup"


@desk(Right.SYSTEM)
def setup(request: HttpRequest) -> HttpResponse:
    items = flow.checklist(actor_of(request))
    left = sum(not item.done for item in items)
    return render(request, "console/setup.html", {"nav": NAV, "items": items, "left": left})


@desk(Right.SYSTEM, post=True, get=False)
def backup_tried(request: HttpRequest) -> HttpResponse:
    flow.note_backup(by=actor_of(request))
    return done(request, _("记下了。三个月后会再提醒。"), "console:setup")
