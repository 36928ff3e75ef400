"""Reading the stock: what is where, what runs low, how it came about, and whether it adds up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import F, Model, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.stock import access
from yilu.stock.models import Balance, Item, Movement, Place

T = TypeVar("T", bound=Model)


@dataclass(frozen=True, slots=True)
class Drift:
    """A balance that is not the sum of its movements; there must be none."""

    item: str
    place: str
    balance: int
    movements: int


def items(city: str, *, kind: str = "") -> QuerySet[Item]:
    """What the city keeps, in the order it was listed; the list itself is nobody's secret."""
    rows = Item.objects.filter(city=city, closed_on=None)
    return (rows.filter(kind=kind) if kind else rows).order_by("kind", "number")


def get_item(city: str, key: UUID | str) -> Item:
    """By id or by number."""
    wanted = {"pk": key} if isinstance(key, UUID) else {"number": key}
    return _one(Item.objects.filter(city=city, **wanted))


def places(actor: Actor) -> QuerySet[Place]:
    rows = access.visible(actor).filter(closed_on=None)
    return rows.select_related("unit").order_by("name", "pk")


def get_place(actor: Actor, key: UUID) -> Place:
    """The place, if the actor may see it; otherwise it does not exist."""
    return _one(access.visible(actor).select_related("unit").filter(pk=key))


def kept_places(actor: Actor) -> QuerySet[Place]:
    """Where the actor may receive, move and count."""
    rows = access.kept(actor).filter(closed_on=None)
    return rows.select_related("unit").order_by("name", "pk")


def may_open(actor: Actor, unit: Unit) -> bool:
    """Whether a page offers to keep stock at this unit."""
    return access.may_open(actor, unit)


def may_list(actor: Actor) -> bool:
    """Whether a page offers to put something new on the city's list."""
    return access.may_list(actor)


def sees(actor: Actor) -> bool:
    """Whether there is anything of the stock for the actor to look at."""
    return any(actor.may_anywhere(right) for right in access.SEES)


def place_of(city: str, of: Ref) -> Place | None:
    """The place that belongs to a thing (a station); no rights asked: moving asks for them."""
    rows = Place.objects.filter(city=city, kind=of.kind, key=of.key, closed_on=None)
    return rows.select_related("unit").first()


def balances(actor: Actor, place: Place | None = None) -> QuerySet[Balance]:
    """How much there is, with `item` and `place`."""
    rows = Balance.objects.filter(
        city=actor.city, place__in=access.visible(actor).values("pk"), item__closed_on=None
    )
    rows = rows if place is None else rows.filter(place=place)
    return rows.select_related("item", "place__unit").order_by(
        "place__name", "item__kind", "item__number"
    )


def stocktaking(
    actor: Actor,
    *,
    place: UUID | None = None,
    kind: str = "",
    only_low: bool = False,
    text: str = "",
) -> QuerySet[Balance]:
    """The stock as a list at the desk: what is where."""
    rows = low(actor) if only_low else balances(actor)
    rows = rows if place is None else rows.filter(place=place)
    rows = rows.filter(item__kind=kind) if kind else rows
    return rows.filter(item__name__icontains=text.strip()) if text.strip() else rows


def get_balance(actor: Actor, key: UUID) -> Balance:
    """One item at one place, if the actor may see the place."""
    return _one(balances(actor).filter(pk=key))


def low(actor: Actor, place: Place | None = None) -> QuerySet[Balance]:
    """What somebody must restock."""
    return balances(actor, place).filter(low_at__isnull=False, quantity__lte=F("low_at"))


def movements(
    actor: Actor, *, place: Place | None = None, item: Item | None = None, reason: str = ""
) -> QuerySet[Movement]:
    """The ledger, newest first."""
    rows = Movement.objects.filter(city=actor.city, place__in=access.visible(actor).values("pk"))
    rows = rows if place is None else rows.filter(place=place)
    rows = rows if item is None else rows.filter(item=item)
    rows = rows.filter(reason=reason) if reason else rows
    return rows.select_related("item", "place").order_by("-on", "-at", "pk")


def may_keep(actor: Actor, place: Place) -> bool:
    """Whether a page offers receiving, moving and counting."""
    return access.may_keep(actor, place)


def may_take(actor: Actor, place: Place) -> bool:
    """Whether a page offers using up and handing out."""
    return access.may_take(actor, place)


def recount(city: str) -> list[Drift]:
    """Every balance that is not the sum of its movements."""
    moved = (
        Movement.objects.filter(city=city, item=OuterRef("item"), place=OuterRef("place"))
        .order_by()
        .values("item")
        .annotate(total=Sum("quantity"))
        .values("total")
    )
    rows = Balance.objects.filter(city=city).annotate(total=Coalesce(Subquery(moved), 0))
    wrong = rows.exclude(quantity=F("total"))
    columns = ("item__number", "place__name", "quantity", "total")
    return [Drift(*row) for row in wrong.order_by("pk").values_list(*columns)]


def _one(rows: QuerySet[T]) -> T:
    row = rows.first()
    if row is None:
        raise NotFound("stock")
    return row
