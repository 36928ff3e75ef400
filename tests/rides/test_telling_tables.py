"""Families of a pasted table hear of their booking as if they had booked themselves: once, and only they."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.translation import override

from tests.cast import CITY, SmallCity
from tests.rides import scenes
from tests.rides.test_bookings import HEAD, line
from yilu.audit.models import Entry as AuditEntry
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.notices.actions import ToPhone, send_to_phone, send_to_phones
from yilu.notices.models import Outbound
from yilu.notices.queries import loopback_letters
from yilu.rides import actions, queries
from yilu.rides.enums import News
from yilu.rides.models import Booking, FamilyMessage


def table(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def heard() -> dict[str, list[str]]:
    """What each family was told, by the end of its phone."""
    found: dict[str, list[str]] = {}
    for row in FamilyMessage.objects.select_related("booking").order_by("at", "pk"):
        found.setdefault(row.booking.phone_last4, []).append(row.news)
    return found


def test_each_family_taken_hears_it_once_and_nobody_refused(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    actions.know_places([("木棉家园", "510402", scenes.HOME)], by=desk)
    exams.morning.places = 4
    exams.morning.save()
    unplaced = line(2, pickup="老槐树下")
    text = table(line(1), unplaced, line(3), line(4, party="9"), line(5, phone="139"), line(1))
    with standing_at(scenes.at(12) - timedelta(days=1)):
        looked = actions.paste(exams.season.pk, text, by=desk, sure=False)
        assert (looked.letters, looked.asleep, looked.waiting) == (3, 0, 1)
        assert (Outbound.objects.count(), FamilyMessage.objects.count()) == (0, 0)
        done = actions.paste(exams.season.pk, text, by=desk)
        again = actions.paste(exams.season.pk, text, by=desk)
    assert heard() == {"0001": [News.BOOKED], "0002": [News.BOOKED], "0003": [News.QUEUED]}
    assert (done.letters, done.waiting, again.letters, again.known) == (3, 1, 0, 3)
    told = AuditEntry.objects.filter(verb="booking.pasted").order_by("at")
    assert [row.detail for row in told] == [{"rows": 6, "taken": 3, "told": 3}]
    first = Booking.objects.get(phone_last4="0001")
    message = queries.messages_of(first)[0]
    assert (message.account, message.outbound is not None) == (desk.account_id, True)
    text_sent = next(one.text for one in loopback_letters(CITY) if first.number in one.text)
    assert text_sent.startswith("【驿路·爱心送考】")


def test_a_list_entered_afterwards_tells_nobody(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    done = actions.paste(exams.season.pk, table(line(1)), by=desk, tell=False)
    assert (done.taken, done.letters, Outbound.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize(("days", "asleep"), [(3, 1), (0, 0)])  # the exam, after tonight
def test_at_night_the_table_is_told_in_the_morning(
    small_city: SmallCity, days: int, asleep: int
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    exams.morning.on = scenes.EXAM_DAY + timedelta(days=days)
    exams.morning.save()
    with standing_at(scenes.at(23) - timedelta(days=1)):
        looked = actions.paste(exams.season.pk, table(line(1)), by=desk, sure=False)
        actions.paste(exams.season.pk, table(line(1)), by=desk)
    assert (looked.asleep, looked.morning) == (asleep, "07:00")
    letter = Outbound.objects.get()
    assert (letter.not_before - letter.made_at > timedelta(hours=7)) == bool(asleep)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT scheduled_at FROM procrastinate_jobs WHERE args->>'outbound' = %s",
            [str(letter.pk)],
        )
        assert cursor.fetchall() == [(letter.not_before,)]


def test_a_desk_that_works_in_english_writes_to_families_in_chinese(
    small_city: SmallCity,
) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    exams.morning.places = 2
    exams.morning.save()
    with override("en"):
        actions.paste(exams.season.pk, table(line(601)), by=desk)
        (waits,) = scenes.booked(small_city, exams, 1)
        row = Booking.objects.get(phone_last4="0601", way="paste")
        actions.change(row.pk, scenes.wish(exams, pickup="凤凰苑"), by=desk)
        actions.cancel(row.pk, by=desk)
    assert [one.news for one in queries.messages_of(waits)] == [News.ADMITTED, News.QUEUED]
    words = [*FamilyMessage.objects.values_list("words", flat=True)]
    assert [word for word in words if " your " in word or "月" not in word] == []
    assert all("不收任何费用" in one.text for one in loopback_letters(CITY))
    assert len(words) == 5


def test_many_letters_leave_after_whatever_else_waits(small_city: SmallCity) -> None:
    assert small_city.wanshun.city == CITY
    many = send_to_phones(CITY, [ToPhone(phone, "约上了") for phone in scenes.PHONES[:3]])
    code = send_to_phone(CITY, scenes.PHONES[3], "验证码 123456")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'outbound' FROM procrastinate_jobs"
            " WHERE args->>'outbound' = ANY(%s) ORDER BY priority DESC, id",
            [[str(row.pk) for row in (*many, code)]],
        )
        order = [key for (key,) in cursor.fetchall()]
    assert order == [str(code.pk), *(str(row.pk) for row in many)]
    assert send_to_phones(CITY, []) == []


@pytest.mark.django_db(transaction=True)
def test_the_same_table_from_two_desks_at_once_books_and_tells_once(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    text = table(*(line(number) for number in range(40)))
    taken: list[tuple[int, int]] = []

    def go(desk: Actor) -> None:
        done = actions.paste(exams.season.pk, text, by=desk)
        taken.append((done.taken, done.known))
        connection.close()

    desks = [small_city.cast["dispatcher"], small_city.cast["keeper"]]
    threads = [threading.Thread(target=go, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [(0, 40), (40, 0)]
    assert (Booking.objects.count(), Outbound.objects.count()) == (40, 40)
