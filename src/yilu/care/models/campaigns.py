"""夏送清凉, 冬送温暖: a campaign, who is on its list, and each pack that was signed for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.care.enums import CampaignState, Receipt, Season, Why
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.files.models import StoredFile
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.stock.models import Item, Place


@keeps_history()
class Campaign(CityModel):
    """One giving of packs. Its list comes from a rule and from decisions of persons, never of points.

    Being a Party member or a veteran is not among the rule's columns: need decides, not standing.
    """

    number = models.CharField(max_length=20)  # LB-2026-01
    title = models.CharField(max_length=60)
    season = models.CharField(max_length=6, choices=Season)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    pack = models.ForeignKey(Item, models.PROTECT, related_name="+")
    contents = models.CharField(max_length=300)  # what is in a pack
    unit_cost_fen = models.PositiveIntegerField()  # of one pack; fixed once it is approved
    budget_fen = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, choices=CampaignState, default=CampaignState.DRAFT)
    # the rule: an empty column does not ask
    groups = ArrayField(models.CharField(max_length=20), default=list)
    districts = ArrayField(models.CharField(max_length=6), default=list)
    companies = ArrayField(models.UUIDField(), default=list)
    operating_months = models.PositiveSmallIntegerField(default=0)  # drove in the last N months
    author = models.UUIDField(null=True)  # account
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    refreshed_at = models.DateTimeField(null=True)  # when the rule was last asked
    handed = models.PositiveIntegerField(default=0)  # packs out and not returned; recounted

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="campaign_number_once_per_city"
            ),
            models.CheckConstraint(
                name="campaign_ends_after_start", condition=Q(to_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="campaign_costs_something",
                condition=Q(unit_cost_fen__gt=0, budget_fen__gt=0),
            ),
            models.CheckConstraint(  # two persons decide
                name="campaign_approved_by_another",
                condition=Q(approved_by__isnull=True)
                | Q(author__isnull=True)
                | ~Q(approved_by=F("author")),
            ),
            models.CheckConstraint(
                name="campaign_within_budget",
                condition=Q(budget_fen__gte=F("handed") * F("unit_cost_fen")),
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="campaign_by_state")]


@keeps_history()
class Eligible(CityModel):
    """Somebody on a campaign's list, by its rule or because a person put him there or took him off."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="listed")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reasons = ArrayField(models.CharField(max_length=10, choices=Why))
    removed = models.BooleanField(default=False)
    decided_by = models.UUIDField(null=True)  # account; null: the rule alone
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)  # for those who run care

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "campaign", "person"], name="eligible_once_per_campaign"
            ),
            models.CheckConstraint(
                name="eligible_removed_says_why", condition=Q(removed=False) | ~Q(note="")
            ),
        ]
        indexes = [models.Index(fields=["city", "person"], name="eligible_person")]


@keeps_history()
class Handout(CityModel):
    """One pack in one person's hands, with a receipt. A return ends it and frees the person's turn."""

    number = models.CharField(max_length=20)  # FF-2026-00001
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="handouts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    unit_cost_fen = models.PositiveIntegerField()  # as the campaign froze it
    receipt = models.CharField(max_length=10, choices=Receipt)
    receipt_note = models.CharField(max_length=120, blank=True)
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    proxy_name = models.CharField(max_length=64, blank=True)  # who collected it for him
    proxy_reason = models.CharField(max_length=120, blank=True)
    handed_by = models.UUIDField(null=True)  # account
    handed_on = models.DateField()
    handed_at = models.DateTimeField()
    late = models.BooleanField(default=False)  # signed where there was no line, sent later
    returned_at = models.DateTimeField(null=True)
    returned_by = models.UUIDField(null=True)
    return_reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="handout_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "campaign", "person"],
                condition=Q(returned_at__isnull=True),
                name="handout_one_pack_per_person",
            ),
            models.CheckConstraint(
                name="handout_has_a_receipt",
                condition=Q(receipt="code")
                | Q(receipt="signature", signature__isnull=False)
                | (Q(receipt="paper") & ~Q(receipt_note="")),
            ),
            models.CheckConstraint(
                name="handout_proxy_says_why",
                condition=Q(proxy_name="", proxy_reason="")
                | (~Q(proxy_name="") & ~Q(proxy_reason="")),
            ),
            models.CheckConstraint(
                name="handout_returned_says_why",
                condition=Q(returned_at__isnull=True) | ~Q(return_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "handed_on"], name="handout_by_day"),
            models.Index(fields=["city", "person"], name="handout_of_person"),
        ]
