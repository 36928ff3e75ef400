"""The solver's own process: takes a task on standard input, limits itself, solves, tells, ends."""

from __future__ import annotations

import json
import os
import resource
import sys
from typing import Any

from yilu.dispatch.mending import repair
from yilu.dispatch.model import Limits, Plan, Problem, Progress
from yilu.dispatch.search.machine import call
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Known, Straight, Travel
from yilu.dispatch.wire import plain, typed


def main() -> None:
    """One task, one answer; whoever reads sees the whole of it or none."""
    task = json.load(sys.stdin)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    limits = typed(Limits, task["limits"])
    call()  # machine code is made now where there was none yet, before the clock runs
    out.write(json.dumps({"ready": True}) + "\n")
    limit(limits)

    def tell(progress: Progress) -> None:
        out.write(json.dumps({"progress": plain(progress)}) + "\n")

    try:
        plan = done(task, limits, tell)
        out.write(json.dumps({"plan": plain(plan)}) + "\n")
    except MemoryError:
        out.write(json.dumps({"failed": "memory"}) + "\n")


def done(task: dict[str, Any], limits: Limits, tell: Any) -> Plan:
    problem = typed(Problem, task["problem"])
    travel = travel_of(task["travel"])
    if task["work"] == "solve":
        return solve(problem, limits=limits, travel=travel, progress=tell)
    return repair(
        problem,
        typed(Plan, task["plan"]),
        now=task["now"],
        gone_vehicles=task["gone_vehicles"],
        gone_requests=task["gone_requests"],
        travel=travel,
        limits=limits,
    )


def travel_of(written: list[Any]) -> Travel:
    kind, value = written
    return typed(Straight, value) if kind == "straight" else typed(Known, value)


def limit(limits: Limits) -> None:
    """Hard limits of the kernel: no way back for the process, whatever the problem makes of it."""
    memory = limits.memory << 20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(limits.seconds * limits.threads + spent.ru_utime + spent.ru_stime) + 60
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
