"""Numbers are judged by their form alone, and said what is wrong with them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilu.core import ids

DIGITS = st.text("0123456789", min_size=3, max_size=3)
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2008, 12, 31))
PLACES = st.sampled_from(["510402", "510411", "512901", "510302", "532901", "999999"])


@given(PLACES, BIRTHDAYS, DIGITS)
def test_every_well_made_resident_id_passes(place: str, born: date, tail: str) -> None:
    """Whatever the place: codes of places change, 渡口's is still in people's pockets."""
    first17 = f"{place}{born:%Y%m%d}{tail}"
    number = first17 + ids.resident_id_check(first17)
    assert ids.clean_resident_id(number) == number
    assert ids.birthday_of(number) == born


@given(PLACES, BIRTHDAYS, DIGITS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(
    place: str, born: date, tail: str, at: int, shift: int
) -> None:
    first17 = f"{place}{born:%Y%m%d}{tail}"
    number = first17 + ids.resident_id_check(first17)
    wrong = number[:at] + str((int(number[at]) + shift) % 10) + number[at + 1 :]
    with pytest.raises(ids.BadNumber):
        ids.clean_resident_id(wrong)


@given(PLACES, BIRTHDAYS, DIGITS, st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_noticed(
    place: str, born: date, tail: str, at: int
) -> None:
    first17 = f"{place}{born:%Y%m%d}{tail}"
    number = first17 + ids.resident_id_check(first17)
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if swapped != number:
        with pytest.raises(ids.BadNumber):
            ids.clean_resident_id(swapped)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５ 19491231 002ｘ", "11010519491231002X"),
    ],
)
def test_spaces_width_and_case_do_not_matter(typed: str, clean: str) -> None:
    assert ids.clean_resident_id(typed) == clean


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("110105194912310021", "校验位"),
        ("1101051949123100", "这里是 16 位"),
        ("110105491231002", "15 位的旧号"),
        ("110105194902300026", "出生日期不存在"),
        ("110105209912310028", "出生日期不存在"),
        ("1101051949123I002X", "只能是数字"),
        ("", "这里是 0 位"),
    ],
)
def test_what_is_wrong_is_said(typed: str, says: str) -> None:
    with pytest.raises(ids.BadNumber) as told:
        ids.clean_resident_id(typed)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("typed", "plate"),
    [
        ("川D12345", "川D12345"),
        ("川D·12345", "川D12345"),
        ("川 d-1234a", "川D1234A"),
        ("川Ｄ１２３４５", "川D12345"),
        ("川DD12345", "川DD12345"),
        ("川DF1234", "川DF1234"),
        ("川D12345D", "川D12345D"),
        ("川D1234学", "川D1234学"),
        ("川D1234警", "川D1234警"),
        ("粤Z1234港", "粤Z1234港"),
    ],
)
def test_plates(typed: str, plate: str) -> None:
    assert ids.clean_plate(typed) == plate


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("D12345", "省份简称"),
        ("川DI2345", "没有字母 I 和 O"),
        ("川DO2345", "没有字母 I 和 O"),
        ("川D123", "这里是 5 位"),
        ("川DL12345", "对照行驶证"),
        ("川DD1A345", "对照行驶证"),
        ("", "省份简称"),
    ],
)
def test_plates_that_cannot_be(typed: str, says: str) -> None:
    with pytest.raises(ids.BadNumber) as told:
        ids.clean_plate(typed)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("plate", "short"),
    [
        ("川DD1234", True),
        ("川DF1234", True),
        ("川D1234D", True),
        ("川D12345", False),
        ("川DA1234", False),
    ],
)
def test_a_green_plate_one_short_passes_as_ordinary(plate: str, short: bool) -> None:
    assert ids.clean_plate(plate) == plate
    assert ids.may_lack_a_digit(plate) is short


def test_the_letter_of_a_green_plate() -> None:
    assert ids.new_energy_letter("川DD12345") == "D"
    assert ids.new_energy_letter("川D12345F") == "F"
    assert not ids.is_new_energy("川D12345")


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("13800001234", "+8613800001234"),
        ("138 0000 1234", "+8613800001234"),
        ("+86 138-0000-1234", "+8613800001234"),
        ("8613800001234", "+8613800001234"),
        ("１３８００００１２３４", "+8613800001234"),
        ("0812-3333333", "+868123333333"),
        ("+852 6123 4567", "+85261234567"),
    ],
)
def test_phones(typed: str, phone: str) -> None:
    assert ids.clean_phone(typed) == phone


@pytest.mark.parametrize("typed", ["1380000123", "12800001234", "无", "", "138000012345"])
def test_phones_that_cannot_be(typed: str) -> None:
    with pytest.raises(ids.BadNumber):
        ids.clean_phone(typed)


@given(st.integers(13_000_000_000, 19_999_999_999))
def test_cleaning_a_phone_again_changes_nothing(number: int) -> None:
    clean = ids.clean_phone(str(number))
    assert ids.clean_phone(clean) == clean


def test_credit_codes() -> None:
    assert ids.clean_uscc("91110000600037341l") == "91110000600037341L"
    for wrong in ("911100006000373411", "9111000060003734", "9111000060003734I!"):
        with pytest.raises(ids.BadNumber):
            ids.clean_uscc(wrong)


def test_vehicle_identification_numbers() -> None:
    assert ids.clean_vin("1m8gdm9axkp042788") == "1M8GDM9AXKP042788"
    for wrong in ("1M8GDM9A0KP042788", "1M8GDM9AXKP04278", "IM8GDM9AXKP042788"):
        with pytest.raises(ids.BadNumber):
            ids.clean_vin(wrong)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        (" 张三 ", "张三"),
        ("阿木•子各", "阿木·子各"),
        ("阿木 . 子各", "阿木·子各"),
        ("𠮷田", "𠮷田"),
        ("John Smith", "John Smith"),
    ],
)
def test_names(typed: str, name: str) -> None:
    assert ids.clean_name(typed) == name


@pytest.mark.parametrize("typed", ["", "  ", "123", "·"])
def test_no_name(typed: str) -> None:
    with pytest.raises(ids.BadNumber):
        ids.clean_name(typed)
