"""Points given away: to exam rides or a station's supplies, and the word on what became of them."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.rewards import access, queries
from yilu.rewards.actions.ledger import Change, write
from yilu.rewards.enums import PoolKind, PoolState, Reason
from yilu.rewards.models import Donation, Pool
from yilu.runtime.actions import next_number

MOST = 100_000


@transaction.atomic
def open_pool(
    kind: PoolKind, title: str, unit: Unit, *, by: Actor, about: str = "", goal: int | None = None
) -> Pool:
    """Something to give to, and the unit that answers for it."""
    if not access.manages(by) or unit.city != by.city:
        raise NotAllowed("open_pool")
    if not title.strip():
        raise Invalid({"title": _("写一个名称，例如：给金沙驿站添药箱。")})
    if goal is not None and not 0 < goal <= MOST:
        raise Invalid({"goal": _("目标写 1 到 100000 分，也可以不写。")})
    year = clock.today().year
    row = Pool.objects.create(
        city=by.city,
        number=f"JZ-{year}-{next_number(by.city, f'JZ-{year}'):03d}",
        kind=kind,
        title=title.strip()[:60],
        about=about.strip()[:200],
        goal=goal,
        unit=unit,
        opened_on=clock.today(),
    )
    record("rewards.pool_opened", Ref.to(row), by=by, kind=kind.value)
    return row


@transaction.atomic
def give(key: UUID, points: int, *, by: Actor) -> Donation:
    """A driver gives; as many as he has and no more."""
    pool = Pool.objects.select_for_update().get(pk=queries.get_pool(by, key).pk, city=by.city)
    if by.person_id is None:
        raise NotAllowed("give")
    if not access.may_give(by, pool):
        raise Refused(_("这个项目已经捐完了，看看别的。"))
    if not 0 < points <= MOST:
        raise Invalid({"points": _("写要捐多少分，正整数。")})
    row = Donation.objects.create(
        city=by.city,
        pool=pool,
        person_id=by.person_id,
        points=points,
        on=clock.today(),
        at=clock.business_now(),
    )
    write(Change(by.person_id, -points, Reason.DONATED, Ref.to(row), pool.title), by)
    record("rewards.donated", Ref.to(row), by=by, points=points, pool=pool.number)
    return row


@transaction.atomic
def close_pool(key: UUID, *, by: Actor) -> Pool:
    """Nothing more is taken; what becomes of it is told next."""
    row = _managed(key, by)
    if row.state != PoolState.OPEN:
        raise Refused(_("这个项目已经不收了。"))
    row.state, row.closed_on = PoolState.CLOSED, clock.today()
    row.save(update_fields=["state", "closed_on"])
    record("rewards.pool_closed", Ref.to(row), by=by)
    return row


@transaction.atomic
def report_pool(key: UUID, outcome: str, *, by: Actor) -> Pool:
    """What became of it: written once it is true, told to everybody who gave."""
    row = _managed(key, by)
    if row.state != PoolState.CLOSED:
        raise Refused(_("先停止捐赠，再告知去向；告知过的不能再改。"))
    if not outcome.strip():
        raise Invalid({"outcome": _("写清换成了什么、给了谁、哪一天，捐的人都看得到。")})
    row.state, row.outcome = PoolState.REPORTED, outcome.strip()[:300]
    row.reported_on = clock.today()
    row.save(update_fields=["state", "outcome", "reported_on"])
    record("rewards.pool_reported", Ref.to(row), by=by)
    givers = row.donations.values_list("person", flat=True).distinct()
    telling = Telling(
        title=_("您捐的积分有了去向：%(title)s") % {"title": row.title},
        kind=Kind.REWARD,
        source=Ref.to(row),
        reason="rewards.pool_reported",
        body=row.outcome,
        link="/me/points/give/",
    )
    tell(givers, telling)
    return row


def _managed(key: UUID, by: Actor) -> Pool:
    if not access.manages(by):
        raise NotAllowed("pool")
    return Pool.objects.select_for_update().get(pk=queries.get_pool(by, key).pk, city=by.city)
