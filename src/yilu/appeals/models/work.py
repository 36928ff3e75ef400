"""Work on a case: departments' tasks, coordinations with their sides, links and merges."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.appeals.enums import TaskState
from yilu.appeals.models.case import Appeal
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person


class Task(CityModel):
    """What one department is asked, with a clock of its own and only what it needs to know."""

    number = models.CharField(max_length=20)  # XB-2026-000012
    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="tasks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    wanted = models.CharField(max_length=400)
    facts = models.CharField(max_length=800)  # all the department sees of the matter
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.SENT)
    sent_at = models.DateTimeField()
    sign_due = models.DateTimeField()
    due = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)  # who signed over there
    entered_by = models.UUIDField(null=True)  # account: theirs, or staff's who typed the paper in
    on_paper = models.BooleanField(default=False)
    why_returned = models.CharField(max_length=400, blank=True)
    slip = models.UUIDField(null=True)  # referrals.Slip: the printed letter
    asked_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="task_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "appeal", "unit"],
                condition=Q(state__in=["sent", "signed"]),
                name="task_open_once_per_unit",
            ),
            models.CheckConstraint(
                name="task_answered_says_what",
                condition=~Q(state=TaskState.ANSWERED)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["city", "unit", "state", "due"], name="task_of_unit")]


class Coordination(CityModel):
    """协调: sides brought together once, and what came of it (not formal mediation)."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="coordinations")
    held_on = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    result = models.CharField(max_length=400)
    agreed = models.BooleanField()
    recorded_by = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="coordination_has_a_result", condition=~Q(result=""))
        ]
        indexes = [models.Index(fields=["city", "held_on"], name="coordination_by_day")]


class Side(CityModel):
    """One side of a coordination. The other party is described, never counted."""

    coordination = models.ForeignKey(Coordination, models.PROTECT, related_name="sides")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # a driver
    group = models.CharField(max_length=20, blank=True)  # his worker group then
    role = models.CharField(max_length=60)  # 对方车主, 平台公司

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "coordination", "person"],
                condition=Q(person__isnull=False),
                name="side_once_per_driver",
            )
        ]


class Link(CityModel):
    """Two cases that have to do with each other; may be taken back."""

    one = models.ForeignKey(Appeal, models.PROTECT, related_name="+")
    other = models.ForeignKey(Appeal, models.PROTECT, related_name="+")
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "one", "other"],
                condition=Q(undone_at__isnull=True),
                name="link_once",
            ),
            models.CheckConstraint(name="link_in_order", condition=Q(one__lt=F("other"))),
        ]


class Merge(CityModel):
    """One case carried on as part of another; keeps what is needed to take it back."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="merges")
    into = models.ForeignKey(Appeal, models.PROTECT, related_name="+")
    left_state = models.CharField(max_length=10)
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "appeal"],
                condition=Q(undone_at__isnull=True),
                name="merge_once_at_a_time",
            )
        ]
