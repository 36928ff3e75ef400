"""The ground: what may be reported, the areas painted on the map, whose they are, who chose them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.patrol.enums import Family, Kind
from yilu.people.models import Person


def _lines(length: int = 120) -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=length), default=list)


@keeps_history()
class Category(CityModel):
    """A sub-class (小类): when it is filed, how long it may take, when it may be closed."""

    code = models.CharField(max_length=24)
    kind = models.CharField(max_length=8, choices=Kind)
    family = models.CharField(max_length=12, choices=Family)
    name = models.CharField(max_length=30)
    name_en = models.CharField(max_length=60, blank=True)
    icon = models.CharField(max_length=16, blank=True)
    filing = models.CharField(max_length=200)  # 立案条件
    closing = models.CharField(max_length=200)  # 结案条件
    questions = _lines()  # what the reporter is asked besides
    words = _lines(20)  # what people call it
    hours = models.PositiveSmallIntegerField()  # working hours from filing
    radius = models.PositiveSmallIntegerField(default=60)  # metres within which it may be the same
    stop = models.CharField(max_length=120, blank=True)  # danger: whom to call first
    order = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="category_code_once_per_city"),
            models.CheckConstraint(name="category_takes_time", condition=Q(hours__gte=1)),
        ]


@keeps_history()
class Area(CityModel):
    """A part of the city for which units answer and which drivers may choose: a set of cells."""

    number = models.CharField(max_length=20)  # PQ-0001
    name = models.CharField(max_length=40)
    division = models.CharField(max_length=6, blank=True)  # the district it lies in
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="area_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "name"],
                condition=Q(closed_on__isnull=True),
                name="area_name_once_per_city",
            ),
        ]


@keeps_history()
class AreaCell(CityModel):
    """One painted cell; a fine one says more than the coarse one around it."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="cells")
    cell = models.CharField(max_length=15)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "cell"], name="cell_of_one_area"),
        ]


@keeps_history()
class Duty(CityModel):
    """Which unit looks after what where: an area's category, or (no category) all the rest of it."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="duties")
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "area", "category"],
                nulls_distinct=False,
                name="duty_once_per_area_and_category",
            )
        ]


class AreaChoice(CityModel):
    """A driver who says: ask me in this area. Where he really was is kept nowhere."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    area = models.ForeignKey(Area, models.CASCADE, related_name="+")
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "person", "area"], name="area_chosen_once")
        ]
