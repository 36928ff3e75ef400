"""Contact duties: who may give them, one contact per driver, a limit that holds, an end with the place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from tests import cast
from tests import factories as make
from tests.cast import CITY, DAY, EAST, RENHE, SmallCity
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.membership import access, actions, queries
from yilu.membership.enums import Bond
from yilu.membership.models import Contact, PartyMember
from yilu.notices.models import Message
from yilu.rulebook.actions import set_parameter

SYSTEM = Actor.for_system(CITY)
YESTERDAY = DAY - timedelta(days=1)


@pytest.fixture
def served(small_city: SmallCity) -> SmallCity:
    """The first branch serves 万顺, the floating one 仁和区."""
    actions.serve(small_city.first_branch, by=SYSTEM, company_unit=small_city.wanshun_unit)
    actions.serve(small_city.floating_branch, by=SYSTEM, district=RENHE)
    return small_city


def _of(city: SmallCity, *drivers: str) -> Contact | None:
    return queries.contact_of(CITY, [getattr(city, name).pk for name in drivers], DAY)


def test_a_secretary_gives_his_member_a_driver_his_branch_serves(served: SmallCity) -> None:
    actions.assign_contact(served.luo_member, served.wang, by=served.cast["secretary"])
    found = _of(served, "chen", "wang")
    assert found is not None
    assert found.member.person_id == served.luo.person_id
    assert set(Message.objects.values_list("person", "title")) == {
        (served.wang.person_id, "您有联系党员了"),
        (served.luo.person_id, "您有新的联系司机"),
    }


@pytest.mark.parametrize(
    ("who", "member", "driver"),
    [
        ("secretary", "luo_member", "chen"),  # a driver nobody of his branch serves
        ("secretary", "amu_member", "wang"),  # another branch's member
        ("floating_secretary", "luo_member", "wang"),
        ("district", "amu_member", "wang"),
        ("company", "luo_member", "wang"),
        ("member", "luo_member", "wang"),
        ("driver", "luo_member", "wang"),
    ],
)
def test_nobody_else_does(served: SmallCity, who: str, member: str, driver: str) -> None:
    with pytest.raises(NotAllowed):
        actions.assign_contact(
            getattr(served, member), getattr(served, driver), by=served.cast[who]
        )
    assert not Contact.objects.exists()


def test_the_committee_of_another_city_does_not(served: SmallCity) -> None:
    with pytest.raises((NotAllowed, NotFound, Refused)):
        actions.assign_contact(served.luo_member, served.wang, by=served.cast["elsewhere"])


def test_the_committee_gives_anybody_to_anybody(served: SmallCity) -> None:
    actions.assign_contact(served.amu_member, served.chen, by=served.cast["committee"])
    found = _of(served, "chen")
    assert found is not None
    assert found.member == served.amu_member


def test_never_oneself_never_two_never_later(served: SmallCity) -> None:
    with pytest.raises(Refused, match="不能联系自己"):
        actions.assign_contact(served.luo_member, served.luo, by=SYSTEM)
    actions.assign_contact(served.luo_member, served.wang, by=SYSTEM)
    with pytest.raises(Refused, match="已经有联系党员"):
        actions.assign_contact(served.amu_member, served.wang, by=SYSTEM)
    pairs = [(m.pk, served.chen.pk) for m in (served.luo_member, served.amu_member)]
    with pytest.raises(Refused, match="只能有一位"):
        actions.assign_contacts(pairs, by=SYSTEM)
    with pytest.raises(Invalid):
        actions.assign_contact(
            served.luo_member, served.chen, by=SYSTEM, from_on=DAY + timedelta(days=1)
        )


def test_the_database_says_so_too(small_city: SmallCity) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    with pytest.raises(IntegrityError, match="contact_one_per_driver_at_a_time"):
        make.contact(small_city.amu_member, small_city.wang, from_on=date(2026, 1, 1))


def test_a_back_dated_one_over_an_ended_one_is_told_in_words(small_city: SmallCity) -> None:
    make.contact(small_city.luo_member, small_city.wang, to_on=date(2026, 5, 1))
    with pytest.raises(Refused, match="在这段时间"):
        actions.assign_contact(
            small_city.amu_member, small_city.wang, by=SYSTEM, from_on=date(2026, 4, 1)
        )


def test_a_member_without_a_place_looks_after_nobody(small_city: SmallCity) -> None:
    with pytest.raises(Refused, match="在支部里"):
        actions.assign_contact(small_city.zhao_member, small_city.wang, by=SYSTEM)


def test_no_more_than_the_city_allows(small_city: SmallCity) -> None:
    set_parameter("contact.most", 1, by=SYSTEM)
    actions.assign_contact(small_city.luo_member, small_city.wang, by=SYSTEM)
    with pytest.raises(Refused, match="超过 1 人"):
        actions.assign_contact(small_city.luo_member, small_city.chen, by=SYSTEM)
    assert queries.members_with_room(small_city.first_branch, DAY) == []
    load = queries.contact_loads(small_city.cast["secretary"], small_city.first_branch)[0]
    assert (load.member, load.held, load.free) == (small_city.luo_member, 1, 0)


def test_a_driver_is_handed_over_within_a_day(small_city: SmallCity) -> None:
    first = make.contact(small_city.luo_member, small_city.wang)
    actions.end_contact(first, by=small_city.cast["secretary"])
    second = actions.assign_contact(small_city.amu_member, small_city.wang, by=SYSTEM)
    assert _of(small_city, "wang") == second
    assert queries.contact_of(CITY, [small_city.wang.pk], YESTERDAY) == first
    with pytest.raises(Refused, match="已经结束"):
        actions.end_contact(first, by=SYSTEM)
    with pytest.raises(NotAllowed):
        actions.end_contact(second, by=small_city.cast["secretary"])


def test_with_his_last_place_all_he_looks_after_is_free(small_city: SmallCity) -> None:
    member = small_city.luo_member
    beside = make.membership(member, small_city.floating_branch)
    contact = make.contact(member, small_city.wang)
    actions.end_membership(beside, by=SYSTEM)
    assert _of(small_city, "wang") == contact
    place = member.memberships.get(branch=small_city.first_branch)
    actions.end_membership(place, by=small_city.cast["secretary"])
    contact.refresh_from_db()
    assert (contact.to_on, _of(small_city, "wang")) == (DAY, None)


def test_with_his_office_too(small_city: SmallCity) -> None:
    contact = make.contact(small_city.luo_member, small_city.wang)
    actions.end_member(small_city.luo_member, by=small_city.cast["committee"])
    contact.refresh_from_db()
    assert contact.to_on == DAY


def test_who_moves_keeps_whom_he_looks_after(small_city: SmallCity) -> None:
    contact = make.contact(small_city.amu_member, small_city.wang)
    actions.move_formal(small_city.amu_member, small_city.first_branch, by=SYSTEM)
    contact.refresh_from_db()
    assert contact.to_on is None


def test_a_contact_not_in_office_or_not_placed_is_none(small_city: SmallCity) -> None:
    make.contact(small_city.zhao_member, small_city.wang)
    assert _of(small_city, "wang") is None
    make.membership(small_city.zhao_member, small_city.first_branch, from_on=DAY)
    assert _of(small_city, "wang") is not None
    assert queries.contact_of(CITY, [small_city.wang.pk], YESTERDAY) is None
    PartyMember.objects.filter(pk=small_city.zhao_member.pk).update(ended_on=YESTERDAY)
    assert _of(small_city, "wang") is None


def test_branches_for_the_routing(served: SmallCity) -> None:
    day, person = DAY, served.amu.person_id
    make.membership(served.amu_member, served.first_branch, from_on=date(2023, 1, 1))
    assert queries.branches_of_person(CITY, person, day) == [
        served.floating_branch,
        served.first_branch,
    ]
    assert queries.branches_of_person(CITY, served.wang.person_id, day) == []
    companies = [served.jinsha.pk, served.wanshun.pk]
    assert queries.branches_serving_company(CITY, companies, day) == [served.first_branch]
    assert queries.branches_serving_company(CITY, [served.jinsha.pk], day) == []
    assert queries.branches_serving_district(CITY, RENHE, day) == [served.floating_branch]
    assert queries.branches_serving_district(CITY, EAST, day) == []
    assert queries.branches_serving_district(CITY, "", day) == []
    served.floating_branch.closed_on = YESTERDAY
    served.floating_branch.save()
    assert queries.branches_serving_district(CITY, RENHE, day) == []


def test_offers_go_by_company_then_district_then_room(served: SmallCity) -> None:
    secretary = served.cast["secretary"]
    actions.serve(served.first_branch, by=SYSTEM, district=cast.WEST)
    here = make.driver("钱进", served.wanshun, district=RENHE)
    make.operation(here, served.wanshun, DAY)
    neighbour = make.driver("孙立", group=make.group("truck"), district=EAST)
    parked = make.driver("周停", served.wanshun)
    actions.serve(served.first_branch, by=SYSTEM, district=EAST)
    offers = queries.contact_offers(secretary, served.first_branch)
    assert {(offer.driver.person.name, offer.reason) for offer in offers} == {
        ("王芳", "company"),
        ("钱进", "company"),
        ("孙立", "district"),
        ("陈大山", "room"),
    }
    assert {offer.member for offer in offers} == {served.luo_member}
    assert Contact.objects.count() == 0  # nothing is decided by looking
    free = queries.free_drivers(secretary, served.first_branch)
    assert {parked, neighbour} <= set(free)
    with pytest.raises(NotFound):
        queries.contact_offers(served.cast["district"], served.first_branch)


def test_offers_never_exceed_the_room(served: SmallCity) -> None:
    set_parameter("contact.most", 1, by=SYSTEM)
    for name in ("甲一", "乙二"):
        make.operation(make.driver(name, served.wanshun), served.wanshun, DAY)
    assert len(queries.contact_offers(served.cast["secretary"], served.first_branch)) == 1


def test_only_the_committee_says_whom_a_branch_serves(served: SmallCity) -> None:
    secretary = served.cast["secretary"]
    with pytest.raises(NotAllowed):
        actions.serve(served.first_branch, by=secretary, company_unit=served.jinsha_unit)
    rule = queries.served_by(secretary, served.first_branch).get()
    with pytest.raises(NotAllowed):
        actions.stop_serving(rule, by=secretary)


def test_what_a_driver_sees_of_his_contact_is_the_members_choice(small_city: SmallCity) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    mine = queries.my_contact(small_city.cast["driver"])
    assert mine is not None
    assert (mine.name, mine.phone, mine.branches) == ("罗", "", [])
    actions.show_membership(True, by=small_city.cast["member"])
    mine = queries.my_contact(small_city.cast["driver"])
    assert mine is not None
    assert (mine.name, mine.branches) == ("罗小平", ["万顺叫车党支部"])
    assert mine.phone.startswith("+86")
    assert queries.my_contact(small_city.cast["truck_driver"]) is None
    assert queries.my_contact(small_city.cast["anonymous"]) is None


def test_a_member_knows_whom_he_looks_after(small_city: SmallCity) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    make.contact(small_city.luo_member, small_city.chen, to_on=DAY)
    drivers = queries.contact_drivers(small_city.cast["member"])
    assert [(row.name, row.companies) for row in drivers] == [("王芳", ["万顺叫车", "金沙渡出行"])]
    assert queries.contact_drivers(small_city.cast["driver"]) == []


def test_who_sees_the_list(small_city: SmallCity) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    seeing = {who for who, actor in small_city.cast.items() if queries.contacts(actor).exists()}
    assert seeing == {"committee", "committee_leader", "secretary", "secretary_alone", "member"}
    assert access.may_assign(small_city.cast["secretary"], small_city.luo_member, DAY)
    assert not access.may_assign(small_city.cast["member"], small_city.luo_member, DAY)


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_at_once_do_not_overfill_a_member() -> None:
    city = cast.build()
    set_parameter("contact.most", 5, by=SYSTEM)
    drivers = [make.driver(f"司机{n}") for n in range(12)]

    def give(driver: object) -> bool:
        try:
            actions.assign_contact(city.luo_member, driver, by=SYSTEM)  # type: ignore[arg-type]
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        given = sum(pool.map(give, drivers))
    assert (given, Contact.objects.count()) == (5, 5)


@pytest.mark.django_db(transaction=True)
def test_two_members_at_once_do_not_get_one_driver() -> None:
    city = cast.build()
    make.membership(city.zhao_member, city.first_branch, Bond.FORMAL)
    members = [city.luo_member, city.amu_member, city.zhao_member]

    def give(member: PartyMember) -> bool:
        try:
            actions.assign_contact(member, city.wang, by=SYSTEM)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(give, members)) == [False, False, True]
    assert Contact.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_place_ended_meanwhile_leaves_no_duty() -> None:
    city = cast.build()
    place = city.luo_member.memberships.get()

    def end(_: int) -> None:
        try:
            actions.end_membership(place, by=SYSTEM, on=YESTERDAY)
        finally:
            connection.close()

    def give(_: int) -> None:
        try:
            actions.assign_contact(city.luo_member, city.wang, by=SYSTEM)
        except Refused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(give, 0), pool.submit(end, 0)]:
            done.result()
    assert not Contact.objects.filter(to_on=None).exists()
