"""Makes YiluRareHan-Regular.otf: what Noto Serif CJK SC has and the packaged fonts lack.

Run by hand when a font changes, with fonttools installed (no dependency of Yilu):
python subset.py NotoSerifCJK-Regular.ttc (Debian: fonts-noto-cjk).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-not-found]

NAME, FILE = "Yilu Rare Han", "YiluRareHan-Regular"
SIMPLIFIED = 2  # the collection's faces: JP, KR, SC, TC, HK
RENAMED = {1: NAME, 2: "Regular", 3: f"2.001;{FILE}", 4: NAME, 6: FILE, 16: NAME, 17: "Regular"}


def covered() -> set[int]:
    """What both packaged faces have."""
    faces = (pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path())
    serif, sans = (set(TTFont(path).getBestCmap()) for path in faces)
    return serif & sans


def ideographs(font: Any) -> list[int]:
    found = set(font.getBestCmap()) - covered()
    return sorted(code for code in found if 0x3400 <= code <= 0x9FFF or code >= 0x20000)


def rename(font: Any) -> None:
    for record in font["name"].names:
        record.string = RENAMED.get(record.nameID, record.toUnicode())
    cff = font["CFF "].cff
    cff.fontNames = [FILE]
    cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = NAME


def main(source: str) -> None:
    font = TTCollection(source).fonts[SIMPLIFIED]
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[0x20, *ideographs(font)])
    cutter.subset(font)
    rename(font)
    font.save(Path(__file__).with_name(f"{FILE}.otf"))


if __name__ == "__main__":
    main(sys.argv[1])
