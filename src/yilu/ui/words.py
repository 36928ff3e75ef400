"""The words people read: every translatable string of code and templates, found without GNU gettext."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

SOURCE = Path(__file__).resolve().parents[1]
ONE = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop"})
MANY = frozenset({"ngettext", "ngettext_lazy"})
# Pages in both languages at once, because choosing one may be what broke; the brief is a Chinese paper.
BILINGUAL = ("errors/", "insight/")

PAPER_DATE = "Y年n月j日"  # how the brief dates itself, in every language of the page around it
CHINESE = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")
QUOTED = r"""(?:"([^"]*)"|'([^']*)')"""
TRANSLATE = re.compile(rf"^trans(?:late)?\s+{QUOTED}")
MARKED = re.compile(rf"_\({QUOTED}\)")
LITERAL = re.compile(QUOTED)
VARIABLE = re.compile(r"\{\{\s*([\w.]+)[^}]*\}\}")


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """One translatable string; `plural` is the second form of a counted one."""

    text: str
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a string stands."""

    words: Words
    place: str


def everything(root: Path = SOURCE) -> Iterator[Found]:
    """All translatable strings below `root`, code first."""
    for path in sorted(root.rglob("*.py")):
        yield from in_python(path.read_text(encoding="utf-8"), _place(path, root))
    for path in templates(root):
        yield from in_template(path.read_text(encoding="utf-8"), _place(path, root))


def templates(root: Path = SOURCE) -> list[Path]:
    return [
        path
        for path in sorted(root.rglob("templates/**/*"))
        if path.suffix in {".html", ".txt"} and path.is_file()
    ]


def in_python(source: str, place: str = "") -> Iterator[Found]:
    """Calls of the gettext family with a literal; adjacent literals are already one in the tree."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            strings = [text for text in texts if isinstance(text, str)]
            where = f"{place}:{node.lineno}"
            if node.func.id in ONE and strings:
                yield Found(Words(strings[0]), where)
            elif node.func.id in MANY and len(strings) > 1:
                yield Found(Words(strings[0], strings[1]), where)


def in_template(source: str, place: str = "") -> Iterator[Found]:
    """{% translate %}, {% blocktranslate %} and _("…") in tags and filters."""
    tokens = iter(_tokens(source))
    for token in tokens:
        where = f"{place}:{token.lineno}"
        if token.token_type not in {TokenType.BLOCK, TokenType.VAR}:
            continue
        if token.contents.startswith("blocktrans"):
            yield Found(_block(token, tokens), where)
            continue
        if match := TRANSLATE.match(token.contents):
            yield Found(Words(match[1] or match[2]), where)
        for marked in MARKED.finditer(token.contents):
            yield Found(Words(marked[1] or marked[2]), where)


def untranslatable(source: str, place: str = "") -> Iterator[str]:
    """Chinese that a reader of English would meet: bare text, or a literal in a tag other than translate."""
    tokens = iter(_tokens(source))
    for token in tokens:
        if token.contents.startswith("blocktrans"):
            _block(token, tokens)
        elif token.token_type is TokenType.TEXT and CHINESE.search(token.contents):
            yield f"{place}:{token.lineno} {token.contents.strip()[:40]}"
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from (f"{place}:{token.lineno} {text}" for text in _bare_literals(token.contents))


def is_bilingual(path: Path) -> bool:
    return any(part in path.as_posix() for part in BILINGUAL)


def _bare_literals(contents: str) -> list[str]:
    if TRANSLATE.match(contents) or contents.startswith(("if ", "elif ")):  # compared, not shown
        return []
    rest = MARKED.sub("", contents)
    return [text for pair in LITERAL.findall(rest) for text in pair if _is_bare(text)]


def _is_bare(text: str) -> bool:
    return bool(CHINESE.search(text)) and text != PAPER_DATE


def _tokens(source: str) -> list[Token]:
    """The template's tokens without comments of either kind."""
    kept, depth = [], 0
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK and token.contents.startswith("comment"):
            depth += 1
        elif token.token_type is TokenType.BLOCK and token.contents == "endcomment":
            depth -= 1
        elif not depth and token.token_type is not TokenType.COMMENT:
            kept.append(token)
    return kept


def _block(start: Token, tokens: Iterator[Token]) -> Words:
    """The body of a blocktranslate as gettext sees it: variables as %(name)s, % doubled."""
    forms, at = ["", ""], 0
    for token in tokens:
        if token.contents.startswith("endblocktrans"):
            break
        if token.token_type is TokenType.BLOCK and token.contents == "plural":
            at = 1
        elif token.token_type is TokenType.VAR:
            forms[at] += f"%({token.contents.split('|')[0].strip()})s"
        else:
            forms[at] += token.contents.replace("%", "%%")
    if "trimmed" in start.contents.split():
        forms = [" ".join(line.strip() for line in f.strip().splitlines()) for f in forms]
    return Words(forms[0], forms[1])


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
