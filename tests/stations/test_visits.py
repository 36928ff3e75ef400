"""One visit per person, station and clock hour; tallies beside it; what is odd is flagged or refused."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import CITY, DAY, SmallCity
from tests.stations.conftest import JINSHA, MUMIAN, Places, place_all, screen_code
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period
from yilu.core.witness import word
from yilu.stations import actions, codes, queries
from yilu.stations.actions import BookLine
from yilu.stations.enums import Flag, Group, Way
from yilu.stations.models import Visit

YESTERDAY = DAY - timedelta(days=1)


def test_a_second_tap_in_the_hour_adds_the_service(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    luo, code = small_city.cast["member"], screen_code(places.jinsha)
    at(10, 2)
    first = actions.check_in(places.jinsha, code, ["water"], by=luo)
    at(10, 40)
    again = actions.check_in(places.jinsha, code, ["heating", "water"], by=luo)
    assert (first.pk, again.services) == (again.pk, ["water", "heating"])
    assert (again.way, again.group, again.count) == (Way.CODE, Group.RIDE_HAILING, 1)
    assert Visit.objects.count() == 1


def test_a_scan_the_server_saw_counts_when_the_tap_came_later_for_him_alone(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    luo, other = small_city.cast["member"], small_city.cast["driver"]
    assert luo.person_id is not None
    at(10, 40)
    ago = timezone.now() - timedelta(minutes=20)
    told = word(codes.SEEN, places.jinsha.pk, luo.person_id, now=ago)
    rows = [
        actions.check_in(places.jinsha, "OLD", ["water"], by=luo, seen=told) for _twice in range(2)
    ]
    assert (rows[0].pk, rows[0].flags, rows[0].hour) == (rows[1].pk, [Flag.LATE], 10)
    assert rows[0].came_at is not None
    assert (rows[0].way, rows[0].came_at.minute in (19, 20)) == (Way.CODE, True)
    old = word(codes.SEEN, places.jinsha.pk, luo.person_id, now=ago - timedelta(hours=24))
    for station, who, given in (
        (places.jinsha, other, told),
        (places.mumian, luo, told),
        (places.jinsha, luo, f"1{told}"),
    ):
        with pytest.raises(Refused):
            actions.check_in(station, "OLD", by=who, seen=given)
    with pytest.raises(Invalid):
        actions.check_in(places.jinsha, "OLD", by=luo, seen=old)
    assert Visit.objects.count() == 1


def test_back_within_sixty_minutes_counts_and_is_flagged(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    luo, code = small_city.cast["member"], screen_code(places.jinsha)
    at(10, 58)
    actions.check_in(places.jinsha, code, by=luo)
    at(11, 3)
    back = actions.check_in(places.jinsha, code, by=luo)
    assert back.flags == [Flag.SOON]
    at(13, 0)
    assert actions.check_in(places.jinsha, code, by=luo).flags == []
    assert queries.person_times(queries.station_services(CITY, Period(DAY, DAY))) == 3


def test_two_stations_too_far_apart_are_shown_not_refused(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    luo = small_city.cast["member"]
    at(10, 0)
    actions.check_in(places.jinsha, screen_code(places.jinsha), by=luo)
    at(10, 1)
    second = actions.check_in(places.mumian, screen_code(places.mumian), by=luo)
    at(10, 30)
    third = actions.check_in(places.renhe, screen_code(places.renhe), by=luo)
    assert (second.flags, third.flags) == ([Flag.TRAVEL], [])
    doubled = queries.double_counting(CITY, Period(DAY, DAY))
    assert [visit.pk for visit in doubled] == [second.pk]


def test_a_photographed_code_dies_within_ninety_seconds(places: Places) -> None:
    now = timezone.now()
    code = codes.turning(places.jinsha.pk, now)
    for seconds, holds in ((0, True), (59, True), (91, False), (-91, False)):
        later = now + timedelta(seconds=seconds)
        assert codes.is_turning(places.jinsha.pk, code.text, later) is holds
    assert 60 <= (code.until - now).total_seconds() <= 90


@pytest.mark.parametrize("code", ["", "ABCDEFGH", "0" * 8, "<script>", "Ａ" * 200])
def test_a_wrong_code_is_refused_in_words(small_city: SmallCity, places: Places, code: str) -> None:
    with pytest.raises(Refused) as said:
        actions.check_in(places.jinsha, code, by=small_city.cast["member"])
    assert "请看屏幕上现在的码" in str(said.value.message)


def test_the_code_of_one_station_does_not_open_another(
    small_city: SmallCity, places: Places
) -> None:
    with pytest.raises(Refused):
        actions.check_in(places.mumian, screen_code(places.jinsha), by=small_city.cast["member"])


def test_the_printed_code_must_be_used_there(small_city: SmallCity, places: Places) -> None:
    luo, wang, amu = (small_city.cast[who] for who in ("member", "driver", "outsider_driver"))
    code = codes.of_day(places.jinsha.pk, DAY)
    there = actions.check_in(places.jinsha, code.lower(), by=luo, place=JINSHA)
    assert (there.way, there.flags) == (Way.DAY_CODE, [])
    with pytest.raises(Refused):
        actions.check_in(places.jinsha, code, by=wang, place=MUMIAN)
    unknown = actions.check_in(places.jinsha, code, by=amu)
    assert unknown.flags == [Flag.UNVERIFIED]
    with pytest.raises(Refused):
        actions.check_in(places.jinsha, codes.of_day(places.jinsha.pk, YESTERDAY), by=amu)


def test_groups_are_as_the_registers_know_them(small_city: SmallCity, places: Places) -> None:
    came = {
        who: actions.check_in(
            places.jinsha, screen_code(places.jinsha), by=small_city.cast[who]
        ).group
        for who in ("member", "truck_driver", "newcomer")
    }
    assert came == {
        "member": Group.RIDE_HAILING,
        "truck_driver": Group.TRUCK,
        "newcomer": Group.OTHER,
    }


def test_the_keeper_checks_in_by_phone_or_knows_a_regular(
    small_city: SmallCity, places: Places
) -> None:
    keeper = small_city.cast["keeper"]
    came = actions.check_in_at_counter(places.jinsha, ["water"], by=keeper, phone="138 0000 0001")
    assert (came.person_id, came.way) == (small_city.luo.person_id, Way.PHONE)
    [known] = queries.regulars(keeper, places.jinsha, "0001")
    assert (known.person, known.name) == (small_city.luo.person_id, "罗*平")
    assert queries.regulars(keeper, places.mumian, "0001") == []
    again = actions.check_in_at_counter(
        places.jinsha, ["rest"], by=keeper, person=known.person, tail="0001"
    )
    assert (again.pk, again.services) == (came.pk, ["water", "rest"])


@pytest.mark.parametrize("phone", ["", "138", "13900009999", "abc"])
def test_an_unknown_phone_says_what_to_do(
    small_city: SmallCity, places: Places, phone: str
) -> None:
    with pytest.raises(Invalid) as said:
        actions.check_in_at_counter(places.jinsha, by=small_city.cast["keeper"], phone=phone)
    assert list(said.value.errors) == ["phone"]


def test_nobody_is_checked_in_by_guessing_four_digits(
    small_city: SmallCity, places: Places
) -> None:
    with pytest.raises(NotFound):
        actions.check_in_at_counter(
            places.jinsha,
            by=small_city.cast["keeper"],
            person=small_city.luo.person_id,
            tail="0001",
        )


def test_a_tally_needs_nobody_and_can_be_taken_back(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    row = actions.tally(places.jinsha, Group.RIDE_HAILING, ["water"], by=keeper)
    actions.tally(places.jinsha, Group.TRUCK, ["toilet"], by=keeper, count=3)
    assert queries.totals_of_day(keeper, places.jinsha, DAY) == {"ride_hailing": 1, "truck": 3}
    actions.strike(row, by=keeper)
    actions.strike(row, by=keeper)
    assert queries.totals_of_day(keeper, places.jinsha, DAY) == {"truck": 3}
    assert Visit.objects.count() == 2
    Visit.objects.update(made_at=timezone.now() - timedelta(days=2))
    with pytest.raises(Refused):
        actions.strike(Visit.objects.get(group="truck"), by=keeper)


def test_yesterday_is_entered_from_paper_with_a_reason(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    keeper = small_city.cast["keeper"]
    at(9, 30)
    line = BookLine(YESTERDAY, 14, Group.TRUCK, count=6, services=("water",))
    with pytest.raises(Invalid) as said:
        actions.enter_book(places.jinsha, [line], by=keeper)
    assert list(said.value.errors) == ["note"]
    [row] = actions.enter_book(places.jinsha, [line], by=keeper, note="停电，先记在纸上")
    assert (row.way, row.flags, row.count) == (Way.PAPER, [Flag.LATE], 6)
    named = BookLine(YESTERDAY, 14, Group.RIDE_HAILING, person=small_city.luo.person_id)
    [visit] = actions.enter_book(places.jinsha, [named, named], by=keeper, note="名单补录")
    assert visit.way == Way.LIST
    assert actions.enter_book(places.jinsha, [named], by=keeper, note="又交了一遍") == []


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (BookLine(DAY + timedelta(days=1), 8, Group.TRUCK), "on"),
        (BookLine(DAY, 10, Group.TRUCK), "on"),
        (BookLine(DAY, 24, Group.TRUCK), "hour"),
        (BookLine(DAY, 8, Group.TRUCK, count=0), "count"),
        (BookLine(DAY, 8, Group.TRUCK, count=201), "count"),
    ],
)
def test_odd_lines_of_the_book(
    small_city: SmallCity, places: Places, at: Any, line: BookLine, field: str
) -> None:
    at(9, 30)
    with pytest.raises(Invalid) as said:
        actions.enter_book(places.jinsha, [line], by=small_city.cast["keeper"], note="补")
    assert list(said.value.errors) == [field]
    assert Visit.objects.count() == 0


def test_the_book_goes_back_a_month(small_city: SmallCity, places: Places) -> None:
    line = BookLine(DAY - timedelta(days=40), 8, Group.TRUCK)
    with pytest.raises(Refused):
        actions.enter_book(places.jinsha, [line], by=small_city.cast["keeper"], note="补")


def test_nothing_is_counted_where_no_station_is_open(small_city: SmallCity, places: Places) -> None:
    keeper, luo = small_city.cast["keeper"], small_city.cast["member"]
    for place in (places.closed, places.planned):
        with pytest.raises(Refused):
            actions.tally(place, Group.TRUCK, by=keeper)
        with pytest.raises(Refused):
            actions.check_in(place, screen_code(place), by=luo)


def test_who_may_count(small_city: SmallCity, places: Places) -> None:
    for who in ("driver", "district", "secretary", "company", "elsewhere"):
        with pytest.raises(NotAllowed):
            actions.tally(places.jinsha, Group.TRUCK, by=small_city.cast[who])
    with pytest.raises(NotAllowed):
        actions.check_in(places.jinsha, screen_code(places.jinsha), by=small_city.cast["anonymous"])


def test_satisfaction_is_ones_own(small_city: SmallCity, places: Places) -> None:
    visit = actions.check_in(
        places.jinsha, screen_code(places.jinsha), by=small_city.cast["member"]
    )
    assert actions.rate(visit, True, by=small_city.cast["member"]).satisfied is True
    with pytest.raises(NotFound):
        actions.rate(visit, False, by=small_city.cast["driver"])


@pytest.mark.django_db(transaction=True)
def test_fifty_taps_at_once_are_one_visit(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    places, luo = place_all(city), city.cast["member"]
    code, words = screen_code(places.jinsha), ["water", "rest", "heating", "toilet", "talk"]

    def tap(turn: int) -> str:
        try:
            return str(actions.check_in(places.jinsha, code, [words[turn % 5]], by=luo).pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        seen = set(pool.map(tap, range(50)))
    kept = Visit.objects.get()
    assert (seen, set(kept.services)) == ({str(kept.pk)}, set(words))
