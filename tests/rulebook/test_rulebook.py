"""The rulebook: seeding adds what is missing, versions answer by day, only security changes rules."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from tests.cast import CITY, SmallCity
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.rulebook import access, actions, queries
from yilu.rulebook.models import Article, CalendarDay
from yilu.rulebook.seed import ARTICLES

SYSTEM = Actor.for_system(CITY)


def test_seeding_twice_adds_nothing(db: None) -> None:
    first = actions.seed_city(CITY, by=SYSTEM)
    assert (first.districts, first.articles) == (5, len(ARTICLES))
    assert actions.seed_city(CITY, by=SYSTEM) == actions.Seeded(0, 0, 0)
    assert queries.district_names(CITY)["510411"] == "仁和区"
    assert queries.city(CITY).plate_prefix == "川D"


def test_what_is_written_from_memory_says_so(small_city: SmallCity) -> None:
    assert not Article.objects.filter(verified=True).exists()


def test_an_unknown_city_needs_its_name_and_box(db: None) -> None:
    other = Actor.for_system("510100")
    with pytest.raises(Invalid):
        actions.seed_city("510100", by=other)
    with pytest.raises(CommandError):
        call_command("seed_rulebook", "--city", "510100", "--name", "成都市")
    call_command(
        "seed_rulebook", "--city=510100", "--name=成都市", "--box", "103", "30", "105", "31.5",
        "--district", "510104=锦江区",
    )  # fmt: skip
    assert queries.district_names("510100") == {"510104": "锦江区"}


def test_an_article_answers_with_the_version_of_the_day(small_city: SmallCity) -> None:
    security = small_city.cast["security_admin"]
    actions.put_article(
        "vehicle.max_years",
        by=security,
        source="网络预约出租汽车经营服务管理暂行办法",
        article="第三十九条",
        text="使用年限达到 10 年时退出网约车经营。",
        in_force_from=date(2026, 7, 1),
        value=10,
    )
    assert queries.article(CITY, "vehicle.max_years", date(2026, 6, 30)).value == 8
    assert queries.article(CITY, "vehicle.max_years", date(2026, 7, 1)).value == 10
    assert queries.articles(CITY, date(2026, 7, 1), "vehicle.").keys() == {
        "vehicle.max_seats",
        "vehicle.max_km",
        "vehicle.max_years",
    }
    with pytest.raises(NotFound):
        queries.article(CITY, "vehicle.max_years", date(2010, 1, 1))


def test_a_new_year_is_published_and_stops_being_provisional(small_city: SmallCity) -> None:
    security = small_city.cast["security_admin"]
    assert queries.work_calendar(CITY).is_provisional(date(2027, 1, 1))
    actions.publish_year(2027, {date(2027, 1, 1): (False, "元旦")}, by=security)
    calendar = queries.work_calendar(CITY)
    assert not calendar.is_provisional(date(2027, 1, 1))
    assert not calendar.is_working(date(2027, 1, 1))
    actions.publish_year(2027, {}, by=security)
    assert not CalendarDay.objects.filter(day__year=2027).exists()
    with pytest.raises(Invalid):
        actions.publish_year(2027, {date(2028, 1, 1): (False, "元旦")}, by=security)


def test_parameters(small_city: SmallCity) -> None:
    assert queries.parameter(CITY, "radar.days", 90) == 90
    actions.set_parameter("radar.days", 60, by=small_city.cast["security_admin"])
    assert queries.parameter(CITY, "radar.days", 90) == 60


@pytest.mark.parametrize(
    "who",
    [
        *("committee", "committee_leader", "district", "secretary"),
        *("company", "system_admin", "auditor", "driver"),
    ],
)
def test_rules_are_the_security_administrators(small_city: SmallCity, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.set_parameter("radar.days", 1, by=small_city.cast[who])
    with pytest.raises(NotAllowed):
        actions.publish_year(2027, {}, by=small_city.cast[who])


# ── replaced without code ───────────────────────────────────────────────────────────────────────

TWO = ("development.probation", "vehicle.max_km")
NEW = {
    "source": "中国共产党发展党员工作细则",
    "article": "第三十一条",
    "text": "预备期一年，从支部大会通过之日算起。",
    "in_force_from": date(2026, 9, 1),
    "note": "对照原文",
}


def test_the_committee_keeps_the_partys_rules_and_security_all_of_them(
    small_city: SmallCity,
) -> None:
    """For one article and for the table alike, whoever asks."""
    rows = list(Article.objects.all())
    for actor in small_city.cast.values():
        one_by_one = {row.pk for row in rows if queries.may_put(actor, row)}
        assert one_by_one == set(access.puttable(actor).values_list("pk", flat=True))
    keepers = {
        who: {row.key for row in rows if row.key in TWO and queries.may_put(actor, row)}
        for who, actor in small_city.cast.items()
    }
    assert keepers["committee"] == {"development.probation"}
    assert keepers["security_admin"] == {"development.probation", "vehicle.max_km"}
    assert keepers["secretary"] == keepers["company"] == keepers["auditor"] == set()


def test_a_version_put_between_two_ends_the_day_before_the_next(small_city: SmallCity) -> None:
    by = small_city.cast["committee"]
    new = {**NEW, "in_force_from": date(2020, 1, 1)}
    actions.put_article("development.probation", by=by, value={"months": 12}, **new)
    days = [
        (v.in_force_from, v.in_force_to) for v in queries.versions(CITY, "development.probation")
    ]
    assert days == [
        (date(2026, 5, 18), None),
        (date(2020, 1, 1), date(2026, 5, 17)),
        (date(2014, 5, 28), date(2019, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [
        ("development.probation", {"weeks": 52}, "value"),
        ("development.probation", 12, "value"),
        ("development.probation", {"months": -1}, "value"),
        ("meeting.extension", [6], "value"),
        ("meeting.secret", 3, "value"),
        ("vehicle.max_km", True, "value"),
        ("nobody.asks", None, "key"),
    ],
)
def test_a_version_the_checks_could_not_read_is_refused(
    small_city: SmallCity, key: str, value: object, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        actions.put_article(key, by=small_city.cast["security_admin"], value=value, **NEW)
    assert set(refused.value.errors) == {field}


def test_an_empty_article_is_refused(small_city: SmallCity) -> None:
    blank = {**NEW, "text": " ", "article": ""}
    with pytest.raises(Invalid) as refused:
        actions.put_article("meeting.secret", by=small_city.cast["committee"], **blank)
    assert set(refused.value.errors) == {"text", "article"}


def test_somebody_says_what_it_was_checked_against(small_city: SmallCity) -> None:
    by = small_city.cast["committee"]
    row = queries.article(CITY, "development.oath", date(2026, 6, 5))
    with pytest.raises(Invalid):
        actions.verify_article(row.pk, " ", by=by)
    made = actions.verify_article(row.pk, "单行本第 12 页", by=by)
    assert (made.verified, made.note) == (True, "单行本第 12 页")
    with pytest.raises(NotAllowed):
        actions.verify_article(row.pk, "看过", by=small_city.cast["secretary"])


def test_every_article_says_where_it_was_taken_from(small_city: SmallCity) -> None:
    of_the_party = access.puttable(small_city.cast["committee"])
    assert not of_the_party.filter(note="").exists()
    kept = [seed for seed in ARTICLES if seed.key.split(".")[0] in access.OF_THE_PARTY]
    assert of_the_party.count() == len(kept)
