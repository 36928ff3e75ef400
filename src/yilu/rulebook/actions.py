"""Everything that changes the rulebook: a city enters it, a year is published, a rule gets a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.rulebook import access
from yilu.rulebook.book import turn
from yilu.rulebook.limits import declared
from yilu.rulebook.models import Article, CalendarDay, CalendarYear, City, District, Parameter
from yilu.rulebook.queries import fits, may_set, shape_of
from yilu.rulebook.seed import (
    ARTICLES,
    KNOWN_CITIES,
    CitySeed,
    DaySeed,
    published_days,
    published_years,
)

LONGEST_REASON = 200
AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Seeded:
    """What a seeding found missing and added; nothing a city has set itself is touched."""

    districts: int
    articles: int
    years: int


@transaction.atomic
def seed_city(code: str, *, by: Actor, seed: CitySeed | None = None) -> Seeded:
    """Enter a city with its districts, the calendar published so far and the articles we cite."""
    if by.city != code or not by.may_anywhere(Right.SYSTEM):
        raise NotAllowed("seed_city")
    seed = seed or KNOWN_CITIES.get(code)
    if seed is None:
        raise Invalid({"city": _("不认识这个行政区划代码，请同时给出城市名称和范围。")})
    _city, new = City.objects.get_or_create(
        code=code,
        defaults={"name": seed.name, "plate_prefix": seed.plate_prefix, **seed.box._asdict()},
    )
    added = Seeded(_districts(code, seed), _articles(code), _calendar(code))
    if new or added != Seeded(0, 0, 0):
        turn(code)
        record("city.seeded", Ref("rulebook.city", code), by=by, articles=added.articles)
    return added


def _districts(city: str, seed: CitySeed) -> int:
    known = set(District.objects.filter(city=city).values_list("code", flat=True))
    rows = [
        District(city=city, code=code, name=name, order=order)
        for order, (code, name) in enumerate(seed.districts.items())
        if code not in known
    ]
    return len(District.objects.bulk_create(rows))


def _articles(city: str) -> int:
    """Versions not there yet; those of a key stand one after the other."""
    known = set(Article.objects.filter(city=city).values_list("key", "in_force_from"))
    rows = [
        Article(
            city=city,
            key=seed.key,
            source=seed.source,
            article=seed.article,
            text=seed.text,
            value=seed.value,
            in_force_from=seed.since,
            note=seed.note,
        )
        for seed in ARTICLES
        if (seed.key, seed.since) not in known
    ]
    return len(Article.objects.bulk_create(rows))


def _calendar(city: str) -> int:
    known = set(CalendarYear.objects.filter(city=city).values_list("year", flat=True))
    missing = [year for year in published_years() if year not in known]
    _put_days(city, [seed for seed in published_days() if seed.day.year in set(missing)])
    return len(CalendarYear.objects.bulk_create(CalendarYear(city=city, year=y) for y in missing))


def _put_days(city: str, seeds: Iterable[DaySeed]) -> None:
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(city=city, day=seed.day, working=seed.working, name=seed.name)
            for seed in seeds
        ]
    )


@transaction.atomic
def publish_year(year: int, days: Mapping[date, tuple[bool, str]], *, by: Actor) -> CalendarYear:
    """Enter a year as the State Council has published it: days that differ from their weekday."""
    _require_security(by)
    if strays := [day for day in days if day.year != year]:
        raise Invalid({"days": _("%(day)s 不在这一年。") % {"day": strays[0]}})
    CalendarDay.objects.filter(city=by.city, day__year=year).delete()
    _put_days(by.city, [DaySeed(day, working, name) for day, (working, name) in days.items()])
    row, _new = CalendarYear.objects.get_or_create(city=by.city, year=year)
    turn(by.city)
    record("calendar.published", Ref.to(row), by=by, year=year, days=len(days))
    return row


@transaction.atomic
def set_parameter(key: str, value: Any, *, by: Actor) -> Parameter:
    """From today on, whatever the value: for the command line, marks of jobs, and security."""
    _require_security(by)
    return _put(key, value, by=by, from_on=clock.today(), reason="")


@transaction.atomic
def set_limit(key: str, text: str, *, by: Actor, reason: str, from_on: date) -> Parameter:
    """The committee sets a limit as it was typed, from a day on, and says why; the past stands."""
    limit = declared().get(key)
    if limit is None or not may_set(by):
        raise NotFound(key)
    value, reason = limit.read(text), reason.strip()
    if limit.check is not None:
        limit.check(by.city, value)
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid({"reason": _("写一句为什么改，%(n)d 字以内。") % {"n": LONGEST_REASON}})
    today = clock.today()
    if not today <= from_on <= today + AHEAD:
        raise Invalid({"from_on": _("从今天起，最远一年以后；过去的不能改。")})
    if value == limit.of(by.city, from_on):
        raise Invalid({"value": _("那一天本来就是这个数，没有要改的。")})
    return _put(key, value, by=by, from_on=from_on, reason=reason)


def _put(key: str, value: Any, *, by: Actor, from_on: date, reason: str) -> Parameter:
    row = Parameter.objects.create(
        city=by.city,
        key=key,
        value=value,
        from_on=from_on,
        reason=reason,
        set_by=by.account_id,
        set_at=timezone.now(),
    )
    turn(by.city)
    record("parameter.set", Ref.to(row), by=by, key=key, since=from_on.isoformat())
    return row


@transaction.atomic
def put_article(
    key: str,
    *,
    by: Actor,
    source: str,
    article: str,
    text: str,
    in_force_from: date,
    value: Any = None,
    verified: bool = False,
    note: str = "",
) -> Article:
    """A new version of an article, or the same day's put right; its neighbours' days are kept apart."""
    if not access.may_put(by, key):
        raise NotAllowed("rulebook")
    _check_article(by.city, key, source, article, text, value)
    earlier = Article.objects.filter(city=by.city, key=key, in_force_from__lt=in_force_from)
    last = earlier.order_by("-in_force_from").first()
    if last is not None and (last.in_force_to is None or last.in_force_to >= in_force_from):
        last.in_force_to = in_force_from - timedelta(days=1)
        last.save(update_fields=["in_force_to"])
    later = Article.objects.filter(city=by.city, key=key, in_force_from__gt=in_force_from)
    after = later.order_by("in_force_from").values_list("in_force_from", flat=True).first()
    row, _new = Article.objects.update_or_create(
        city=by.city,
        key=key,
        in_force_from=in_force_from,
        defaults={
            "source": source.strip(),
            "article": article.strip(),
            "text": text.strip(),
            "value": value,
            "verified": verified,
            "note": note.strip(),
            "in_force_to": after - timedelta(days=1) if after else None,
        },
    )
    record("article.put", Ref.to(row), by=by, key=key, since=in_force_from.isoformat())
    return row


def _check_article(city: str, key: str, source: str, article: str, text: str, value: Any) -> None:
    """Nothing empty, nothing too long, and the numbers the rule's checks ask for, in their shape."""
    longest = {"source": 120, "article": 40, "text": 400}
    given = {"source": source, "article": article, "text": text}
    errors: dict[str, Any] = {}
    for name, words in given.items():
        if not words.strip():
            errors[name] = _("照文件填写，不能空着。")
        elif len(words.strip()) > longest[name]:
            errors[name] = _("太长了，最多 %(n)d 个字。") % {"n": longest[name]}
    known = shape_of(city, key)
    if not known and not Article.objects.filter(city=city, key=key).exists():
        errors["key"] = _("系统里没有用到这一条。")
    elif not fits(known, value):
        errors["value"] = _("数字要和现在这一条的样子一样，都是不小于 0 的整数。")
    if errors:
        raise Invalid(errors)


@transaction.atomic
def verify_article(pk: UUID, note: str, *, by: Actor) -> Article:
    """已核对原文: somebody held it against the text, and says which."""
    row = Article.objects.select_for_update().filter(pk=pk, city=by.city).first()
    if row is None:
        raise NotFound(str(pk))
    if not access.can_put(by, row):
        raise NotAllowed("rulebook")
    if not note.strip():
        raise Invalid({"note": _("写一句对照的是哪一份文件、谁核对的。")})
    row.verified, row.note = True, note.strip()[:200]
    row.save(update_fields=["verified", "note"])
    record("article.verified", Ref.to(row), by=by, key=row.key)
    return row


def _require_security(by: Actor) -> None:
    """Rules and retention are the security administrator's."""
    if not by.may_anywhere(Right.SECURITY):
        raise NotAllowed("rulebook")
