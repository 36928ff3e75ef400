"""The members' list: formal where the organisation is ours, attached where it is elsewhere."""

from __future__ import annotations

from datetime import date

from tests import factories as make
from tests.cast import CITY, DAY, SmallCity
from tests.registry.lists import bring, undo
from yilu.intake.spec import Cell
from yilu.membership import queries
from yilu.membership.enums import Bond
from yilu.membership.models import Membership, PartyMember
from yilu.membership.roster import MEMBERS
from yilu.people.models import Person


def row(**cells: Cell) -> dict[str, Cell]:
    return {
        "name": "罗小平",
        "id_number": make.resident_id(101),
        "branch": "万顺叫车党支部",
        **cells,
    }


def new(**cells: Cell) -> dict[str, Cell]:
    number = make.resident_id(555)
    return row(name="周启明", id_number=number, from_on="2025-07-01", **cells)


def test_a_driver_becomes_a_member_and_is_not_made_twice(small_city: SmallCity) -> None:
    zhao = small_city.zhao.person
    people = Person.objects.count()
    brought = bring(MEMBERS, row(), new(formal_org="会理市六华镇东山村党支部"))
    assert brought.outcomes == "sn"
    member = PartyMember.objects.get(person__name="周启明")
    assert member.formal_elsewhere == "会理市六华镇东山村党支部"
    assert member.memberships.get().bond == Bond.ATTACHED
    assert Person.objects.count() == people + 1
    assert zhao.name == "赵磊"


def test_an_organisation_of_ours_is_the_formal_one(small_city: SmallCity) -> None:
    line = new(formal_org="万顺叫车党支部")
    bring(MEMBERS, line)
    placed = Membership.objects.get(member__person__name="周启明")
    assert (placed.bond, placed.from_on) == (Bond.FORMAL, date(2025, 7, 1))
    assert bring(MEMBERS, line).outcomes == "s"


def test_a_member_without_a_place_stays_in_the_gap(small_city: SmallCity) -> None:
    line = new(formal_org="昭觉县新城镇金河社区党支部", branch=None)
    bring(MEMBERS, line)
    assert not Membership.objects.filter(member__person__name="周启明").exists()
    assert bring(MEMBERS, line).outcomes == "s"


def test_a_branch_is_never_made(small_city: SmallCity) -> None:
    brought = bring(MEMBERS, new(branch="二滩党支部"))
    assert brought.outcomes == "e"
    assert "万顺叫车党支部" in brought.errors[0][0]


def test_two_formal_places_are_told_before_the_database_must(small_city: SmallCity) -> None:
    bring(MEMBERS, new(bond=Bond.FORMAL.value))
    brought = bring(MEMBERS, new(branch="仁和区流动党支部", bond=Bond.FORMAL.value))
    assert "只能隶属一个支部" in brought.errors[0][0]
    both = make.resident_id(556)
    brought = bring(
        MEMBERS,
        row(name="郑强", id_number=both, bond=Bond.FORMAL.value),
        row(name="郑强", id_number=both, branch="仁和区流动党支部", bond=Bond.FORMAL.value),
    )
    assert brought.outcomes == "ne"


def test_a_phone_and_a_name_will_do(small_city: SmallCity) -> None:
    line = row(id_number=None, phone="+8613800000001", standing="probationary")
    brought = bring(MEMBERS, line)
    assert (brought.outcomes, brought.before[0]) == ("c", {"standing": "full"})


def test_before_the_branch_was_there(small_city: SmallCity) -> None:
    brought = bring(MEMBERS, {**new(), "from_on": "2020-01-01"})
    assert "才成立" in brought.errors[0][0]


def test_the_same_member_twice_without_ids(small_city: SmallCity) -> None:
    line = row(name="吴一", id_number=None, phone="+8613900009999")
    assert bring(MEMBERS, line, line).outcomes == "ne"


def test_a_branchs_own_list_stays_within_it(small_city: SmallCity) -> None:
    own = (small_city.first_branch.path,)
    lines = (new(branch="仁和区流动党支部"), new(branch=None, formal_org="别处"))
    assert bring(MEMBERS, *lines, paths=own).outcomes == "ee"


def test_undo(small_city: SmallCity) -> None:
    brought = bring(MEMBERS, new())
    undo(brought)
    assert not PartyMember.objects.filter(person__name="周启明").exists()
    assert queries.members_covered(CITY, DAY).count() == 2
