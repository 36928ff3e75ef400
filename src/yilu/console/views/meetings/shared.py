"""What the pages of branch life share: rights, choices of branches and people, refusals on the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.meeting import MeetingState
from yilu.console.views.desk import Question, ask
from yilu.core.actor import Right
from yilu.core.errors import Invalid, Refused

NAV = "meetings"
HOLD, KEEP = Right.HOLD_MEETINGS, Right.MANAGE_MEMBERS
NONE = ("", _("不选"))
TONES = {
    MeetingState.PLANNED: ("calm", ""),
    MeetingState.CALLED: ("wait", "bell"),
    MeetingState.OPEN: ("now", "clock"),
    MeetingState.CLOSED: ("soon", "alert"),
    MeetingState.SIGNED: ("done", "check"),
    MeetingState.CANCELLED: ("calm", ""),
}


def chip_tone(state: str) -> tuple[str, str]:
    """The chip's tone as the page's tag wants it."""
    tone, icon = TONES[MeetingState(state)]
    return ("" if tone == "calm" else tone, icon)


def asking(
    request: HttpRequest, form: Form, question: Question, act: Callable[[], HttpResponse]
) -> HttpResponse:
    """As `desk.ask`; what a rule refuses stands on the form too, so that nothing typed is lost."""

    def go() -> HttpResponse:
        try:
            return act()
        except Refused as error:
            raise Invalid({"": error.message}) from error

    return ask(request, form, question, go)


def units(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    return [(str(row.pk), row.name) for row in rows]


def people(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    """Of a branch's roll: by member's key."""
    return [(str(row.member.pk), row.member.person.name) for row in rows]


def persons(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    """Of a branch's roll: by person."""
    return [(str(row.member.person_id), row.member.person.name) for row in rows]


def key_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def key_or_none(text: str) -> UUID | None:
    return key_of(text) if text else None
