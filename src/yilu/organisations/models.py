"""The tree of units by materialised path, and the dated posts people hold in it."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.enums import ADMINISTRATORS, RoleChoice, UnitKind
from yilu.people.models import Person


@keeps_history()
class Unit(CityModel):
    """A unit of the tree. `path` is "/1/4/": the labels from the root down, so a prefix is a scope.

    `label` is the unit's own step in the path and never changes; moving a unit rewrites the paths below.
    """

    number = models.CharField(max_length=20)  # DW-0004, what people quote
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=24, choices=UnitKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    label = models.PositiveIntegerField()
    path = models.CharField(max_length=200)
    division = models.CharField(max_length=6, blank=True)  # GB/T 2260: a district's body, a seat
    approved_by = models.CharField(max_length=80, blank=True)  # who approves its decisions
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "path"], name="unit_path_once_per_city"),
            models.UniqueConstraint(fields=["city", "label"], name="unit_label_once_per_city"),
            models.UniqueConstraint(fields=["city", "number"], name="unit_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "parent", "name"],
                condition=Q(closed_on__isnull=True),
                name="unit_name_once_below_its_parent",
            ),
            models.UniqueConstraint(
                fields=["city"], condition=Q(parent__isnull=True), name="unit_one_root_per_city"
            ),
            models.CheckConstraint(
                name="unit_path_form", condition=Q(path__regex=r"^/([0-9]+/)+$")
            ),
            models.CheckConstraint(
                name="unit_closes_after_opening",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["city", "path"],
                name="unit_path_prefix",
                opclasses=["bpchar_pattern_ops", "varchar_pattern_ops"],
            )
        ]


@keeps_history()
class Post(CityModel):
    """A post someone holds from a day to a day; it gives the rights of its role at its unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24, choices=RoleChoice)
    below = models.BooleanField(default=True)  # this unit and below, or this unit alone
    from_on = models.DateField()
    to_on = models.DateField(null=True)  # the last day
    basis = models.CharField(max_length=120, blank=True)  # the paper that appoints

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "unit", "person", "role"],
                condition=Q(to_on__isnull=True),
                name="post_open_once",
            ),
            models.CheckConstraint(
                name="post_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
            ExclusionConstraint(  # the three administrators are three persons (GB/T 22239-2019)
                name="post_administrators_apart",
                expressions=[
                    ("city", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.NOT_EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(role__in=sorted(ADMINISTRATORS)),
            ),
        ]
        indexes = [models.Index(fields=["city", "person"], name="post_of_person")]
