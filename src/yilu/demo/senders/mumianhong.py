"""木棉红约车: an old system that knows only GBK."""

from __future__ import annotations

from pathlib import Path

from yilu.demo import messy, sheets
from yilu.demo.city import DemoCity
from yilu.demo.columns import (
    PLAIN,
    Hand,
    driver_columns,
    operation_columns,
    table,
    vehicle_columns,
)
from yilu.demo.senders import lists
from yilu.demo.sheets import Sheet

KEY = "mumianhong"
HAND = Hand(dates=messy.in_turn(messy.slashed), id_number=lambda text, row: f'="{text}"')


HEADINGS = {
    "name": "司机姓名", "sex": "性别", "id": "身份证", "phone": "手机", "permit": "网约车驾驶员证号",
    "from": "发证日期", "to": "有效期至", "company": "平台", "signed": "加入日期", "district": "区域",
}  # fmt: skip


def vehicles(path: Path, city: DemoCity) -> None:
    headings = {
        "plate": "车号", "colour": "号牌颜色", "fuel": "能源", "seats": "座位数", "brand": "品牌",
        "model": "型号", "company": "平台", "district": "区域",
        "registered": "登记日期", "permit": "道路运输证号",
        "from": "发证日期", "to": "有效期至",
    }  # fmt: skip
    names, rows = table(vehicle_columns(HAND, headings), lists.vehicles(city, KEY))
    sheets.write_csv(path, Sheet("", names, rows), encoding="gbk", delimiter=";")


def drivers(path: Path, city: DemoCity) -> None:
    _drivers(path, city, encoding="gbk", rare=False)


def rare(path: Path, city: DemoCity) -> None:
    """Names GBK cannot write; somebody typed them again into a second file."""
    _drivers(path, city, encoding="utf-8", rare=True)


def _drivers(path: Path, city: DemoCity, *, encoding: str, rare: bool) -> None:
    people = [r for r in lists.drivers(city, KEY) if fits_gbk(r.driver.person.name) != rare]
    names, rows = table(driver_columns(HAND, HEADINGS), people)
    sheets.write_csv(path, Sheet("", names, rows), encoding=encoding)


def fits_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def operating(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "平台", "month": "月份", "permit": "驾驶员证号", "plate": "车号", "orders": "接单数",
    }  # fmt: skip
    columns = operation_columns(PLAIN, headings, lambda month, row: f"{month:%Y-%m}")
    names, rows = table(columns, lists.reports(city, KEY))
    sheets.write_csv(path, Sheet("", names, rows), encoding="gbk")
