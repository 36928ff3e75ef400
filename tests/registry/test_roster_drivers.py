"""The drivers' list: whose row it is, what it changes, what it never touches."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from tests.cast import DAY, SmallCity
from tests.registry.lists import bring, undo
from yilu.core.crypto import Context, open_
from yilu.intake.spec import OPEN, Cell
from yilu.people.models import Person
from yilu.registry.models import Driver, Permit
from yilu.registry.roster import DRIVERS

NEW_ID = make.resident_id(777)


def row(**cells: Cell) -> dict[str, Cell]:
    return {
        "name": "邓华",
        "id_number": NEW_ID,
        "phone": "+8613900000777",
        "company": "万顺叫车",
        "permit_no": "510400777",
        "permit_from": "2025-01-01",
        "permit_to": "2028-12-31",
        "district": "东区",
        **cells,
    }


def luo(**cells: Cell) -> dict[str, Cell]:
    """罗小平 as the registers know him."""
    return {"name": "罗小平", "id_number": make.resident_id(101), "company": "万顺叫车", **cells}


def test_a_new_driver_is_a_person_a_permit_and_a_contract(small_city: SmallCity) -> None:
    assert bring(DRIVERS, row(signed_on="2025-02-01", veteran="true")).outcomes == "n"
    driver = Driver.objects.get(person__name="邓华")
    assert (driver.district, driver.veteran, driver.number) == ("510402", True, "SJ-000006")
    assert driver.person.born_on == date(1988, 3, 15)
    assert (driver.person.verified, driver.person.id_last4) == (True, NEW_ID[-4:])
    permit = driver.permits.get()
    assert (permit.number, permit.valid_to) == ("510400777", date(2028, 12, 31))
    contract = driver.contracts.get()
    assert (contract.company, contract.from_on) == (small_city.wanshun, date(2025, 2, 1))


def test_numbers_are_sealed_for_their_place(small_city: SmallCity) -> None:
    bring(DRIVERS, row())
    person = Person.objects.get(name="邓华")
    assert NEW_ID.encode() not in bytes(person.id_number or b"")
    place = Context("people_person", "id_number", person.city, person.id)
    assert open_(person.id_number or b"", place) == NEW_ID


def test_the_same_list_again_changes_nothing(small_city: SmallCity) -> None:
    lines = (row(), row(company="金沙渡出行"), luo(licence_class="C1"))
    assert bring(DRIVERS, *lines).outcomes == "nnc"
    assert bring(DRIVERS, *lines).outcomes == "sss"


def test_one_person_at_two_companies_is_one_driver_with_two_contracts(
    small_city: SmallCity,
) -> None:
    bring(DRIVERS, row(), row(company="金沙渡出行"))
    driver = Driver.objects.get(person__name="邓华")
    assert driver.contracts.count() == 2
    assert driver.permits.count() == 1


def test_two_persons_of_one_name_are_two(small_city: SmallCity) -> None:
    bring(DRIVERS, row(), row(id_number=make.resident_id(778), permit_no="510400778", phone=None))
    assert Person.objects.filter(name="邓华").count() == 2


def test_a_clerk_who_drives_becomes_a_driver_too(small_city: SmallCity) -> None:
    clerk = make.person("邓华", id_number=NEW_ID)
    bring(DRIVERS, row())
    assert Driver.objects.get(person__name="邓华").person == clerk


def test_someone_known_by_name_and_phone_gets_his_number(small_city: SmallCity) -> None:
    known = make.person("邓华", phone="+8613900000777")
    bring(DRIVERS, row())
    known.refresh_from_db()
    assert known.id_last4 == NEW_ID[-4:]


def test_a_shared_phone_is_no_identity(small_city: SmallCity) -> None:
    wife = make.person("罗小兰", phone="+8613900000777")
    bring(DRIVERS, row())
    wife.refresh_from_db()
    assert wife.id_last4 == ""
    assert Person.objects.filter(name="邓华").count() == 1


def test_without_an_id_the_certificate_tells_who(small_city: SmallCity) -> None:
    number = small_city.wang.permits.get().number
    brought = bring(DRIVERS, row(id_number=None, name="王芳", permit_no=number, phone=None))
    assert brought.outcomes == "c"
    assert not Person.objects.filter(name="邓华").exists()


def test_a_certificate_of_somebody_else_is_told(small_city: SmallCity) -> None:
    number = small_city.luo.permits.get().number
    brought = bring(DRIVERS, row(permit_no=number))
    assert brought.outcomes == "e"
    assert "另一人名下" in brought.errors[0][0]


def test_a_renewal_is_a_new_permit_and_the_old_one_stays(small_city: SmallCity) -> None:
    old = small_city.luo.permits.get()
    line = luo(permit_no=old.number, permit_from="2026-06-20", permit_to="2029-06-19")
    brought = bring(DRIVERS, line)
    assert brought.before[0]["permit_to"] == "2026-07-01"
    permits = list(small_city.luo.permits.order_by("valid_from"))
    assert [permit.valid_to for permit in permits] == [date(2026, 7, 1), date(2029, 6, 19)]
    assert bring(DRIVERS, line).outcomes == "s"


def test_a_later_end_without_a_start_renews_from_the_day_after(small_city: SmallCity) -> None:
    old = small_city.luo.permits.get()
    line = luo(permit_no=old.number, permit_to="2029-07-01")
    bring(DRIVERS, line)
    newest = small_city.luo.permits.order_by("-valid_from").first()
    assert newest is not None
    assert (newest.valid_from, newest.valid_to) == (date(2026, 7, 2), date(2029, 7, 1))
    assert bring(DRIVERS, line).outcomes == "s"


def test_an_earlier_end_is_a_correction(small_city: SmallCity) -> None:
    old = small_city.luo.permits.get()
    bring(DRIVERS, luo(permit_no=old.number, permit_to="2026-06-20"))
    old.refresh_from_db()
    assert (old.valid_to, small_city.luo.permits.count()) == (date(2026, 6, 20), 1)


def test_a_permit_for_good(small_city: SmallCity) -> None:
    line = row(permit_to=OPEN)
    bring(DRIVERS, line)
    assert Permit.objects.get(number="510400777").valid_to is None
    assert bring(DRIVERS, line).outcomes == "s"


def test_an_unknown_company_is_never_made(small_city: SmallCity) -> None:
    brought = bring(DRIVERS, row(company="一路飞驰约车"))
    assert brought.outcomes == "e"
    assert "先导入企业名录" in brought.errors[0][0]
    near = bring(DRIVERS, row(company="万顺叫车平台"))
    assert "万顺叫车" in near.errors[0][0]


def test_a_clerk_brings_in_his_own_company_only(small_city: SmallCity) -> None:
    own = (small_city.wanshun_unit.path,)
    assert bring(DRIVERS, row(company="金沙渡出行"), paths=own).outcomes == "e"
    without = row()
    del without["company"]
    assert bring(DRIVERS, without, paths=own).outcomes == "n"
    assert Driver.objects.get(person__name="邓华").contracts.get().company == small_city.wanshun


def test_being_left_off_a_list_ends_nothing_but_a_word_does(small_city: SmallCity) -> None:
    bring(DRIVERS, row())
    assert small_city.luo.contracts.get().to_on is None
    line = luo(status="ends")
    assert bring(DRIVERS, line).outcomes == "c"
    assert small_city.luo.contracts.get().to_on == DAY
    assert bring(DRIVERS, line).outcomes == "s"


def test_a_driver_who_comes_back_has_a_second_contract(small_city: SmallCity) -> None:
    small_city.luo.contracts.update(to_on=date(2026, 3, 1))
    bring(DRIVERS, luo(signed_on="2026-06-01"))
    spans = list(small_city.luo.contracts.order_by("from_on").values_list("from_on", "to_on"))
    assert spans == [(make.SINCE, date(2026, 3, 1)), (date(2026, 6, 1), None)]


def test_the_phone_of_someone_who_signs_in_stays(small_city: SmallCity) -> None:
    brought = bring(DRIVERS, luo(phone="+8613911112222"))
    assert brought.outcomes == "s"
    assert "导入不改" in brought.warnings[0][0]
    small_city.luo.person.refresh_from_db()
    assert small_city.luo.person.phone_last4 == "0001"


def test_the_phone_of_someone_who_does_not_is_corrected_and_shown_masked(
    small_city: SmallCity,
) -> None:
    bring(DRIVERS, row())
    brought = bring(DRIVERS, row(phone="+8613900000888"))
    assert (brought.outcomes, brought.before[0]["phone"]) == ("c", "···· 0777")
    assert Person.objects.get(name="邓华").phone_last4 == "0888"


def test_an_empty_cell_clears_nothing(small_city: SmallCity) -> None:
    bring(DRIVERS, row())
    assert bring(DRIVERS, row(district=None, permit_to=None, phone=None)).outcomes == "s"


def test_a_place_outside_the_city_is_left_out(small_city: SmallCity) -> None:
    brought = bring(DRIVERS, row(district="锦江区"))
    assert "不是本市的区县" in brought.warnings[0][0]
    assert Driver.objects.get(person__name="邓华").district == ""


def test_truck_drivers_are_a_group_of_their_own(small_city: SmallCity) -> None:
    line = row(group="货车司机")
    del line["company"]
    bring(DRIVERS, line)
    driver = Driver.objects.get(person__name="邓华")
    assert (driver.group.code, driver.contracts.count()) == ("truck", 0)
    assert bring(DRIVERS, row(group="飞行员")).outcomes == "e"


def test_undo_takes_back_everything(small_city: SmallCity) -> None:
    before = (Person.objects.count(), Driver.objects.count(), Permit.objects.count())
    old = small_city.luo.permits.get()
    brought = bring(
        DRIVERS, row(), luo(permit_no=old.number, permit_to="2029-07-01", licence_class="C1")
    )
    undo(brought)
    after = (Person.objects.count(), Driver.objects.count(), Permit.objects.count())
    assert after == before
    assert Driver.objects.get(pk=small_city.luo.pk).licence_class == ""


def test_the_same_certificate_twice_in_one_company_without_ids(small_city: SmallCity) -> None:
    line = row(id_number=None)
    brought = bring(DRIVERS, line, line)
    assert brought.outcomes == "ne"
    assert "第 2 行" in brought.errors[1][0]


@pytest.mark.parametrize(("state", "ended"), [("0", False), ("1", True)])
def test_the_ministrys_state(small_city: SmallCity, state: str, ended: bool) -> None:
    bring(DRIVERS, luo(state=state, flag="keeps"))
    assert (small_city.luo.contracts.get().to_on is not None) is ended


def test_the_other_states_are_read_and_told_once(small_city: SmallCity) -> None:
    brought = bring(DRIVERS, luo(state="1"), row(state="2"), row(state="2", company="金沙渡出行"))
    assert small_city.luo.contracts.get().to_on is None
    assert [index for index, said in brought.warnings.items() if "State" in said[0]] == [1]
