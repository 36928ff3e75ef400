"""金沙渡出行: exports the ministry's exchange format."""

from __future__ import annotations

from pathlib import Path

from yilu.demo import exchange, sheets
from yilu.demo.city import DemoCity
from yilu.demo.columns import (
    PLAIN,
    operation_columns,
    table,
)
from yilu.demo.senders import lists
from yilu.demo.sheets import Sheet

KEY = "jinshadu"


def vehicles(path: Path, city: DemoCity) -> None:
    company = next(c for c in city.companies if c.plan.key == KEY)
    records = [exchange.vehicle(company, v, city.day) for v in lists.vehicles(city, KEY)]
    sheets.write_exchange(path, company.exchange_id, "baseInfoVehicle", records)


def drivers(path: Path, city: DemoCity) -> None:
    company = next(c for c in city.companies if c.plan.key == KEY)
    records = [exchange.driver(company, r, city.day) for r in lists.drivers(city, KEY)]
    sheets.write_exchange(path, company.exchange_id, "baseInfoDriver", records)


def operating(path: Path, city: DemoCity) -> None:
    headings = {
        "company": "企业名称", "month": "统计月份", "id": "证件号码",
        "plate": "车牌号", "orders": "订单量",
        "violations": "交通违章数", "complaints": "投诉数",
    }  # fmt: skip
    columns = operation_columns(PLAIN, headings, lambda month, row: f"{month:%Y%m}")
    names, rows = table(columns, lists.reports(city, KEY))
    sheets.write_csv(path, Sheet("", names, rows), encoding="utf-8-sig")
