"""CSV as Chinese offices save it: UTF-8, UTF-16 or GBK; commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from yilu.intake.reading import limits
from yilu.intake.reading.edge import Edge
from yilu.intake.reading.wire import Block, Refusal, Wire

PIECE = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = ",;\t"


def read(file: BinaryIO, wire: Wire) -> None:
    """One sheet without a name; a row's number is the line where its record starts."""
    encoding = encoding_of(file)
    with io.TextIOWrapper(file, encoding=encoding, newline="") as text:
        separator, skip = _separator(text)
        text.seek(0)
        wire.sheet("")
        edge = Edge(wire)
        _records(_lines(text), separator, skip, Block(wire), edge)
        edge.tell("")


def encoding_of(file: BinaryIO) -> str:
    """The encoding in which the whole file makes sense; GB 18030 holds all of GBK."""
    head = file.read(4096)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _first_fit(file, (name,))
    if head.count(b"\x00") > len(head) // 5:
        low = head[1::2].count(0) > head[::2].count(0)
        return _first_fit(file, ("utf-16-le" if low else "utf-16-be",))
    return _first_fit(file, ("utf-8", "gb18030"))


def _first_fit(file: BinaryIO, names: tuple[str, ...]) -> str:
    for name in names:
        if _decodes(file, name):
            file.seek(0)
            return name
    raise Refusal("encoding")


def _decodes(file: BinaryIO, name: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(name)()
    try:
        while piece := file.read(PIECE):
            if "\x00" in decoder.decode(piece):
                raise Refusal("binary")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(text: io.TextIOWrapper) -> tuple[str, int]:
    """The separator most lines agree on, and the number of `sep=;` lines Excel put before."""
    sample = [text.readline(limits.LINE) for _ in range(30)]
    first = sample[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5 and first[4] in SEPARATORS:
        return first[4], 1
    if first == "sep=":
        return "\t", 1
    tallies = {
        sign: Counter(n for line in sample if (n := line.count(sign))) for sign in SEPARATORS
    }
    return max(
        SEPARATORS, key=lambda sign: sum(n * min(times, 20) for n, times in tallies[sign].items())
    ), 0


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(limits.LINE):
        if len(line) >= limits.LINE:
            raise Refusal("endless_line")
        yield line


def _records(lines: Iterator[str], separator: str, skip: int, block: Block, edge: Edge) -> None:
    csv.field_size_limit(limits.FIELD)
    reader = csv.reader(lines, delimiter=separator)
    before = 0
    try:
        for record in reader:
            start, before = before + 1, reader.line_num
            if before - start > limits.RECORD_LINES:
                raise Refusal("open_quote", row=start)
            cells = edge.cut(record)
            if start > skip and any(cells):
                block.add(start, cells)
    except csv.Error:
        raise Refusal("open_quote", row=before + 1) from None
    block.flush()
