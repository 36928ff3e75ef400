"""Briefs: drafted, checked, issued, published; an issued brief keeps its figures and the rows behind them."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.tenant import CityModel
from yilu.insight.enums import SETTLED, BriefState
from yilu.organisations.models import Unit

# What the signature covers. The database itself refuses to change it once a brief is issued.
FROZEN = (
    "city", "number", "year", "issue", "scope", "scope_name", "first", "last", "masthead", "title",
    "body", "signed_as", "report_to", "send_to", "distribute_to", "issued_by", "issued_at", "issued_on",
    "digest",
)  # fmt: skip
SETTLED_VALUES = sorted(state.value for state in SETTLED)
WAS_SETTLED = pgtrigger.Q(old__state__in=SETTLED_VALUES)
CHANGED = reduce(
    or_, (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in FROZEN)
)


class Brief(CityModel):
    """One issue of the brief: period, scope, words, and — once issued — frozen figures and a hash.

    A draft has its `number`; the 期号 (`year`, `issue`) is given at issuing, so that none is missing.
    """

    number = models.CharField(max_length=20)  # JB-2026-022
    year = models.PositiveSmallIntegerField(null=True)
    issue = models.PositiveIntegerField(null=True)  # 期号 within the year
    scope = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    scope_name = models.CharField(max_length=80)  # as the unit was called then
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(max_length=10, choices=BriefState, default=BriefState.DRAFT)
    masthead = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    body = models.TextField()  # one paragraph a line, {key} where a figure stands
    signed_as = models.CharField(max_length=80, blank=True)  # 落款
    report_to = models.CharField(max_length=200, blank=True)  # 报
    send_to = models.CharField(max_length=200, blank=True)  # 送
    distribute_to = models.CharField(max_length=200, blank=True)  # 发
    remark = models.CharField(max_length=400, blank=True)  # why it was sent back, for the drafter
    drafted_by = models.UUIDField(null=True)
    authors = ArrayField(models.UUIDField(), default=list)  # accounts that wrote any of the words
    revised_at = models.DateTimeField(null=True)
    revised_by = models.UUIDField(null=True)
    checked_by = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    issued_by = models.UUIDField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_on = models.DateField(null=True)  # the business day the masthead is dated
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # SHA-256 over words, figures and row keys
    version = models.PositiveIntegerField(
        default=1
    )  # of the words: two editors never overwrite each other
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="brief_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "year", "issue"], name="brief_issue_once_a_year"
            ),
            models.CheckConstraint(name="brief_period_order", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="brief_issued_is_complete",
                condition=Q(
                    state__in=["draft", "checked", "discarded"],
                    issued_at=None,
                    issue=None,
                    digest="",
                )
                | (
                    Q(
                        state__in=["issued", "published"],
                        issued_at__isnull=False,
                        issued_by__isnull=False,
                        issued_on__isnull=False,
                        year__isnull=False,
                        issue__isnull=False,
                    )
                    & ~Q(digest="")
                ),
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="brief_by_state")]
        triggers = [
            pgtrigger.Protect(
                name="issued_brief_stays",
                operation=pgtrigger.Update,
                condition=WAS_SETTLED & CHANGED,
            ),
            pgtrigger.Protect(
                name="issued_brief_goes_nowhere_back",
                operation=pgtrigger.Update,
                condition=WAS_SETTLED & ~pgtrigger.Q(new__state__in=SETTLED_VALUES),
            ),
            pgtrigger.Protect(name="brief_is_never_deleted", operation=pgtrigger.Delete),
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
    note = models.TextField(blank=True)
    readings = models.JSONField(default=list)  # the other readings: [label, value, unit]
    row_kind = models.CharField(max_length=60)  # "registry.driver"
    row_keys = ArrayField(models.UUIDField())  # sorted

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "brief", "key"], name="brief_figure_once")
        ]
        triggers = [
            pgtrigger.Protect(
                name="frozen_figure_stays", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
