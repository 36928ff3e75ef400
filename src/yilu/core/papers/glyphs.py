"""Which characters the fonts of the PDF can draw: a box in a person's name is found before it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from struct import unpack_from

SEGMENTS, GROUPS = 4, 12  # the two kinds of character map (OpenType `cmap`) that fonts carry
Range = tuple[int, int]


def undrawable(text: str, directories: list[Path]) -> str:
    """The characters of the text that no font in these directories has, each once."""
    ranges = [found for path in _fonts(directories) for found in _ranges(path)]
    wanted = {char for char in text if not char.isspace()}
    return "".join(sorted(char for char in wanted if not _within(ord(char), ranges)))


def _within(code: int, ranges: list[Range]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _fonts(directories: list[Path]) -> Iterator[Path]:
    for directory in directories:
        yield from sorted(p for p in directory.iterdir() if p.suffix in {".otf", ".ttf"})


@lru_cache(maxsize=16)
def _ranges(path: Path) -> tuple[Range, ...]:
    """The stretches of code points a font maps to glyphs."""
    data = path.read_bytes()
    at = _table(data, b"cmap")
    if at is None:
        return ()
    (count,) = unpack_from(">H", data, at + 2)
    starts = {at + unpack_from(">HHL", data, at + 4 + 8 * n)[2] for n in range(count)}
    return tuple(found for start in starts for found in _subtable(data, start))


def _table(data: bytes, name: bytes) -> int | None:
    (count,) = unpack_from(">H", data, 4)
    for n in range(count):
        tag, _sum, offset, _length = unpack_from(">4sLLL", data, 12 + 16 * n)
        if tag == name:
            return int(offset)
    return None


def _subtable(data: bytes, at: int) -> Iterator[Range]:
    (kind,) = unpack_from(">H", data, at)
    if kind == GROUPS:
        (count,) = unpack_from(">L", data, at + 12)
        for n in range(count):
            first, last, _glyph = unpack_from(">LLL", data, at + 16 + 12 * n)
            yield first, last
    elif kind == SEGMENTS:
        (double,) = unpack_from(">H", data, at + 6)
        lasts = unpack_from(f">{double // 2}H", data, at + 14)
        firsts = unpack_from(f">{double // 2}H", data, at + 16 + double)
        yield from ((f, last) for f, last in zip(firsts, lasts, strict=True) if last != 0xFFFF)
