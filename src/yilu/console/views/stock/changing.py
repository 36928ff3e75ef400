"""Receiving, moving, counting, and being told when something runs low; a new place to keep things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yilu.console.forms.stock import (
    AlertForm,
    ComeInForm,
    MoreForm,
    MoveForm,
    PlaceForm,
    RecountForm,
)
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.console.views.stock.listing import NAV
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.core.refs import Ref
from yilu.organisations.queries import get_unit, units_visible
from yilu.stock import actions
from yilu.stock import queries as stock
from yilu.stock.enums import ItemKind

KEEPS = (Right.KEEP_STATION, Right.RUN_CARE)


def _trail(row: Any = None) -> tuple[tuple[Any, str], ...]:
    trail: tuple[tuple[Any, str], ...] = ((_("物资库存"), reverse("console:stocks")),)
    if row is None:
        return trail
    here = f"{row.item.name} · {row.place.name}"
    return (*trail, (here, reverse("console:stock_line", args=[row.pk])))


def _source(kind: str, given: dict[str, Any]) -> Ref:
    """However often the form is sent, the ledger takes it once."""
    return Ref(f"console.{kind}", given["once"] or uuid4().hex)


def _places(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in stock.kept_places(actor)]


def _place(actor: Actor, key: str) -> Any:
    row = stock.kept_places(actor).filter(pk=UUID(key)).first()
    if row is None:
        raise NotFound("place")
    return row


def _kept(actor: Actor, pk: UUID) -> Any:
    row = stock.get_balance(actor, pk)
    if not stock.may_keep(actor, row.place):
        raise NotFound("stock")
    return row


@desk(*KEEPS, post=True)
def come_in(request: HttpRequest) -> HttpResponse:
    """Something received: known, or new on the city's list."""
    actor = actor_of(request)
    may_list = stock.may_list(actor)
    items = [(str(row.pk), f"{row.name}（{row.unit}）") for row in stock.items(actor.city)]
    form = ComeInForm(
        posted(request), items=items, places=_places(actor), may_list=may_list,
        initial={"once": uuid4().hex},
    )  # fmt: skip
    note = _("礼包和日常用的水、药品都在一本账里。数错了不改账，用盘点更正，写明原因。")
    question = Question(_("物资入库"), _("入这一笔"), NAV, _trail(), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        place = _place(actor, given["place"])
        cost = given.get("unit_cost")
        actions.receive(
            _item(actor, given), place, given["quantity"], _source("in", given), by=actor,
            unit_cost_fen=None if cost is None else int(cost * 100), note=given["note"],
        )  # fmt: skip
        return done(request, _("入库了。"), "console:stocks")

    return ask(request, form, question, act)


def _item(actor: Actor, given: dict[str, Any]) -> Any:
    if given["item"]:
        return stock.get_item(actor.city, UUID(given["item"]))
    if not given.get("new_name", "").strip():
        raise Invalid({"item": _("选一样，或者在下面写新的。")})
    return actions.add_item(given["new_name"], given["unit"], ItemKind(given["kind"]), by=actor)


@desk(*KEEPS, post=True)
def more(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = MoreForm(posted(request), initial={"once": uuid4().hex})

    def act(row: Any, actor: Actor) -> str:
        given = form.cleaned_data
        actions.receive(
            row.item, row.place, given["quantity"], _source("more", given), by=actor,
            note=given["note"],
        )  # fmt: skip
        return _("入库了。")

    return _asked(request, pk, form, _("再入一笔"), act)


@desk(*KEEPS, post=True)
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """调拨: from this place to another, both or neither."""
    actor = actor_of(request)
    others = [(key, name) for key, name in _places(actor) if key != str(_kept(actor, pk).place_id)]
    form = MoveForm(posted(request), places=others, initial={"once": uuid4().hex})

    def act(row: Any, actor: Actor) -> str:
        given = form.cleaned_data
        actions.move(
            row.item, row.place, _place(actor, given["target"]), given["quantity"],
            _source("move", given), by=actor, note=given["note"],
        )  # fmt: skip
        return _("调过去了。")

    return _asked(request, pk, form, _("调到别处"), act)


@desk(*KEEPS, post=True)
def alert(request: HttpRequest, pk: UUID) -> HttpResponse:
    """At how many somebody must restock."""
    row = _kept(actor_of(request), pk)
    form = AlertForm(posted(request), initial={"low_at": row.low_at})

    def act(row: Any, actor: Actor) -> str:
        actions.set_low(row.item, row.place, form.cleaned_data["low_at"], by=actor)
        return _("记下了，到了这个数会通知管理员。")

    return _asked(request, pk, form, _("补货提醒"), act)


@desk(*KEEPS, post=True)
def recount(request: HttpRequest, pk: UUID) -> HttpResponse:
    """盘点 of one item: what is really there."""
    form = RecountForm(posted(request), initial={"once": uuid4().hex})

    def act(row: Any, actor: Actor) -> str:
        given = form.cleaned_data
        actions.count_stock(
            row.place, {row.item: given["counted"]}, by=actor, note=given["note"],
            source=_source("count", given),
        )  # fmt: skip
        return _("盘点好了。")

    return _asked(request, pk, form, _("盘点"), act)


def _asked(
    request: HttpRequest, pk: UUID, form: Any, word: str, act: Callable[[Any, Actor], str]
) -> HttpResponse:
    """One question about one item at one place."""
    actor = actor_of(request)
    row = _kept(actor, pk)
    lead = _("现在有 %(n)d %(unit)s") % {"n": row.quantity, "unit": row.item.unit}
    question = Question(word, word, NAV, _trail(row), lead)
    return ask(
        request, form, question, lambda: done(request, act(row, actor), "console:stock_line", pk)
    )


@desk(*KEEPS, post=True)
def place_open(request: HttpRequest) -> HttpResponse:
    """A room of a unit becomes a place where things are kept."""
    actor = actor_of(request)
    units = [(str(u.pk), u.name) for u in units_visible(actor) if stock.may_open(actor, u)]
    form = PlaceForm(posted(request), units=units)
    note = _("驿站的不用开：在柜台上第一次入库时自己就有了。")
    question = Question(_("新的存放点"), _("开设"), NAV, _trail(), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        unit = get_unit(actor, UUID(given["unit"]))
        actions.open_place(Ref.to(unit), unit, given["name"], by=actor, division=unit.division)
        return done(request, _("开好了，可以入库。"), "console:stocks")

    return ask(request, form, question, act)
