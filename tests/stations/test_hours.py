"""How offices write opening hours and prices, and what they mean at a given minute."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from yilu.core.clock import CITY_ZONE
from yilu.stations import hours, prices


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=CITY_ZONE)  # the 15th is a Monday


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("07:00-22:00", "1-7 07:00-22:00"),
        ("每天7点至22点", "1-7 07:00-22:00"),
        ("７：００－２２：００", "1-7 07:00-22:00"),
        ("24小时", "1-7 00:00-24:00"),
        ("全天开放", "1-7 00:00-24:00"),
        ("周一至周五 8:30-18:00；周六 9:00-12:00", "1-5 08:30-18:00;6 09:00-12:00"),
        ("工作日 8:00-18:00，周末 10:00-16:00", "1-5 08:00-18:00;6-7 10:00-16:00"),
        ("星期六到星期一 10:00~16:00", "1 10:00-16:00;6-7 10:00-16:00"),
        ("18:00-次日02:00", "1-7 18:00-02:00"),
        ("8:00-12:00 14:00-18:00", "1-7 08:00-12:00,14:00-18:00"),
    ],
)
def test_hours_are_read_into_one_form(written: str, canonical: str) -> None:
    week = hours.read(written)
    assert hours.canonical(week) == canonical
    assert hours.read(canonical) == week


@pytest.mark.parametrize("written", ["", "看情况", "25:00-26:00", "随时"])
def test_hours_that_say_nothing(written: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        hours.read(written)


def test_open_until_and_closed_until() -> None:
    text = "1-5 07:00-22:00"
    assert hours.status(text, {}, moment(15, 12)) == hours.Status(True, until=moment(15, 22))
    assert hours.status(text, {}, moment(15, 22)) == hours.Status(False, opens=moment(16, 7))
    assert hours.status(text, {}, moment(19, 23)) == hours.Status(False, opens=moment(22, 7))


def test_past_midnight_and_around_the_clock() -> None:
    night = "1-7 18:00-02:00"
    assert hours.status(night, {}, moment(16, 1)).until == moment(16, 2)
    assert hours.status(night, {}, moment(16, 3)).opens == moment(16, 18)
    assert hours.status("1-7 00:00-24:00", {}, moment(16, 3)) == hours.Status(True)


def test_an_exception_stands_before_the_week() -> None:
    closed = {date(2026, 6, 15): ()}
    assert hours.status("1-7 07:00-22:00", closed, moment(15, 12)).opens == moment(16, 7)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("0.68", "0-24 68"),
        ("0:00-7:00 0.39元/度；7:00-23:00 0.68元/度", "0-7 39;7-23 68"),
        ("23-7 0.39，7-23 0.68", "0-7 39;7-23 68;23-24 39"),
    ],
)
def test_prices(written: str, canonical: str) -> None:
    assert prices.canonical(prices.read(written)) == canonical
    assert prices.canonical(prices.stored(canonical)) == canonical


def test_the_price_now_and_the_next_one() -> None:
    text = "0-7 39;7-23 68;23-24 39"
    assert (prices.at_hour(text, 22), prices.next_change(text, 22)) == (68, (23, 39))
    assert prices.next_change(text, 23) == (7, 68)
    assert prices.at_hour("", 8) is None
    assert prices.next_change("0-24 68", 8) is None


def test_an_odd_price_is_refused() -> None:
    with pytest.raises(ValueError, match="面议"):
        prices.read("面议")
    with pytest.raises(ValueError, match="7-23"):
        prices.read("0-24 0.39；7-23 0.68")  # two at noon: neither is told as the price now
