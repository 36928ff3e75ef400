"""Slips: one matter referred to somebody outside, in frozen words, and what came back."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pgtrigger
from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.refs import Ref
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.referrals.enums import SlipKind, SlipState, Way

# What is printed. The database itself refuses to change it: the paper is out of our hands.
FROZEN = (
    "city", "number", "kind", "subject_kind", "subject_key", "unit", "unit_name", "to_unit", "to_name",
    "title", "facts", "wanted", "due_at", "code", "issued_by", "issuer", "issued_at",
)  # fmt: skip
CHANGED = reduce(
    or_, (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in FROZEN)
)


@keeps_history()
class Slip(CityModel):
    """A letter (转办函) or a slip to the 12345 desk; it knows its subject only as a pointer and words."""

    number = models.CharField(max_length=20)  # ZB-2026-000123, YJ-2026-000007
    kind = models.CharField(max_length=10, choices=SlipKind)
    state = models.CharField(max_length=10, choices=SlipState, default=SlipState.ISSUED)
    subject_kind = models.CharField(max_length=60)  # of the Ref of what it is about
    subject_key = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # whose letter it is
    unit_name = models.CharField(max_length=80)  # as the unit was called then
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    to_name = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    facts = models.TextField()  # what the addressee needs to know and nothing more
    wanted = models.TextField()
    due_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=8)  # printed, and typed with the reply
    issued_by = models.UUIDField(null=True)  # account
    issuer = models.UUIDField(null=True)  # person
    issued_at = models.DateTimeField()  # business time, as printed
    sent_how = models.CharField(max_length=10, choices=Way, blank=True)
    sent_at = models.DateTimeField(null=True)
    outside_number = models.CharField(max_length=40, blank=True)  # what 12345 calls it
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # why it was withdrawn

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="slip_number_once_per_city"),
            models.CheckConstraint(
                name="slip_code_form", condition=Q(code__regex=r"^[0-9A-HJKMNP-TV-Z]{8}$")
            ),
            models.CheckConstraint(
                name="slip_says_something",
                condition=~Q(title="") & ~Q(facts="") & ~Q(wanted="") & ~Q(to_name=""),
            ),
            models.CheckConstraint(
                name="slip_due_after_issue",
                condition=Q(due_at__isnull=True) | Q(due_at__gt=F("issued_at")),
            ),
            models.CheckConstraint(
                name="slip_sent_is_told_how",
                condition=Q(sent_at__isnull=True, sent_how="")
                | (Q(sent_at__isnull=False) & ~Q(sent_how="")),
            ),
            models.CheckConstraint(
                name="slip_state_fits_its_stamps",
                condition=Q(state="issued", sent_at__isnull=True, withdrawn_at__isnull=True)
                | Q(state="sent", sent_at__isnull=False, withdrawn_at__isnull=True)
                | Q(state="answered", withdrawn_at__isnull=True)
                | (Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="slip_outside_number_of_handovers",
                condition=Q(outside_number="") | Q(kind="handover"),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "subject_kind", "subject_key"], name="slip_of_subject"),
            models.Index(fields=["city", "state", "due_at"], name="slip_by_state"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="printed_slip_stays", operation=pgtrigger.Update, condition=CHANGED
            ),
            pgtrigger.Protect(name="slip_is_never_deleted", operation=pgtrigger.Delete),
        ]

    @property
    def subject(self) -> Ref:
        return Ref(self.subject_kind, self.subject_key)


class Answer(CityModel):
    """What came back; never altered, a later word is a row of its own."""

    slip = models.ForeignKey(Slip, models.PROTECT, related_name="answers")
    text = models.TextField()
    answered_on = models.DateField()
    answered_by = models.CharField(max_length=80)  # who signed, or was on the phone, over there
    own = models.BooleanField()  # written by the addressee's own staff, not entered from paper
    entered_by = models.UUIDField(null=True)  # account
    entered_at = models.DateTimeField()  # business time

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="slip_answer_says_something", condition=~Q(text="") & ~Q(answered_by="")
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="slip_answer_stays", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
