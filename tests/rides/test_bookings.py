"""Bookings: by a family with its phone, by staff, from a table; waiting lists, changes, cancellations."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import CITY, SmallCity
from tests.rides import scenes
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.notices.models import Outbound
from yilu.notices.queries import loopback_letters
from yilu.rides import actions, codes, queries
from yilu.rides.enums import BookingState, Direction, LegState
from yilu.rides.models import Booking, Leg, PhoneProof

FAMILY = Actor.anonymous(CITY)
PHONE = "13900012345"


def proof(phone: str = PHONE) -> UUID:
    key = actions.ask_code(phone, "10.0.0.1", by=FAMILY)
    row = PhoneProof.objects.get(pk=key)
    return actions.prove(key, codes.digits_of(row.pk, bytes(row.phone_index)), by=FAMILY)


def test_a_family_books_with_its_phone_and_no_account(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    made = actions.book(scenes.wish(exams, phone="不管写了什么"), proof(), by=FAMILY)
    assert (made.booking.state, made.booking.phone_last4) == (BookingState.BOOKED, "2345")
    assert {leg.direction for leg in made.booking.legs.all()} == {"out", "back"}
    assert queries.by_link(CITY, made.link.lower()).pk == made.booking.pk
    assert PHONE not in str(Booking.objects.values().get(pk=made.booking.pk))
    with pytest.raises(NotFound):
        queries.by_link(CITY, "A" * 16)


def test_the_code_comes_by_sms_and_a_wrong_one_proves_nothing(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    key = actions.ask_code(PHONE, "10.0.0.1", by=FAMILY)
    row = PhoneProof.objects.get(pk=key)
    right = codes.digits_of(row.pk, bytes(row.phone_index))
    assert right in loopback_letters(CITY)[0].text
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _try in range(codes.MOST_MISSES):
        with pytest.raises(Invalid):
            actions.prove(key, wrong, by=FAMILY)
    with pytest.raises(Refused):  # too many: even the right one is too late
        actions.prove(key, right, by=FAMILY)
    with pytest.raises(Refused):
        actions.book(scenes.wish(exams), key, by=FAMILY)


def test_a_proof_lasts_two_hours(small_city: SmallCity) -> None:
    exams, key = scenes.booking_open(small_city), proof()
    PhoneProof.objects.update(used_at=timezone.now() - timedelta(hours=3))
    with pytest.raises(Refused):
        actions.book(scenes.wish(exams), key, by=FAMILY)


def test_the_same_family_twice_is_told_and_another_exam_is_not(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    actions.book_for(scenes.wish(exams), by=desk)
    with pytest.raises(Invalid) as told:
        actions.book_for(scenes.wish(exams), by=desk)
    assert set(told.value.errors) == {"phone"}
    actions.book_for(scenes.wish(exams, wave=exams.afternoon.pk), by=desk)
    assert Booking.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"party": 5}, "party"),
        ({"party": 0}, "party"),
        ({"pickup": " "}, "pickup"),
        ({"guardian": False}, "guardian"),
        ({"out": False, "back": False}, "back"),
        ({"called": ""}, "called"),
        ({"phone": "123"}, "phone"),
        ({"at": Point(116.4, 39.9)}, "pickup"),
        ({"wave": UUID(int=3)}, "wave"),
        ({"point": UUID(int=3)}, "point"),
    ],
)
def test_what_cannot_be_taken_says_where(
    small_city: SmallCity, changes: dict[str, object], field: str
) -> None:
    exams = scenes.booking_open(small_city)
    with pytest.raises(Invalid) as told:
        actions.book_for(scenes.wish(exams, **changes), by=small_city.cast["dispatcher"])
    assert set(told.value.errors) == {field}
    assert not Booking.objects.exists()


def test_words_become_a_place_where_it_is_known_else_somebody_looks(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    actions.know_places([("木棉家园", "510402", scenes.HOME)], by=desk)
    known = actions.book_for(scenes.wish(exams, at=None), by=desk).booking
    assert (known.state, known.lon, known.division) == ("booked", scenes.HOME.lon, "510402")
    unknown = actions.book_for(scenes.wish(exams, 1, at=None, pickup="老槐树下"), by=desk).booking
    assert (unknown.state, unknown.lon) == ("placing", None)
    placed = actions.place(unknown.pk, scenes.HOME, by=desk)
    assert placed.state == BookingState.BOOKED


def test_a_full_exam_has_a_waiting_list_that_moves_up(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    exams.morning.places = 4
    exams.morning.save()
    first, second, third = scenes.booked(small_city, exams, 3)
    assert [row.state for row in (first, second, third)] == ["booked", "booked", "waiting"]
    assert queries.queue_place(third) == 1
    actions.cancel(first.pk, by=desk)
    third.refresh_from_db()
    assert third.state == BookingState.BOOKED
    assert Leg.objects.filter(booking=first).exclude(state="cancelled").count() == 0


def test_change_and_cancel_are_the_familys_own(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    made = actions.book(scenes.wish(exams), proof(), by=FAMILY)
    stranger = proof("13900054321")
    with pytest.raises(NotFound):
        actions.cancel_own(made.link, stranger, by=FAMILY)
    again = proof()
    new = scenes.wish(exams, party=3, back=False, pickup="凤凰苑", at=scenes.HOME)
    changed = actions.change_own(made.link, again, new, by=FAMILY)
    assert (changed.party, changed.pickup) == (3, "凤凰苑")
    states = dict(changed.legs.values_list("direction", "state"))
    assert states == {"out": "open", "back": "cancelled"}
    assert actions.cancel_own(made.link, again, by=FAMILY).state == BookingState.CANCELLED


def test_once_the_car_is_told_changes_go_by_telephone(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    scenes.published(small_city, exams)
    with pytest.raises(Refused):
        actions.change_own(
            queries.link_of(row), proof(scenes.PHONES[0]), scenes.wish(exams, party=3), by=FAMILY
        )
    assert actions.change(row.pk, scenes.wish(exams, party=3), by=desk).party == 3
    actions.cancel(row.pk, by=desk)
    assert scenes.leg_of(row).state == LegState.CANCELLED


def test_families_book_only_in_the_time_announced(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    exams.season.books_to = exams.season.books_from
    exams.season.save()
    with pytest.raises(Refused):
        actions.book(scenes.wish(exams), proof(), by=FAMILY)
    actions.book_for(scenes.wish(exams), by=small_city.cast["keeper"])
    with pytest.raises(NotAllowed):
        actions.book_for(scenes.wish(exams, 1), by=small_city.cast["driver"])


HEAD = "称呼\t手机\t场次\t考点\t上车地点\t人数\t往返\t备注"


def line(number: int, **changes: str) -> str:
    cells = {
        "called": f"家长{number}", "phone": f"139{number:08d}", "wave": "第一天上午 语文",
        "point": "金沙中学", "pickup": "木棉家园 3 栋", "party": "2", "ways": "往返", "note": "",
    }  # fmt: skip
    return "\t".join({**cells, **changes}.values())


def test_a_table_is_pasted_and_wrong_cells_are_told_by_row(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    actions.know_places([("木棉家园", "510402", scenes.HOME)], by=desk)
    text = "\n".join(
        [
            HEAD,
            line(1),
            line(2, party="9"),
            line(1),  # the same family
            line(3, wave="第三天", point="没有这所"),
            line(4, pickup="老槐树下", note="轮椅"),
            line(5, ways="送考"),
            "",
        ]
    )
    looked = actions.paste(exams.season.pk, text, by=desk, sure=False)
    assert (looked.rows, looked.taken, Booking.objects.count()) == (6, 3, 0)
    done = actions.paste(exams.season.pk, text, by=desk)
    told = [(wrong.row, wrong.column, wrong.warning) for wrong in done.wrong]
    assert told == [
        (3, "人数", False), (4, "手机", False), (5, "场次", False), (5, "考点", False),
        (6, "上车地点", True),
    ]  # fmt: skip
    assert (done.taken, done.placing) == (3, 1)
    wheel = Booking.objects.get(phone_last4="0004")
    assert (wheel.needs, wheel.state) == (["wheelchair"], "placing")
    assert Booking.objects.get(phone_last4="0005").legs.count() == 1
    again = actions.paste(exams.season.pk, text, by=desk)
    assert again.taken == 0


def test_a_table_without_its_heading_is_refused(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    for text in ("", line(1), "称呼\t手机\n张\t139"):
        with pytest.raises(Invalid):
            actions.paste(exams.season.pk, text, by=desk)


def test_five_thousand_lines_in_a_few_questions(
    small_city: SmallCity, django_assert_max_num_queries: object
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    text = "\n".join([HEAD, *(line(number) for number in range(5000))])
    with django_assert_max_num_queries(90):  # type: ignore[operator]
        done = actions.paste(exams.season.pk, text, by=desk)
    assert (done.taken, Leg.objects.count(), Outbound.objects.count()) == (5000, 10_000, 5000)
    with pytest.raises(Invalid):
        actions.paste(exams.season.pk, f"{text}\n{line(6000)}", by=desk)


@pytest.mark.django_db(transaction=True)
def test_two_families_never_share_the_last_places(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    exams.morning.places = 2
    exams.morning.save()

    def go(number: int) -> None:
        actions.book_for(scenes.wish(exams, number), by=desk)
        connection.close()

    threads = [threading.Thread(target=go, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = sorted(Booking.objects.values_list("state", flat=True))
    assert states == ["booked", "waiting", "waiting", "waiting"]


def test_both_ways_are_two_legs(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    (row,) = scenes.booked(small_city, exams, 1)
    assert scenes.leg_of(row, Direction.BACK).wave_id == exams.morning.pk
