"""Inbox of 10,000 open cases, a case's page and a submission, beside django-helpdesk doing the same.

Each side runs in a process of its own on the same PostgreSQL server, in turns, so that neither has the
quieter machine. Counted is CPU: the process's own and that of its database backend, per request.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
SIDES = {"yilu": "_appeals_yilu.py", "django-helpdesk": "_appeals_helpdesk.py"}
PAGES = ("inbox", "case", "submission")
Figures = dict[str, Any]


def main() -> None:
    options = parsed()
    sides = {name: Side(name, options) for name in SIDES}
    for side in sides.values():
        side.start()
    rounds = [
        {name: side.measure() for name, side in sides.items()} for _round in range(options.rounds)
    ]
    figures = summed(rounds, options)
    print(json.dumps(figures, ensure_ascii=False, indent=None if options.json else 2))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu bench appeals", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="open ones on either side")
    parser.add_argument("--requests", type=int, default=20, help="of each page in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="one line, nothing else")
    return parser.parse_args()


class Side:
    """A program that fills its database once and measures a round whenever it is asked to."""

    def __init__(self, name: str, options: argparse.Namespace) -> None:
        self.name, self.options = name, options

    def start(self) -> None:
        command = [sys.executable, HERE / SIDES[self.name], str(self.options.cases)]
        command.append(str(self.options.requests))
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": f"{HERE.parent}/src:{HERE.parent}"},
        )
        self.told(self._line())

    def measure(self) -> Figures:
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        figures: Figures = json.loads(self._line())
        return figures

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended early (its words stand above)")
        return line

    def told(self, line: str) -> None:
        if not self.options.json:
            sys.stderr.write(f"{self.name}: {line}")


def summed(rounds: list[dict[str, Figures]], options: argparse.Namespace) -> Figures:
    """Medians over the rounds in milliseconds of CPU, and ours as a share of theirs."""
    found: Figures = {"cases": options.cases, "requests": options.requests * options.rounds}
    for page in PAGES:
        line: Figures = {}
        for name in SIDES:
            runs = [each[name][page] for each in rounds]
            line[name] = {
                "cpu_ms": round(median(run["cpu_ms"] for run in runs), 2),
                "queries": sorted({run["queries"] for run in runs}),
            }
        line["share"] = round(line["yilu"]["cpu_ms"] / line["django-helpdesk"]["cpu_ms"], 2)
        found[page] = line
    found["queries_at_100_cases"] = rounds[0]["yilu"]["few"]
    return found


if __name__ == "__main__":
    main()
