"""Messages at the desk: what was told to whoever sits there; opening one leads to what it is about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk, done
from yilu.core.actor import Actor
from yilu.notices import actions, queries
from yilu.notices.enums import Kind


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.messages(actor, unread=asked.get("unread") == "yes", kind=asked.get("kind"))


def _detail(row: Any) -> str:
    return reverse("console:message", args=[row.pk])


def _state(row: Any) -> str | Cell:
    return Cell(_("未读"), tone="soon") if row.read_at is None else Cell(_("已读"), tone="calm")


PAGE = ListPage(
    kind="notices.message",
    title=gettext_lazy("消息"),
    rows=_rows,
    detail=_detail,
    filters=(
        Filter("unread", gettext_lazy("状态"), [("yes", gettext_lazy("未读"))]),
        Filter("kind", gettext_lazy("种类"), Kind.choices),
    ),
    export=None,
    empty_title=gettext_lazy("还没有消息"),
    empty_text=gettext_lazy("有事找您，会在这里告诉您。"),
    columns=(
        Column("title", gettext_lazy("消息"), lambda row: Cell(row.title, row.body), lead=True),
        Column("kind", gettext_lazy("种类"), lambda row: row.get_kind_display()),
        Column("state", gettext_lazy("状态"), _state),
        Column("at", gettext_lazy("时间"), lambda row: f"{localtime(row.at):%Y-%m-%d %H:%M}", "at"),
    ),
)


@desk()
def messages(request: HttpRequest) -> HttpResponse:
    unread = queries.unread_count(actor_of(request))
    template = "console/messages.html"
    return respond(request, PAGE, nav="messages", template=template, unread_here=unread)


@desk()
def message(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open one: that it was read is all that changes, however often it is opened."""
    found = queries.get_message(actor_of(request), pk)
    actions.read(found.pk, by=actor_of(request))
    return redirect(found.link or "console:messages")


@desk(post=True, get=False)
def read_all(request: HttpRequest) -> HttpResponse:
    actions.read_all(by=actor_of(request))
    return done(request, _("都标成已读了。"), "console:messages")
