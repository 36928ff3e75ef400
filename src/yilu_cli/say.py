"""What the command line says, on stderr: steps with their seconds, notes, problems with what to do."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

STEP_WIDTH = 62


class Problem(Exception):
    """Something the person at the keyboard can put right; `todo` says how."""

    def __init__(self, what: str, todo: str = "", code: int = 1) -> None:
        super().__init__(what)
        self.what, self.todo, self.code = what, todo, code


def line(text: str = "") -> None:
    # stdout belongs to what a command was asked for: `ready`, JSON, a report.
    print(text, file=sys.stderr, flush=True)


def note(text: str) -> None:
    line(f"note: {text}")


def problem(error: Problem) -> None:
    line(f"yilu: {error.what}")
    if error.todo:
        line(f"  → {error.todo}")


@contextmanager
def step(name: str, text: str, *, slow: bool = False) -> Iterator[None]:
    """Announce a step, then say how long it took: on one line in a terminal; in a log only slow
    steps are announced."""
    label = f"{name}: {text}"
    live = sys.stderr.isatty()
    if live:
        print(f"{label} …", end="", file=sys.stderr, flush=True)
    elif slow:
        line(f"{label} …")
    began = time.monotonic()
    try:
        yield
    except BaseException:
        if live:
            line()
        raise
    line(f"{chr(13) if live else ''}{label:<{STEP_WIDTH}} {time.monotonic() - began:6.1f} s")
