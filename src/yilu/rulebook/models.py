"""What a city edits instead of code: itself, its calendar, its parameters, and the articles it cites."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.tenant import CityModel


class City(models.Model):
    """One city served here; `code` is its division code (GB/T 2260)."""

    code = models.CharField(primary_key=True, max_length=6)
    name = models.CharField(max_length=40)
    plate_prefix = models.CharField(max_length=2, blank=True)  # 川D
    west = models.FloatField()  # bounding box in degrees, WGS-84
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()


class District(CityModel):
    """A district or county of the city, with its place on the schematic (no boundary)."""

    code = models.CharField(max_length=6)
    name = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "code"], name="district_code_once_per_city")
        ]


class Article(CityModel):
    """An article of a law or regulation as versioned data; a block or a warning names one.

    `key` is what code asks for ("vehicle.max_seats"); the row in force on a day answers.
    """

    key = models.CharField(max_length=60)
    source = models.CharField(max_length=120)  # the regulation's title
    article = models.CharField(max_length=40)  # 第十三条
    text = models.CharField(max_length=400)  # in short, our words
    value = models.JSONField(null=True)  # the number or list the rule needs, if any
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)
    verified = models.BooleanField(default=False)  # somebody checked it against the text
    note = models.CharField(max_length=200, blank=True)  # where number and words were taken from

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "key", "in_force_from"], name="article_version_once"
            ),
            models.CheckConstraint(
                name="article_ends_after_start",
                condition=Q(in_force_to__isnull=True)
                | Q(in_force_to__gte=models.F("in_force_from")),
            ),
        ]


class CalendarDay(CityModel):
    """A day whose nature differs from its weekday (State Council's calendar, make-up days)."""

    day = models.DateField()
    working = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "day"], name="calendar_day_once_per_city")
        ]


class CalendarYear(CityModel):
    """A year whose calendar has been published; days of other years are 暂定."""

    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "year"], name="calendar_year_once_per_city")
        ]


class Edition(CityModel):
    """The rulebook as it stands: a new stamp with every change, so that nobody reads an old one."""

    stamp = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city"], name="edition_once_per_city")]


class Parameter(CityModel):
    """What the city has set for one thing (`limits.Limit`), from a day on; rows are only ever added.

    In force on a day is the row with the latest `from_on` not after it, of several the one set last.
    """

    key = models.CharField(max_length=60)
    value = models.JSONField()
    from_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    set_by = models.UUIDField(null=True)  # the account; empty for the command line
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "key", "from_on", "set_at"], name="parameter_version_once"
            )
        ]
