"""Planning a campaign, approving and opening it, and deciding who is on its list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.care import access
from yilu.care.enums import CampaignState, Season, Why
from yilu.care.models import Campaign, Eligible, Handout, HardshipNote
from yilu.care.queries.campaigns import by_rule, get_campaign, ledger
from yilu.care.queries.people import drivers_of
from yilu.care.states import CAMPAIGNS
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.queries import root
from yilu.runtime.actions import next_number
from yilu.stock.enums import ItemKind
from yilu.stock.models import Item

S = CampaignState
MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign gives, to whom by rule, and for how much."""

    title: str
    season: str
    from_on: date
    to_on: date
    pack: Item
    contents: str
    unit_cost_fen: int
    budget_fen: int
    groups: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    companies: tuple[UUID, ...] = ()
    operating_months: int = 0

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if not self.title.strip():
            errors["title"] = _("写一个名称，比如“2026年夏送清凉”。")
        if self.season not in Season.values:
            errors["season"] = _("选夏送清凉、冬送温暖或其他。")
        if self.to_on < self.from_on:
            errors["to_on"] = _("结束日在开始之前，换一下。")
        if self.pack.kind != ItemKind.PACK:
            errors["pack"] = _("选一种礼包。没有的先到库存里加。")
        if not self.contents.strip():
            errors["contents"] = _("写一份里有什么。")
        if self.unit_cost_fen <= 0:
            errors["unit_cost"] = _("写一份多少元。")
        if self.budget_fen < self.unit_cost_fen:
            errors["budget"] = _("预算至少够一份。")
        if not 0 <= self.operating_months <= MOST_MONTHS:
            errors["operating_months"] = _("写 0 到 12 个月。")
        if errors:
            raise Invalid(errors)

    def values(self) -> dict[str, Any]:
        return {
            "title": self.title.strip()[:60],
            "season": self.season,
            "from_on": self.from_on,
            "to_on": self.to_on,
            "pack": self.pack,
            "contents": self.contents.strip()[:300],
            "unit_cost_fen": self.unit_cost_fen,
            "budget_fen": self.budget_fen,
            "groups": list(self.groups),
            "districts": list(self.districts),
            "companies": list(self.companies),
            "operating_months": self.operating_months,
        }


@transaction.atomic
def plan_campaign(plan: Plan, *, by: Actor) -> Campaign:
    """A draft, with its list as the rule finds it today."""
    if not access.may_run(by):
        raise NotAllowed("plan_campaign")
    plan.check()
    year = plan.from_on.year
    campaign = Campaign.objects.create(
        city=by.city,
        number=f"LB-{year}-{next_number(by.city, f'LB-{year}'):02d}",
        unit=root(by.city),
        author=by.account_id,
        **plan.values(),
    )
    record("campaign.planned", Ref.to(campaign), by=by, budget=campaign.budget_fen)
    _refresh(campaign, by)
    return campaign


@transaction.atomic
def change_campaign(key: UUID, plan: Plan, *, by: Actor) -> Campaign:
    """Another plan, while it is a draft; whoever changes it becomes its author."""
    campaign = _locked(key, by)
    if campaign.state != S.DRAFT:
        raise Refused(_("批准之后不能再改。要改，先退回草案。"))
    plan.check()
    for column, value in plan.values().items():
        setattr(campaign, column, value)
    campaign.author = by.account_id
    campaign.save()
    record("campaign.changed", Ref.to(campaign), by=by, budget=campaign.budget_fen)
    _refresh(campaign, by)
    return campaign


@transaction.atomic
def approve_campaign(key: UUID, *, by: Actor) -> Campaign:
    """By another person than the author."""
    campaign = _locked(key, by)
    if campaign.state == S.DRAFT and campaign.author == by.account_id and by.account_id:
        raise Refused(_("自己拟的请别人批准。"))
    CAMPAIGNS.advance(campaign, "approve", by=by)
    campaign.approved_by, campaign.approved_at = by.account_id, timezone.now()
    return _moved(campaign, "approved", by)


@transaction.atomic
def return_campaign(key: UUID, *, by: Actor) -> Campaign:
    """Back to a draft, to be changed and approved again."""
    campaign = _locked(key, by)
    CAMPAIGNS.advance(campaign, "return", by=by)
    campaign.approved_by = campaign.approved_at = None
    return _moved(campaign, "returned", by)


@transaction.atomic
def open_campaign(key: UUID, *, by: Actor) -> Campaign:
    """Packs may be handed out: the cost is frozen, everybody on the list is told."""
    campaign = _locked(key, by)
    CAMPAIGNS.advance(campaign, "open", by=by)
    _refresh(campaign, by)
    listed = ledger(campaign).listed
    over = listed * campaign.unit_cost_fen - campaign.budget_fen
    if not listed:
        raise Refused(_("名单是空的，先看看条件，或者加人。"))
    if over > 0:
        most = campaign.budget_fen // campaign.unit_cost_fen
        raise Refused(
            _("名单上有 %(n)d 人，预算只够 %(most)d 份。请收紧条件、去掉人，或退回草案加预算。")
            % {"n": listed, "most": most}
        )
    campaign = _moved(campaign, "opened", by)
    _tell(campaign, campaign.listed.filter(removed=False).values_list("person", flat=True))
    return campaign


@transaction.atomic
def close_campaign(key: UUID, *, by: Actor) -> Campaign:
    """No more packs; what is left is stock and counted there."""
    campaign = _locked(key, by)
    CAMPAIGNS.advance(campaign, "close", by=by)
    return _moved(campaign, "closed", by)


@transaction.atomic
def refresh_list(key: UUID, *, by: Actor) -> Campaign:
    """Ask the rule again: who is new comes on, who no longer fits comes off; decisions stand."""
    campaign = _locked(key, by)
    if campaign.state == S.CLOSED:
        raise Refused(_("已经结束，名单不再变。"))
    known = set(campaign.listed.filter(removed=False).values_list("person", flat=True))
    _refresh(campaign, by)
    if campaign.state == S.OPEN:
        now = campaign.listed.filter(removed=False).values_list("person", flat=True)
        _tell(campaign, set(now) - known)
    return campaign


def _refresh(campaign: Campaign, by: Actor) -> None:
    drivers, reasons = by_rule(campaign, clock.today())
    found = set(drivers.order_by().values_list("person", flat=True))
    rows = {row.person_id: row for row in campaign.listed.all()}
    received = set(campaign.handouts.values_list("person", flat=True))
    stale = [
        row.pk
        for key, row in rows.items()
        if key not in found and row.decided_by is None and key not in received
    ]
    Eligible.objects.filter(city=campaign.city, pk__in=stale).delete()
    Eligible.objects.bulk_create(
        [
            Eligible(city=campaign.city, campaign=campaign, person_id=key, reasons=reasons)
            for key in sorted(found - set(rows))
        ]
    )
    campaign.refreshed_at = timezone.now()
    campaign.save(update_fields=["refreshed_at"])
    new = len(found - set(rows))
    record("campaign.listed", Ref.to(campaign), by=by, new=new, gone=len(stale))


@transaction.atomic
def put_on_list(key: UUID, person_id: UUID, *, by: Actor, note: str) -> Eligible:
    """A person decides that he is on the list, whatever the rule says."""
    if not note.strip():
        raise Invalid({"note": _("写一句为什么加，只有办这事的人看得到。")})
    if not drivers_of(by.city, [person_id]):
        raise Invalid({"who": _("没有这位司机，先查一下手机号。")})
    campaign = _deciding(key, by)
    return _put_on(campaign, person_id, by, note.strip()[:200])


@transaction.atomic
def list_hardship(key: UUID, *, by: Actor) -> int:
    """Everybody with an open hardship note is put on; the list does not say that this is why."""
    if not by.may_anywhere(Right.SEE_HARDSHIP):
        raise NotAllowed("list_hardship")
    campaign = _deciding(key, by)
    persons = HardshipNote.objects.filter(city=by.city, ended_on=None)
    standing = campaign.listed.filter(removed=False).values_list("person", flat=True)
    fresh = list(persons.exclude(person__in=standing).values_list("person", flat=True))
    for person_id in fresh:
        _put_on(campaign, person_id, by, "")
    record("campaign.reviewed", Ref.to(campaign), by=by)
    return len(fresh)


def _put_on(campaign: Campaign, person_id: UUID, by: Actor, note: str) -> Eligible:
    values = {"removed": False, "decided_by": by.account_id, "decided_at": timezone.now()}
    row, made = Eligible.objects.get_or_create(
        city=by.city,
        campaign=campaign,
        person_id=person_id,
        defaults={**values, "note": note, "reasons": [Why.LISTED]},
    )
    if not made and row.removed:
        for column, value in {**values, "note": note}.items():
            setattr(row, column, value)
        row.reasons = sorted({*row.reasons, Why.LISTED})
        row.save()
    record("campaign.put_on", Ref.to(row), by=by)
    if campaign.state == S.OPEN:
        _tell(campaign, [person_id])
    return row


@transaction.atomic
def take_off_list(key: UUID, person_id: UUID, *, by: Actor, note: str) -> Eligible:
    """A person decides that he is not on the list; who has his pack stays on."""
    if not note.strip():
        raise Invalid({"note": _("写一句为什么去掉。")})
    campaign = _deciding(key, by)
    row = campaign.listed.select_for_update().filter(person=person_id).first()
    if row is None:
        raise NotAllowed("take_off_list")
    if Handout.objects.filter(campaign=campaign, person=person_id, returned_at=None).exists():
        raise Refused(_("他已经领了，先办退回再去掉。"))
    row.removed, row.note = True, note.strip()[:200]
    row.decided_by, row.decided_at = by.account_id, timezone.now()
    row.save()
    record("campaign.taken_off", Ref.to(row), by=by)
    return row


def _deciding(key: UUID, by: Actor) -> Campaign:
    campaign = _locked(key, by)
    if campaign.state == S.CLOSED:
        raise Refused(_("已经结束，名单不再变。"))
    return campaign


def _locked(key: UUID, by: Actor) -> Campaign:
    """For those who run care alone; a keeper only hands out."""
    if not access.may_run(by):
        raise NotAllowed("run_campaign")
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("pack")
    return rows.get(pk=get_campaign(by, key).pk)


def _moved(campaign: Campaign, word: str, by: Actor) -> Campaign:
    campaign.save()
    record(f"campaign.{word}", Ref.to(campaign), by=by)
    return campaign


def _tell(campaign: Campaign, persons: Iterable[UUID]) -> None:
    title = _("您有一份%(title)s礼包，%(day)s前到驿站领") % {
        "title": campaign.title,
        "day": campaign.to_on.isoformat(),
    }
    telling = Telling(
        title, Kind.CARE, Ref.to(campaign), "campaign.due", link="/care/", by_sms=True
    )
    tell(persons, telling)
