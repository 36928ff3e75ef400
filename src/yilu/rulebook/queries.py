"""Reading the rulebook: cities, districts, the article in force, parameters, the working calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.core.workdays import WorkCalendar
from yilu.core.workhours import WorkHours
from yilu.rulebook import access
from yilu.rulebook.book import book
from yilu.rulebook.book import one_edition as one_edition
from yilu.rulebook.general import HOURS
from yilu.rulebook.limits import Group, Limit, declared, groups
from yilu.rulebook.models import Article, City, District, Parameter


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


def all_articles(
    city: str, *, part: str = "", text: str = "", unverified: bool = False
) -> QuerySet[Article]:
    """Every version of every article; `part` is the beginning of the keys, as in PARTS."""
    rows = Article.objects.filter(city=city)
    if part:
        rows = rows.filter(key__startswith=f"{part}.")
    if text := text.strip():
        found = Q(text__contains=text) | Q(article__contains=text) | Q(source__contains=text)
        rows = rows.filter(found | Q(key=text))
    if unverified:
        rows = rows.filter(verified=False)
    return rows.order_by("key", "-in_force_from")


def may_put(actor: Actor, row: Article) -> bool:
    """Whether another version of this article may come from this hand."""
    return access.can_put(actor, row)


def get_article(city: str, pk: UUID) -> Article:
    found = Article.objects.filter(city=city, pk=pk).first()
    if found is None:
        raise NotFound(str(pk))
    return found


def versions(city: str, key: str) -> list[Article]:
    """All versions of one article, the latest first."""
    return list(Article.objects.filter(city=city, key=key).order_by("-in_force_from"))


def shape_of(city: str, key: str) -> Any:
    """What numbers this rule carries: names of a mapping, a pair, one number, or none (None).

    Of a mapping every name any version ever had: a version may ask for less than another.
    """
    values = list(Article.objects.filter(city=city, key=key).values_list("value", flat=True))
    mappings = [value for value in values if isinstance(value, dict)]
    if mappings:
        names = {name: None for value in mappings for name in value}
        return dict.fromkeys(sorted(names))
    return next((value for value in values if value is not None), None)


def fits(shape: Any, value: Any) -> bool:
    """Whether a new version's value is one the rule's checks can read."""
    if isinstance(shape, dict):
        given = value if isinstance(value, dict) else {} if value is None else None
        return (
            given is not None and given.keys() <= shape.keys() and all(map(_plain, given.values()))
        )
    if isinstance(shape, list):
        return isinstance(value, list) and len(value) == len(shape) and all(map(_plain, value))
    if shape is None:
        return value is None
    return _plain(value)


def _plain(value: Any) -> bool:
    """Numbers, and the few words a rule carries."""
    if isinstance(value, str):
        return bool(value)
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _in_force(city: str, on: date) -> QuerySet[Article]:
    ended = Q(in_force_to__isnull=False, in_force_to__lt=on)
    rows = Article.objects.filter(city=city, in_force_from__lte=on).exclude(ended)
    return rows.order_by("key", "-in_force_from").distinct("key")


def parameter(city: str, key: str, default: Any = None) -> Any:
    """What the city has set and is in force today, or the default; apps ask their `Limit` instead."""
    return book(city).value(key, clock.today(), default)


def work_calendar(city: str) -> WorkCalendar:
    """The city's working calendar as a value for `core.workdays`."""
    return book(city).calendar


def work_hours(city: str) -> WorkHours:
    """The offices' sessions on the working calendar."""
    sessions = HOURS.of(city)
    spans = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in sessions)
    return WorkHours(work_calendar(city), spans)


# ── what a city may set ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Setting:
    """One limit as it stands today: by default, or set from a day on, and what comes later."""

    limit: Limit
    value: Any
    row: Parameter | None  # what set it; None: the default holds
    coming: Parameter | None  # set already, in force later


def may_set(actor: Actor) -> bool:
    """The committee's office sets its limits; the security administrator may too."""
    return actor.may_anywhere(Right.SET_LIMITS) or actor.may_anywhere(Right.SECURITY)


def settings_of(actor: Actor) -> list[tuple[Group, list[Setting]]]:
    """Every limit of every app with what holds today."""
    rows = _versions(actor)
    return [
        (group, [_setting(limit, rows.get(limit.key, [])) for limit in group.limits])
        for group in groups()
    ]


def setting(actor: Actor, key: str) -> Setting:
    limit = declared().get(key)
    if limit is None:
        raise NotFound(key)
    return _setting(limit, _versions(actor, key=key).get(key, []))


def setting_history(actor: Actor, key: str) -> list[Parameter]:
    """Every value ever set, the newest first."""
    return list(reversed(_versions(actor, key=key).get(key, [])))


def _versions(actor: Actor, **narrowed: str) -> dict[str, list[Parameter]]:
    if not may_set(actor):
        raise NotFound("settings")
    found: dict[str, list[Parameter]] = {}
    rows = Parameter.objects.filter(city=actor.city, **narrowed)
    for row in rows.order_by("from_on", "set_at"):
        found.setdefault(row.key, []).append(row)
    return found


def _setting(limit: Limit, rows: list[Parameter]) -> Setting:
    today = clock.today()
    now = [row for row in rows if row.from_on <= today]
    later = [row for row in rows if row.from_on > today]
    row, first = now[-1] if now else None, later[0].from_on if later else None
    coming = [each for each in later if each.from_on == first]
    value = limit.default if row is None else row.value
    return Setting(limit, value, row, coming[-1] if coming else None)
