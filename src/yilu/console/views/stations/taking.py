"""Beside the counter: needs heard, stock, and the codes on screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from yilu.console.forms.stations import AnswerForm, NeedForm, ReceiveForm
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.people.queries import by_phones
from yilu.runtime.actions import once
from yilu.stations import actions, queries
from yilu.stations.enums import Group, NeedKind
from yilu.stock import actions as stock_actions
from yilu.stock import queries as stock
from yilu.stock.enums import ItemKind, Reason

NAV = "counter"


def first_message(error: Invalid) -> str:
    return str(next(iter(error.errors.values())))


def trail(station: Any) -> tuple[tuple[Any, str], ...]:
    return ((station.name, reverse("console:counter", args=[station.pk])),)


def made_once(request: HttpRequest, actor: Actor, key: str, act: Callable[[], Any]) -> None:
    """However often the form is sent, it happens once."""

    def make() -> tuple[int, Any]:
        act()
        return 201, {}

    once(actor.city, f"{actor.account_id}|{request.path}", key, make)


@desk(Right.KEEP_STATION, post=True)
def need(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    form = NeedForm(posted(request), initial={"once": uuid4().hex})
    note = _("不留姓名也行；要转成诉求的，得有手机号，好把结果告诉他。")
    question = Question(_("记一条需求"), _("记下"), NAV, trail(station), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        person = _person(actor, given["phone"])
        made_once(
            request, actor, given["once"],
            lambda: actions.hear_need(
                station, NeedKind(given["kind"]), given["text"], by=actor,
                group=Group(given["group"]), person=person, wants_appeal=given["wants_appeal"],
            ),
        )  # fmt: skip
        return done(request, _("记下了。"), "console:counter", station.pk)

    return ask(request, form, question, act)


def _person(actor: Actor, phone: str) -> UUID | None:
    if not phone.strip():
        return None
    try:
        found = by_phones(actor.city, [clean_phone(phone)])[clean_phone(phone)]
    except BadNumber as error:
        raise Invalid({"phone": _("手机号要 11 位。")}) from error
    if len(found) != 1:
        raise Invalid({"phone": _("没有用这个手机号登记的人，或者几个人共用；可以先不留。")})
    return found[0]


@desk(Right.KEEP_STATION, post=True)
def need_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_need(actor, pk)
    form = AnswerForm(posted(request))
    question = Question(_("答复需求"), _("答复"), NAV, trail(row.station), lead=row.text)

    def act() -> HttpResponse:
        actions.answer_need(row, form.cleaned_data["answer"], by=actor)
        return done(request, _("答复了。"), "console:counter", row.station_id)

    return ask(request, form, question, act)


@desk(Right.KEEP_STATION, post=True)
def fault_settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_fault(actor, pk)
    form = AnswerForm(posted(request))
    lead = f"{row.get_kind_display()} {row.text}"
    question = Question(_("处理故障"), _("处理好了"), NAV, trail(row.station), lead=lead)

    def act() -> HttpResponse:
        actions.settle_fault(row, form.cleaned_data["answer"], by=actor)
        return done(request, _("处理好了，已告诉反映的人。"), "console:counter", row.station_id)

    return ask(request, form, question, act)


# ── stock ───────────────────────────────────────────────────────────────────────────────────────


def _place(actor: Actor, station: Any) -> Any:
    """The station's own room; it becomes a place of stock when it is first used as one."""
    return stock.place_of(actor.city, Ref.to(station)) or stock_actions.open_place(
        Ref.to(station), station.operator, station.name, by=actor, division=station.division
    )


@desk(Right.KEEP_STATION, post=True)
def stock_receive(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    items = [
        (str(item.pk), f"{item.name}（{item.unit}）")
        for item in stock.items(actor.city, kind=ItemKind.CONSUMABLE)
    ]
    form = ReceiveForm(posted(request), items=items, initial={"once": uuid4().hex})
    question = Question(_("物资入库"), _("入库"), NAV, trail(station))

    def act() -> HttpResponse:
        given = form.cleaned_data
        item = stock.get_item(actor.city, UUID(given["item"]))
        source = Ref("console.receipt", given["once"] or uuid4().hex)
        stock_actions.receive(
            item, _place(actor, station), given["quantity"], source, by=actor, note=given["note"]
        )
        return done(request, _("入库了。"), "console:counter", station.pk)

    return ask(request, form, question, act)


@desk(Right.KEEP_STATION, post=True, get=False)
def stock_use(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One used up, in one tap."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    place = _place(actor, station)
    wanted = request.POST.get("item", "")
    balance = next((b for b in stock.balances(actor, place) if str(b.item_id) == wanted), None)
    if balance is not None:
        source = Ref("console.use", f"{request.POST.get('once', '')[:40]}{wanted[-12:]}")
        stock_actions.take(balance.item, place, 1, Reason.USED, source, by=actor)
    return redirect("console:counter", station.pk)


@desk(Right.KEEP_STATION, post=True)
def stock_count(request: HttpRequest, pk: UUID) -> HttpResponse:
    """盘点: what is really there, item by item; the book follows, with a reason."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    rows = list(stock.balances(actor, _place(actor, station)))
    typed = {str(row.pk): request.POST.get(f"n-{row.pk}", "").strip()[:8] for row in rows}
    errors: list[str] = []
    if request.method == "POST":
        try:
            counted = {row.item: _whole(typed[str(row.pk)]) for row in rows if typed[str(row.pk)]}
            made = stock_actions.count_stock(
                rows[0].place, counted, by=actor, note=request.POST.get("note", "")[:200],
                source=Ref("stock.count", request.POST.get("once", "")[:60] or uuid4().hex),
            ) if rows else []  # fmt: skip
        except Invalid as error:
            errors = [str(message) for message in error.errors.values()]
        else:
            said = _("盘点好了，更正 %(n)d 项。") % {"n": len(made)}
            return done(request, said, "console:counter", station.pk)
    context = {
        "nav": NAV,
        "station": station,
        "rows": [(row, typed[str(row.pk)]) for row in rows],
        "note": request.POST.get("note", ""),
        "errors": errors,
        "once": uuid4().hex,
    }
    return render(request, "console/stations/count.html", context, status=422 if errors else 200)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise Invalid({"counted": _("盘点数请写 0 或正整数。")})
    return int(text)


# ── codes ───────────────────────────────────────────────────────────────────────────────────────


@desk(Right.KEEP_STATION)
def code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The turning code for the counter's screen: the page fetches itself anew before it expires."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    shown = queries.code_for(actor, station)
    context = {
        "nav": NAV, "station": station, "code": shown, "refresh": 20,
        "drawn": _drawn(request, station.pk, shown.text),
    }  # fmt: skip
    return render(request, "console/stations/code.html", context)


@desk(Right.KEEP_STATION)
def day_code(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The code to print and hang up, today's or tomorrow's."""
    actor = actor_of(request)
    station = queries.keeps(actor, pk)
    day = _day(request.GET.get("day", ""))
    text = queries.day_code_for(actor, station, day)
    context = {
        "nav": NAV, "station": station, "day": day, "text": text,
        "drawn": _drawn(request, station.pk, text),
        "tomorrow": clock.today() + timedelta(days=1),
    }  # fmt: skip
    return render(request, "console/stations/day_code.html", context)


def _day(text: str) -> date:
    """Today, or tomorrow for printing the evening before."""
    tomorrow = clock.today() + timedelta(days=1)
    return tomorrow if text == tomorrow.isoformat() else clock.today()


def _drawn(request: HttpRequest, station: UUID, text: str) -> SafeString:
    address = reverse("mobile:station_check_in", args=[station])
    target = request.build_absolute_uri(f"{address}?code={text}")
    svg = segno.make(target, error="m", micro=False).svg_inline(
        scale=8, border=2, light="#fff", omitsize=True, svgclass="qr"
    )
    return mark_safe(svg)  # noqa: S308 — drawn by the library from our own address
