"""The parent's side: start the child, listen with patience that runs out, end it for good."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from yilu.intake.reading import limits
from yilu.intake.reading.wire import Refusal

Event = list[Any]

_ROOT = str(Path(__file__).resolve().parents[3])
_START = (
    "import sys; sys.path.insert(0, sys.argv[2]); "
    "from yilu.intake.reading.child import main; main(int(sys.argv[1]))"
)
PIPE = 1 << 20
FAST = -1


def read(file: BinaryIO) -> Generator[Event, None, None]:
    """The child's events, up to "end"; a refusal is raised, whatever happened to the child.

    A sheet that kills the fast reader, always before its first row, is read by the patient one.
    """
    patience = Patience(limits.SECONDS)
    try:
        yield from _attempt(file, FAST, patience)
    except _Died as death:
        if not death.sheets:
            raise Refusal("crashed") from None
        again = _attempt(file, death.sheets - 1, patience)
        try:
            yield from (e for e in again if e[0] != "source")
        except _Died:
            raise Refusal("crashed") from None


class _Died(Exception):
    """The child is gone without a last word, at work on the workbook's sheet of this number."""

    def __init__(self, sheets: int) -> None:
        super().__init__()
        self.sheets = sheets


class Patience:
    """Seconds left to wait for the child; the parent's own work does not count."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    def wait(self, pipe: int) -> None:
        start = time.monotonic()
        ready, _, _ = select.select([pipe], [], [], max(self.left, 0))
        self.left -= time.monotonic() - start
        if not ready or self.left <= 0:
            raise Refusal("too_slow")


def _attempt(file: BinaryIO, manner: int, patience: Patience) -> Iterator[Event]:
    child = _start(file, manner)
    kind, sheets = "", 0
    try:
        for event in _events(child, patience):
            if event[0] == "end":
                return
            if event[0] == "refuse":
                raise Refusal(event[1], **event[2])
            kind = event[1] if event[0] == "source" else kind
            sheets += event[0] == "sheet"
            yield event
        _buried(child)
        raise _Died(sheets if kind == "xlsx" else 0)
    finally:
        child.kill()
        child.wait()


def _start(file: BinaryIO, manner: int) -> subprocess.Popen[bytes]:
    """A bare interpreter: none of our environment, secrets or open files go with it."""
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    return subprocess.Popen(  # noqa: S603 — our own interpreter, no shell, fixed words
        [sys.executable, "-I", "-c", _START, str(manner), _ROOT],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
        cwd="/",
        start_new_session=True,
    )


def _events(child: subprocess.Popen[bytes], patience: Patience) -> Iterator[Event]:
    assert child.stdout is not None
    pipe = child.stdout.fileno()
    rest = bytearray()
    with child.stdout:
        while True:
            patience.wait(pipe)
            piece = os.read(pipe, PIPE)
            if not piece:
                return
            rest += piece
            end = rest.rfind(b"\n") + 1
            for line in bytes(rest[:end]).split(b"\n")[:-1]:
                yield json.loads(line)
            del rest[:end]


def _buried(child: subprocess.Popen[bytes]) -> None:
    """The pipe closed without a last word: was it the limit on processor time?"""
    child.wait(timeout=5)
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Refusal("too_slow")
