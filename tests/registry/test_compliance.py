"""Compliance is a function of the thing and the day, and SQL says the same as Python."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import factories as make
from tests.cast import CITY, DAY, SmallCity
from yilu.registry import compliance, queries
from yilu.registry.enums import PermitKind, Standing
from yilu.registry.models import Driver, Permit, Vehicle
from yilu.registry.queries.standing import with_standing


def in_days(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "standing"),
    [
        (-1, Standing.EXPIRED),
        (0, Standing.EXPIRING_30),
        (30, Standing.EXPIRING_30),
        (31, Standing.EXPIRING_60),
        (60, Standing.EXPIRING_60),
        (61, Standing.EXPIRING_90),
        (90, Standing.EXPIRING_90),
        (91, Standing.COMPLIANT),
    ],
)
def test_the_last_day_counts(small_city: SmallCity, left: int, standing: Standing) -> None:
    small_city.wang.permits.update(valid_to=in_days(left))
    verdict = compliance.drivers(CITY, [small_city.wang.pk], DAY)[small_city.wang.pk]
    assert verdict.standing == standing
    assert verdict.may_operate is (left >= 0)
    assert verdict.days_left == (left if left >= 0 else None)


def test_reasons_name_their_article(small_city: SmallCity) -> None:
    verdict = compliance.drivers(CITY, [small_city.zhao.pk], DAY)[small_city.zhao.pk]
    (reason,) = verdict.reasons
    assert str(reason.message) == "驾驶员证已于 2026-05-31 到期。"
    assert reason.article is not None
    assert (reason.article.article, reason.article.verified) == ("第十五条", False)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"seats": 8}, "vehicle.max_seats"),
        ({"mileage_km": 600_000}, "vehicle.max_km"),
        ({"registered_on": date(2018, 6, 15)}, "vehicle.max_years"),
    ],
)
def test_a_vehicle_with_a_valid_permit_may_still_be_unfit(
    small_city: SmallCity, fields: dict[str, object], code: str
) -> None:
    Vehicle.objects.filter(pk=small_city.blue.pk).update(**fields)
    verdict = compliance.vehicles(CITY, [small_city.blue.pk], DAY)[small_city.blue.pk]
    assert verdict.standing == Standing.UNFIT
    assert verdict.reasons[0].code == code


def test_eight_years_are_warned_of_like_an_expiry(small_city: SmallCity) -> None:
    Vehicle.objects.filter(pk=small_city.blue.pk).update(registered_on=date(2018, 6, 16))
    verdict = compliance.vehicles(CITY, [small_city.blue.pk], DAY)[small_city.blue.pk]
    assert (verdict.standing, verdict.days_left) == (Standing.EXPIRING_30, 1)


def test_licence_and_years_of_driving(small_city: SmallCity) -> None:
    Driver.objects.filter(pk=small_city.wang.pk).update(
        licence_first_on=date(2023, 6, 16), licence_valid_to=date(2026, 6, 14)
    )
    verdict = compliance.drivers(CITY, [small_city.wang.pk], DAY)[small_city.wang.pk]
    assert [reason.code for reason in verdict.reasons] == ["driver.min_years", "driver.licence"]
    assert verdict.standing == Standing.UNFIT


def test_a_group_without_permits_misses_none(small_city: SmallCity) -> None:
    verdict = compliance.drivers(CITY, [small_city.chen.pk], DAY)[small_city.chen.pk]
    assert (verdict.standing, verdict.reasons) == (Standing.COMPLIANT, ())


DATES = [None, in_days(-400), in_days(-1), DAY, in_days(1), in_days(45), in_days(200)]


def terms() -> list[tuple[date | None, date | None, date | None]]:
    return [
        (first, last, revoked)
        for first, last, revoked in product(DATES, DATES, [None, in_days(-1), in_days(1)])
        if first is None or last is None or first <= last
    ]


def test_sql_and_python_judge_permits_alike(small_city: SmallCity) -> None:
    """One permit in every shape, and pairs of them: an old one beside each shape."""
    permits, people = [], []
    for index, (first, last, revoked) in enumerate(terms() * 2):
        driver = make.driver(make.person("某人"), number=f"T{index}")
        people.append(driver.pk)
        shapes = [(first, last, revoked)]
        if index >= len(terms()):
            shapes.append((in_days(-800), in_days(-300), None))
        permits += [
            Permit(
                city=CITY,
                kind=PermitKind.DRIVER,
                driver=driver,
                number=f"{index}-{place}",
                valid_from=a,
                valid_to=b,
                revoked_on=c,
            )
            for place, (a, b, c) in enumerate(shapes)
        ]
    Permit.objects.bulk_create(permits)
    verdicts = compliance.drivers(CITY, people, DAY)
    rows = with_standing(Driver.objects.filter(pk__in=people), PermitKind.DRIVER, DAY)
    for row in rows:
        assert row.permit_standing == verdicts[row.pk].standing, list(row.permits.values())


def test_together(small_city: SmallCity) -> None:
    driver = compliance.drivers(CITY, [small_city.luo.pk], DAY)[small_city.luo.pk]
    vehicle = compliance.vehicles(CITY, [small_city.blue.pk], DAY)[small_city.blue.pk]
    company = compliance.companies(CITY, [small_city.wanshun.pk], DAY)[small_city.wanshun.pk]
    assert compliance.together(driver, vehicle) == compliance.Together(True, False)
    assert compliance.together(driver, vehicle, company) == compliance.Together(True, True)


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_many_verdicts_take_the_queries_of_one(
    small_city: SmallCity, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    drivers = [make.driver("李强") for _each in range(rows)]
    with django_assert_num_queries(3):
        assert len(compliance.drivers(CITY, [row.pk for row in drivers], DAY)) == rows


def test_the_radar_counts_what_the_lists_show(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    lines = {line.kind: line for line in queries.radar(committee, DAY)}
    assert (lines[PermitKind.DRIVER].expiring_30, lines[PermitKind.DRIVER].expired) == (1, 1)
    assert lines[PermitKind.VEHICLE].expired == 1
    shown = queries.drivers(committee, on=DAY, standing="expired", permit_needed=True)
    assert list(shown) == [small_city.zhao]
