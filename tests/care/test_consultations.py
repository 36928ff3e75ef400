"""The consultation desk: a seat is one person's, and only what took place counts."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from tests import cast
from tests.care import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.care import actions, queries
from yilu.care.models import Consultation
from yilu.care.states import BOOKINGS, QUESTIONS
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period
from yilu.notices.models import Message

YEAR = Period(DAY, DAY + timedelta(days=30))


def counted() -> int:
    return queries.consultations_completed(CITY, YEAR).count()


def test_no_state_strands() -> None:
    assert (BOOKINGS.stranded(), QUESTIONS.stranded()) == (set(), set())


def test_a_talk_counts_when_it_took_place(small_city: SmallCity, settings: Settings) -> None:
    row = scenes.a_booking(small_city)
    consultant = small_city.cast["consultant"]
    with pytest.raises(Refused):
        actions.complete(row.pk, by=consultant)
    settings.YILU_DATE = DAY + timedelta(days=1)
    assert counted() == 0
    actions.complete(row.pk, by=consultant, note="开了转诊单")
    assert counted() == 1
    with pytest.raises(Refused):
        actions.complete(row.pk, by=consultant)


def test_a_no_show_and_a_cancelled_one_never_count(
    small_city: SmallCity, settings: Settings
) -> None:
    gone = scenes.a_booking(small_city)
    freed = scenes.a_booking(small_city, hour=12)
    actions.cancel(freed.pk, by=small_city.cast["driver"])
    settings.YILU_DATE = DAY + timedelta(days=2)
    actions.no_show(gone.pk, by=small_city.cast["consultant"])
    assert counted() == 0


def test_a_seat_is_one_persons_and_free_again_after_a_cancel(small_city: SmallCity) -> None:
    slot = scenes.a_slot(small_city)
    first = actions.book(slot.pk, by=small_city.cast["driver"])
    with pytest.raises(Refused):
        actions.book(slot.pk, by=small_city.cast["member"])
    actions.cancel(first.pk, by=small_city.cast["driver"])
    assert actions.book(slot.pk, by=small_city.cast["member"]).seat == 1


def test_nobody_is_at_two_desks_at_once(small_city: SmallCity) -> None:
    scenes.a_booking(small_city)
    other = scenes.a_slot(small_city, consultant="李律师", subject="law")
    with pytest.raises(Refused):
        actions.book(other.pk, by=small_city.cast["driver"])


def test_a_consultant_offers_one_time_once(small_city: SmallCity) -> None:
    scenes.a_slot(small_city)
    with pytest.raises(Refused):
        scenes.a_slot(small_city)


def test_who_is_no_driver_cannot_book(small_city: SmallCity) -> None:
    slot = scenes.a_slot(small_city)
    with pytest.raises(Refused):
        actions.book(slot.pk, by=small_city.cast["newcomer"])


def test_seats_are_never_fewer_than_booked(small_city: SmallCity) -> None:
    slot = scenes.a_slot(small_city, seats=3)
    for who in ("driver", "member"):
        actions.book(slot.pk, by=small_city.cast[who])
    with pytest.raises(Invalid):
        actions.set_seats(slot.pk, 1, by=small_city.cast["consultant"])
    assert actions.set_seats(slot.pk, 2, by=small_city.cast["consultant"]).seats == 2


def test_a_time_taken_back_frees_and_tells_who_booked(small_city: SmallCity) -> None:
    row = scenes.a_booking(small_city)
    assert row.slot is not None
    actions.cancel_slot(row.slot.pk, by=small_city.cast["consultant"], reason="医生出诊")
    row.refresh_from_db()
    assert row.state == "cancelled"
    assert Message.objects.get(person=small_city.wang.person_id).body == "医生出诊"


class TestQuestions:
    def test_an_answer_counts_when_the_asker_has_read_it(self, small_city: SmallCity) -> None:
        row = scenes.a_question(small_city)
        actions.answer(row.pk, by=small_city.cast["consultant"], words="先书面要。")
        assert counted() == 0
        with pytest.raises(NotFound):
            actions.read_answer(row.pk, by=small_city.cast["member"])
        with pytest.raises(NotAllowed):
            actions.read_answer(row.pk, by=small_city.cast["consultant"])
        actions.read_answer(row.pk, by=small_city.cast["driver"])
        assert counted() == 1

    def test_its_words_are_sealed_in_the_table(self, small_city: SmallCity) -> None:
        row = scenes.a_question(small_city)
        stored = bytes(Consultation.objects.get(pk=row.pk).question or b"")
        assert "押金".encode() not in stored
        words = queries.words_of(small_city.cast["consultant"], row)
        assert words["question"].startswith("平台扣了我的押金")

    def test_a_sealed_question_is_never_released(self, small_city: SmallCity) -> None:
        row = scenes.a_question(small_city)
        with pytest.raises(Invalid):
            actions.answer(
                row.pk,
                by=small_city.cast["consultant"],
                words="先书面要。",
                public_question="押金？",
                public_answer="先要。",
            )

    def test_a_release_needs_a_second_pair_of_eyes(self, small_city: SmallCity) -> None:
        row = scenes.an_offered_answer(small_city)
        anyone = small_city.cast["truck_driver"]
        with pytest.raises(Refused):
            actions.release_answer(row.pk, by=small_city.cast["committee_leader"], release=True)
        assert queries.public_answers(anyone).count() == 0
        actions.release_answer(row.pk, by=small_city.cast["committee"], release=True)
        assert [r.public_question for r in queries.public_answers(anyone)] == ["押金被扣怎么办？"]

    def test_a_withdrawn_question_loses_its_words(self, small_city: SmallCity) -> None:
        row = scenes.a_question(small_city)
        actions.withdraw(row.pk, by=small_city.cast["driver"])
        row.refresh_from_db()
        assert queries.words_of(small_city.cast["driver"], row)["question"] == ""


def test_a_note_is_for_the_desk_alone(small_city: SmallCity, settings: Settings) -> None:
    row = scenes.a_booking(small_city)
    settings.YILU_DATE = DAY + timedelta(days=1)
    later = DAY + timedelta(days=8)
    row = actions.complete(
        row.pk, by=small_city.cast["consultant"], note="血压高", follow_up_on=later
    )
    assert queries.words_of(small_city.cast["consultant"], row)["note"] == "血压高"
    assert queries.words_of(small_city.cast["driver"], row)["note"] == ""
    settings.YILU_DATE = later
    assert list(queries.due_follow_ups(small_city.cast["consultant"])) == [row]
    actions.followed_up(row.pk, by=small_city.cast["consultant"])
    assert list(queries.due_follow_ups(small_city.cast["consultant"])) == []


@pytest.mark.django_db(transaction=True)
def test_two_hands_on_the_last_seat(settings: Settings) -> None:
    """Four drivers press at once; two seats, two bookings."""
    city = cast.build()
    slot = scenes.a_slot(city, seats=2)
    drivers = [city.cast[who] for who in ("driver", "member", "outsider_driver", "truck_driver")]
    start = threading.Barrier(len(drivers))
    outcomes: list[str] = []

    def press(actor: Actor) -> None:
        start.wait()
        try:
            actions.book(slot.pk, by=actor)
            outcomes.append("booked")
        except Refused:
            outcomes.append("full")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(actor,)) for actor in drivers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["booked", "booked", "full", "full"]
    assert sorted(Consultation.objects.values_list("seat", flat=True)) == [1, 2]
