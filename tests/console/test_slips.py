"""Letters at the desk: printed, sent, and their replies entered from paper or by the addressee."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.console.conftest import At
from tests.referrals.conftest import Office
from yilu.referrals import queries
from yilu.referrals.models import Slip

HOME = "/console/slips/"
REPLY = {"text": "认定书6月18日出具。", "answered_on": "2026-06-15", "answered_by": "张警官"}


@pytest.fixture
def office(small_city: cast.SmallCity) -> Office:
    return Office(small_city)


def page(slip: Slip, *steps: str) -> str:
    return "/".join([f"{HOME}{slip.pk}", *steps, ""])


def test_each_side_finds_its_letters_in_the_list(office: Office, at: At) -> None:
    letter, handover, branch = office.letter(), office.handover(), office.of_branch()
    listed = {
        who: {slip.number for slip in (letter, handover, branch) if slip.number in text}
        for who in ("committee", "police", "secretary", "labour")
        for text in [at(who).read(HOME)]
    }
    assert listed == {
        "committee": {letter.number, handover.number, branch.number},
        "police": {letter.number},
        "secretary": {branch.number},
        "labour": set(),
    }


def test_the_navigation_leads_both_sides_there(office: Office, at: At) -> None:
    for who in ("committee", "secretary", "police"):
        assert f'href="{HOME}"' in at(who).read("/console/")
    assert f'href="{HOME}"' not in at("district").read("/console/")


def test_the_check_code_stands_on_the_paper_alone(office: Office, at: At) -> None:
    slip = office.letter()
    for who in ("committee", "police"):
        text = at(who).read(page(slip))
        assert slip.code not in text
        assert queries.letter(slip).code not in text


def test_a_letter_is_printed_sent_and_answered_from_paper(office: Office, at: At) -> None:
    slip, staff = office.letter(), at("committee")
    assert staff.get(page(slip, "pdf")).content[:5] == b"%PDF-"
    assert staff.get(page(slip, "docx")).content[:2] == b"PK"
    assert staff.get(page(slip, "html")).status_code == 404
    assert "怎么送的" in staff.read(page(slip, "moves", "send"))
    assert staff.post(page(slip, "moves", "send"), how="fax").status_code == 302
    assert staff.post(page(slip, "moves", "answer"), code=slip.code, **REPLY).status_code == 302
    text = staff.read(page(slip))
    for words in ("认定书6月18日出具。", "张警官", "凭校验码登记", "已答复", "传真"):
        assert words in text


def test_a_wrong_code_loses_nothing_that_was_typed(office: Office, at: At) -> None:
    slip = office.letter()
    answer = at("committee").post(page(slip, "moves", "answer"), code="00000000", **REPLY)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "校验码和这份函对不上" in text
    assert all(typed in text for typed in REPLY.values())


def test_the_addressee_answers_without_a_code(office: Office, at: At) -> None:
    slip, police = office.letter(), at("police")
    text = police.read(page(slip))
    assert 'name="code"' not in text
    assert "撤回" not in text
    assert police.post(page(slip, "moves", "answer"), **REPLY).status_code == 302
    assert "对方自己填写" in at("committee").read(page(slip))


def test_a_handover_takes_the_desks_number(office: Office, at: At) -> None:
    slip, staff = office.handover(), at("committee")
    given = {"number": "20260615-0042", "how": "phone"}
    assert staff.post(page(slip, "moves", "number"), **given).status_code == 302
    assert "20260615-0042" in staff.read(HOME, q="0042")


def test_a_withdrawn_letter_says_why_to_both(office: Office, at: At) -> None:
    slip, staff = office.letter(), at("committee")
    assert staff.post(page(slip, "moves", "withdraw"), reason="").status_code == 422
    assert staff.post(page(slip, "moves", "withdraw"), reason="司机已自行办妥").status_code == 302
    assert "司机已自行办妥" in at("police").read(page(slip))
    assert staff.get(page(slip, "moves", "answer")).status_code == 302  # back to the letter


def test_what_is_late_is_said_and_found(office: Office, at: At, settings: Any) -> None:
    slip = office.letter()
    other = office.handover(due_at=None)
    settings.YILU_DATE = cast.DAY.replace(day=23)
    assert "过了期限还没有答复" in at("committee").read(page(slip))
    text = at("committee").read(HOME, due="late")
    assert (slip.number in text, other.number in text) == (True, False)


def test_the_number_of_queries_does_not_grow(office: Office, at: At) -> None:
    """The frame asks questions of its own; the rows add none, be they 1, 3 or 50."""
    desk, asked = at("committee"), set()
    desk.read(HOME)
    for more in (1, 2, 47):
        for _ in range(more):
            office.letter()
        with CaptureQueriesContext(connection) as questions:
            desk.read(HOME, size="50")
        asked.add(len(questions))
    assert len(asked) == 1
