"""Finding the table in what companies send, and leaving out what is not data."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import pytest

from tests.intake.conftest import HEADING, csv, number, person, xlsx
from yilu.core.actor import Actor
from yilu.intake import queries
from yilu.intake.enums import Only
from yilu.intake.models import Batch
from yilu.intake.spec import Severity

Stage = Callable[..., Batch]
GOOD = [person(i) for i in range(3)]


def rows_of(system: Actor, batch: Batch) -> list[int]:
    return [row.number for row in queries.preview(system, batch, only=Only.ALL).rows]


MESSY: dict[str, tuple[list[Sequence[Any]], list[int]]] = {
    "title above": ([["万顺叫车司机名册"], [], HEADING, *GOOD], [4, 5, 6]),
    "stars, brackets, breaks": (
        [["＊姓 名", "身份证\n号码（必填）", "手机号：", "有效期止（年月日）", "单量"], *GOOD],
        [2, 3, 4],
    ),
    "subjects before": (
        [["司机姓名", "驾驶员身份证号", "联系电话", "有效期至", "订单数"], *GOOD],
        [2, 3, 4],
    ),
    "serial numbers before": (
        [["序号", *HEADING], *([i + 1, *row] for i, row in enumerate(GOOD))],
        [2, 3, 4],
    ),
    "pre-numbered empty rows": (
        [["序号", *HEADING], *([i + 1, *row] for i, row in enumerate(GOOD)), [4], [5]],
        [2, 3, 4],
    ),
    "totals": ([HEADING, *GOOD, ["合计", "", "", "", 66], ["总计：3 人"]], [2, 3, 4]),
    "notes below": (
        [
            HEADING,
            *GOOD,
            ["注：本表由各公司填报。"],
            ["制表人：王芳", "", "审核：李强"],
            ["1、数据截至五月底"],
            ["以上人员均已培训合格，特此说明。"],
        ],
        [2, 3, 4],
    ),
    "heading on every page": (
        [["名册"], HEADING, *GOOD[:1], ["名册"], HEADING, *GOOD[1:]],
        [3, 6, 7],
    ),
    "empty rows between": ([HEADING, GOOD[0], [], [None] * 5, *GOOD[1:]], [2, 5, 6]),
}


@pytest.mark.parametrize("case", MESSY)
@pytest.mark.parametrize("form", [xlsx, lambda rows: csv(*rows)])
def test_messy(case: str, form: Callable[[Any], Any], stage: Stage, system: Actor) -> None:
    rows, numbers = MESSY[case]
    if form is not xlsx:
        rows = [[str(cell or "").replace("\n", "") for cell in row] for row in rows]
    batch = stage(form(rows), "名册.xlsx" if form is xlsx else "名册.csv")
    assert queries.refusal(batch) is None
    assert rows_of(system, batch) == numbers
    assert (batch.total, batch.new, batch.failing) == (3, 3, 0)


def test_a_heading_of_two_rows_is_named_by_the_lower(stage: Stage, system: Actor) -> None:
    rows = [
        ["名册"],
        ["姓名", "证件", "", "有效期", ""],
        ["", "身份证号", "驾驶员证号", "起", "止"],
        ["李", number(1), "5104", "2026.1.1", "2025.1.1"],
    ]
    batch = stage(xlsx(rows))
    assert batch.tables[0]["written"] == {
        "name": "姓名",
        "id_number": "身份证号",
        "certificate": "驾驶员证号",
        "valid_from": "起",
        "valid_to": "止",
    }
    (error,) = queries.findings(system, batch, Severity.ERROR)
    assert (error.row, error.column, error.value) == (4, "止", "2025.1.1")


def test_a_row_with_a_name_alone_is_data_that_lacks_its_number(stage: Stage, system: Actor) -> None:
    batch = stage(xlsx([HEADING, *GOOD, ["张三"], ["李四", "", "", "注：见附件"]]))
    errors = list(queries.findings(system, batch, Severity.ERROR))
    assert [(e.row, e.message) for e in errors if e.column == "身份证号"] == [
        (5, "缺身份证号。"),
        (6, "缺身份证号。"),
    ]


def test_sheets_read_and_passed_over(stage: Stage) -> None:
    other = [["说明"], ["请填报"], ["谢谢"]]
    lacking = [["姓名", "手机号"], ["李", "13800000000"]]
    batch = stage(xlsx([HEADING, GOOD[0]], other, lacking, [HEADING, *GOOD[1:]], []))
    said = [(s.sheet, s.message) for s in queries.notices(batch)]
    assert said == [
        ("表2", "这张表没有认出表头，没有读。"),
        ("表3", "这张表缺少必需的列：身份证号/证号，没有读。"),
    ]
    assert batch.total == 3


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [["姓名", "手机号"], ["李", "1"]],
            "缺少必需的列：身份证号/证号。表头可以写作：身份证号、",
        ),
        ([["甲", "乙"], ["1", "2"]], "没有认出表头。需要的列：姓名；身份证号/证号"),
        ([HEADING, ["合计"]], "表头下面没有数据"),
        ([HEADING], "表头下面没有数据"),
    ],
)
def test_refused_with_what_would_do(rows: list[Any], says: str, stage: Stage) -> None:
    refusal = queries.refusal(stage(xlsx(rows)))
    assert refusal is not None
    assert refusal.startswith(says)


def test_unknown_and_dropped_columns_are_named(stage: Stage) -> None:
    heading = [*HEADING, "爱好", "婚姻状况", "名字"]
    batch = stage(xlsx([heading, [*person(1), "钓鱼", "已婚", "李"]]))
    assert [(s.row, s.column, s.message) for s in queries.notices(batch)] == [
        (1, "爱好", "这些列不认识，没有读：爱好。"),
        (1, "婚姻状况", "“婚姻状况”这一列没有要：办事用不着，没有存。"),
        (1, "名字", "“名字”和前面的列是同一项，用了前面的。"),
    ]
    assert "已婚" not in str(batch.notices)


def test_content_decides_and_the_name_is_told(stage: Stage) -> None:
    batch = stage(xlsx([HEADING, *GOOD]), "名册.xls")
    assert [s.message for s in queries.notices(batch)] == [
        "文件叫 .xls，内容其实是Excel 工作簿，按内容读了。"
    ]


def test_json_records_by_field_names(stage: Stage, system: Actor) -> None:
    records = [
        {"LicenseId": number(1), "DriverName": "李", "OrderCount": 3, "DriverMaritalStatus": "1"},
        {"LicenseId": 510402199001011234, "DriverName": "王", "Other": [1]},
    ]
    envelope = {"Source": "0", "IPCType": "baseInfoPeople", "baseInfoPeople": records}
    batch = stage(io.BytesIO(json.dumps(envelope).encode()), "a.json")
    assert (batch.source, batch.total, batch.new) == ("json", 2, 1)
    (error,) = queries.findings(system, batch, Severity.ERROR)
    assert (error.sheet, error.row, error.column) == ("baseInfoPeople", 2, "LicenseId")
    assert [s.column for s in queries.notices(batch)] == ["DriverMaritalStatus", "Other"]


def test_dates_in_date_cells(stage: Stage, system: Actor) -> None:
    batch = stage(xlsx([HEADING, person(1, 有效期止=datetime(2030, 5, 1))]))
    row = queries.preview(system, batch, only=Only.ALL).rows[0]
    assert [cell.value for cell in row.cells if cell.key == "valid_to"] == ["2030-05-01"]
