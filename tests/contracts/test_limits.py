"""No magic key: whatever a city may set is declared in words and stands on the committee's page."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import Any

import yilu
from yilu.rulebook.limits import Group, Limit, declared, groups

SOURCE = Path(yilu.__file__).parent
MARKS = {"flows/setup.py", "demo/standing.py"}  # what jobs note for themselves, set by nobody


def test_only_the_rulebook_asks_for_a_key() -> None:
    askers = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "rulebook" and _asks(path)
    }
    assert askers == MARKS


def test_every_limit_written_down_stands_on_the_page() -> None:
    written = {limit.key for path in SOURCE.rglob("*.py") for limit in _limits_in(path)}
    assert written == set(declared())


def test_no_key_is_declared_twice_and_every_group_has_a_name() -> None:
    keys = [limit.key for group in groups() for limit in group.limits]
    assert sorted(set(keys)) == sorted(keys)
    assert all(str(group.title) for group in groups())


def _asks(path: Path) -> bool:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return any(_name(call.func) == "parameter" for call in calls)


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _limits_in(path: Path) -> list[Limit]:
    if path.name not in {"limits.py", "general.py"}:
        return []
    module = ".".join(["yilu", *path.relative_to(SOURCE).with_suffix("").parts])
    return [found for value in vars(import_module(module)).values() for found in _within(value)]


def _within(value: Any) -> list[Limit]:
    match value:
        case Limit():
            return [value]
        case Group():
            return list(value.limits)
        case dict():
            return [one for one in value.values() if isinstance(one, Limit)]
        case tuple():
            return [one for one in value if isinstance(one, Limit)]
    return []
