"""Commands that are Django's: manage, import, brief; they get a database and their arguments as they are."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from yilu_cli import environment, paths, session
from yilu_cli.data import DataDir
from yilu_cli.installation import Installation, manage
from yilu_cli.say import Problem


@dataclass(frozen=True, slots=True)
class Passing:
    """One of ours: which management command it is, and what people are told of it."""

    name: str
    command: tuple[str, ...]
    help: str
    needs_words: bool = True  # called bare it explains itself
    needs_data: bool = True  # there is nothing to import into or to write of before a first start

    def run(self, arguments: list[str]) -> int:
        return self.answer(arguments, capture=False)[0]

    def answer(self, arguments: list[str], *, capture: bool) -> tuple[int, str]:
        """Exit code and, where it is to be looked at first, what went to stdout."""
        chosen, rest = split_data(arguments)
        if rest[:1] in (["-h"], ["--help"]) or (self.needs_words and not rest):
            print(self.help)
            return (0 if rest else 2), ""
        done = call(self, chosen, rest, capture=capture)
        # As a shell says it: 128 and the signal's number.
        return (
            done.returncode if done.returncode >= 0 else 128 - done.returncode
        ), done.stdout or ""


def split_data(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """--data DIR is ours wherever it stands; everything else is not looked at."""
    rest, chosen = [], None
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--data":
            chosen = Path(next(remaining, ""))
        elif argument.startswith("--data="):
            chosen = Path(argument.removeprefix("--data="))
        else:
            rest.append(argument)
    if chosen == Path():
        raise Problem("--data needs a folder.", "--data DIR, as given to ./yilu demo")
    return chosen, rest


def call(
    passing: Passing, chosen: Path | None, rest: list[str], *, capture: bool
) -> subprocess.CompletedProcess[str]:
    data = DataDir(chosen or paths.default_data())
    if passing.needs_data and not data.exists:
        raise Problem(
            f"there is nothing in {data.path} yet.",
            "start ./yilu demo once, or say where its data is: --data DIR",
        )
    python = environment.ensure(environment.Kind.RUNTIME)
    data.create(
        os.environ.get("YILU_MODE") or ("production" if "YILU_DATA" in os.environ else "demo")
    )
    with session.database(data, python, passing.name) as url:
        mode = os.environ.get("YILU_MODE", data.mode)
        site = Installation(data, url, mode, data.manifest.get("date"))
        command = manage(python, *passing.command, *rest)
        output = subprocess.PIPE if capture else None
        return subprocess.run(
            command, env=site.variables(), stdout=output, encoding="utf-8", check=False
        )
