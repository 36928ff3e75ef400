"""What a branch needs beside its members: its committee, its groups, who approves its decisions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.branch_life.enums.meeting import Office
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person


class _Dated(CityModel):
    """From a day to a last day."""

    from_on = models.DateField()
    to_on = models.DateField(null=True)  # the last day
    basis = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            )
        ]


@keeps_history()
class CommitteeSeat(_Dated):
    """A duty in a branch committee (支委会)."""

    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    office = models.CharField(max_length=14, choices=Office)

    class Meta(_Dated.Meta):
        abstract = False
        constraints = [
            *_Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "branch", "person", "office"],
                condition=Q(to_on__isnull=True),
                name="committee_seat_open_once",
            ),
        ]


@keeps_history()
class GroupPlace(_Dated):
    """Which Party group of his branch a member belongs to (编入党小组)."""

    group = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(_Dated.Meta):
        abstract = False
        constraints = [
            *_Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "person"],
                condition=Q(to_on__isnull=True),
                name="group_place_open_once",
            ),
        ]


@keeps_history()
class Approver(_Dated):
    """Which body approves what a branch resolves: often the place's, not the industry committee."""

    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    body = models.CharField(max_length=80)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+"
    )  # if it is in the tree

    class Meta(_Dated.Meta):
        abstract = False
        constraints = [
            *_Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "branch"],
                condition=Q(to_on__isnull=True),
                name="approver_open_once",
            ),
        ]
