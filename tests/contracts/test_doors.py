"""One direction of imports, one door for writes, one door for reads, and no side doors."""

from __future__ import annotations

import ast
import subprocess
import sys

from django.apps import apps

from tests.contracts.source import FACES, ROOT, modules

LADDER = [
    ["config"],
    ["demo"],
    ["mobile", "console", "api"],
    ["insight", "flows"],
    ["rides", "branch_life"],
    ["activities", "stations", "appeals", "care", "fleets", "patrol"],
    ["rewards", "stock", "honours", "referrals"],
    ["membership"],
    ["registry"],
    ["intake"],
    ["organisations"],
    ["notices"],
    ["people"],
    ["rulebook"],
    ["files", "runtime"],
    ["audit", "ui", "dispatch"],
    ["core"],
]
RUNG = {app: height for height, rung in enumerate(LADDER) for app in rung}


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
        ],
        cwd=ROOT,
        env={"PYTHONPATH": "src", "PATH": "/usr/bin:/bin", "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, done.stdout)


def test_no_model_points_up_the_ladder() -> None:
    """Relations by string are invisible to the import linter, so the registry is walked."""
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in RUNG
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        if field.related_model._meta.app_label in RUNG
        if RUNG[field.related_model._meta.app_label] < RUNG[model._meta.app_label]
    ]
    assert wrong == []


def test_faces_hold_no_orm() -> None:
    forbidden = {"objects", "aggregate", "annotate", "select_related", "prefetch_related"}
    found = [
        f"{name}:{node.lineno} .{node.attr}"
        for name, tree in modules(*FACES)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in forbidden
    ]
    assert found == []


def test_nothing_listens_to_signals() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module
        and (node.module.startswith("django.dispatch") or node.module.endswith(".signals"))
    ]
    assert found == []


def test_imports_stand_at_the_top() -> None:
    found = [
        f"{name}:{inner.lineno}"
        for name, tree in modules()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        name
        for name, tree in modules()
        if tree.body
        and not ast.get_docstring(tree)
        and not name.endswith(("apps.py", "__init__.py"))
    ]
    assert silent == []
