"""`./yilu check`: everything a machine can say about the source without running the product."""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yilu_cli import environment, installer, paths, say, system
from yilu_cli.postgres import dumping, throwaway
from yilu_cli.say import Problem

COMPILE = (
    "--no-header",
    "--no-annotate",
    "--generate-hashes",
    "--python-version",
    "3.11",
    "--quiet",
)


@dataclass(frozen=True, slots=True)
class Check:
    """A program of the environment, and what to do when it complains."""

    name: str
    command: tuple[str, ...]
    todo: str
    database: bool = False


CHECKS = (
    Check("lint", ("ruff", "check", "."), "./yilu check --fix puts the simple ones right"),
    Check("format", ("ruff", "format", "--check", "."), "./yilu check --fix formats them"),
    Check("types", ("mypy",), "mypy --strict has to pass"),
    Check("imports", ("lint-imports", "--no-cache"), "the ladder is in docs/architecture.md"),
    Check(
        "migrations",
        ("python", "-P", "-m", "django", "makemigrations", "--check", "--dry-run"),
        "./yilu manage makemigrations",
        database=True,
    ),
    Check(
        "tables",
        ("pytest", "-p", "no:cacheprovider", "tests/contracts/test_tables.py", "-k", "current"),
        "./yilu check --tables writes them anew from the migrations",
    ),
    Check("docs", ("pytest", "-p", "no:cacheprovider", "tests/docs"), "the docs and the code disagree",
          database=True),
)  # fmt: skip
TABLES = paths.SOURCE / "yilu" / "core" / "tables.sql"
STAMP = "import django; django.setup(); from yilu.core import tables; print(tables.HEAD + tables.stamp())"
FIXES = (("ruff", "check", "--fix", "--quiet", "."), ("ruff", "format", "--quiet", "."))


def run(arguments: list[str]) -> int:
    options = parse(arguments)
    python = environment.ensure(environment.Kind.DEV)
    if options.lock:
        write_locks(python)
        python = environment.ensure(environment.Kind.DEV)
    if options.tables:
        write_tables(python)
    if options.fix:
        for command in FIXES:
            subprocess.run([python.parent / command[0], *command[1:]], cwd=paths.ROOT, check=False)
    chosen = [check for check in CHECKS if not options.only or check.name in options.only]
    failed = run_all(python, chosen)
    say.line(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu check", description=__doc__)
    names = [check.name for check in CHECKS]
    parser.add_argument(
        "only", nargs="*", choices=[*names, []], metavar="CHECK", help=", ".join(names)
    )
    parser.add_argument("--fix", action="store_true", help="let ruff repair and format first")
    parser.add_argument("--lock", action="store_true", help="rewrite the locks from pyproject.toml")
    parser.add_argument(
        "--tables",
        action="store_true",
        help="rewrite the tables of an empty database from the migrations",
    )
    return parser.parse_args(arguments)


def run_all(python: Path, checks: Sequence[Check]) -> list[str]:
    if not any(check.database for check in checks):
        return [check.name for check in checks if not passes(python, check, "")]
    with throwaway.server(python) as url:
        return [check.name for check in checks if not passes(python, check, url)]


def passes(python: Path, check: Check, url: str) -> bool:
    if check.name == "docs" and not (paths.ROOT / "tests" / "docs").is_dir():
        return True
    with say.step("check", check.name):
        done = subprocess.run(
            [python.parent / check.command[0], *check.command[1:]],
            cwd=paths.ROOT,
            env=variables(url),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        print(f"{done.stdout}{done.stderr}".rstrip(), flush=True)
        say.line(f"  → {check.todo}")
    return done.returncode == 0


def variables(url: str) -> dict[str, str]:
    ours = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "yilu.config.settings",
        "PYTHONPATH": str(paths.SOURCE),
        "YILU_MODE": "test",
    }
    return {**os.environ, **ours}


def write_tables(python: Path) -> None:
    """`core/tables.sql`: what all migrations together make of an empty database."""
    with throwaway.server(python) as url, say.step("tables", "every migration", slow=True):
        done = subprocess.run(
            [python, "-P", "-m", "django", "migrate", "--every-step", "--verbosity", "0"],
            cwd=paths.ROOT, env=variables(url), capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Problem(f"the migrations failed:\n{system.tail(done.stderr)}")
        text = dumping.tables(dumping.tools_for(python, url))
    stamp = subprocess.run(
        [python, "-P", "-c", STAMP],
        cwd=paths.ROOT, env=variables(""), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    TABLES.write_text(stamp + text, encoding="utf-8")


def write_locks(python: Path) -> None:
    """All four, so that nobody resolves them on a machine with other versions at hand."""
    venv = python.parent.parent
    uv = installer.have_uv(venv)
    if uv is None:
        raise Problem("uv could not be installed.", "check the network, then try again.")
    environment_of_uv = installer.uv_environment(venv)
    for lock, arguments in {
        paths.RUNTIME_LOCK: ["pyproject.toml"],
        paths.DEV_LOCK: ["pyproject.toml", "--group", "dev"],
        paths.BENCH_LOCK: [
            *("pyproject.toml", "--group", "dev", "--group", "bench"),
            *("--constraints", paths.DEV_LOCK.name),  # no package in two versions
        ],
    }.items():
        compile_lock([uv, "pip", "compile", *COMPILE, *arguments], lock, environment_of_uv)
    with tempfile.NamedTemporaryFile("w", suffix=".in") as wanted:
        wanted.write("uv\n")
        wanted.flush()
        compile_lock(
            [uv, "pip", "compile", *COMPILE, wanted.name], paths.BOOTSTRAP_LOCK, environment_of_uv
        )


def compile_lock(command: Sequence[str | Path], lock: Path, variables: dict[str, str]) -> None:
    with say.step("lock", lock.name):
        done = subprocess.run(
            [*command, "--output-file", lock, "--upgrade"],
            cwd=paths.ROOT, env=variables, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise Problem(f"{lock.name} could not be made:\n{system.tail(done.stderr)}")
