"""Formal membership on its way, members away from their branch, and two registers of records."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.branch_life.enums.transfer import (
    ContactWay,
    Direction,
    FloatingState,
    Flow,
    Grade,
    TransferState,
)
from yilu.branch_life.models.meeting import Meeting
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.membership.models import PartyMember
from yilu.organisations.models import Unit


@keeps_history()
class Transfer(CityModel):
    """A transfer of the formal relation. The national system carries it; this is the ledger of results."""

    number = models.CharField(max_length=20)  # ZJ-2026-0001
    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="+")
    direction = models.CharField(max_length=8, choices=Direction)
    from_branch = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    from_name = models.CharField(max_length=120)
    to_branch = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    to_name = models.CharField(max_length=120)
    across_province = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=TransferState, default=TransferState.APPLIED)
    applied_on = models.DateField()
    sent_on = models.DateField(null=True)  # the sending branch agreed
    letter = models.CharField(max_length=60, blank=True)  # number of the letter of introduction
    valid_until = models.DateField(null=True)  # the letter's last day
    received_on = models.DateField(null=True)
    returned = models.CharField(max_length=200, blank=True)  # what to put right
    national = models.CharField(max_length=60, blank=True)  # its number in the national system
    reminded_on = models.DateField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="transfer_number_once"),
            models.UniqueConstraint(  # 一方隶属: one way at a time
                fields=["city", "member"],
                condition=Q(state__in=["applied", "returned", "sent"]),
                name="transfer_one_on_the_way",
            ),
            models.CheckConstraint(
                name="transfer_sides_fit_its_direction",
                condition=Q(direction="within", from_branch__isnull=False, to_branch__isnull=False)
                | Q(direction="out", from_branch__isnull=False, to_branch__isnull=True)
                | Q(direction="in", from_branch__isnull=True, to_branch__isnull=False),
            ),
            models.CheckConstraint(
                name="transfer_sent_with_a_letter",
                condition=~Q(state__in=["sent", "received"])
                | ~Q(letter="") & Q(sent_on__isnull=False, valid_until__gte=F("sent_on")),
            ),
            models.CheckConstraint(
                name="transfer_received_after_sent",
                condition=Q(state="received", received_on__gte=F("sent_on"))
                | (~Q(state="received") & Q(received_on__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "valid_until"], name="transfer_by_state")]


@keeps_history()
class Floating(CityModel):
    """A member away from the branch of his formal relation, as one of our branches knows him."""

    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    flow = models.CharField(max_length=4, choices=Flow)
    since = models.DateField()
    place = models.CharField(max_length=120)  # where he went, or where he comes from
    other_side = models.CharField(max_length=120, blank=True)  # the organisation there
    handbook = models.CharField(max_length=60, blank=True)  # 流动党员活动证
    state = models.CharField(max_length=6, choices=FloatingState, default=FloatingState.AWAY)
    last_contact_on = models.DateField()
    lost_since = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "member", "branch"],
                condition=~Q(state="ended"),
                name="floating_open_once_per_branch",
            ),
            models.CheckConstraint(
                name="floating_lost_since_a_day",
                condition=Q(state="lost", lost_since__isnull=False) | ~Q(state="lost"),
            ),
            models.CheckConstraint(
                name="floating_ended_on_a_day",
                condition=Q(state="ended", ended_on__isnull=False)
                | (~Q(state="ended") & Q(ended_on__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["city", "branch", "state"], name="floating_of_branch")]


class FloatingContact(CityModel):
    """That the branch spoke with a floating member."""

    floating = models.ForeignKey(Floating, models.PROTECT, related_name="contacts")
    on = models.DateField()
    way = models.CharField(max_length=10, choices=ContactWay)
    note = models.CharField(max_length=200, blank=True)
    made_by = models.UUIDField(null=True)  # account
    made_at = models.DateTimeField(auto_now_add=True)


@keeps_history()
class DuesEntry(CityModel):
    """党费 as received: a record only. Nothing is demanded, computed or reminded of."""

    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()  # its first day
    amount_fen = models.PositiveIntegerField()
    paid_on = models.DateField()
    receipt = models.CharField(max_length=60, blank=True)
    made_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "member", "branch", "month"], name="dues_once_per_month"
            )
        ]
        indexes = [models.Index(fields=["city", "branch", "-month"], name="dues_of_branch")]


@keeps_history()
class Appraisal(CityModel):
    """民主评议党员: the grade a meeting decided for a year."""

    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=6, choices=Grade)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    made_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "member", "branch", "year"], name="appraisal_once_per_year"
            )
        ]
        indexes = [models.Index(fields=["city", "branch", "-year"], name="appraisal_of_branch")]
