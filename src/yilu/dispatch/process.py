"""The solver in a process of its own: bounded, watched, stopped at any time; whole answers or none."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Refused
from yilu.dispatch.model import Limits, Plan, Problem, Progress
from yilu.dispatch.travel import Known, Straight, Travel
from yilu.dispatch.wire import plain, typed

Telling = Callable[[Progress], None]
Asking = Callable[[], bool]

GRACE = 20.0  # seconds beyond the limit: to start, to finish the step at hand, to write the answer
COMPILING = 600.0  # seconds until it is ready: half a minute of work once after each new version
STEP = 0.2  # how often the wish to stop is looked at
_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from yilu.dispatch.child import main; main()"
_KEPT = ("HOME", "XDG_CACHE_HOME", "TMPDIR")  # where compiled code may be kept


@dataclass(slots=True)
class Clock:
    """When patience ends."""

    until: float


class NoPlan(Refused):
    """There is no plan, and what was there before stands unchanged."""


class Cancelled(NoPlan):
    """Somebody stopped it."""


class Died(NoPlan):
    """The process was killed or broke down."""


class TooMuch(NoPlan):
    """It needed more time or memory than it may take."""


def solve(
    problem: Problem,
    *,
    limits: Limits | None = None,
    travel: Travel | None = None,
    progress: Telling | None = None,
    cancelled: Asking | None = None,
) -> Plan:
    """A plan from the solver's process, or a refusal that says what to do."""
    task = {"work": "solve", "problem": plain(problem)}
    return _run(task, limits or Limits(), travel or Straight(), progress, cancelled)


def repair(
    problem: Problem,
    plan: Plan,
    *,
    now: int,
    gone_vehicles: Collection[str] = (),
    gone_requests: Collection[str] = (),
    limits: Limits | None = None,
    travel: Travel | None = None,
    cancelled: Asking | None = None,
) -> Plan:
    """The plan mended from `now` on (see repairing), in the solver's process."""
    task = {
        "work": "repair",
        "problem": plain(problem),
        "plan": plain(plan),
        "now": now,
        "gone_vehicles": sorted(gone_vehicles),
        "gone_requests": sorted(gone_requests),
    }
    return _run(task, limits or Limits(seconds=2), travel or Straight(), None, cancelled)


def _run(
    task: dict[str, Any],
    limits: Limits,
    travel: Travel,
    progress: Telling | None,
    cancelled: Asking | None,
) -> Plan:
    task["limits"], task["travel"] = plain(limits), _written(travel)
    child = _start(task)
    try:
        clock = Clock(time.monotonic() + COMPILING)
        for answer in _answers(child, clock, cancelled):
            if "ready" in answer:
                clock.until = time.monotonic() + limits.seconds + GRACE
            elif "plan" in answer:
                return typed(Plan, answer["plan"])
            elif "failed" in answer:
                raise TooMuch(
                    _("编排需要的内存超过上限，没有生成方案；原方案不变。请按场次分开编排。")
                )
            elif progress:
                progress(typed(Progress, answer["progress"]))
        raise _obituary(child)
    finally:
        child.kill()
        child.wait()


def _written(travel: Travel) -> list[Any]:
    assert isinstance(travel, Straight | Known)
    return ["straight" if isinstance(travel, Straight) else "table", plain(travel)]


def _start(task: dict[str, Any]) -> subprocess.Popen[bytes]:
    """A bare interpreter: none of our environment, secrets or open files go with it."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    environment |= {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as file:
        file.write(json.dumps(task).encode())
        file.seek(0)
        return subprocess.Popen(  # noqa: S603 — our own interpreter, no shell, fixed words
            [sys.executable, "-P", "-c", _START, _ROOT],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd="/",
            start_new_session=True,
        )


def _answers(
    child: subprocess.Popen[bytes], clock: Clock, cancelled: Asking | None
) -> Iterator[dict[str, Any]]:
    """Its lines as they come; between them we look at the clock and whether anybody wants it stopped."""
    assert child.stdout is not None
    pipe, rest = child.stdout.fileno(), bytearray()
    with child.stdout:
        while True:
            if cancelled and cancelled():
                raise Cancelled(_("编排已停止，没有生成方案；原方案不变。"))
            if time.monotonic() > clock.until:
                raise TooMuch(
                    _("编排超过时限仍未完成，已停止；原方案不变。请减少车次或放宽时限后再试。")
                )
            if not select.select([pipe], [], [], STEP)[0]:
                continue
            piece = os.read(pipe, 1 << 20)
            if not piece:
                return
            *lines, tail = bytes(rest + piece).split(b"\n")
            rest = bytearray(tail)
            yield from (json.loads(line) for line in lines)


def _obituary(child: subprocess.Popen[bytes]) -> NoPlan:
    """The pipe closed without an answer: was it a limit, or did somebody kill it?"""
    child.wait(timeout=5)
    if child.returncode == -signal.SIGXCPU:
        return TooMuch(_("编排超过时限仍未完成，已停止；原方案不变。请减少车次或放宽时限后再试。"))
    return Died(_("编排程序中途中断，没有生成方案；原方案不变。请再试一次。"))
