"""`python -m yilu.dispatch.command FILE`, which `./yilu dispatch solve` runs: a file in, a plan out."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from yilu.dispatch import examday
from yilu.dispatch.examday import BadFile, Figures
from yilu.dispatch.model import Limits
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

REFUSED = 2
LARGEST = 64 << 20  # bytes of a file
LONGEST, WHOLE_TIME = 3600, 5  # seconds; the effort that ends with the time
LARGE = 2000  # requests
MEMORY = 2 << 30  # of the address space
NOTHING: Figures = {
    "vehicles": 0, "distance": 0.0, "late": 0, "seconds": 0, "routes": [], "unserved": [],
}  # fmt: skip


class Parser(argparse.ArgumentParser):
    """Says what is wrong as JSON too."""

    def error(self, message: str) -> NoReturn:
        raise BadFile(message)


def main(arguments: list[str]) -> int:
    try:
        options = parsed(arguments)
        answer = solved(Path(options.file), limits_of(options))
    except BadFile as error:
        return refused(str(error))
    except MemoryError:
        return refused("the problem needs more memory than may be taken; plan it wave by wave")
    print(json.dumps(answer, ensure_ascii=False))
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
        raise BadFile(f"--seconds is {options.seconds:g}; give 1 to 3600")
    if not 1 <= options.threads <= 64:
        raise BadFile(f"--threads is {options.threads}; give 1 to 64")
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
    if len(problem.requests) > LARGE and limits.effort != WHOLE_TIME:
        limits = replace(limits, effort=2)  # as many rounds again would save a half per cent
    plan = solve(problem, limits=limits, travel=travel)
    seconds = time.monotonic() - start
    return examday.write(problem, plan, examday.ids_of(written), travel, seconds)


def loaded(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(f"{path} is larger than {LARGEST >> 20} MB")
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{path} is not JSON: {error}") from error


def refused(why: str) -> int:
    print(json.dumps(NOTHING | {"refused": why}, ensure_ascii=False))
    sys.stderr.write(f"refused: {why}\n")
    return REFUSED


def summary(answer: Figures) -> str:
    return (
        f"{answer['vehicles']} vehicles, {answer['distance']} km, {answer['late']} late, "
        f"{len(answer['unserved'])} unserved, {answer['seconds']} s"
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.exit(main(sys.argv[1:]))
