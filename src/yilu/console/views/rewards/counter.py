"""The counter: a driver's code, what he wants, one button; and the record of what was handed out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rewards import RedeemForm, ReturnForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted, put
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.flows import redeeming
from yilu.rewards import actions, queries
from yilu.stock import queries as shelves

NAV, NAV_COUNTER = "redemptions", "redeem"
REDEEM, MANAGE = Right.REDEEM, Right.MANAGE_REWARDS
SURE = "sure"


@desk(REDEEM, post=True)
def redeem(request: HttpRequest) -> HttpResponse:
    """Two steps for each in the queue: his code, then what he gets."""
    actor = actor_of(request)
    places = [place for place in shelves.places(actor) if shelves.may_take(actor, place)]
    given = request.GET if request.method == "GET" else request.POST
    initial = {"code": given.get("code", "")[:12], "place": given.get("place", "")}
    form = RedeemForm(
        posted(request), places=[(str(p.pk), p.name) for p in places], initial=initial
    )
    found, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            if SURE in request.POST:
                return _handed(request, form, actor)
            found = actions.find_voucher(form.cleaned_data["code"], by=actor)
        except Invalid as error:
            put(form, error)
        except Refused as error:
            form.add_error(None, str(error.message))
    if form.errors:
        status = 422
    context = {
        "nav": NAV_COUNTER,
        "form": form,
        "places": places,
        "found": found,
        "name": masking.name(found.person.name) if found else "",
        "last": queries.redemptions(actor)[:6],
    }
    return render(request, "console/rewards/redeem.html", context, status=status)


def _handed(request: HttpRequest, form: RedeemForm, actor: Actor) -> HttpResponse:
    row = redeeming.hand_over(form.cleaned_data["code"], UUID(form.cleaned_data["place"]), by=actor)
    words = _("%(good)s给他，扣了 %(points)d 分。下一位。")
    said = words % {"good": row.good.name, "points": row.points}
    answer = done(request, said, "console:redeem")
    answer["Location"] += f"?place={row.place}"
    return answer


def _rows(actor: Actor, asked: Asked) -> Any:
    good = asked.get("good")
    return queries.redemptions(
        actor, state=asked.get("state"), good=UUID(good) if good else None, text=asked.search
    )


def _goods(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in queries.goods(actor.city, closed=True)]


def _state(row: Any) -> Cell:
    if row.returned_at is not None:
        return Cell(_("已退回"), tone="calm", small=row.return_reason)
    return Cell(_("给了"), tone="done", icon="check")


PAGE = ListPage(
    kind="rewards.redemption",
    title=gettext_lazy("兑换记录"),
    rows=_rows,
    detail=lambda row: reverse("console:redemption", args=[row.pk]),
    filters=(
        Filter("good", gettext_lazy("哪一样"), _goods),
        Filter(
            "state",
            gettext_lazy("状态"),
            [("handed", gettext_lazy("给了的")), ("returned", gettext_lazy("退回的"))],
        ),
    ),
    search=gettext_lazy("搜编号、姓名全名"),
    sort="-on",
    empty_title=gettext_lazy("还没有人兑换"),
    empty_text=gettext_lazy("司机在手机上出一个兑换码，到柜台输入八位数就行。"),
    columns=(
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number", lead=True),
        Column("on", gettext_lazy("日期"), lambda row: row.on.isoformat(), "on"),
        Column("who", gettext_lazy("司机"), lambda row: masking.name(row.person.name)),
        Column("good", gettext_lazy("哪一样"), lambda row: row.good.name, "good__name"),
        Column("points", gettext_lazy("积分"), lambda row: row.points, "points", number=True),
        Column("place", gettext_lazy("在哪里"), lambda row: row.place_name, "place_name"),
        Column("state", gettext_lazy("状态"), _state),
    ),
)


@desk(REDEEM, MANAGE)
def redemptions(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV)


@desk(REDEEM, MANAGE, post=True)
def redemption(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of them, and taking it back."""
    actor = actor_of(request)
    row = queries.get_redemption(actor, pk)
    may_return = queries.may_return(actor, row)
    if request.method == "POST" and not may_return:
        raise NotFound(str(pk))
    trail = ((_("兑换记录"), reverse("console:redemptions")),)
    lead = _("%(name)s · %(good)s · %(points)d 分 · %(day)s · %(place)s") % {
        "name": masking.name(row.person.name),
        "good": row.good.name,
        "points": row.points,
        "day": row.on.isoformat(),
        "place": row.place_name,
    }
    if not may_return:
        context = {"nav": NAV, "row": row, "lead": lead, "trail": trail}
        return render(request, "console/rewards/redemption.html", context)
    form = ReturnForm(posted(request))
    note = _("退回后积分回到他的账上，物资回到库里。记录留着。")
    question = Question(
        _("退回 %(number)s") % {"number": row.number}, _("退回"), NAV, trail, lead, note
    )

    def act() -> HttpResponse:
        redeeming.take_back(pk, form.cleaned_data["reason"], by=actor)
        return done(request, _("退回了。"), "console:redemptions")

    return ask(request, form, question, act)
