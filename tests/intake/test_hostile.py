"""Files that mean harm, or are not what they say: refused clearly, or read; never more than the limits."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.conftest import HEADING, csv, person, xlsx
from yilu.intake.reading import limits, process
from yilu.intake.reading.wire import Refusal

PEAK = """
import resource, sys
from yilu.intake.reading import process
with open(sys.argv[1], "rb") as file:
    list(process.read(file))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
ROWS = [HEADING, *(person(i) for i in range(3))]


def listen(content: bytes, tmp_path: Path) -> list[process.Event]:
    path = tmp_path / "file"
    path.write_bytes(content)
    with path.open("rb") as file:
        return list(process.read(file))


def repacked(change: Callable[[dict[str, bytes]], None], *, twice: str = "") -> bytes:
    """A workbook whose parts were tampered with."""
    with zipfile.ZipFile(xlsx(ROWS)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    change(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)
        if twice:
            with pytest.warns(UserWarning, match="Duplicate"):
                book.writestr(twice, parts[twice])
    return target.getvalue()


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    def tamper(parts: dict[str, bytes]) -> None:
        name = next(name for name in parts if name.startswith("xl/worksheets/sheet"))
        parts[name] = change(parts[name])

    return repacked(tamper)


def cell(ref: str) -> bytes:
    """The sheet with one more cell at `ref`, in a row of its own."""
    row = "".join(sign for sign in ref if sign.isdigit())
    more = f'<row r="{row}"><c r="{ref}"><v>7</v></c></row></sheetData>'
    return with_sheet(lambda xml: xml.replace(b"</sheetData>", more.encode()))


def ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "".join(names).encode("utf-16-le")


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'

REFUSED = {
    "empty": (lambda: b"", "empty"),
    "only spaces": (lambda: b"  \r\n \t", "empty"),
    "NUL bytes": (lambda: b"\0" * 5000, "empty"),
    "NUL in text": (lambda: b"a,b\r\n1,\x002\r\n", "binary"),
    "pdf": (lambda: b"%PDF-1.7 ...", "not_a_table"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + b"x" * 100, "not_a_table"),
    "program": (lambda: b"\x7fELF" + b"\1" * 100, "not_a_table"),
    "noise": (lambda: bytes(range(256)) * 40, "binary"),
    "other zip": (lambda: repacked(lambda parts: parts.pop("xl/workbook.xml")), "not_a_table"),
    "encrypted": (lambda: ole("EncryptedPackage"), "encrypted"),
    "word document": (lambda: ole("WordDocument"), "not_a_table"),
    "broken xls": (lambda: ole("Workbook"), "damaged"),
    "truncated": (lambda: xlsx(ROWS).getvalue()[:-400], "truncated"),
    "cut head": (lambda: xlsx(ROWS).getvalue()[:60], "truncated"),
    "duplicate part": (
        lambda: repacked(lambda parts: None, twice="xl/workbook.xml"),
        "odd_archive",
    ),
    "path trick": (
        lambda: repacked(lambda parts: parts.update({"../../etc/passwd": b"x"})),
        "odd_archive",
    ),
    "bomb": (
        lambda: repacked(lambda parts: parts.update({"xl/media/a.bin": b"\0" * (30 << 20)})),
        "bomb",
    ),
    "entities": (
        lambda: with_sheet(lambda xml: xml.replace(b"<worksheet", DOCTYPE, 1)),
        "odd_archive",
    ),
    "wide": (lambda: csv(range(600)).getvalue(), "too_wide"),
    "endless line": (lambda: b"a," * (1 << 20), "endless_line"),
    "open quote": (lambda: b'a,b\r\n"1,2\r\n' + b"3,4\r\n" * 500, "open_quote"),
    "broken json": (lambda: b'{"baseInfoPeople": [{"a": 1}, {"a"', "json"),
    "deep json": (lambda: b'{"a": ' + b"[" * 100_000, "json"),
    "json of numbers": (lambda: b'{"a": [1, 2]}', "json_shape"),
    "json without records": (lambda: b'{"a": 1}', "json_shape"),
    "xml spreadsheet": (
        lambda: (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        ),
        "xml_spreadsheet",
    ),
    "other xml": (lambda: b'<?xml version="1.0"?><rss/>', "not_a_table"),
    "html without table": (lambda: b"<html><body>login</body></html>", "not_a_table"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    content, code = REFUSED[case]
    with pytest.raises(Refusal) as refused:
        listen(content(), tmp_path)
    assert refused.value.code == code


FAR = {"XFD1048576": 1, "A1048576": 0, "XFD2": 1, "ZZZ99999999": 1}


@pytest.mark.parametrize("ref", FAR)
def test_a_cell_at_the_far_end_does_not_stop_the_table(ref: str, tmp_path: Path) -> None:
    start = time.monotonic()
    events = listen(cell(ref), tmp_path)
    rows = [row for event in events if event[0] == "rows" for row in event[2]]
    assert [row[0] for row in rows[:4]] == ["姓名", "李一", "李二", "李三"]
    assert any(event[:2] == ["warn", "far_cells"] for event in events) == bool(FAR[ref])
    assert time.monotonic() - start < 20


def test_the_child_keeps_its_memory(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(cell("XFD1048576"))
    # In a process of its own: the peak of this one's children is that of every test that ran before.
    done = subprocess.run(
        [sys.executable, "-c", PEAK, path], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) * 1024 < limits.MEMORY


def test_one_sheet_that_kills_the_fast_reader_loses_no_other(tmp_path: Path) -> None:
    content = xlsx(ROWS, ROWS, ROWS, titles=("一", "二", "三"))
    with zipfile.ZipFile(content) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
    second = "xl/worksheets/sheet2.xml"
    parts[second] = parts[second].replace(b"</sheetData>", far)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    events = listen(target.getvalue(), tmp_path)
    assert [event[1] for event in events if event[0] == "sheet"] == ["一", "二", "三"]
    assert sum(len(event[1]) for event in events if event[0] == "rows") == 4 + 4 + 4


def test_macros_and_links_are_told_and_not_touched(tmp_path: Path) -> None:
    content = repacked(
        lambda parts: parts.update(
            {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
        )
    )
    events = listen(content, tmp_path)
    assert {event[1] for event in events if event[0] == "warn"} == {"macros", "links"}


def test_a_child_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(limits, "SECONDS", 1)
    start = time.monotonic()
    with pytest.raises(Refusal, match="too_slow"):
        listen(b"a,b\r\n1,2\r\n", tmp_path)
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("code", ["import os; os.abort()", "import os; os.kill(os.getpid(), 11)"])
def test_a_child_that_dies_is_a_refusal(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_START", code)
    with pytest.raises(Refusal, match="crashed"):
        listen(b"a,b\r\n1,2\r\n", tmp_path)


def test_the_child_gets_nothing_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YILU_SECRET_KEY", "secret")
    tell = "import os, json; print(json.dumps(['warn', sorted(os.environ)])); print('[\"end\"]')"
    monkeypatch.setattr(process, "_START", tell)
    (event,) = listen(b"a,b\r\n", tmp_path)
    assert "YILU_SECRET_KEY" not in event[1]
    assert not [name for name in event[1] if "SECRET" in name or "DATABASE" in name]
