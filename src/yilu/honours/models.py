"""What people gave, the certificates made of it, and the titles they were given with their consent."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.honours.enums import HonourState, ServiceKind, Span
from yilu.organisations.models import Unit
from yilu.people.models import Person


@keeps_history()
class ServiceRecord(CityModel):
    """志愿服务记录: one service of one person; `source` points at the trip or act it comes from."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=ServiceKind)
    title = models.CharField(max_length=100)  # 森林防火巡护 CQ-2026-0003
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who organised it
    on = models.DateField()  # the day it counts for
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    minutes = models.PositiveIntegerField()
    trips = models.PositiveIntegerField(default=0)
    metres = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)  # carried or served
    source = models.CharField(max_length=100)  # kind:key of a Ref
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)  # account; null: the house itself
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person", "source"],
                condition=Q(voided_at__isnull=True),
                name="service_record_once_per_source",
            ),
            models.CheckConstraint(
                name="service_record_ends_after_start",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
            ),
            models.CheckConstraint(
                name="service_record_voided_with_reason",
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "person", "-on"], name="service_record_of_person"),
            models.Index(fields=["city", "-on"], name="service_record_by_day"),
            models.Index(fields=["city", "source"], name="service_record_by_source"),
        ]


class ServiceCertificate(CityModel):
    """志愿服务证明: what the records said of a time on the day it was asked for; it never changes."""

    number = models.CharField(max_length=20)  # FWZM-2026-000001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    services = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    trips = models.PositiveIntegerField()
    metres = models.PositiveIntegerField()
    lines = models.JSONField()  # [day, title, minutes, trips], newest last
    issued_on = models.DateField()
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="service_certificate_number_once_per_city"
            ),
            models.CheckConstraint(
                name="service_certificate_ends_after_start", condition=Q(to_on__gte=F("from_on"))
            ),
        ]
        indexes = [models.Index(fields=["city", "-issued_at"], name="service_certificate_newest")]


@keeps_history()
class Honour(CityModel):
    """A title given to a person for a month or a year, told to others only with his word."""

    number = models.CharField(max_length=20)  # RY-2026-0001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(max_length=40)  # 城市志愿服务之星
    span = models.CharField(max_length=5, choices=Span)
    period = models.DateField()  # the first day of the month or year looked back on
    citation = models.CharField(max_length=200)  # for what, in a sentence
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who gives it
    from_on = models.DateField()  # the term in which he bears it
    to_on = models.DateField()
    state = models.CharField(max_length=9, choices=HonourState, default=HonourState.ASKED)
    proposed_by = models.UUIDField(null=True)  # account
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="honour_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "person", "title", "span", "period"],
                condition=~Q(state__in=["declined", "withdrawn"]),
                name="honour_once_per_period",
            ),
            models.CheckConstraint(
                name="honour_ends_after_start", condition=Q(to_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="honour_announced_with_consent",
                condition=~Q(state="announced")
                | Q(answered_at__isnull=False, announced_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "state", "-period"], name="honour_by_state"),
            models.Index(fields=["city", "person"], name="honour_of_person"),
        ]
