"""`./yilu test`: the whole test run against a database of its own."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yilu_cli import environment, paths, say, system, translations
from yilu_cli.postgres import throwaway
from yilu_cli.say import Problem

WORKERS = "2"
HELP = """Runs pytest with everything it needs: the locked environment, Chromium and a Chinese font
for the journeys (installed by apt-get when run as root), and a private throwaway PostgreSQL.
With DATABASE_URL set, that server is used instead; its user must be allowed to create databases.

Arguments are pytest's: ./yilu test tests/registry -k permit -x"""


def run(arguments: list[str]) -> int:
    if arguments[:1] in (["-h"], ["--help"]):
        print(parser().format_help())
        return 0
    python = environment.ensure(environment.Kind.DEV)
    translations.compile_all()
    browser = need_browser()
    with database(python) as url:
        return subprocess.run(
            [python, "-P", "-m", "pytest", *choices(arguments, browser), *arguments],
            env=variables(url, browser),
            cwd=paths.ROOT,
            check=False,
        ).returncode


def parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="./yilu test",
        usage="./yilu test [pytest arguments]",
        description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def need_browser() -> str | None:
    """Chromium and a Chinese font: installed as root, otherwise missed loudly; in CI never missed."""
    missing = [] if system.browser() else ["chromium"]
    missing += [] if system.has_chinese_fonts() else ["fonts-noto-cjk"]
    if missing and system.can_install():
        system.install(missing, "for the journeys in a real browser")
    elif missing:
        lacking(missing)
    return system.browser()


def lacking(missing: list[str]) -> None:
    todo = f"as root: apt-get install {' '.join(missing)}"
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        raise Problem(f"the journeys need {' and '.join(missing)}, and this is CI.", todo)
    say.line("=" * 78)
    say.line(
        f"WARNING: {' and '.join(missing)} missing; journeys are NOT run or look wrong. {todo}"
    )
    say.line("=" * 78)


def choices(arguments: list[str], browser: str | None) -> list[str]:
    """Our defaults, unless the caller chose otherwise."""
    given = {argument.split("=")[0] for argument in arguments}
    workers = (
        []
        if any(each.startswith("-n") for each in given)
        else ["-n", WORKERS, "--dist", "loadgroup"]  # a test at a time: a journey takes minutes
    )
    journeys = [] if browser or "-m" in given else ["-m", "not journey"]
    return [*workers, *journeys]


@contextmanager
def database(python: Path) -> Iterator[str]:
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with throwaway.server(python) as url:
        yield url


def variables(url: str, browser: str | None) -> dict[str, str]:
    ours = {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "yilu.config.settings",
        "PYTHONPATH": str(paths.SOURCE),
        "YILU_MODE": "test",
    }
    return {**os.environ, **ours} | ({"YILU_CHROMIUM": browser} if browser else {})
