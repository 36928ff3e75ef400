"""`python -m yilu.dispatch.command FILE`, which `./yilu dispatch solve` runs: a file in, a plan out."""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from yilu.dispatch import examday
from yilu.dispatch.examday import Figures
from yilu.dispatch.model import Limits
from yilu.dispatch.refusals import BadFile, reads_chinese
from yilu.dispatch.search.machine import NoMachineCode
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

REFUSED, STOPPED = 2, 130
LARGEST = 64 << 20  # bytes of a file
LONGEST, WHOLE_TIME = 3600, 5  # seconds; the effort that ends with the time
LARGE, HUGE = 2000, 5000  # requests
MEMORY = 2 << 30  # of the address space
NOTHING: Figures = {
    "vehicles": 0, "distance": 0.0, "late": 0, "seconds": 0, "routes": [], "unserved": [],
}  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Says what is wrong as JSON too."""

    def error(self, message: str) -> NoReturn:
        raise BadFile("option", why=message)


def main(arguments: list[str]) -> int:
    try:
        options = parsed(arguments)
        answer = solved(Path(options.file), limits_of(options))
    except BadFile as error:
        return refused(error)
    except MemoryError:
        return refused(BadFile("memory"))
    except NoMachineCode as error:
        return refused(BadFile("machine", why=str(error)))
    print(json.dumps(answer, ensure_ascii=False), flush=True)
    if not options.json:
        sys.stderr.write(summary(answer) + "\n")
    return 0


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = Parser(prog="./yilu dispatch solve", add_help=False)
    parser.add_argument("file")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if options.seconds is not None and not 1 <= options.seconds <= LONGEST:
        raise BadFile("seconds", found=options.seconds)
    if not 1 <= options.threads <= 64:
        raise BadFile("threads", found=options.threads)
    return options


def limits_of(options: argparse.Namespace) -> Limits:
    """The time that is given is used; without it as long as it pays, which grows with the day."""
    if options.seconds is None:
        return Limits(LONGEST, options.threads)
    return Limits(options.seconds, options.threads, effort=WHOLE_TIME)


def solved(path: Path, limits: Limits) -> Figures:
    start = time.monotonic()
    written, travel = loaded(path), Straight()
    problem = examday.read(written, travel)
    if limits.effort != WHOLE_TIME:
        limits = replace(limits, effort=effort_for(len(problem.requests)))
    plan = solve(problem, limits=limits, travel=travel)
    seconds = time.monotonic() - start
    return examday.write(problem, plan, examday.ids_of(written), travel, seconds)


def effort_for(requests: int) -> int:
    """Less for each of many: the last per cent of kilometres takes two thirds of the time."""
    return 3 if requests <= LARGE else 2 if requests <= HUGE else 1


def loaded(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile("too_large", path=path, most=LARGEST >> 20)
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadFile("unreadable", path=path, why=error.strerror) from error
    except (ValueError, RecursionError) as error:
        raise BadFile("no_json", path=path, why=error) from error


def refused(error: BadFile) -> int:
    """The contract's JSON in any case, and the same words for whoever sits there."""
    why = error.said(reads_chinese(os.environ))
    told = NOTHING | {"refused": why, "code": error.code}
    print(json.dumps(told, ensure_ascii=False), flush=True)
    sys.stderr.write(f"refused: {why}\n")
    return REFUSED


def stopped(_signal: int, _frame: object) -> NoReturn:
    """Ctrl-C, or whoever runs us wants an end: at once, whatever the search's threads are at."""
    for each in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # a terminal tells us, and whoever runs us once more
        signal.signal(each, signal.SIG_IGN)
    refused(BadFile("stopped"))
    os._exit(STOPPED)


def summary(answer: Figures) -> str:
    return (
        f"{answer['vehicles']} vehicles, {answer['distance']} km, {answer['late']} late, "
        f"{len(answer['unserved'])} unserved, {answer['seconds']} s"
    )


if __name__ == "__main__":
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stopped)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.exit(main(sys.argv[1:]))
