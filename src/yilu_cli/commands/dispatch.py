"""`./yilu dispatch solve`: an exam day's rides planned, without any database."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

from yilu_cli import environment, paths
from yilu_cli.say import Problem

HELP = """usage: ./yilu dispatch solve FILE [--seconds S] [--threads N] [--json]

Plans the rides of one exam day: everybody at the exam point in time, few kilometres, backups only
where nothing else serves.

  FILE         an exam-day problem as JSON: exams, requests, vehicles (outbound rides; the returns
               are a second file)
  --seconds S  search so long, 1 to 3600; without it as long as it pays (some seconds for 370
               rides, a minute for ten thousand)
  --threads N  how many processor cores it may use, 1 to 64 (default 2)
  --json       without the summary on stderr (stdout is JSON in any case)

Exit code: 0 there is a plan (whoever is not served stands in it with a reason), 2 the file or an
option was refused, 130 it was stopped (Ctrl-C); stdout then holds an empty plan, `refused`, which says
why (in Chinese where LANG is Chinese), and `code`, which a program may read."""

NOTHING = {"vehicles": 0, "distance": 0.0, "late": 0, "seconds": 0, "routes": [], "unserved": []}
REFUSED, STOPPED = 2, 130


def run(arguments: list[str]) -> int:
    """The contract promises JSON, also when we do not get as far as a plan."""
    if {"-h", "--help"} & set(arguments):
        print(HELP)
        return 0
    if arguments[:1] != ["solve"]:
        print(HELP)
        return REFUSED
    try:
        python = environment.ensure(environment.Kind.RUNTIME)
    except Problem as error:
        refuse(f"{error.what} {error.todo}".strip())
        error.code = REFUSED
        raise
    variables = {**os.environ, "PYTHONPATH": str(paths.SOURCE), "PYTHONUTF8": "1"}
    command: list[str | Path] = [python, "-P", "-m", "yilu.dispatch.command", *arguments[1:]]
    code, answer = answered(command, variables)
    if code not in (0, REFUSED, STOPPED) or not answer.strip():
        refuse("the solver was cut off; nothing was planned. Run it again, with fewer --threads.")
        return REFUSED
    print(answer, end="")
    return code


def answered(command: list[str | Path], variables: dict[str, str]) -> tuple[int, str]:
    """Ctrl-C is passed on: the solver says that it stopped, and nothing half-written comes out."""
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, encoding="utf-8"
    ) as child:
        try:
            answer, _nothing = child.communicate()
        except KeyboardInterrupt:
            child.send_signal(signal.SIGINT)
            answer, _nothing = child.communicate()
    return child.returncode, answer


def refuse(why: str) -> None:
    print(json.dumps(NOTHING | {"refused": why}, ensure_ascii=False))
