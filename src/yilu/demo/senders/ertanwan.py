"""二滩湾出行: made to be printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from yilu.demo import messy, sheets
from yilu.demo.city import DemoCity
from yilu.demo.columns import (
    Hand,
    driver_columns,
    operation_columns,
    table,
    vehicle_columns,
)
from yilu.demo.messy import Cell
from yilu.demo.senders import lists
from yilu.demo.sheets import Sheet

KEY = "ertanwan"
HAND = Hand(dates=messy.in_turn(messy.serial), plate=lambda text, row: f"{text[:2]} {text[2:]}")


def vehicles(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "企业名称", "plate": "车 牌 号", "colour": "车牌颜色",
        "fuel": "燃料", "seats": "座位数",
        "brand": "品牌", "model": "型号", "vin": "车辆识别代号", "owner": "所有人", "district": "区县",
        "registered": "初次登记日期", "permit": "运输证号", "from": "有效期起", "to": "有效期止",
    }  # fmt: skip
    fleet = lists.vehicles(city, KEY)
    columns = vehicle_columns(HAND, headings)
    names, rows = table(columns, fleet[:-6])
    _, spare = table(columns, fleet[-6:])
    made = [
        Sheet("在用", names, rows, title="二滩湾出行车辆表", blank_columns=1),
        Sheet("备用车", names, spare, hidden=True),
    ]
    sheets.write_workbook(path, made, city.day)


def drivers(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "企业名称", "name": "姓　名", "id": "身份证号",
        "phone": "电话", "permit": "驾驶员证号",
        "interval": "驾驶员证有效期", "class": "准驾车型", "signed": "签约日期", "district": "区县",
    }  # fmt: skip
    names, rows = table(driver_columns(HAND, headings), lists.drivers(city, KEY))
    sheet = Sheet(
        "驾驶员", names, rows, title="二滩湾出行驾驶员表", repeat_every=30, blank_columns=1
    )
    sheets.write_workbook(path, [sheet], city.day)


def operating(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "企业名称", "month": "所属月份", "name": "姓名", "id": "身份证号", "plate": "车牌号",
        "orders": "订单数",
    }  # fmt: skip
    columns = operation_columns(HAND, headings, _as_date)
    names, rows = table(columns, lists.reports(city, KEY))
    sheets.write_workbook(path, [Sheet("营运", names, rows)], city.day)


def _as_date(month: date, row: int) -> Cell:
    return month
