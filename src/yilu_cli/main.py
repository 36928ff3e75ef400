"""The table of commands, and the one way into each: set up what it needs, run it, say what went wrong."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from yilu_cli import say
from yilu_cli.say import Problem


class Module(Protocol):
    """What a module of `yilu_cli.commands` offers."""

    def run(self, arguments: list[str]) -> int: ...


@dataclass(frozen=True, slots=True)
class Command:
    """One line of `./yilu --help`; its code is in commands/<module>.py."""

    name: str
    summary: str
    module: str = ""

    def load(self) -> Module:
        name = self.module or self.name
        return cast(Module, importlib.import_module(f"yilu_cli.commands.{name}"))


COMMANDS = (
    Command("demo", "the demo city with web and worker; prints `ready http://127.0.0.1:PORT`"),
    Command("up", "a production site, configured by environment variables"),
    Command("test", "the whole test run", "run_tests"),
    Command("check", "ruff, format, types, import contracts, migrations, tables, docs"),
    Command("manage", "Django's commands"),
    Command(
        "import",
        "a register (XLSX, XLS, CSV, the ministry's JSON) into the database",
        "import_file",
    ),
    Command("brief", "the brief of a period as JSON, HTML, PDF or DOCX"),
    Command("dispatch", "an exam day's rides planned from a file"),
    Command("doctor", "what is missing or wrong, and what to do"),
    Command("bench", "peers and limits side by side"),
    Command("backup", "database, stored files and, apart, the keys"),
    Command("restore", "a backup into a new data directory, proved equal"),
)
BY_NAME = {command.name: command for command in COMMANDS}


def main(arguments: Sequence[str]) -> int:
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(usage())
        return 0
    if name not in BY_NAME:
        say.line(f"yilu: there is no command {name!r}.\n\n{usage()}")
        return 2
    try:
        return BY_NAME[name].load().run(rest)
    except Problem as error:
        say.problem(error)
        return error.code
    except KeyboardInterrupt:
        say.line("stopped.")
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 1


def usage() -> str:
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  ./yilu {command.name:<{width}}  {command.summary}" for command in COMMANDS]
    return "\n".join(
        [
            "Yilu 驿路: organise, serve and mobilise a city's drivers, and count it honestly.",
            "",
            *lines,
            "",
            "Each command sets up what it needs and has its own --help. Start with: ./yilu demo",
        ]
    )
