"""`./yilu manage words`: bring the English catalogue in line with the code, and list what lacks English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from yilu.ui.words import SOURCE, Words, everything
from yilu_cli.translations import messages

CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = r"""# English for Yilu. The Chinese text is the key; `./yilu manage words --write` keeps the order.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""


class Command(BaseCommand):
    help = "List strings without English; --write adds them to the catalogue and drops those gone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="rewrite the catalogue")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = {found.words for found in everything() if found.words.text}
        known = read(CATALOGUE)
        if options["write"]:
            CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
            CATALOGUE.write_text(written(wanted, known), encoding="utf-8")
        missing = sorted(words.text for words in wanted if not all(known.get(words, [""])))
        for text in missing:
            self.stdout.write(text)
        if missing:
            raise CommandError(f"{len(missing)} strings lack English")


def read(path: Path) -> dict[Words, list[str]]:
    """What the catalogue says in English."""
    if not path.exists():
        return {}
    entries = messages(path.read_text(encoding="utf-8"), str(path))
    return {
        Words(entry.singular, entry.plural or ""): [
            entry.strings[number] for number in sorted(entry.strings)
        ]
        for entry in entries
        if entry.singular
    }


def written(wanted: set[Words], known: dict[Words, list[str]]) -> str:
    """The catalogue in one order, so that changes read well."""
    return HEADER + "".join(_entry(words, known.get(words, [])) for words in sorted(wanted))


def _entry(words: Words, english: list[str]) -> str:
    lines = ["", f"msgid {_quoted(words.text)}"]
    if words.plural:
        forms = [*english, "", ""][:2]
        lines.append(f"msgid_plural {_quoted(words.plural)}")
        lines += [f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(forms)]
    else:
        lines.append(f"msgstr {_quoted(english[0] if english else '')}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
