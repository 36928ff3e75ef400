"""Points into things: a code on the driver's phone, taken once by a keeper, undone at most once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.people.limits import Limit, spend
from yilu.people.models import Person
from yilu.rewards import access, queries
from yilu.rewards.actions.ledger import Change, write
from yilu.rewards.codes import LASTS, digest, digits
from yilu.rewards.enums import Reason
from yilu.rewards.models import Good, Redemption, Voucher
from yilu.runtime.actions import next_number

WRONG_CODES = (Limit("rewards.code.wrong", 40, timedelta(hours=1)),)
SHOWN_CODES = (Limit("rewards.code.shown", 30, timedelta(hours=1)),)
TRIES = 20  # of a hundred million codes a few are taken
WRONG = _("这个兑换码不对、用过了或已过期，请他在手机上重新出一个。")


@transaction.atomic
def show_voucher(good_key: UUID, *, by: Actor) -> tuple[str, Voucher]:
    """A fresh code for one good; the one before is worth nothing any more."""
    if by.person_id is None:
        raise NotAllowed("show_voucher")
    good = queries.get_good(by.city, good_key)
    spend(SHOWN_CODES, str(by.person_id), city=by.city)
    Person.objects.select_for_update().get(pk=by.person_id)  # two phones, one live code
    _check(good, by.person_id, by.city, own=True)
    now = timezone.now()
    _forget(by, by.person_id)
    Voucher.objects.filter(city=by.city, used_at=None, expires_at__lte=now).update(used_at=now)
    for _try in range(TRIES):
        row = Voucher(
            city=by.city, person_id=by.person_id, good=good, made_at=now, expires_at=now + LASTS
        )
        row.digest = digest(digits(row))
        if not Voucher.objects.filter(city=by.city, digest=row.digest, used_at=None).exists():
            row.save(force_insert=True)
            return digits(row), row
    raise Refused(_("现在出不了码，请过一分钟再试。"))


@transaction.atomic
def drop_voucher(*, by: Actor) -> None:
    """He does not want it after all: nothing was taken."""
    if by.person_id is None:
        raise NotAllowed("drop_voucher")
    _forget(by, by.person_id)


def find_voucher(code: str, *, by: Actor) -> Voucher:
    """Whose code this is and for what, before anything is handed over; wrong ones are counted."""
    if not by.may_anywhere(Right.REDEEM):
        raise NotAllowed("find_voucher")
    row = queries.voucher_by_code(by.city, code) if code.strip() else None
    if row is None:
        spend(WRONG_CODES, str(by.account_id), city=by.city)
        raise Invalid({"code": WRONG})
    if access.is_self(by, row.person_id):
        raise Refused(_("自己的兑换请同事来办。"))
    return row


@transaction.atomic
def redeem(code: str, *, unit: Unit, place: UUID, place_name: str, by: Actor) -> Redemption:
    """Take the code and the points; what is handed out leaves the stock in the caller's transaction."""
    if not access.may_redeem(by, unit):
        raise NotAllowed("redeem")
    found = find_voucher(code, by=by)
    voucher = Voucher.objects.select_for_update().filter(pk=found.pk, used_at=None).first()
    if voucher is None:
        raise Invalid({"code": WRONG})
    _check(found.good, voucher.person_id, by.city)
    row = _handed(voucher, found.good, unit, place, place_name, by)
    voucher.used_at, voucher.redemption = timezone.now(), row.pk
    voucher.save(update_fields=["used_at", "redemption"])
    change = Change(row.person_id, -row.points, Reason.REDEEMED, Ref.to(row), found.good.name)
    write(change, by)
    record("rewards.redeemed", Ref.to(row), by=by, points=row.points, good=found.good.number)
    _tell(row, _("您用 %(points)d 分换了%(good)s"), "redeemed")
    return row


@transaction.atomic
def take_back(key: UUID, reason: str, *, by: Actor) -> Redemption:
    """A slip of the hand: the points return, and the caller puts the thing back on its shelf."""
    found = queries.get_redemption(by, key)
    if not access.may_redeem(by, found.unit):
        raise NotAllowed("take_back")
    rows = Redemption.objects.select_for_update(of=("self",)).select_related("good", "unit")
    row = rows.get(pk=found.pk, city=by.city)
    if not queries.may_return(by, row):
        raise Refused(_("这一笔已经退回了，或者是您自己的。"))
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么退。")})
    row.returned_at, row.returned_by = clock.business_now(), by.account_id
    row.return_reason = reason.strip()[:120]
    row.save(update_fields=["returned_at", "returned_by", "return_reason"])
    write(Change(row.person_id, row.points, Reason.RETURNED, Ref.to(row), row.good.name), by)
    record("rewards.returned", Ref.to(row), by=by, points=row.points)
    _tell(row, _("%(good)s退回了，%(points)d 分回到您的账上"), "returned")
    return row


def _check(good: Good, person_id: UUID, city: str, *, own: bool = False) -> None:
    have = queries.points_of(city, person_id)
    if good.closed_on is not None:
        raise Refused(_("“%(good)s”不再兑换了。") % {"good": good.name})
    if have < good.points:
        words = (
            _("换%(good)s要 %(need)d 分，您有 %(have)d 分。")
            if own
            else _("换%(good)s要 %(need)d 分，他的积分不够。")
        )
        raise Refused(words % {"good": good.name, "need": good.points, "have": have})
    limit = good.monthly_limit
    if limit is not None and queries.taken_this_month(city, person_id, good) >= limit:
        raise Refused(
            _("“%(good)s”每人每月最多换 %(n)d 次，下个月再来。") % {"good": good.name, "n": limit}
        )


def _handed(
    voucher: Voucher, good: Good, unit: Unit, place: UUID, place_name: str, by: Actor
) -> Redemption:
    year = clock.today().year
    return Redemption.objects.create(
        city=by.city,
        number=f"LJ-{year}-{next_number(by.city, f'LJ-{year}'):05d}",
        person_id=voucher.person_id,
        good=good,
        points=good.points,
        unit=unit,
        place=place,
        place_name=place_name[:80],
        handed_by=by.account_id,
        on=clock.today(),
        at=clock.business_now(),
    )


def _forget(by: Actor, person_id: UUID) -> None:
    Voucher.objects.filter(city=by.city, person=person_id, used_at=None).update(
        used_at=timezone.now()
    )


def _tell(row: Redemption, title: object, reason: str) -> None:
    telling = Telling(
        title=title % {"good": row.good.name, "points": row.points},  # type: ignore[operator]
        kind=Kind.REWARD,
        source=Ref.to(row),
        reason=f"rewards.{reason}",
        body=_("在%(place)s。不是您本人办的，请马上告诉行业党委。") % {"place": row.place_name},
        link="/me/points/",
    )
    tell([row.person_id], telling)
