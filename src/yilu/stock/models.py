"""What is kept where: an append-only ledger of movements, and the balance it adds up to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.stock.enums import ItemKind, Reason


@keeps_history()
class Item(CityModel):
    """Something kept: bottled water by the box, a summer pack."""

    number = models.CharField(max_length=20)  # WZ-0001
    name = models.CharField(max_length=60)
    unit = models.CharField(max_length=8)  # 箱, 份, 瓶
    kind = models.CharField(max_length=12, choices=ItemKind)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "name"], name="stock_item_name_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "number"], name="stock_item_number_once_per_city"
            ),
        ]


@keeps_history()
class Place(CityModel):
    """Where things are kept: a station's room or the committee's store; the unit answers for it."""

    kind = models.CharField(max_length=60)  # of the Ref of what it is
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    division = models.CharField(max_length=6, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "kind", "key"], name="stock_place_once")
        ]


class Movement(CityModel):
    """One change of one item at one place; never altered, and nothing points at it."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", db_index=False)
    quantity = models.IntegerField()  # in is positive, out is negative
    reason = models.CharField(max_length=12, choices=Reason)
    source_kind = models.CharField(max_length=60)
    source_key = models.CharField(max_length=60)
    unit_cost_fen = models.PositiveIntegerField(null=True)  # what one cost, of what came in
    note = models.CharField(max_length=200, blank=True)
    account = models.UUIDField(null=True)  # whose hand; null: a job
    on = models.DateField()  # the business day
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "source_key", "source_kind", "reason", "item", "place"],
                name="stock_movement_once_per_source",
            ),
            models.CheckConstraint(name="stock_movement_moves", condition=~Q(quantity=0)),
            models.CheckConstraint(
                name="stock_movement_sign",
                condition=Q(reason__in=["received", "returned"], quantity__gt=0)
                | Q(reason__in=["used", "handed_out"], quantity__lt=0)
                | Q(reason__in=["moved", "counted"]),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "place", "-on"], name="stock_movement_of_place"),
            models.Index(fields=["city", "item", "place"], name="stock_movement_of_item"),
        ]


class Balance(CityModel):
    """How much of an item is at a place: the sum of its movements, proved by a recount."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="+", db_index=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="balances", db_index=False)
    quantity = models.IntegerField(default=0)
    low_at = models.PositiveIntegerField(null=True)  # at this or less somebody must restock
    counted_on = models.DateField(null=True)  # the last stock-take

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "place", "item"], name="stock_balance_once"),
            models.CheckConstraint(
                name="stock_balance_never_below_zero", condition=Q(quantity__gte=0)
            ),
        ]
