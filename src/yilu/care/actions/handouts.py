"""Handing out packs against a receipt, and taking them back: stock, budget and receipt together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.care import access
from yilu.care.actions.counter import use_code
from yilu.care.actions.helps import kept_signature
from yilu.care.enums import CampaignState, Receipt
from yilu.care.models import Campaign, Handout
from yilu.care.queries.campaigns import get_campaign, get_handout, standing_of, with_some
from yilu.care.queries.people import drivers_of
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.core.taps import Tap, tap
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.runtime.actions import next_number
from yilu.stock.actions import give_back, take
from yilu.stock.enums import Reason
from yilu.stock.models import Balance, Place

RECEIPTS = (Receipt.SIGNATURE, Receipt.CODE, Receipt.PAPER)
TAKEN = _("他这次已经领过了，每人一份。")
TOO_LATE = _("存了一天多才发出来的。东西确实发了的，点“按今天记”，签名还在。")
NO_CODE = _("确认码十分钟有效，没信号时发的核对不了，请本人签名。")


@dataclass(frozen=True, slots=True)
class Signed:
    """How it is proved that the pack reached him; a proxy is named, with the reason."""

    receipt: str
    proof: Mapping[str, str] = field(default_factory=dict)  # code, signature or receipt_note
    proxy_name: str = ""
    proxy_reason: str = ""

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if self.receipt not in RECEIPTS:
            errors["receipt"] = _("请本人签名，或用他手机上的确认码。")
        if self.receipt == Receipt.PAPER and not self.proof.get("receipt_note", "").strip():
            errors["receipt_note"] = _("写纸质签收单放在哪里，比如“驿站2026年第3本第5页”。")
        if bool(self.proxy_name.strip()) != bool(self.proxy_reason.strip()):
            errors["proxy_reason"] = _("代领要写谁来领、为什么本人来不了；没写的不能代领。")
        if errors:
            raise Invalid(errors)


@transaction.atomic
def hand_out(
    campaign_key: UUID,
    person_id: UUID,
    place: Place,
    signed: Signed,
    *,
    by: Actor,
    tapped_at: datetime | None = None,
) -> Handout:
    """One pack to one person of the list, from this store; all of it or nothing.

    What was signed for without a line is checked now, and stands for the minute of the signing.
    """
    campaign, moment = get_campaign(by, campaign_key), tap(tapped_at, TOO_LATE)
    _check(campaign, person_id, place, moment.at.date(), by)
    signed.check()
    if signed.receipt == Receipt.CODE:
        if moment.late:  # it lasts ten minutes, and nobody can tell now whether it did then
            raise Invalid({"code": NO_CODE})
        use_code(signed.proof.get("code", ""), person_id, by=by)
    handout = _write(campaign, person_id, place, signed, moment, by)
    _spend(campaign)
    _take(handout, by)
    record("handout.signed", Ref.to(handout), by=by, receipt=handout.receipt)
    _tell(handout)
    return handout


@transaction.atomic
def take_back(key: UUID, *, by: Actor, reason: str) -> Handout:
    """The pack comes back to the store it left; he may collect one again."""
    found = get_handout(by, key)
    rows = Handout.objects.select_for_update(of=("self",)).select_related(
        "campaign__pack", "place__unit"
    )
    handout = rows.get(pk=found.pk)
    if not access.may_hand_out(by, handout.place):
        raise NotAllowed("take_back")
    if handout.returned_at is not None:
        raise Refused(_("这一份已经退回了。"))
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么退。")})
    handout.returned_at, handout.returned_by = timezone.now(), by.account_id
    handout.return_reason = reason.strip()[:120]
    handout.save(update_fields=["returned_at", "returned_by", "return_reason"])
    Campaign.objects.filter(pk=handout.campaign_id, city=by.city).update(handed=F("handed") - 1)
    give_back(handout.campaign.pack, handout.place, 1, Ref.to(handout), by=by)
    record("handout.returned", Ref.to(handout), by=by)
    return handout


def _check(campaign: Campaign, person_id: UUID, place: Place, day: date, by: Actor) -> None:
    if not access.may_hand_out(by, place):
        raise NotAllowed("hand_out")
    if access.is_self(by, person_id):
        raise Refused(_("自己的那份请同事来发。"))
    if not drivers_of(by.city, [person_id]):
        raise Invalid({"who": _("没有这位司机，先查一下手机号。")})
    if campaign.state != CampaignState.OPEN:
        raise Refused(_("这次活动没有在发放。"))
    if not campaign.from_on <= day <= campaign.to_on:
        raise Refused(
            _("发放时间是 %(first)s 到 %(last)s。")
            % {"first": campaign.from_on, "last": campaign.to_on}
        )
    standing = standing_of(campaign, person_id)
    if standing.handout is not None:
        raise Refused(TAKEN)
    if not standing.listed:
        raise Refused(_("他不在这次的名单里。觉得该有的，请行业党委核对。"))


def _write(
    campaign: Campaign, person_id: UUID, place: Place, signed: Signed, moment: Tap, by: Actor
) -> Handout:
    year = clock.today().year
    row = Handout(
        city=by.city,
        number=f"FF-{year}-{next_number(by.city, f'FF-{year}'):05d}",
        campaign=campaign,
        person_id=person_id,
        place=place,
        unit_cost_fen=campaign.unit_cost_fen,
        receipt=signed.receipt,
        receipt_note=signed.proof.get("receipt_note", "").strip()[:120],
        signature=kept_signature(signed.receipt, signed.proof, by=by),
        proxy_name=signed.proxy_name.strip()[:64],
        proxy_reason=signed.proxy_reason.strip()[:120],
        handed_by=by.account_id,
        handed_on=moment.at.date(),
        handed_at=moment.at,
        late=moment.late,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(TAKEN) from error
    return row


def _spend(campaign: Campaign) -> None:
    """One step of the campaign's counter, held by its budget and its state."""
    cost = (F("handed") + 1) * F("unit_cost_fen")
    rows = Campaign.objects.filter(
        pk=campaign.pk, city=campaign.city, state=CampaignState.OPEN, budget_fen__gte=cost
    )
    if not rows.update(handed=F("handed") + 1):
        raise Refused(_("预算已经用完，或者活动刚刚结束。请找行业党委。"))


def _take(handout: Handout, by: Actor) -> None:
    """From the store's stock; where there is none, say where there is."""
    item, place = handout.campaign.pack, handout.place
    try:
        take(item, place, 1, Reason.HANDED_OUT, Ref.to(handout), by=by)
    except Refused as error:
        if Balance.objects.filter(city=by.city, item=item, place=place, quantity__gt=0).exists():
            raise
        raise Refused(_elsewhere(handout)) from error


def _elsewhere(handout: Handout) -> str:
    (person,) = drivers_of(handout.city, [handout.person_id])
    divisions = {handout.place.division} if handout.place.division else person.districts
    others = with_some(
        handout.city, handout.campaign.pack, divisions=divisions, besides=handout.place_id
    )
    here = handout.place.name
    if not others:
        return str(_("%(here)s发完了，别处也没有了。请行业党委补货。") % {"here": here})
    there, left = others[0]
    return str(
        _("%(here)s发完了。%(there)s还有 %(left)d 份。")
        % {"here": here, "there": there.name, "left": left}
    )


def _tell(handout: Handout) -> None:
    title = _("您领了一份%(title)s礼包") % {"title": handout.campaign.title}
    body = _("在%(place)s。没有领过的话，请马上告诉行业党委。") % {"place": handout.place.name}
    telling = Telling(title, Kind.CARE, Ref.to(handout), "handout.signed", body=body, link="/care/")
    tell([handout.person_id], telling)
