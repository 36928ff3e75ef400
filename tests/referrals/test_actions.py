"""A letter goes out in frozen words and its reply lands at the right one, or is told why not."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError

from tests import cast
from tests.referrals.conftest import DUE, WORDS, Office, subject
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.machine import IllegalMove
from yilu.notices.models import Message
from yilu.referrals import actions, codes, queries
from yilu.referrals.actions import Words
from yilu.referrals.enums import SlipState, Way
from yilu.referrals.models import Answer, Slip

DAY = cast.DAY


def answer(slip: Slip, by: Actor, **changed: Any) -> Answer:
    given = {
        "text": "认定书6月18日出具。",
        "answered_on": DAY,
        "code": slip.code,
        "answered_by": "张警官",
    }
    given.update(changed)
    return actions.record_answer(slip, given.pop("text"), given.pop("answered_on"), by=by, **given)


# ── issuing ─────────────────────────────────────────────────────────────────────────────────────


def test_a_letter_gets_its_number_and_its_code(office: Office) -> None:
    slip = office.letter()
    assert slip.number == "ZB-2026-000001"
    assert office.letter().number == "ZB-2026-000002"
    assert office.handover().number == "YJ-2026-000001"
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{8}", slip.code)
    assert (slip.state, slip.to_name, slip.unit_name) == (
        "issued",
        "市交警支队",
        "攀枝花市交通运输行业党委",
    )


def test_the_desk_of_12345_need_not_be_named(office: Office) -> None:
    assert office.handover().to_name == "市数字化城市联动指挥中心"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (Words("", "", ""), {"title", "facts", "wanted"}),
        (Words("题" * 121, "情况", "请办"), {"title"}),
        (Words("题", "况" * 801, "办" * 401), {"facts", "wanted"}),
        (Words("题", "𪚥师傅", "请办"), {"facts"}),  # no font has it: the paper would lose it
    ],
)
def test_words_that_cannot_go_out_stand_on_their_fields(
    office: Office, words: Words, wrong: set[str]
) -> None:
    with pytest.raises(Invalid) as error:
        office.letter(words=words)
    assert set(error.value.errors) == wrong
    assert not Slip.objects.exists()


def test_somebody_is_addressed_and_the_time_lies_ahead(office: Office) -> None:
    with pytest.raises(Invalid) as error:
        office.letter(to_unit=None, due_at=datetime(2026, 6, 14, 9, 0, tzinfo=CITY_ZONE))
    assert set(error.value.errors) == {"to_name", "due_at"}


def test_only_who_works_matters_there_issues(office: Office) -> None:
    for who in ("district", "keeper", "company", "driver", "elsewhere", "police"):
        with pytest.raises(NotAllowed):
            office.letter(by=office.city.cast[who])


def test_what_is_printed_never_changes(office: Office) -> None:
    slip = office.letter()
    for change in ({"facts": "别的"}, {"code": "00000000"}, {"due_at": None}, {"number": "ZB-1"}):
        with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
            Slip.objects.filter(pk=slip.pk).update(**change)
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        Slip.objects.filter(pk=slip.pk).delete()


# ── on its way ──────────────────────────────────────────────────────────────────────────────────


def test_sending_says_how(office: Office) -> None:
    sent = actions.mark_sent(office.letter(), Way.FAX, by=office.staff)
    assert (sent.state, sent.sent_how) == ("sent", "fax")
    with pytest.raises(IllegalMove):
        actions.mark_sent(sent, Way.MAIL, by=office.staff)


def test_the_desks_number_proves_that_it_has_the_slip(office: Office) -> None:
    slip = actions.record_outside_number(
        office.handover(), " 20260615-0042 ", by=office.staff, how=Way.PHONE
    )
    assert (slip.outside_number, slip.state, slip.sent_how) == ("20260615-0042", "sent", "phone")
    with pytest.raises(Invalid) as error:
        actions.record_outside_number(slip, "  ", by=office.staff)
    assert set(error.value.errors) == {"number"}
    with pytest.raises(NotAllowed):
        actions.record_outside_number(office.letter(), "1", by=office.staff)


def test_withdrawing_says_why(office: Office) -> None:
    slip = office.letter()
    with pytest.raises(Invalid):
        actions.withdraw(slip, " ", by=office.staff)
    gone = actions.withdraw(slip, "司机已自行办妥", by=office.staff)
    assert (gone.state, gone.reason) == ("withdrawn", "司机已自行办妥")
    with pytest.raises(IllegalMove):
        answer(gone, office.staff)


# ── the reply ───────────────────────────────────────────────────────────────────────────────────


def test_a_reply_from_paper_lands_by_its_code(office: Office) -> None:
    slip = office.letter()
    made = answer(slip, office.staff, code=f" {slip.code[:4].lower()} {slip.code[4:].lower()} ")
    slip.refresh_from_db()
    assert (slip.state, made.own, made.answered_by) == ("answered", False, "张警官")
    assert made.entered_by == office.staff.account_id


def test_codes_are_read_as_people_misread_them() -> None:
    assert codes.same("0AB1CD1E", "oab l cd-i e")
    assert not codes.same("0AB1CD1E", "0AB1CD1F")
    assert not codes.same("0AB1CD1E", "")
    assert not codes.same("0AB1CD1E", "校验码")


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"code": "00000000"}, {"code"}),
        ({"code": ""}, {"code"}),
        ({"text": "  "}, {"text"}),
        ({"answered_on": DAY + timedelta(days=1)}, {"answered_on"}),
        ({"answered_on": DAY - timedelta(days=1)}, {"answered_on"}),
        ({"answered_on": None}, {"answered_on"}),
        ({"answered_by": ""}, {"answered_by"}),
        ({"code": "x", "text": "", "answered_on": None, "answered_by": ""},
         {"code", "text", "answered_on", "answered_by"}),
    ],
)  # fmt: skip
def test_a_wrong_reply_stands_on_its_fields_and_changes_nothing(
    office: Office, changed: dict[str, Any], wrong: set[str]
) -> None:
    slip = office.letter()
    with pytest.raises(Invalid) as error:
        answer(slip, office.staff, **changed)
    slip.refresh_from_db()
    assert (set(error.value.errors), slip.state) == (wrong, "issued")
    assert not Answer.objects.exists()


def test_the_code_of_another_letter_is_refused(office: Office) -> None:
    slip, other = office.letter(), office.letter()
    with pytest.raises(Invalid):
        answer(slip, office.staff, code=other.code)


def test_the_addressee_answers_for_itself_without_a_code(office: Office) -> None:
    slip = office.letter()
    made = answer(slip, office.city.cast["police"], code="", answered_by="")
    assert (made.own, made.answered_by) == (True, "police")  # his own name
    assert [str(m.title) for m in Message.objects.filter(person=office.staff.person_id)] == [
        "市交警支队答复了：交通事故责任认定迟迟未出"
    ]


def test_a_second_reply_is_a_supplement(office: Office) -> None:
    slip = office.letter()
    answer(slip, office.staff)
    answer(slip, office.city.cast["police"], text="认定书已寄出。")
    found = queries.get_slip(office.staff, slip.pk)
    assert [row.text for row in found.answers.all()] == ["认定书6月18日出具。", "认定书已寄出。"]
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        Answer.objects.update(text="改过")


def test_a_button_pressed_twice_is_one_reply(office: Office) -> None:
    slip = office.letter()
    assert answer(slip, office.staff) == answer(slip, office.staff)
    assert Answer.objects.count() == 1


def test_strangers_find_no_letter_to_answer(office: Office) -> None:
    slip = office.letter()
    for who in ("labour", "secretary", "driver", "anonymous", "elsewhere"):
        with pytest.raises(NotFound):
            answer(slip, office.city.cast[who])


# ── who hears ───────────────────────────────────────────────────────────────────────────────────


def test_the_addressees_staff_hear_of_the_letter(office: Office) -> None:
    slip = office.letter()
    told = Message.objects.get(person=office.city.cast["police"].person_id)
    assert (told.title, told.link) == (
        "收到转办函：交通事故责任认定迟迟未出",
        f"/console/slips/{slip.pk}/",
    )


def test_every_step_is_on_record_without_words(office: Office) -> None:
    slip = office.letter()
    actions.mark_sent(slip, Way.DELIVERED, by=office.staff)
    answer(slip, office.staff)
    entries = Entry.objects.filter(key=str(slip.pk)).order_by("at", "pk")
    assert [entry.verb for entry in entries] == ["slip.issued", "slip.sent", "slip.answered"]
    assert WORDS.title not in str([entry.detail for entry in entries])


# ── the list ────────────────────────────────────────────────────────────────────────────────────


def test_the_list_is_narrowed(office: Office) -> None:
    letter, handover, branch = office.letter(), office.handover(), office.of_branch()
    actions.mark_sent(letter, Way.FAX, by=office.staff)

    def listed(**asked: Any) -> set[Slip]:
        return set(queries.slips(office.staff, **asked))

    assert listed() == {letter, handover, branch}
    assert listed(state=SlipState.SENT) == {letter}
    assert listed(kind="handover") == {handover}
    assert listed(to_unit=office.city.police.pk) == {letter}
    assert listed(text="小学") == {branch}
    assert listed(text=letter.number) == {letter}


def test_late_is_what_is_waited_for_past_its_time(office: Office, settings: Any) -> None:
    slip, answered = office.letter(), office.letter()
    answer(answered, office.staff)
    answered.refresh_from_db()
    assert not queries.is_overdue(slip)
    settings.YILU_DATE = date(2026, 6, 23)
    assert queries.is_overdue(slip)
    assert not queries.is_overdue(answered)
    assert set(queries.slips(office.staff, overdue=True)) == {slip}


def test_the_database_refuses_what_must_never_be(office: Office) -> None:
    slip = office.letter()
    for change in (
        {"state": "sent"},  # without saying how and when
        {"state": "withdrawn"},
        {"outside_number": "42"},  # of a letter
        {"sent_how": "fax"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Slip.objects.filter(pk=slip.pk).update(**change)


def test_one_subject_may_have_several_letters(office: Office) -> None:
    about = subject()
    slips = [office.letter(about=about, due_at=DUE + timedelta(days=n)) for n in range(2)]
    assert queries.of_subject(cast.CITY, about) == slips
