"""What the national system asks for: one workbook, rights and the view log; nothing that Yilu has not got."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from tests.branch_life import scenes, ways
from tests.cast import DAY, SmallCity
from yilu.audit.models import Entry
from yilu.branch_life.actions import exporting, registers
from yilu.branch_life.models import Look
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.people.models import Disclosure
from yilu.people.revealing import ReauthenticationNeeded

SHEETS = [
    "党员信息采集", "发展党员", "组织关系转接", "流动党员", "支部班子", "民主评议", "支部大会决议",
]  # fmt: skip


def fresh(actor: Actor) -> Actor:
    return replace(actor, reauthenticated_at=timezone.now())


def taken(city: SmallCity, by: Actor, **more: Any) -> dict[str, list[list[Any]]]:
    _name, content = exporting.export_registers(city.first_branch.pk, by=by, **more)
    book = load_workbook(BytesIO(content))
    return {page.title: [list(row) for row in page.values] for page in book.worksheets}


def test_seven_sheets_as_the_system_asks(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    made = scenes.a_resolution(small_city)
    file = ways.opened_file(small_city)
    member = scenes.voters(made.meeting)[0]
    registers.seat(small_city.first_branch, member.person_id, "secretary", by=by, from_on=DAY)
    found = taken(small_city, by)
    assert list(found) == SHEETS
    names = [row[0] for row in found["党员信息采集"][1:]]
    assert {"李一", "冯七"} <= set(names)
    assert [row[:2] for row in found["发展党员"][1:]] == [[file.number, "苏瑞龙"]]
    assert [row[0] for row in found["支部班子"][1:]] == ["李一"]
    assert [(row[0], row[4], row[6]) for row in found["支部大会决议"][1:]] == [(made.number, 7, 6)]


def test_only_the_formal_relations_of_the_branch_are_reported(small_city: SmallCity) -> None:
    """罗小平 takes part here and is reported where his relation is."""
    scenes.full_members(small_city.first_branch, 2)
    found = taken(small_city, small_city.cast["secretary"])
    assert "罗小平" not in [row[0] for row in found["党员信息采集"][1:]]


def test_numbers_are_masked_unless_asked_for_in_full(small_city: SmallCity) -> None:
    person = ways.applicant("杨兰", serial=77)
    by = small_city.cast["secretary"]
    _into(small_city, person)
    rows = taken(small_city, by)["党员信息采集"][1:]
    masked = {row[0]: row[1] for row in rows}
    assert (masked["杨兰"].endswith(person.id_last4), len(masked["杨兰"]) < 18) == (True, True)
    assert Disclosure.objects.count() == 0


def test_numbers_in_full_need_a_fresh_second_factor_and_each_person_reads_it(
    small_city: SmallCity,
) -> None:
    person, by = ways.applicant("杨兰", serial=77), small_city.cast["secretary"]
    _into(small_city, person)
    with pytest.raises(ReauthenticationNeeded):
        taken(small_city, replace(by, reauthenticated_at=None), in_full=True)
    assert Disclosure.objects.count() == 0
    rows = taken(small_city, fresh(by), in_full=True)["党员信息采集"][1:]
    assert {row[0]: len(row[1]) for row in rows}["杨兰"] == 18
    mine = Disclosure.objects.filter(person=person)
    assert [(row.field, row.purpose) for row in mine] == [("id_number", "membership")]


def test_whose_file_was_taken_away_reads_it_and_the_record_says_so(small_city: SmallCity) -> None:
    by, file = small_city.cast["secretary"], ways.opened_file(small_city)
    taken(small_city, by)
    looks = Look.objects.filter(candidate=file)
    assert [(row.what, row.viewer_role) for row in looks] == [("export", "secretary")]
    told = Entry.objects.get(verb="party.exported")
    assert (told.detail["in_full"], told.key) == (False, str(small_city.first_branch.pk))


def test_who_is_developed_himself_takes_no_line_about_himself(small_city: SmallCity) -> None:
    """A clerk of the branch who is a candidate: his own file is not in what he takes out."""
    file = ways.opened_file(small_city)
    himself = replace(small_city.cast["secretary"], person_id=file.person_id)
    assert taken(small_city, himself)["发展党员"][1:] == []


@pytest.mark.parametrize(
    "who", ["floating_secretary", "company", "member", "driver", "district", "auditor", "keeper"]
)
def test_others_find_no_branch_to_take_from(small_city: SmallCity, who: str) -> None:
    ways.opened_file(small_city)
    with pytest.raises(NotFound):
        taken(small_city, small_city.cast[who])
    assert (Look.objects.count(), Entry.objects.filter(verb="party.exported").count()) == (0, 0)


def test_a_floating_and_a_lost_member_are_marked(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    person = ways.applicant("杨兰", serial=77)
    member = _into(small_city, person)
    away = scenes.Away(scenes.Flow.OUT, DAY - timedelta(days=400), "会理市")
    made = scenes.floating.note_floating(member.pk, small_city.first_branch, away, by=by)
    scenes.floating.lose(made.pk, "电话停机", by=by, since=DAY - timedelta(days=10))
    row = next(r for r in taken(small_city, by)["党员信息采集"][1:] if r[0] == "杨兰")
    assert (row[13], row[15], row[16]) == ("是", "是", "会理市")


def _into(city: SmallCity, person: Any) -> Any:
    from_on = DAY - timedelta(days=500)
    member = scenes.make.member(person, joined_on=from_on)
    scenes.make.membership(member, city.first_branch, scenes.Bond.FORMAL, from_on=from_on)
    return member
