"""发放台 in the hand: a pack against a code or a signature; without a line the signature waits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from yilu.care import actions, queries
from yilu.care.enums import Receipt
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.taps import waited
from yilu.mobile.forms.care import FindForm, HandForm
from yilu.mobile.once import fresh, once_or
from yilu.mobile.outbox import kept, tapped_at
from yilu.mobile.page import actor_of, mine


@require_GET
@mine
def packs(request: HttpRequest) -> HttpResponse:
    """What is given out now, and from which of my stores."""
    actor = actor_of(request)
    if not actor.may_anywhere(Right.HAND_OUT):
        raise NotFound("packs")
    context = {"tab": "home", "rows": queries.my_counters(actor)}
    return render(request, "mobile/care/packs.html", context)


@require_GET
@kept
@mine
def counter(request: HttpRequest, pk: UUID, place: UUID) -> HttpResponse:
    return _page(request, *_here(actor_of(request), pk, place))


def _here(actor: Actor, pk: UUID, place: UUID) -> tuple[Any, Any]:
    """The campaign and the store, where both are the actor's."""
    row = queries.get_campaign(actor, pk)
    store = next((one for one in queries.counters(actor) if one.pk == place), None)
    if store is None:
        raise NotFound(str(place))
    return row, store


def _page(
    request: HttpRequest, row: Any, store: Any, status: int = 200, **shown: Any
) -> HttpResponse:
    """`find` and `hand` are the forms as typed; `people` whoever was found, each with how he stands."""
    stock = {place.pk: left for place, left in queries.with_some(row.city, row.pack)}
    context = {
        "tab": "home",
        "row": row,
        "place": store,
        "left": stock.get(store.pk, 0),
        "find": FindForm(),
        "hand": HandForm(),
        "people": [],
        "once": fresh(),
        **shown,
    }
    return render(request, "mobile/care/pack_counter.html", context, status=status)


@require_POST
@mine
def find(request: HttpRequest, pk: UUID, place: UUID) -> HttpResponse:
    """Who this is and whether he is due one: with a line, before he signs."""
    actor = actor_of(request)
    row, store = _here(actor, pk, place)
    form = FindForm(request.POST)
    people: list[Any] = []
    if form.is_valid():
        try:
            people = actions.find_drivers(form.cleaned_data["who"], by=actor)
        except Invalid as error:
            form.add_error("who", str(error.errors["who"]))
        except Refused as error:
            form.add_error("who", str(error.message))
        else:
            if not people:
                form.add_error("who", _nobody())
    typed = "".join(form.cleaned_data.get("who", "").split())
    context = {
        "find": form,
        "people": [(one, queries.standing_of(row, one.person_id)) for one in people],
        "code": typed if people and people[0].by_code else "",
        "typed": typed,
    }
    return _page(request, row, store, 422 if form.errors else 200, **context)


def _nobody() -> str:
    return _("没有用这个号码登记的司机，先看看号码；没登记过的请他先登记。")


@require_POST
@mine
def hand(request: HttpRequest, pk: UUID, place: UUID) -> HttpResponse:
    """One pack; one that waited for a line is checked now, and refused with what to do about it."""
    actor = actor_of(request)
    row, store = _here(actor, pk, place)
    form = HandForm(request.POST)
    if not form.is_valid():
        return _page(request, row, store, 422, hand=form, told=_told(form))
    given = form.cleaned_data
    at = None if given["now"] else tapped_at(request, given["phone_at"])

    def make() -> str:
        person = _person(actor, given)
        actions.hand_out(row.pk, person.person_id, store, _signed(given), by=actor, tapped_at=at)
        if not waited(at):
            name = masking.name(person.name)
            messages.success(request, _("发给%(name)s了。下一位。") % {"name": name})
        return reverse("mobile:pack_counter", args=[pk, place])

    def wrong(errors: Mapping[str, str]) -> HttpResponse:
        told = [str(message) for message in errors.values()]
        if waited(at) and "phone_at" not in errors:
            told.append(_("东西已经给了他的，请要回来；要不回来的，到“物资库存”里盘点，写明原因。"))
        return _page(request, row, store, 422, hand=form, told=told, too_late="phone_at" in errors)

    return once_or(request, make, wrong)


def _told(form: HandForm) -> list[str]:
    """What no field on the page says itself."""
    fields = ("signature", "person", "code", "phone_at")
    return [str(message) for name in fields for message in form.errors.get(name, [])]


def _person(actor: Actor, given: dict[str, Any]) -> Any:
    """Whoever was found before, or whose number was typed; a name tells two with one number apart."""
    if given["person"] is not None:
        people = queries.drivers_of(actor.city, [given["person"]])
    else:
        people = actions.find_drivers(given["who"], by=actor)
        if people and given["name"]:
            people = [one for one in people if one.name == given["name"]]
            if not people:
                raise Invalid({"name": _("这个号码登记的不是这个姓名，请核对。")})
    if not people:
        raise Invalid({"who": _nobody()})
    if len(people) > 1:
        raise Invalid({"name": _("几个人共用这个手机号，请写上姓名。")})
    return people[0]


def _signed(given: dict[str, Any]) -> actions.Signed:
    """A drawing is a signature; else the paper he signed; else the code on his phone."""
    receipt = (
        Receipt.SIGNATURE
        if given["signature"]
        else Receipt.PAPER
        if given["receipt_note"]
        else Receipt.CODE
    )
    proof = {name: given[name] for name in ("code", "signature", "receipt_note")}
    return actions.Signed(receipt, proof, given["proxy_name"], given["proxy_reason"])
