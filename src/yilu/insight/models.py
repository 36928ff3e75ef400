"""Briefs: drafted, checked, issued, published; an issued brief keeps its figures and the rows behind them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.tenant import CityModel
from yilu.insight.enums import BriefState
from yilu.organisations.models import Unit


class Brief(CityModel):
    """One issue of the brief: a period, a scope, words, and — once issued — frozen figures and a hash."""

    number = models.CharField(max_length=20)  # JB-2026-022
    year = models.PositiveSmallIntegerField()
    issue = models.PositiveIntegerField()  # 期号 within the year
    scope = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(max_length=10, choices=BriefState, default=BriefState.DRAFT)
    title = models.CharField(max_length=120)
    body = models.TextField()  # paragraphs with {key} where a figure stands
    report_to = models.CharField(max_length=200, blank=True)  # 报
    send_to = models.CharField(max_length=200, blank=True)  # 送
    distribute_to = models.CharField(max_length=200, blank=True)  # 发
    drafted_by = models.UUIDField(null=True)
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    issued_by = models.UUIDField(null=True)
    issued_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 over words, figures and row keys
    version = models.PositiveIntegerField(
        default=1
    )  # of the words: two editors never overwrite each other

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="brief_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "year", "issue"], name="brief_issue_once_a_year"
            ),
            models.CheckConstraint(name="brief_period_order", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="brief_issued_has_digest",
                condition=Q(state__in=["draft", "checked"], issued_at__isnull=True)
                | (Q(state__in=["issued", "published"], issued_at__isnull=False) & ~Q(digest="")),
            ),
        ]


class BriefFigure(CityModel):
    """A figure as it stood when the brief was issued: value, words, definition and the keys of its rows."""

    brief = models.ForeignKey(Brief, models.PROTECT, related_name="figures")
    key = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60)
    unit = models.CharField(max_length=10)
    definition = models.TextField()
    value = models.BigIntegerField()
    people = models.BigIntegerField(null=True)
    text = models.CharField(max_length=40)
    row_kind = models.CharField(max_length=60)  # "registry.driver"
    row_keys = ArrayField(models.UUIDField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "brief", "key"], name="brief_figure_once")
        ]
