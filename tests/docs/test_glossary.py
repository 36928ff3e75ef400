"""The glossary's words are the source's words."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IN_SOURCE, RESERVED = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").split("## Reserved")
ROW = re.compile(r"^\| ([^|`]*[一-鿿][^|`]*) \| ([^|]+) \| (.+) \|$", re.MULTILINE)


def rows(text: str) -> list[tuple[str, str, str]]:
    found = [(zh.strip(), en.strip(), ident.strip()) for zh, en, ident in ROW.findall(text)]
    return [row for row in found if row[0] != "中文"]


def test_every_identifier_stands_in_the_source() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src/yilu").rglob("*.py")
        if not {"migrations", "demo"} & set(path.parts)
    )
    words = set(re.findall(r"\w+", source))
    assert [row for row in rows(IN_SOURCE) if row[2].strip("`") not in words] == []


def test_one_term_one_name_one_identifier() -> None:
    every = rows(IN_SOURCE) + rows(RESERVED)
    assert len(every) > 60
    for column in range(3):
        values = [row[column] for row in every]
        assert [value for value in values if values.count(value) > 1] == []
