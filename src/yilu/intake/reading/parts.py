"""The parts of an XLSX archive that say where the sheets, texts and date formats are."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from zlib import error as ZlibError

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_DATE_SIGNS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
SMALL_PART = 8 << 20


class BadPart(Exception):
    """A part is missing or is not XML."""


def parse(book: zipfile.ZipFile, name: str) -> etree._Element:
    """A small part as a tree: no entities, no network, no giants."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with book.open(name) as stream:
            return etree.fromstring(stream.read(SMALL_PART), parser)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, ZlibError) as error:
        raise BadPart(name) from error


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(name, part) of every sheet, in the book's order."""
    for name, part, _hidden in sheets_with_state(book):
        yield name, part


def sheets_with_state(book: zipfile.ZipFile) -> Iterator[tuple[str, str, bool]]:
    targets = {
        rel.get("Id", ""): normpath(join("xl", rel.get("Target", ""))).lstrip("/")
        for rel in parse(book, "xl/_rels/workbook.xml.rels")
        if str(rel.get("Type", "")).endswith("/worksheet")
    }
    for element in parse(book, "xl/workbook.xml").iter():
        if local(element) == "sheet":
            key = next((element.get(rel) for rel in _REL_IDS if element.get(rel)), "") or ""
            if key in targets:
                part = targets[key]
                yield (
                    element.get("name", ""),
                    part.removeprefix("xl/xl/") if part.startswith("xl/xl/") else part,
                    element.get("state", "visible") != "visible",
                )


def counts_from_1904(book: zipfile.ZipFile) -> bool:
    root = parse(book, "xl/workbook.xml")
    return any(local(e) == "workbookPr" and e.get("date1904") in ("1", "true") for e in root.iter())


def date_styles(book: zipfile.ZipFile) -> frozenset[int]:
    """The cell styles (indices into cellXfs) that show a number as a date."""
    try:
        root = parse(book, "xl/styles.xml")
    except BadPart:
        return frozenset()
    own = {
        int(fmt.get("numFmtId", "0"))
        for fmt in root.iter()
        if local(fmt) == "numFmt" and _DATE_SIGNS.search(_QUOTED.sub("", fmt.get("formatCode", "")))
    }
    dated = own | _BUILT_IN_DATES
    formats = next((e for e in root if local(e) == "cellXfs"), ())
    return frozenset(i for i, xf in enumerate(formats) if int(xf.get("numFmtId", "0")) in dated)
