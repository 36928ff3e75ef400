"""Files with every mistake a register can have, one row each, for trying out what Yilu says."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

from yilu.core.periods import add_months
from yilu.demo import messy, numbers, sheets
from yilu.demo.city import DemoCity
from yilu.demo.messy import Cell
from yilu.demo.panzhihua import SEED
from yilu.demo.people import Person, Population
from yilu.demo.sheets import Sheet

UNKNOWN_COMPANY = "一路飞驰约车"
FAR = "2099-12-31"


def drivers(path: Path, city: DemoCity) -> None:
    """A driver list; the last column says what is wrong with the row."""
    headings = (
        "姓名",
        "身份证号码",
        "联系电话",
        "网约车驾驶员证号",
        "有效期起",
        "有效期止",
        "所属平台公司",
        "备注",
    )
    sheet = Sheet(
        "花名册", headings, _driver_rows(city), title="万顺叫车新签约驾驶员名册（示例，含错误）"
    )
    sheets.write_workbook(path, [sheet], city.day)


def _driver_rows(city: DemoCity) -> list[list[Cell]]:
    people = _strangers(city, 15)
    start, end = messy.iso(add_months(city.day, -2)), messy.iso(add_months(city.day, 70))
    rows = [_row(person, place, start, end) for place, person in enumerate(people)]
    ran_out = messy.iso(city.day - timedelta(days=20))
    first, wrong = rows[0], iter(rows[1:])

    def spoil(note: str, **changes: Cell) -> None:
        row = next(wrong)
        for column, value in changes.items():
            row[COLUMNS[column]] = value
        row[-1] = note

    first[-1] = "没有错"
    spoil("校验位不对", id=_other_check(people[1].resident_id))
    spoil("少一位", id=people[2].resident_id[:-1])
    spoil("没有这一天", id=people[3].resident_id[:10] + "0230" + people[3].resident_id[14:])
    spoil("Excel 变成了数字，末几位已丢", id=float(people[4].resident_id[:17] + "0"))
    spoil("十五位旧号", id=people[5].resident_id[:6] + people[5].resident_id[8:17])
    spoil("没有二月三十日", start=f"{city.day.year}.2.30")
    spoil("止日早于起日", start=end, end=start)
    spoil("没有这家公司", company=UNKNOWN_COMPANY)
    spoil(
        "和第一行同一个人、同一家公司", name=first[0], id=first[1], phone=first[2], permit=first[3]
    )
    spoil("没有姓名", name=None)
    spoil("身份证号、证号都没有", id=None, permit=None)
    spoil("提醒：证已过期", start=messy.iso(add_months(city.day, -73)), end=ran_out)
    spoil("提醒：日期太远", end=FAR)
    spoil("提醒：电话少一位", phone=people[14].phone[:-1])
    return rows


COLUMNS = {"name": 0, "id": 1, "phone": 2, "permit": 3, "start": 4, "end": 5, "company": 6}


def _row(person: Person, place: int, start: Cell, end: Cell) -> list[Cell]:
    permit = f"510499{900_000 + place:06d}"
    return [person.name, person.resident_id, person.phone, permit, start, end, "万顺叫车", None]


def _strangers(city: DemoCity, count: int) -> list[Person]:
    """People who are in no register of the demo, with numbers of their own."""
    population = Population(Random(SEED + 1), city.day, first=90_000)
    taken = {driver.person.resident_id for driver in city.drivers}
    found: list[Person] = []
    while len(found) < count:
        person = population.person(sex="男")
        if person.resident_id not in taken:
            found.append(person)
    return found


def _other_check(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def vehicles(path: Path, city: DemoCity) -> None:
    """A vehicle list; the last column says what is wrong with the row."""
    headings = (
        "车牌号",
        "车牌颜色",
        "燃料类型",
        "座位数",
        "所属平台公司",
        "运输证号",
        "有效期起",
        "有效期止",
        "备注",
    )
    sheet = Sheet("车辆", headings, _vehicle_rows(city), title="车辆名册（示例，含错误）")
    sheets.write_workbook(path, [sheet], city.day)


def _vehicle_rows(city: DemoCity) -> list[list[Cell]]:
    rng = Random(SEED + 2)
    start, end = messy.iso(add_months(city.day, -2)), messy.iso(add_months(city.day, 90))
    past, ran_out = messy.iso(add_months(city.day, -96)), messy.iso(city.day - timedelta(days=9))
    green, blue = ("渐变绿", "纯电动"), ("蓝", "汽油")
    serials = count(910_000)

    def row(
        plate: str, look: tuple[str, str], note: str, *dates: Cell, company: str = "万顺叫车"
    ) -> list[Cell]:
        first, last = dates or (start, end)
        return [plate, *look, 5, company, f"510499{next(serials)}", first, last, note]

    good = numbers.new_energy_plate(rng, electric=True)
    known = next(v for v in city.vehicles if v.company == "jinshadu")
    return [
        row(good, green, "没有错"),
        row("川DD1234", green, "提醒：绿牌少一位"),
        row("川DI2345", blue, "车牌没有字母 I"),
        row("川D123", blue, "位数不够"),
        row(numbers.ordinary_plate(rng), green, "提醒：蓝牌号码写了绿色"),
        row(good, green, "和第一行同一辆车"),
        row(known.plate, (known.colour, known.fuel), "提醒：这辆车已在另一家公司"),
        row(numbers.ordinary_plate(rng), blue, "没有这家公司", company=UNKNOWN_COMPANY),
        row(numbers.ordinary_plate(rng), blue, "提醒：证已过期", past, ran_out),
        row(numbers.ordinary_plate(rng), blue, "没有这一天", f"{city.day.year}.2.30", end),
        row(numbers.ordinary_plate(rng), blue, "提醒：日期太远", start, FAR),
    ]
