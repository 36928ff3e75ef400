"""What the city decides about points: the tariff's next version, a period's budget, what may be had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.refs import Ref
from yilu.rewards import access, queries
from yilu.rewards.enums import Outcome
from yilu.rewards.models import Budget, Good, Tariff
from yilu.rewards.tariff import Rate
from yilu.runtime.actions import next_number

MOST = 1000  # points for one outcome: more is a slip of the finger
MOST_BUDGET = 10_000_000


@transaction.atomic
def set_rate(rate: Rate, since: date, *, by: Actor, note: str = "") -> Tariff:
    """A new version from today or later; what was awarded before keeps what it was worth."""
    _require(by, "set_rate")
    _check_rate(rate.points, rate.monthly_cap, rate.repeats, since)
    row, _new = Tariff.objects.update_or_create(
        city=by.city,
        outcome=Outcome(rate.outcome),
        since=since,
        defaults={
            "points": rate.points,
            "monthly_cap": rate.monthly_cap,
            "repeats": list(rate.repeats),
            "note": note.strip()[:200],
            "account": by.account_id,
        },
    )
    record("rewards.rate_set", Ref.to(row), by=by, outcome=row.outcome, points=row.points)
    return row


@transaction.atomic
def set_budget(first: date, last: date, points: int, *, by: Actor, note: str = "") -> Budget:
    """A period's budget; periods do not overlap, the same first day is the same budget changed."""
    _require(by, "set_budget")
    if last < first:
        raise Invalid({"last": _("最后一天不能早于第一天。")})
    if not 0 < points <= MOST_BUDGET:
        raise Invalid({"points": _("预算写 1 到 1000 万分。")})
    next_number(by.city, "rewards.budget")  # one at a time, so that two never overlap
    others = Budget.objects.filter(city=by.city, first__lte=last, last__gte=first)
    if (other := others.exclude(first=first).first()) is not None:
        raise Invalid(
            {
                "first": _("和 %(first)s 到 %(last)s 的预算重叠了。")
                % {"first": other.first, "last": other.last}
            }
        )
    row, _new = Budget.objects.update_or_create(
        city=by.city,
        first=first,
        defaults={"last": last, "points": points, "note": note.strip()[:200]},
    )
    record("rewards.budget_set", Ref.to(row), by=by, points=points)
    return row


@transaction.atomic
def list_good(
    name: str,
    points: int,
    *,
    by: Actor,
    item: UUID | None = None,
    monthly_limit: int | None = None,
    about: str = "",
) -> Good:
    """Something to hand out; `item` is the stock it is taken from."""
    _require(by, "list_good")
    errors = {}
    if not name.strip():
        errors["name"] = _("写名称，例如：洗车券一张。")
    elif Good.objects.filter(city=by.city, name=name.strip()[:60], closed_on=None).exists():
        errors["name"] = _("这个名称已经有了；要改积分，先停用旧的。")
    if not 0 < points <= MOST * 10:
        errors["points"] = _("积分写 1 到 10000。")
    if monthly_limit is not None and not 0 < monthly_limit <= 100:
        errors["monthly_limit"] = _("每月次数写 1 到 100，不限就不写。")
    if errors:
        raise Invalid(errors)
    row = Good.objects.create(
        city=by.city,
        number=f"DH-{next_number(by.city, 'DH'):04d}",
        name=name.strip()[:60],
        points=points,
        item=item,
        monthly_limit=monthly_limit,
        about=about.strip()[:200],
    )
    record("rewards.good_listed", Ref.to(row), by=by, points=points)
    return row


@transaction.atomic
def close_good(key: UUID, *, by: Actor) -> Good:
    """No longer handed out; what was, stays in the record."""
    _require(by, "close_good")
    row = queries.get_good(by.city, key)
    row.closed_on = clock.today()
    row.save(update_fields=["closed_on"])
    record("rewards.good_closed", Ref.to(row), by=by)
    return row


def _require(by: Actor, what: str) -> None:
    if not access.manages(by):
        raise NotAllowed(what)


def _check_rate(points: int, cap: int | None, repeats: Sequence[int], since: date) -> None:
    errors = {}
    if not 0 <= points <= MOST:
        errors["points"] = _("积分写 0 到 1000。")
    if cap is not None and cap < 0:
        errors["monthly_cap"] = _("每月上限写 0 或正整数，不限就不写。")
    if not repeats or any(not 0 <= share <= 100 for share in repeats):
        errors["repeats"] = _("写百分数，从第一次起，例如：100 50 20 0。")
    if since < clock.today():
        errors["since"] = _("从今天或以后起算，过去的不改。")
    if errors:
        raise Invalid(errors)
