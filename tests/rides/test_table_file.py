"""A school's Excel or CSV file: read in bounds, its words kept, errors under its own rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter

from tests.cast import SmallCity
from tests.rides import scenes
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.rides import actions
from yilu.rides.models import Booking

HEAD = ["家长*", "联系电话", "考试场次", "学校", "上车地点", "人数", "往返"]
WAVE = "第一天上午 语文"


def row(number: int, **changes: Any) -> list[Any]:
    cells = {
        "called": f"家长{number}", "phone": f"139{number:08d}", "wave": WAVE, "point": "金沙中学",
        "pickup": "木棉家园 3 栋", "party": 2, "ways": "往返",
    }  # fmt: skip
    return list({**cells, **changes}.values())


def book(*sheets: tuple[str, Sequence[Sequence[Any]]], hidden: str = "") -> io.BytesIO:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        moment = made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for name, rows in sheets:
            page = made.add_worksheet(name)
            if name == hidden:
                page.hide()
            for at, cells in enumerate(rows):
                for where, cell in enumerate(cells):
                    if isinstance(cell, datetime):
                        page.write_datetime(at, where, cell, moment)
                    elif cell is not None:
                        page.write(at, where, cell)
    target.seek(0)
    return target


def looked(city: SmallCity, exams: scenes.Exams, file: io.BytesIO) -> tuple[Any, Any]:
    desk = city.cast["dispatcher"]
    table = actions.read_table(exams.season.pk, file, by=desk)
    return table, actions.paste(exams.season.pk, table.text, by=desk, sure=False)


def told(found: Any) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.column) for one in found.wrong if not one.warning]


def test_a_school_s_workbook_is_read_as_it_comes(small_city: SmallCity) -> None:
    """A title, an empty row, a phone as a number, a moment for the exam, rare characters, a total."""
    exams = scenes.booking_open(small_city)
    moment = datetime(2026, exams.morning.on.month, exams.morning.on.day, 9)
    file = book(
        (
            "Sheet1",
            [
                ["金沙中学 2026 年送考名单"],
                [],
                HEAD,
                row(1, phone=13900000001.0),
                row(2, called="䶮女士", pickup="𠮷祥小区\n2 栋"),
                [],
                row(3, wave=moment),
                row(4, party=9),
                row(5, ways="看情况"),
                row(1, phone="139 0000 0001"),
                ["合计", None, None, None, None, 12],
                ["注：请提前十分钟到"],
            ],
        ),
    )  # fmt: skip
    table, found = looked(small_city, exams, file)
    assert (found.rows, found.taken, told(found)) == (
        6, 3, [("", 8, "人数"), ("", 9, "往返"), ("", 10, "联系电话")],
    )  # fmt: skip
    assert table.text.splitlines()[4].split("\t")[4] == "𠮷祥小区 2 栋"
    desk = small_city.cast["dispatcher"]
    mended = table.text.replace("看情况", "送考")
    done = actions.paste(exams.season.pk, mended, by=desk)
    assert (done.taken, Booking.objects.filter(called="䶮女士").count()) == (4, 1)


def test_every_sheet_with_headings_is_read_and_the_others_are_named(
    small_city: SmallCity,
) -> None:
    exams = scenes.booking_open(small_city)
    file = book(
        ("一班", [HEAD, row(1), row(2, point="没有这所")]),
        ("怎么填", [["列", "怎么填"]]),
        ("二班", [["二班"], HEAD, row(3), row(1)]),
        ("通讯录", [["老师", "办公室"], ["王", "301"]]),
        hidden="二班",
    )
    table, found = looked(small_city, exams, file)
    assert (found.rows, found.taken) == (4, 2)
    assert told(found) == [("一班", 3, "学校"), ("二班", 4, "联系电话")]
    assert found.wrong[-1].message == "一班：和第 2 行是同一家、同一场。"
    assert sorted(name for note in table.notices for name in ("二班", "通讯录") if name in note) == [
        "二班", "通讯录",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["utf-8-sig", "gb18030"])
def test_a_text_table_in_either_code_is_read(small_city: SmallCity, code: str) -> None:
    exams = scenes.booking_open(small_city)
    lines = [HEAD, row(1, called="䶮女士"), row(2, phone='="13900000002"', pickup="东区，𠮷祥小区")]
    text = "\r\n".join(",".join(str(cell) for cell in cells) for cells in lines)
    _table, found = looked(small_city, exams, io.BytesIO(text.encode(code)))
    assert (found.rows, found.taken, told(found)) == (2, 2, [])


def bomb() -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(book(("一班", [HEAD, row(1)]))) as good,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in good.namelist():
            made.writestr(name, good.read(name))
        made.writestr("xl/media/a.bin", b"\0" * (60 << 20))
    return target.getvalue()


REFUSED = [
    (lambda: b"", "文件是空的"),
    (lambda: b"%PDF-1.7 not a table at all", "不是表格文件"),
    (lambda: b"PK\x03\x04 cut off here", "不完整"),
    (bomb, "大得不正常"),
    (lambda: b'[{"LicenseId":"1"}]', "不收 JSON"),
    (lambda: "老师,办公室\n王,301".encode(), "没有认出表头"),
    (lambda: ("家长,联系电话\n" * 100_000).encode(), "最多 5000 行"),
    (lambda: b"," * (21 << 20), "超过 20 MB"),
]


@pytest.mark.parametrize(("made", "words"), REFUSED)
def test_what_cannot_be_taken_is_told_on_the_file(
    small_city: SmallCity, made: Any, words: str
) -> None:
    exams = scenes.booking_open(small_city)
    with pytest.raises(Invalid) as why:
        looked(small_city, exams, io.BytesIO(made()))
    assert words in str(why.value.errors["file"])


def test_a_sheet_that_lacks_a_column_says_which(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    file = book(("一班", [HEAD[:4], row(1)[:4]]))
    with pytest.raises(Invalid) as why:
        looked(small_city, exams, file)
    assert "上车地点" in str(why.value.errors["text"])


def test_only_who_books_hands_in_a_table(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city)
    for who, error in (("secretary", NotAllowed), ("driver", NotFound)):
        with pytest.raises(error):
            actions.read_table(exams.season.pk, book(("一班", [HEAD])), by=small_city.cast[who])
