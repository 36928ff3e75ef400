"""The numbers people, vehicles and companies are known by: how each is written, and whether it can be right.

Every `clean_…` takes what somebody typed and returns the one form we store, or raises `BadNumber`
with a sentence that says what to do. They are cheap enough to run on every cell of an import.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from operator import mul
from typing import Any, Final

import phonenumbers
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from stdnum import exceptions as stdnum
from stdnum.cn import uscc as stdnum_uscc

from yilu.core import clock


class BadNumber(ValueError):
    """It cannot be what it should be: a msgid and its parameters, so that an import can keep both."""

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(message)
        self.message, self.params = message, params

    def __str__(self) -> str:
        return gettext(self.message) % self.params


_SEPARATORS = re.compile(r"[\s·•・‧∙.\-‐-―−_]+")


def squeeze(text: str) -> str:
    """Full-width to half-width, without separators, upper case: the start of every clean number."""
    if text.isalnum() and text.isascii():
        return text.upper()
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


# ── resident identity numbers, GB 11643 ─────────────────────────────────────────────────────────

_ID_FORM: Final = re.compile(r"[1-9][0-9]{16}[0-9X]").fullmatch
_ID_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_ID_CHECK: Final = "10X98765432"
_BYTE_ZERO_SUM: Final = 48 * sum(_ID_WEIGHTS)  # the digits are summed as ASCII bytes


def resident_id_check(first17: str) -> str:
    """The eighteenth character (ISO 7064 MOD 11-2)."""
    return _ID_CHECK[(sum(map(mul, first17.encode(), _ID_WEIGHTS)) - _BYTE_ZERO_SUM) % 11]


def clean_resident_id(text: str) -> str:
    """An eighteen-character resident ID: length, date and check digit only, never the place.

    Lists of places go out of date: people born here before 1987 carry codes of 渡口.
    """
    number = text if _ID_FORM(text) else squeeze(text)
    if not _ID_FORM(number):
        raise _id_form_fault(number)
    if _birthday(number[6:14]) is None:
        raise BadNumber(_("身份证号里的出生日期不存在，请对照证件核对第 7 至 14 位。"))
    if resident_id_check(number[:17]) != number[17]:
        raise BadNumber(_("身份证号的校验位不对，多半是抄错了一位，请对照证件核对。"))
    return number


def _id_form_fault(number: str) -> BadNumber:
    if len(number) == 15 and number.isdigit():
        return BadNumber(_("这是 15 位的旧号，已经停用，请填 18 位身份证号。"))
    if len(number) != 18:
        return BadNumber(_("身份证号应为 18 位，这里是 %(n)d 位。"), n=len(number))
    return BadNumber(_("身份证号只能是数字，最后一位可以是 X，请核对。"))


def birthday_of(resident_id: str) -> date | None:
    """The birthday in an eighteen-character ID, if there is such a day and it has passed."""
    return _birthday(resident_id[6:14])


@lru_cache(maxsize=2**15)  # a long list holds the same birthdays again and again
def _birthday(digits: str) -> date | None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if born.year >= 1900 and born <= clock.today() else None


# ── plates, GA 36 ───────────────────────────────────────────────────────────────────────────────

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER = "A-HJ-NP-Z"
PURE_ELECTRIC_LETTERS: Final = frozenset("DABCE")
OTHER_NEW_ENERGY_LETTERS: Final = frozenset("FGHJK")
_NEW = "DABCEFGHJK"
_ORDINARY: Final = re.compile(
    rf"[{_PROVINCES}][{_LETTER}][{_LETTER}0-9]{{4}}[{_LETTER}0-9挂学警港澳]"
).fullmatch
_NEW_ENERGY: Final = re.compile(
    rf"[{_PROVINCES}][{_LETTER}](?:[{_NEW}][{_LETTER}0-9][0-9]{{4}}|[0-9]{{5}}[{_NEW}])"
).fullmatch
_SHORT_NEW_ENERGY: Final = re.compile(r"..(?:[DF][0-9]{4}|[0-9]{4}[DF])").fullmatch


def clean_plate(text: str) -> str:
    """A plate as we store it: 川D12345 or 川DD12345, whatever stood between the characters."""
    plate = squeeze(text)
    if _ORDINARY(plate) or _NEW_ENERGY(plate):
        return plate
    raise _plate_fault(plate)


def _plate_fault(plate: str) -> BadNumber:
    if not plate or plate[0] not in _PROVINCES:
        return BadNumber(_("车牌应从省份简称写起，例如川D12345。"))
    if set("IO") & set(plate[1:]):
        return BadNumber(_("车牌里没有字母 I 和 O，看看是不是数字 1 和 0。"))
    if len(plate) not in (7, 8):
        return BadNumber(_("车牌应为 7 位，绿牌 8 位，这里是 %(n)d 位，请看行驶证。"), n=len(plate))
    return BadNumber(_("车牌写法不对，请对照行驶证核对。"))


def is_new_energy(plate: str) -> bool:
    """Whether a clean plate is a new-energy one (eight characters)."""
    return len(plate) == 8


def new_energy_letter(plate: str) -> str:
    """The letter of a new-energy plate that says pure electric or not."""
    return plate[2] if plate[2] in _NEW else plate[-1]


def may_lack_a_digit(plate: str) -> bool:
    """川DD1234: passes as an ordinary plate, and may be a new-energy one typed one short."""
    return _SHORT_NEW_ENERGY(plate) is not None


# ── companies, vehicles ─────────────────────────────────────────────────────────────────────────


def clean_uscc(text: str) -> str:
    """A unified social credit code (统一社会信用代码, GB 32100)."""
    code = squeeze(text)
    try:
        return str(stdnum_uscc.validate(code))
    except stdnum.InvalidLength:
        fault = BadNumber(_("统一社会信用代码应为 18 位，这里是 %(n)d 位。"), n=len(code))
    except stdnum.InvalidChecksum:
        fault = BadNumber(_("统一社会信用代码的校验位不对，请对照营业执照核对。"))
    except stdnum.ValidationError:
        fault = BadNumber(_("统一社会信用代码里有不该出现的字符，请对照营业执照核对。"))
    raise fault


_VIN_FORM: Final = re.compile(r"[A-HJ-NPR-Z0-9]{17}").fullmatch
_VIN_VALUES: Final = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)),
        strict=True,
    )
)
_VIN_WEIGHTS: Final = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def vin_check(vin: str) -> str:
    """The ninth character a VIN should have (GB 16735)."""
    rest = sum(_VIN_VALUES[sign] * weight for sign, weight in zip(vin, _VIN_WEIGHTS, strict=True))
    return "0123456789X"[rest % 11]


def clean_vin(text: str) -> str:
    """A vehicle identification number; a wrong one is worth a warning, not an error."""
    vin = squeeze(text)
    if not _VIN_FORM(vin):
        raise BadNumber(_("车辆识别代号应为 17 位，不含字母 I、O、Q，请对照行驶证核对。"))
    if vin_check(vin) != vin[8]:
        raise BadNumber(_("车辆识别代号的校验位不对，请对照行驶证核对。"))
    return vin


# ── people ──────────────────────────────────────────────────────────────────────────────────────

_MOBILE: Final = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})").fullmatch
_BAD_PHONE = _("电话号码不对，手机号应为 11 位，请核对。")


def clean_phone(text: str) -> str:
    """A telephone number in E.164; mobiles by pattern, since phonenumbers costs 33 µs a number."""
    typed = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if mobile := _MOBILE(typed) or _MOBILE(_SEPARATORS.sub("", typed)):
        return f"+86{mobile[1]}"
    try:
        number = phonenumbers.parse(typed, "CN")
    except phonenumbers.NumberParseException:
        raise BadNumber(_BAD_PHONE) from None
    if not phonenumbers.is_valid_number(number):
        raise BadNumber(_BAD_PHONE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_NAME_DOTS: Final = re.compile(r"\s*[·•・‧∙．.]\s*")
_NAME_LETTER: Final = re.compile(r"[^\W\d_]")


def clean_name(text: str) -> str:
    """A person's name: spaces between Chinese characters go, one dot (阿木·子各), nothing else changes.

    No NFKC here: a person's rare character is his own.
    """
    if text.isalpha():
        return text
    name = _NAME_DOTS.sub("·", text.strip())
    if not name.isascii():
        name = "".join(name.split())
    if not _NAME_LETTER.search(name):
        raise BadNumber(_("没有姓名。"))
    return name
