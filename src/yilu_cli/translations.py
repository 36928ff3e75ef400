"""Compiles .po to .mo without GNU gettext, which city machines do not have."""

from __future__ import annotations

import ast
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from yilu_cli import paths
from yilu_cli.say import Problem

LOCALE = paths.SOURCE / "yilu" / "locale"
MAGIC = 0x950412DE
CONTEXT_MARK, PLURAL_MARK = "\x04", "\x00"


@dataclass
class Message:
    """One entry of a .po file while it is read."""

    context: str | None = None
    singular: str | None = None
    plural: str | None = None
    strings: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> str:
        prefix = "" if self.context is None else self.context + CONTEXT_MARK
        suffix = "" if self.plural is None else PLURAL_MARK + self.plural
        return f"{prefix}{self.singular or ''}{suffix}"

    @property
    def text(self) -> str:
        return PLURAL_MARK.join(self.strings[number] for number in sorted(self.strings))

    @property
    def is_usable(self) -> bool:
        if self.singular is None or not all(self.strings.values()):
            return False
        return bool(self.strings) and not (self.fuzzy and self.singular)


def messages(text: str, name: str) -> Iterator[Message]:
    """The entries of a .po file; obsolete ones (#~) are comments."""
    message, target = Message(), ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("#") or not line:
            if message.strings:
                yield message
                message = Message()
            message.fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        keyword, quoted = split(line, f"{name}:{number}")
        if keyword in {"msgctxt", "msgid"} and message.strings:
            yield message
            message = Message()
        target = keyword or target
        add(message, target, quoted)
    if message.strings:
        yield message


def split(line: str, where: str) -> tuple[str, str]:
    keyword, quote, rest = line.partition('"')
    if not quote or not rest.endswith('"'):
        raise Problem(f"{where}: not a line of a .po file: {line}", "put the text in quotes.")
    return keyword.strip(), unquote(f'"{rest}', where)


def unquote(quoted: str, where: str) -> str:
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError) as error:
        raise Problem(f"{where}: a quote or backslash is wrong: {quoted}") from error


def add(message: Message, target: str, text: str) -> None:
    match target:
        case "msgctxt":
            message.context = (message.context or "") + text
        case "msgid":
            message.singular = (message.singular or "") + text
        case "msgid_plural":
            message.plural = (message.plural or "") + text
        case _:
            index = int(target.removeprefix("msgstr").strip("[]") or 0)
            message.strings[index] = message.strings.get(index, "") + text


def catalogue(text: str, name: str = "messages.po") -> bytes:
    """The .mo file: two sorted tables of (length, offset), then the strings."""
    usable = {each.key: each.text for each in messages(text, name) if each.is_usable}
    pairs = sorted((key.encode(), value.encode()) for key, value in usable.items())
    header = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    offset = 28 + 16 * len(pairs)
    tables, blob = [b"", b""], b""
    for which in (0, 1):
        for pair in pairs:
            tables[which] += struct.pack("<2I", len(pair[which]), offset + len(blob))
            blob += pair[which] + b"\0"
    return header + tables[0] + tables[1] + blob


def compile_all() -> Path | None:
    """Bring every .mo up to date; for a read-only checkout in the user's cache, which is returned."""
    stale = [po for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")) if not is_current(po)]
    if not stale:
        return None
    beside = all(os.access(po.parent, os.W_OK) for po in stale)
    target = LOCALE if beside else paths.cache_home() / paths.identity(paths.ROOT) / "locale"
    for po in stale if beside else sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        write(po, target / po.relative_to(LOCALE).with_suffix(".mo"))
    return None if beside else target


def is_current(po: Path) -> bool:
    compiled = po.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= po.stat().st_mtime_ns


def write(po: Path, compiled: Path) -> None:
    compiled.parent.mkdir(parents=True, exist_ok=True)
    partial = compiled.with_suffix(f".{os.getpid()}.mo.tmp")
    partial.write_bytes(catalogue(po.read_text(encoding="utf-8"), str(po)))
    partial.replace(compiled)
