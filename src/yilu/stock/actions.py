"""Everything that can happen to stock: the only way to write it.

Each change is one row of the ledger, once per reason and source, and one atomic step of the
balance in the same transaction; the database refuses a balance below zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders
from yilu.runtime.actions import next_number
from yilu.stock import access
from yilu.stock.enums import TAKES, ItemKind, Reason
from yilu.stock.models import Balance, Item, Movement, Place

MOST = 1_000_000  # of one item in one movement: more is a slip of the finger


@dataclass(frozen=True, slots=True)
class Change:
    """One line to be written: how much of what, where, and why."""

    item: Item
    place: Place
    quantity: int
    reason: Reason
    source: Ref
    unit_cost_fen: int | None = None
    note: str = ""
    on: date | None = None


@transaction.atomic
def add_item(name: str, unit: str, kind: ItemKind, *, by: Actor) -> Item:
    """Put something on the city's list of what is kept; a name already there is that item."""
    if not access.may_list(by):
        raise NotAllowed("add_item")
    if not name.strip() or not unit.strip():
        raise Invalid({"name": _("请写物资名称和单位，例如：饮用水，箱。")})
    known = Item.objects.filter(city=by.city, name=name.strip()).first()
    if known is not None:
        return known
    item = Item.objects.create(
        city=by.city,
        number=f"WZ-{next_number(by.city, 'WZ'):04d}",
        name=name.strip(),
        unit=unit.strip(),
        kind=kind,
    )
    record("stock.item_added", Ref.to(item), by=by, kind=kind.value)
    return item


@transaction.atomic
def open_place(of: Ref, unit: Unit, name: str, *, by: Actor, division: str = "") -> Place:
    """Make a thing (a station, the committee's unit) a place where stock is kept; once."""
    place = Place(city=by.city, kind=of.kind, key=of.key, name=name, unit=unit, division=division)
    if unit.city != by.city or not access.may_keep(by, place):
        raise NotAllowed("open_place")
    known = Place.objects.filter(city=by.city, kind=of.kind, key=of.key).first()
    if known is not None:
        return _reopened(known)
    place.save(force_insert=True)
    record("stock.place_opened", Ref.to(place), by=by)
    return place


@transaction.atomic
def set_low(item: Item, place: Place, low_at: int | None, *, by: Actor) -> Balance:
    """At this or less somebody must restock; None asks for no alert."""
    if not access.may_keep(by, place):
        raise NotAllowed("set_low")
    if low_at is not None and not 0 <= low_at <= MOST:
        raise Invalid({"low_at": _("预警数量请写 0 或正整数。")})
    balance = _balance(item, place)
    balance.low_at = low_at
    balance.save(update_fields=["low_at"])
    record("stock.low_set", Ref.to(balance), by=by, low_at=low_at)
    return balance


@transaction.atomic
def receive(
    item: Item,
    place: Place,
    quantity: int,
    source: Ref,
    *,
    by: Actor,
    unit_cost_fen: int | None = None,
    note: str = "",
    on: date | None = None,
) -> Movement:
    """What came in, with what one cost if that is known."""
    if not access.may_keep(by, place):
        raise NotAllowed("receive")
    _check(quantity)
    change = Change(item, place, quantity, Reason.RECEIVED, source, unit_cost_fen, note, on)
    return _write(change, by)


@transaction.atomic
def take(
    item: Item,
    place: Place,
    quantity: int,
    reason: Reason,
    source: Ref,
    *,
    by: Actor,
    note: str = "",
    on: date | None = None,
) -> Movement:
    """Use up or hand out; refused where there is not enough, done once per reason and source."""
    if not access.may_take(by, place):
        raise NotAllowed("take")
    if reason not in TAKES:
        raise Invalid({"reason": _("请选用掉或者发放。")})
    _check(quantity)
    return _write(Change(item, place, -quantity, reason, source, note=note, on=on), by)


@transaction.atomic
def give_back(
    item: Item, place: Place, quantity: int, source: Ref, *, by: Actor, note: str = ""
) -> Movement:
    """What was handed out comes back."""
    if not access.may_take(by, place):
        raise NotAllowed("give_back")
    _check(quantity)
    return _write(Change(item, place, quantity, Reason.RETURNED, source, note=note), by)


@transaction.atomic
def move(
    item: Item,
    origin: Place,
    target: Place,
    quantity: int,
    source: Ref,
    *,
    by: Actor,
    note: str = "",
) -> tuple[Movement, Movement]:
    """From one place to another, both or neither."""
    if not access.may_keep(by, origin) or not access.may_keep(by, target):
        raise NotAllowed("move")
    if origin.pk == target.pk:
        raise Invalid({"target": _("请选另一个地点。")})
    _check(quantity)
    _lock([(item, origin), (item, target)])  # in one order, so that two moves never wait in a ring
    out = _write(Change(item, origin, -quantity, Reason.MOVED, source, note=note), by)
    into = _write(Change(item, target, quantity, Reason.MOVED, source, note=note), by)
    return out, into


@transaction.atomic
def count_stock(
    place: Place,
    counted: Mapping[Item, int],
    *,
    by: Actor,
    note: str = "",
    source: Ref | None = None,
) -> list[Movement]:
    """A stock-take: what differs from the book is corrected, with the reason."""
    if not access.may_keep(by, place):
        raise NotAllowed("count_stock")
    if any(not 0 <= quantity <= MOST for quantity in counted.values()):
        raise Invalid({"counted": _("盘点数请写 0 或正整数。")})
    source = source or Ref("stock.count", str(uuid7()))
    book = _lock([(item, place) for item in counted])
    changes = [
        Change(item, place, quantity - book[item.pk, place.pk].quantity, Reason.COUNTED, source)
        for item, quantity in counted.items()
    ]
    changes = [change for change in changes if change.quantity != 0]
    if changes and not note.strip():
        raise Invalid({"note": _("盘点数和账面不一样，请写明原因。")})
    made = [_write(_noted(change, note.strip()), by) for change in changes]
    Balance.objects.filter(city=by.city, place=place, item__in=list(counted)).update(
        counted_on=clock.today()
    )
    record("stock.counted", Ref.to(place), by=by, items=len(counted), corrected=len(made))
    return made


@transaction.atomic
def close_place(place: Place, *, by: Actor) -> Place:
    """No stock is kept there any longer; what is left must be moved first."""
    if not access.may_keep(by, place):
        raise NotAllowed("close_place")
    if Balance.objects.select_for_update().filter(place=place, quantity__gt=0).exists():
        raise Refused(_("这里还有物资，请先调拨或者盘点清零。"))
    place.closed_on = clock.today()
    place.save(update_fields=["closed_on"])
    record("stock.place_closed", Ref.to(place), by=by)
    return place


def _reopened(place: Place) -> Place:
    if place.closed_on is not None:
        place.closed_on = None
        place.save(update_fields=["closed_on"])
    return place


def _noted(change: Change, note: str) -> Change:
    return Change(
        change.item, change.place, change.quantity, change.reason, change.source, note=note
    )


def _check(quantity: int) -> None:
    if not 0 < quantity <= MOST:
        raise Invalid({"quantity": _("数量请写正整数。")})


def _write(change: Change, by: Actor) -> Movement:
    """The ledger's row and the balance's step, together; a source already written stands as it is."""
    if change.item.city != by.city or change.place.city != by.city:
        raise NotAllowed("stock")
    made = _insert(change, by)
    if made is None:
        return _written(change)
    _step(change, by)
    record(
        f"stock.{change.reason.value}", Ref.to(change.place), by=by, item=change.item.number,
        quantity=change.quantity, source=change.source.key,
    )  # fmt: skip
    return made


def _insert(change: Change, by: Actor) -> Movement | None:
    """None where this source has its row already; a rival still at work is waited for."""
    row = Movement(
        city=by.city,
        item=change.item,
        place=change.place,
        quantity=change.quantity,
        reason=change.reason,
        source_kind=change.source.kind,
        source_key=change.source.key,
        unit_cost_fen=change.unit_cost_fen,
        note=change.note[:200],
        account=by.account_id,
        on=change.on or clock.today(),
    )
    Movement.objects.bulk_create([row], ignore_conflicts=True)
    return row if Movement.objects.filter(pk=row.pk, city=by.city).exists() else None


def _written(change: Change) -> Movement:
    found = Movement.objects.get(
        city=change.place.city,
        source_key=change.source.key,
        source_kind=change.source.kind,
        reason=change.reason,
        item=change.item,
        place=change.place,
    )
    if found.quantity != change.quantity:
        raise Refused(_("这笔已经记过，数量不一样；要更正请盘点。"))
    return found


def _step(change: Change, by: Actor) -> None:
    """One atomic step of the balance; out of stock is told in words, not by the constraint."""
    balance = _balance(change.item, change.place)
    rows = Balance.objects.filter(pk=balance.pk, city=by.city, quantity__gte=-change.quantity)
    if not rows.update(quantity=F("quantity") + change.quantity):
        balance.refresh_from_db()
        raise Refused(
            _("“%(item)s”只剩 %(left)d%(unit)s，不够 %(wanted)d%(unit)s；请先补货，或者改数量。")
            % {
                "item": change.item.name,
                "unit": change.item.unit,
                "left": balance.quantity,
                "wanted": -change.quantity,
            }
        )
    if change.quantity < 0 and balance.low_at is not None:
        balance.refresh_from_db()
        _tell_low(change, balance)


def _tell_low(change: Change, balance: Balance) -> None:
    """The step that crosses the threshold tells the keepers; once a day."""
    low_at = balance.low_at
    if low_at is None or not balance.quantity <= low_at < balance.quantity - change.quantity:
        return
    place, item, today = change.place, change.item, clock.today()
    telling = Telling(
        title=_("%(place)s的“%(item)s”快用完了，还剩 %(left)d%(unit)s")
        % {"place": place.name, "item": item.name, "left": balance.quantity, "unit": item.unit},
        kind=Kind.STATION,
        source=Ref.to(balance),
        reason=f"low:{today.isoformat()}",
    )
    tell(holders(place.city, place.unit.path, Role.STATION_KEEPER, today), telling)


def _balance(item: Item, place: Place) -> Balance:
    rows = Balance.objects.filter(city=place.city, item=item, place=place)
    found = rows.first()
    if found is None:
        Balance.objects.bulk_create(
            [Balance(city=place.city, item=item, place=place)], ignore_conflicts=True
        )
        found = rows.get()
    return found


def _lock(pairs: Iterable[tuple[Item, Place]]) -> dict[tuple[object, object], Balance]:
    """The balances, made where missing and locked in the order of their keys."""
    keys = sorted(_balance(item, place).pk for item, place in pairs)
    rows = Balance.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return {(row.item_id, row.place_id): row for row in rows}
