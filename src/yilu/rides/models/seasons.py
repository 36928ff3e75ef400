"""A season: its exams, exam points with gates, the published scorecard, and the cars on its list."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.registry.models import Driver, Vehicle
from yilu.rides.enums import AppealState, EntryState, SeasonState


@keeps_history()
class Season(CityModel):
    """One exam season: the organising Party organisation (`unit`) chooses the cars, the city sees."""

    number = models.CharField(max_length=20)  # SKJ-2026-1
    title = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    companies = ArrayField(models.UUIDField(), default=list)  # whose cars may be chosen
    state = models.CharField(max_length=10, choices=SeasonState, default=SeasonState.DRAFT)
    wanted = models.PositiveSmallIntegerField(default=110)
    wanted_backups = models.PositiveSmallIntegerField(default=11)
    books_from = models.DateField()
    books_to = models.DateField()
    hotline = models.CharField(max_length=32)
    insurance = models.CharField(max_length=300)  # as families read it
    if_late = models.CharField(max_length=300)
    author = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="season_number_once_per_city"),
            models.CheckConstraint(
                name="season_books_forward", condition=Q(books_to__gte=F("books_from"))
            ),
        ]


class Wave(CityModel):
    """One exam: everybody of it must be there between `earliest` and `latest` minutes before."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="waves")
    title = models.CharField(max_length=40)  # 第一天上午 语文
    on = models.DateField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    earliest = models.PositiveSmallIntegerField(default=60)
    latest = models.PositiveSmallIntegerField(default=30)
    places = models.PositiveIntegerField(default=100_000)  # people a direction; above it one waits
    buffer = models.PositiveSmallIntegerField(default=0)  # per cent more travel time

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "season", "on", "starts_at"], name="wave_once_per_moment"
            ),
            models.CheckConstraint(
                name="wave_within_one_day", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(name="wave_window_open", condition=Q(earliest__gt=F("latest"))),
        ]


class ExamPoint(CityModel):
    """A school where exams are sat."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="points")
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=120, blank=True)
    division = models.CharField(max_length=6, blank=True)
    lon = models.FloatField()  # WGS-84
    lat = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "season", "name"], name="exam_point_once_per_season"
            )
        ]


class Gate(CityModel):
    """Where cars stop at an exam point; the first open one in order is the one used."""

    point = models.ForeignKey(ExamPoint, models.CASCADE, related_name="gates")
    name = models.CharField(max_length=40)
    lon = models.FloatField()
    lat = models.FloatField()
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "point", "name"], name="gate_once_per_point")
        ]


class Closure(CityModel):
    """A gate shut during a wave, or for the whole season: works, a one-way order of the police."""

    gate = models.ForeignKey(Gate, models.CASCADE, related_name="closures")
    wave = models.ForeignKey(Wave, models.CASCADE, null=True, related_name="+")
    words = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "gate", "wave"], nulls_distinct=False, name="closure_once"
            )
        ]


class KnownPlace(CityModel):
    """A place people name when they say where they live: a compound, a stop, a crossing."""

    name = models.CharField(max_length=60)
    division = models.CharField(max_length=6, blank=True)
    lon = models.FloatField()
    lat = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "name"], name="known_place_once_per_city")
        ]


class Scorecard(CityModel):
    """The weights, as published; another version never changes what was scored by this one."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="scorecards")
    version = models.PositiveSmallIntegerField()
    weights = models.JSONField()  # Factor → points of a hundred
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "season", "version"], name="scorecard_version_once"
            )
        ]


@keeps_history()
class Entry(CityModel):
    """A car with its driver on the season's list: points with reasons, then a person's decision."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="entries")
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="+")
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, related_name="+")
    scorecard = models.ForeignKey(Scorecard, models.PROTECT, null=True, related_name="+")
    score = models.PositiveSmallIntegerField(default=0)
    parts = models.JSONField(default=list)  # [factor, points, weight, words]
    fit = models.BooleanField(default=True)  # papers valid on the exam days
    state = models.CharField(max_length=10, choices=EntryState, default=EntryState.LISTED)
    note = models.CharField(max_length=200, blank=True)  # why out of order
    has = ArrayField(models.CharField(max_length=12), default=list)
    sticker = models.PositiveSmallIntegerField(null=True)  # 爱心送考 038
    sticker_index = models.BinaryField(max_length=16, null=True)  # of the code on it
    trained_on = models.DateField(null=True)
    shares_phone = models.BooleanField(default=False)  # his own word
    lon = models.FloatField(null=True)  # where he sets out
    lat = models.FloatField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "season", "vehicle"], name="entry_vehicle_once_per_season"
            ),
            models.UniqueConstraint(
                fields=["city", "season", "driver"], name="entry_driver_once_per_season"
            ),
            models.UniqueConstraint(
                fields=["city", "season", "sticker"],
                condition=Q(sticker__isnull=False),
                name="entry_sticker_once_per_season",
            ),
            models.UniqueConstraint(
                fields=["city", "sticker_index"],
                condition=Q(sticker_index__isnull=False),
                name="entry_sticker_code_once",
            ),
            models.CheckConstraint(
                name="entry_unfit_never_on_duty",
                condition=Q(fit=True) | ~Q(state__in=["chosen", "backup"]),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "season", "state", "-score"], name="entry_by_score")
        ]


@keeps_history()
class ScoreAppeal(CityModel):
    """A driver's word against his points, and the answer."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="appeals")
    text = models.CharField(max_length=400)
    state = models.CharField(max_length=10, choices=AppealState, default=AppealState.OPEN)
    answer = models.CharField(max_length=400, blank=True)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "entry"], condition=Q(state="open"), name="score_appeal_open_once"
            ),
            models.CheckConstraint(
                name="score_appeal_answered_says_why",
                condition=Q(state="open") | ~Q(answer=""),
            ),
        ]
