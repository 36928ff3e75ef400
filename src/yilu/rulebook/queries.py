"""Reading the rulebook: cities, districts, the article in force, parameters, the working calendar."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from yilu.core.errors import NotFound
from yilu.core.workdays import WorkCalendar
from yilu.rulebook.models import Article, CalendarDay, CalendarYear, City, District, Parameter


def city_codes() -> list[str]:
    """Every city served here."""
    return list(City.objects.order_by("code").values_list("code", flat=True))


def city(code: str) -> City:
    found = City.objects.filter(code=code).first()
    if found is None:
        raise NotFound(code)
    return found


def districts(city: str) -> QuerySet[District]:
    """The city's districts in their usual order."""
    return District.objects.filter(city=city).order_by("order", "code")


def district_names(city: str) -> dict[str, str]:
    """Division code → name."""
    return dict(districts(city).values_list("code", "name"))


def article(city: str, key: str, on: date) -> Article:
    """The version of an article in force on the day."""
    found = _in_force(city, on).filter(key=key).first()
    if found is None:
        raise NotFound(key)
    return found


def articles(city: str, on: date, prefix: str = "") -> dict[str, Article]:
    """All articles in force on the day whose key begins so: one query for a page of verdicts."""
    return {row.key: row for row in _in_force(city, on).filter(key__startswith=prefix)}


def _in_force(city: str, on: date) -> QuerySet[Article]:
    ended = Q(in_force_to__isnull=False, in_force_to__lt=on)
    rows = Article.objects.filter(city=city, in_force_from__lte=on).exclude(ended)
    return rows.order_by("key", "-in_force_from").distinct("key")


def parameter(city: str, key: str, default: Any = None) -> Any:
    """What the city has set, or the default."""
    row = Parameter.objects.filter(city=city, key=key).first()
    return default if row is None else row.value


def work_calendar(city: str) -> WorkCalendar:
    """The city's working calendar as a value for `core.workdays`."""
    days = dict(CalendarDay.objects.filter(city=city).values_list("day", "working"))
    years = frozenset(CalendarYear.objects.filter(city=city).values_list("year", flat=True))
    return WorkCalendar(days, years)
