"""A city's own list of points, pasted: judged row by row, looked at first, paid once however often."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import connection

from tests import factories as make
from tests.cast import CITY, SmallCity
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.refs import Ref
from yilu.people.models import Person
from yilu.rewards import actions, queries
from yilu.rewards.models import Award, Balance, Entry

pytestmark = pytest.mark.django_db
HEAD = "姓名\t手机号\t因为什么\t编号\t积分\t日期"
GOOD = [
    "𠮷䶮\t138 0000 0071\t随手拍立案\t2024-017\t5\t2025年3月2日",
    "\t13800000071\t复核\t\t３分\t2025.3.2",
    "罗小平\t13800000072\t结余\t\t120\t2024-12-31",
]


@pytest.fixture
def people(small_city: SmallCity) -> list[Person]:
    return [
        make.person("𠮷䶮", phone="+8613800000071"),
        make.person("罗小平", phone="+8613800000072"),
    ]


def sheet(*rows: str) -> str:
    return "\n".join([HEAD, *rows])


def test_it_is_looked_at_first_and_paid_once(small_city: SmallCity, people: list[Person]) -> None:
    desk = small_city.cast["committee"]
    seen = actions.bring_in_pasted(sheet(*GOOD), by=desk)
    assert (seen.rows, seen.taken, seen.people, seen.points, seen.known) == (3, 3, 2, 128, 0)
    assert (seen.wrong, Award.objects.count()) == ([], 0)
    assert actions.bring_in_pasted(sheet(*GOOD), by=desk, sure=True).taken == 3
    more = "罗小平\t13800000072\t随手拍结案\tA-1\t5\t2025/1/2"
    again = actions.bring_in_pasted(sheet(*GOOD, more), by=desk, sure=True)
    assert (again.taken, again.known) == (1, 3)
    dearer = GOOD[0].replace("\t5\t", "\t50\t")
    assert actions.bring_in_pasted(sheet(dearer), by=desk, sure=True).known == 1
    balances = [queries.points_of(CITY, person.pk) for person in people]
    assert (balances, Entry.objects.count(), queries.recount(CITY)) == ([8, 125], 4, [])
    assert set(Award.objects.values_list("outcome", "source_number", "points")) == {
        ("filed", "2024-017", 5),
        ("verified", "", 3),
        ("carried", "", 120),
        ("settled", "A-1", 5),
    }


def test_what_is_wrong_is_told_by_row_and_column_and_keeps_only_its_row_out(
    small_city: SmallCity, people: list[Person]
) -> None:
    rows = [
        "张三\t13800000071\t立案\t1\t5\t2025-03-02",
        "\t1380000007\t立案\t2\t5\t2025-03-02",
        "\t13800000099\t立案\t3\t5\t2025-03-02",
        "\t13800000071\t点赞\t4\t5\t2025-03-02",
        "\t13800000071\t立案\t5\t-5\t2025-03-02",
        "\t13800000071\t立案\t6\t5\t2025-02-30",
        "\t13800000071\t立案\t7\t5\t2030-01-01",
        "\t13800000071\t立案\t\t5\t2025-04-01",
        "\t13800000071\t立案\t\t5\t2025-04-01",
    ]
    found = actions.bring_in_pasted(sheet(*rows), by=small_city.cast["committee"], sure=True)
    assert [(wrong.row, wrong.column) for wrong in found.wrong] == [
        (2, "姓名"), (3, "手机号"), (4, "手机号"), (5, "因为什么"), (6, "积分"), (7, "日期"),
        (8, "日期"), (10, "日期"),
    ]  # fmt: skip
    assert (found.taken, queries.points_of(CITY, people[0].pk)) == (1, 5)


def test_no_heading_nothing_pasted_and_nobody_else(small_city: SmallCity) -> None:
    desk = small_city.cast["committee"]
    for text in ("", "  \n", "甲\t乙\n1\t2"):
        with pytest.raises(Invalid):
            actions.bring_in_pasted(text, by=desk)
    for name in ("keeper", "driver", "secretary", "system_admin", "anonymous"):
        with pytest.raises(NotAllowed):
            actions.bring_in_pasted(sheet(*GOOD), by=small_city.cast[name])


def test_nothing_in_force_gives_what_was_carried_over(small_city: SmallCity) -> None:
    driver = small_city.cast["driver"].person_id
    assert driver is not None
    with pytest.raises(Invalid):
        actions.credit(driver, "carried", ref=Ref("a.b", "1"), by=small_city.cast["committee"])


@pytest.mark.django_db(transaction=True)
def test_the_same_sheet_from_two_desks_at_once_pays_once(
    small_city: SmallCity, people: list[Person]
) -> None:
    def send() -> None:
        actions.bring_in_pasted(sheet(*GOOD), by=small_city.cast["committee"], sure=True)
        connection.close()

    desks = [Thread(target=send) for _two in range(2)]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    assert (Entry.objects.count(), sum(Balance.objects.values_list("points", flat=True))) == (
        3,
        128,
    )
