"""Sign up, confirm, give up, ask: one tap each, and two taps do no more than one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yilu.activities import actions
from yilu.activities.enums import SeatState
from yilu.mobile.page import actor_of, mine
from yilu.mobile.views.activities.told import told


@require_POST
@mine
def sign_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    def act() -> str:
        seat = actions.sign_up(pk, by=actor_of(request))
        if seat.state == SeatState.BOOKED:
            return _("报上了。开始前一天再提醒您。")
        return _("排上候补了。有空位马上告诉您。")

    return told(request, pk, act)


@require_POST
@mine
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    def act() -> str:
        actions.accept(pk, by=actor_of(request))
        return _("确认好了，名额是您的。")

    return told(request, pk, act)


@require_POST
@mine
def give_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    def act() -> str:
        actions.give_up(pk, by=actor_of(request))
        return _("取消了，名额让给下一位。")

    return told(request, pk, act)


@require_POST
@mine
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    def act() -> str:
        actions.ask(pk, request.POST.get("text", ""), by=actor_of(request))
        return _("问题收到了。答复以后大家都能看到，不写您的名字。")

    return told(request, pk, act)
