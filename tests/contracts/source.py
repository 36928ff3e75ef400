"""Reading the project's own source for the contract tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "yilu"
FACES = ("mobile", "console", "api")


def modules(*apps: str) -> Iterator[tuple[str, ast.Module]]:
    """Every module (below these apps, or all) as (path below src/yilu, syntax tree); no migrations."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if "/migrations/" in name or (apps and name.split("/")[0] not in apps):
            continue
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))
