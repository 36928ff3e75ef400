"""Messages to people, and what goes out of the house for them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.tenant import CityModel
from yilu.notices.enums import Channel, Kind, OutboundState
from yilu.people.models import Account, Person


class Message(CityModel):
    """A message a person reads in Yilu; SMS only says that there is one."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=80)
    body = models.CharField(max_length=400, blank=True)
    link = models.CharField(max_length=200, blank=True)  # a path of ours
    reason = models.CharField(max_length=60)  # with `source`: the same cause tells once
    source = models.CharField(max_length=100)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person", "reason", "source"], name="message_once_per_cause"
            )
        ]
        indexes = [models.Index(fields=["city", "person", "-at"], name="message_of_person")]


class Outbound(CityModel):
    """One SMS on its way. The text is sealed: it may be a sign-in code."""

    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.SMS)
    kind = models.CharField(max_length=10, choices=Kind)
    to = models.BinaryField()  # sealed: notices_outbound|to|city|id
    to_index = models.BinaryField(max_length=16)
    to_last4 = models.CharField(max_length=4)
    text = models.BinaryField(null=True)  # sealed; cleared once sent, save on the demo's loopback
    state = models.CharField(max_length=8, choices=OutboundState, default=OutboundState.WAITING)
    not_before = models.DateTimeField()  # quiet hours move it to the morning
    expires_at = models.DateTimeField()  # a code that comes late is worse than none
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["city", "not_before"],
                condition=Q(state=OutboundState.WAITING),
                name="outbound_waiting",
            ),
            models.Index(fields=["city", "to_index", "-made_at"], name="outbound_to_phone"),
        ]
