"""索玛花叫车: "export to Excel" of a web system, an HTML table in truth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from yilu.demo import sheets
from yilu.demo.city import DemoCity
from yilu.demo.columns import (
    PLAIN,
    Column,
    T,
    driver_columns,
    operation_columns,
    table,
    vehicle_columns,
)
from yilu.demo.senders import lists
from yilu.demo.sheets import Sheet

KEY = "suomahua"


def vehicles(path: Path, city: DemoCity) -> None:
    headings = {
        "plate": "车辆号牌", "colour": "车牌颜色", "fuel": "燃料种类", "seats": "座位", "brand": "厂牌",
        "model": "型号", "vin": "VIN", "owner": "车主", "company": "所属企业", "district": "所在区县",
        "registered": "注册日期", "permit": "运输证号", "from": "运输证有效期起", "to": "运输证有效期止",
    }  # fmt: skip
    _html(path, "车辆明细", vehicle_columns(PLAIN, headings), lists.vehicles(city, KEY))


def drivers(path: Path, city: DemoCity) -> None:
    headings = {
        "name": "驾驶员姓名", "sex": "性别", "id": "公民身份号码",
        "phone": "手机号码", "census": "户籍所在地",
        "permit": "驾驶员证编号", "from": "驾驶员证有效期起", "to": "驾驶员证有效期止",
        "company": "所属企业",
        "signed": "合同起始日期", "district": "所在区县", "class": "驾照类型",
    }  # fmt: skip
    _html(path, "司机明细", driver_columns(PLAIN, headings), lists.drivers(city, KEY))


def operating(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "所属企业", "month": "统计月", "name": "姓名",
        "id": "公民身份号码", "plate": "车辆号牌",
        "orders": "完成单量",
    }  # fmt: skip
    columns = operation_columns(PLAIN, headings, lambda month, row: f"{month.year}/{month.month}")
    _html(path, "营运统计", columns, lists.reports(city, KEY))


def _html(path: Path, title: str, columns: Sequence[Column[T]], records: Sequence[T]) -> None:
    names, rows = table(columns, records)
    sheets.write_html(path, Sheet("", names, rows, title=title))
