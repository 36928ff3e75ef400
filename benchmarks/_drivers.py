"""A drivers' list of any length as a company sends it, and the city it is imported into."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

import xlsxwriter
from django.conf import settings

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.ids import resident_id_check
from yilu.demo.numbers import uscc
from yilu.intake import actions
from yilu.organisations.actions import found_city
from yilu.organisations.queries import root
from yilu.rulebook.actions import seed_city

HEADING = (
    "姓名",
    "身份证号",
    "性别",
    "手机号",
    "驾驶员证号",
    "发证机关",
    "有效期起",
    "有效期止",
    "所属公司",
    "初次领证日期",
    "是否退役军人",
    "签约日期",
)
COMPANIES = tuple(f"攀枝花{name}出行科技有限公司" for name in "甲乙丙丁戊己")
FAMILY, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静强磊军洋勇艳杰娟涛明超霞平刚桂"
Row = tuple[str, ...]


def rows(count: int) -> Iterator[Row]:
    """Valid, all different, nobody's."""
    for serial in range(count):
        day = f"{1 + serial // 12 % 28:02}"
        first = (
            f"5104{serial // 480_000 % 90:02}{1960 + serial // 336 % 40}{1 + serial % 12:02}{day}"
        )
        first += f"{serial // 13_440 % 1000:03}"
        name = FAMILY[serial % 10] + GIVEN[serial % 19] + GIVEN[serial // 19 % 20]
        yield (
            name,
            first + resident_id_check(first),
            "男" if serial % 9 else "女",
            f"1{3 + serial % 7}{serial // 7:09}",
            f"5104{serial:08}",
            "攀枝花市交通运输局",
            f"2022-{1 + serial % 12:02}-{day}",
            f"2028.{1 + serial % 12}.{int(day)}",
            COMPANIES[serial % 6],
            f"201{serial % 10}年{1 + serial % 12}月{int(day)}日",
            "否" if serial % 11 else "是",
            f"2023-{1 + serial % 12:02}-{day}",
        )


def workbook(path: Path, count: int) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("驾驶员")
        page.write_row(0, 0, HEADING)
        for number, row in enumerate(rows(count), 1):
            for column, text in enumerate(row):
                page.write_string(number, column, text)


def text_file(path: Path, count: int) -> None:
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        writer.writerows(rows(count))


def found(folder: Path) -> Actor:
    """The city and its six companies; what stands already stays."""
    by = Actor.for_system(settings.YILU_CITY)
    seed_city(by.city, by=by)
    try:
        root(by.city)
    except NotFound:
        found_city(by=by, name="交通运输行业党委")
    rng = Random(510400)  # the same codes each time
    path = folder / "companies.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("企业名称", "统一社会信用代码"))
        writer.writerows((name, uscc("510402", rng)) for name in COMPANIES)
    with path.open("rb") as source:
        batch = actions.open_local("companies", path.name, source, by=by)
        batch = actions.stage(batch, by=by, file=source)
    actions.apply(batch, by=by)
    return by
