"""Whose row is this: finding the persons of a block, making those nobody knows yet, keeping numbers sealed.

A person is found by ID number; without one by his driver's certificate, or by name and phone
together among those whose ID is not known. A phone alone finds nobody, and an import never
touches an account: the phone of someone who signs in stays as it is, with a warning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop as _

from yilu.core import masking
from yilu.core.uuid7 import uuid7_many
from yilu.intake.spec import Cell, Column, Context, Finding, Kind, Rows, Severity
from yilu.people.enums import SealedField
from yilu.people.sealing import indexes_of
from yilu.registry.roster.reading import fetch
from yilu.registry.roster.words import GENDERS, said

OTHER_ID = _("这个证号登记在另一人名下，身份证号对不上，请核对证号。")
SEVERAL = _("同名同电话的不止一人，请填身份证号。")
PHONE_STAYS = _("本人已用另一个手机号登录，导入不改；请本人换号后当面核对。")

PERSON_KEYS = ("name", "gender", "id_number", "phone")
NAME = Column(
    "name",
    _("姓名"),
    said("姓名 名字 驾驶员 司机 驾驶员姓名 司机姓名 党员姓名"),
    kind=Kind.NAME,
    fields=("DriverName",),
    longest=64,
)
ID_NUMBER = Column(
    "id_number",
    _("身份证号"),
    said(
        "身份证号 身份证号码 身份证 身份证件号 身份证件号码 公民身份号码 公民身份证号码 "
        "居民身份证号 居民身份证号码 证件号码 证件号 有效身份证件号码 身份证编号"
    ),
    kind=Kind.ID_NUMBER,
    fields=("LicenseId",),
)
PHONE = Column(
    "phone",
    _("手机号"),
    said(
        "手机号 手机号码 手机 联系电话 电话 电话号码 联系方式 联系手机 移动电话 本人电话 联系号码"
    ),
    kind=Kind.PHONE,
    fields=("DriverPhone",),
)
GENDER = Column(
    "gender",
    _("性别"),
    ("性别",),
    kind=Kind.CHOICE,
    fields=("DriverGender",),
    choices=GENDERS,
    severity=Severity.WARNING,
)

_COLUMNS = """
SELECT p.id, p.name, p.gender, p.id_number_index, p.phone_index, p.phone_last4,
       EXISTS (SELECT FROM people_account a WHERE a.person_id = p.id AND a.is_active)
FROM people_person p WHERE p.city = %s AND p.anonymised_on IS NULL AND
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A person as far as a list can be compared with him."""

    id: UUID
    name: str
    gender: str
    id_index: bytes | None
    phone_index: bytes | None
    phone_last4: str
    signs_in: bool


@dataclass(slots=True)
class People:
    """The persons of a block, aligned with its rows; persons nobody knows have an id already."""

    ids: list[UUID]
    stored: list[Stored | None]
    id_indexes: list[bytes | None]
    phone_indexes: list[bytes | None]
    known: list[tuple[Cell, ...] | None]
    findings: list[Finding] = field(default_factory=list)


def find_people(
    rows: Rows, context: Context, certified: Mapping[str, UUID], certificates: Sequence[Cell]
) -> People:
    """`certified`: certificate number → person, as the registers know; `certificates`: of the rows."""
    id_indexes = _indexes(SealedField.ID_NUMBER, rows["id_number"])
    phone_indexes = _indexes(SealedField.PHONE, rows["phone"])
    finder = _Finder(context, id_indexes, certified)
    finder.load_named(rows, phone_indexes, certificates)
    people = People([], [], id_indexes, phone_indexes, [])
    cells = zip(rows["name"], id_indexes, phone_indexes, certificates, strict=True)
    for index, (name, id_index, phone_index, certificate) in enumerate(cells):
        stored, problem = finder.find(name, id_index, phone_index, certificate)
        if problem:
            column = "phone" if problem == SEVERAL else "id_number"
            people.findings.append(Finding(index, column, problem))
        people.stored.append(stored)
        key = id_index or certificate or (name, phone_index)
        people.ids.append(stored.id if stored else finder.new_id(key))
    _compare(rows, people)
    return people


class _Finder:
    """The stored persons a block may mean, in a handful of queries."""

    def __init__(
        self, context: Context, id_indexes: list[bytes | None], certified: Mapping[str, UUID]
    ) -> None:
        self._city = context.city
        self._certified = certified
        wanted = [index for index in id_indexes if index is not None]
        found = self._fetch("p.id_number_index = ANY(%b)", wanted)
        self._by_index = {person.id_index: person for person in found}
        others = set(certified.values()) - {person.id for person in found}
        self._by_id = {p.id: p for p in (*found, *self._fetch("p.id = ANY(%b)", list(others)))}
        self._named: dict[tuple[str, bytes], list[Stored]] = {}
        self._made: dict[object, UUID] = {}
        self._fresh = iter(uuid7_many(len(id_indexes)))

    def load_named(
        self, rows: Rows, phones: list[bytes | None], certificates: Sequence[Cell]
    ) -> None:
        """Persons of the same phone, for rows that no number of their own finds."""
        cells = zip(rows["id_number"], phones, certificates, strict=True)
        wanted = {phone for number, phone, certificate in cells if phone is not None}
        for person in self._fetch("p.phone_index = ANY(%b)", list(wanted)):
            if person.phone_index is not None:
                self._named.setdefault((person.name, person.phone_index), []).append(person)

    def find(
        self, name: Cell, id_index: bytes | None, phone: bytes | None, certificate: Cell
    ) -> tuple[Stored | None, str]:
        """The person, and what is wrong with the row if he cannot be told."""
        by_id = self._by_index.get(id_index) if id_index is not None else None
        if by_id is not None:
            return by_id, ""
        holder = self._certified.get(certificate) if certificate is not None else None
        if holder is not None and (certified := self._by_id.get(holder)):
            if id_index is None or certified.id_index is None:
                return certified, ""
            return None, OTHER_ID
        return self._by_name(name, id_index, phone)

    def _by_name(
        self, name: Cell, id_index: bytes | None, phone: bytes | None
    ) -> tuple[Stored | None, str]:
        if name is None or phone is None:
            return None, ""
        same = self._named.get((name, phone), [])
        if id_index is not None:  # one with another ID is another person
            same = [person for person in same if person.id_index is None]
        if len(same) > 1:
            return None, SEVERAL
        return (same[0], "") if same else (None, "")

    def new_id(self, key: object) -> UUID:
        """One id for one unknown person, on however many rows of the block he stands."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = next(self._fresh)
        return made

    def _fetch(self, condition: str, values: list[Any]) -> list[Stored]:
        if not values:
            return []
        return [Stored(*row) for row in fetch(_COLUMNS + condition, self._city, values)]


def _indexes(sealed: SealedField, cells: list[Cell]) -> list[bytes | None]:
    """Blind indexes aligned with the cells."""
    made = iter(indexes_of(sealed, [cell for cell in cells if cell is not None]))
    return [None if cell is None else next(made) for cell in cells]


def _compare(rows: Rows, people: People) -> None:
    """What is stored of each person, as the row's cells could say it; numbers by their last four."""
    cells = zip(*(rows[key] for key in ("id_number", "phone")), strict=True)
    for index, (id_number, phone) in enumerate(cells):
        stored = people.stored[index]
        if stored is None:
            people.known.append(None)
            continue
        known_id = id_number if stored.id_index is not None else None
        known_phone: Cell = masking.last_four(stored.phone_last4) if stored.phone_last4 else None
        if phone is not None and stored.phone_index == people.phone_indexes[index]:
            known_phone = phone
        elif phone is not None and stored.signs_in:
            people.findings.append(Finding(index, "phone", PHONE_STAYS, {}, Severity.WARNING))
            known_phone = phone
        people.known.append((stored.name, stored.gender or None, known_id, known_phone))
