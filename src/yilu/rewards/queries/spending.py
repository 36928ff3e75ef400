"""What points are handed out against or given to: goods, codes, redemptions and pools."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.periods import month_of
from yilu.rewards import access
from yilu.rewards.codes import digest, digits
from yilu.rewards.enums import PoolState
from yilu.rewards.models import Good, Pool, Redemption, Voucher
from yilu.rewards.queries.asking import only


def goods(city: str, *, closed: bool = False) -> QuerySet[Good]:
    """What points are handed out against; the list is nobody's secret."""
    rows = Good.objects.filter(city=city)
    return (rows if closed else rows.filter(closed_on=None)).order_by("points", "number")


def get_good(city: str, key: UUID) -> Good:
    return only(Good.objects.filter(city=city, pk=key, closed_on=None))


def taken_this_month(city: str, person_id: UUID, good: Good) -> int:
    rows = Redemption.objects.filter(city=city, person=person_id, good=good, returned_at=None)
    return rows.filter(on__gte=month_of(clock.today())).count()


def my_voucher(actor: Actor) -> tuple[str, Voucher] | None:
    """The live code of one's own, to be shown again."""
    if actor.person_id is None:
        return None
    rows = Voucher.objects.filter(
        city=actor.city, person=actor.person_id, used_at=None, expires_at__gt=timezone.now()
    )
    row = rows.select_related("good").first()
    return None if row is None else (digits(row), row)


def voucher_by_code(city: str, text: str) -> Voucher | None:
    """The live voucher of a typed code; `actions.find_voucher` counts wrong ones."""
    rows = Voucher.objects.filter(
        city=city, digest=digest(text), used_at=None, expires_at__gt=timezone.now()
    )
    return rows.select_related("good", "person").first()


def redemptions(
    actor: Actor, *, state: str = "", good: UUID | None = None, text: str = ""
) -> QuerySet[Redemption]:
    rows = access.visible_redemptions(actor)
    if state:
        rows = rows.filter(returned_at__isnull=state == "handed")
    rows = rows if good is None else rows.filter(good=good)
    rows = rows.filter(Q(number__iexact=text) | Q(person__name=text)) if text else rows
    return rows.select_related("person", "good", "unit").order_by("-at", "-pk")


def get_redemption(actor: Actor, key: UUID) -> Redemption:
    rows = access.visible_redemptions(actor).select_related("person", "good", "unit")
    return only(rows.filter(pk=key))


def may_return(actor: Actor, row: Redemption) -> bool:
    return (
        row.returned_at is None
        and access.may_redeem(actor, row.unit)
        and not access.is_self(actor, row.person_id)
    )


def pools(actor: Actor, *, state: str = "", kind: str = "", text: str = "") -> QuerySet[Pool]:
    """What may be given to, with `given` points and `givers`: a number, never who."""
    rows = access.visible_pools(actor)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(Q(title__contains=text) | Q(number__iexact=text)) if text else rows
    return _summed(rows).select_related("unit").order_by("-opened_on", "-number")


def get_pool(actor: Actor, key: UUID) -> Any:
    return only(_summed(access.visible_pools(actor)).select_related("unit").filter(pk=key))


def open_pools(actor: Actor) -> QuerySet[Pool]:
    return pools(actor, state=PoolState.OPEN)


def _summed(rows: QuerySet[Pool]) -> QuerySet[Pool]:
    return rows.annotate(
        given=Coalesce(Sum("donations__points"), 0),
        givers=Count("donations__person", distinct=True),
    )
