"""苏铁林约车: Excel's "Unicode text", UTF-16 with tabs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from yilu.demo import messy, sheets
from yilu.demo.city import DemoCity
from yilu.demo.columns import (
    Column,
    Hand,
    T,
    driver_columns,
    operation_columns,
    table,
    vehicle_columns,
)
from yilu.demo.senders import lists
from yilu.demo.sheets import Sheet

KEY = "sutielin"
HAND = Hand(dates=messy.in_turn(messy.compact, messy.iso))


def vehicles(path: Path, city: DemoCity) -> None:
    headings = {
        "plate": "车牌", "colour": "车牌颜色", "fuel": "燃料类型", "seats": "座位", "vin": "车架号",
        "company": "公司", "district": "区县", "registered": "首次登记日期", "permit": "运输证编号",
        "from": "有效期起始", "to": "有效期截止",
    }  # fmt: skip
    _unicode_text(path, vehicle_columns(HAND, headings), lists.vehicles(city, KEY))


def drivers(path: Path, city: DemoCity) -> None:
    headings = {
        "name": "姓名", "id": "身份证号", "phone": "手机号",
        "permit": "网约车证号", "from": "有效期起始",
        "to": "有效期截止", "company": "公司", "signed": "入职日期", "district": "区县",
    }  # fmt: skip
    _unicode_text(path, driver_columns(HAND, headings), lists.drivers(city, KEY))


def operating(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "公司",
        "month": "月度",
        "id": "身份证号",
        "plate": "车牌",
        "orders": "订单",
    }
    columns = operation_columns(HAND, headings, lambda month, row: f"{month.year}.{month:%m}")
    _unicode_text(path, columns, lists.reports(city, KEY))


def _unicode_text(path: Path, columns: Sequence[Column[T]], records: Sequence[T]) -> None:
    names, rows = table(columns, records)
    sheets.write_csv(path, Sheet("", names, rows), encoding="utf-16", delimiter="\t")
