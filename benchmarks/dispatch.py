"""The six measures of dispatching beside VROOM, OR-Tools and PyVRP, in one run: `./yilu bench dispatch`."""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks import _days, _fleet, _lilim, _lilim_peers, _solvers  # noqa: E402
from benchmarks._days import Day  # noqa: E402
from yilu.dispatch import examday, process  # noqa: E402
from yilu.dispatch.mending import repair  # noqa: E402
from yilu.dispatch.model import Limits, Plan, Problem  # noqa: E402
from yilu.dispatch.placing import changes  # noqa: E402
from yilu.dispatch.solving import solve  # noqa: E402
from yilu.dispatch.travel import Straight  # noqa: E402

Figures = dict[str, Any]
Say = Callable[[str], object]
STRAIGHT = Straight()
PATIENCE = 3600  # seconds on the wall: processor time is what is compared
FRESH = 4001  # seeds of days that nothing was tuned on


def main() -> int:
    options = parsed()
    say: Say = (lambda _line: None) if options.json else say_aloud
    solve(
        examday.read(_days.generate(0.02, 1), STRAIGHT)
    )  # machine code is made before any clock runs
    try:
        figures = of_file(options.file, say) if options.file else measured(options, say)
    except (_lilim.BadInstance, examday.BadFile, OSError) as error:
        sys.stderr.write(f"refused: {error}\n")
        return 2
    print(json.dumps(figures, ensure_ascii=False, indent=None if options.json else 1))
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./yilu bench dispatch", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line, nothing else")
    parser.add_argument("--quick", action="store_true", help="two days, no large scales: minutes")
    parser.add_argument("--days", type=int, default=10, help="fresh days at scale 1")
    parser.add_argument("--peer-seconds", type=int, default=30, help="OR-Tools, PyVRP: each wave")
    parser.add_argument("--lilim", type=Path, help="a folder of Li & Lim instances")
    parser.add_argument("--file", type=Path, help="one exam day (JSON) or Li & Lim instance (text)")
    return parser.parse_args()


def say_aloud(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def measured(options: argparse.Namespace, say: Say) -> Figures:
    days = 2 if options.quick else options.days
    figures: Figures = {"scale_1": fresh_days(days, say)}
    figures["peers"] = peers(
        _days.generate(1, 7), 5 if options.quick else options.peer_seconds, say
    )
    figures["replan"] = replan(say)
    figures["growth"] = growth([0.25, 1] if options.quick else [1, 4, 27], say)
    if not options.quick:
        figures["scale_4"] = scale_4(say)
    if options.lilim:
        figures["lilim"] = [lilim(path, say) for path in sorted(options.lilim.glob("*.txt"))]
    return figures


def of_file(path: Path, say: Say) -> Figures:
    text = path.read_text(encoding="utf-8")
    if text.lstrip().startswith("{"):
        return peers(json.loads(text), 30, say)
    return lilim(path, say)


def ours(day: Day, effort: int = 3) -> Day:
    problem = examday.read(day, STRAIGHT)
    plan = solve(problem, limits=Limits(seconds=PATIENCE, effort=effort), travel=STRAIGHT)
    return examday.write(problem, plan, examday.ids_of(day), STRAIGHT, 0)


def run(name: str, day: Day, work: Callable[[], Day], say: Say) -> Figures:
    plan, cpu, wall = _fleet.timed(work)
    found = _days.judged(day, plan) | {"cpu": round(cpu, 2), "wall": round(wall, 2)}
    say(f"{name}: {found}")
    return found


def fresh_days(count: int, say: Say) -> Figures:
    """Measures 1 and 2: faults, unserved, and kilometres beside VROOM x3 by wave."""
    rows = []
    for seed in range(FRESH, FRESH + count):
        day = _days.generate(1, seed)
        theirs = run(
            f"day {seed} VROOM x3 by wave",
            day,
            lambda day=day: _fleet.by_wave(day, _solvers.with_vroom(3)),
            say,
        )
        mine = run(f"day {seed} ours", day, lambda day=day: ours(day), say)
        rows.append({"seed": seed, "vroom_x3": theirs, "ours": mine})
    ratio = [math.log(row["ours"]["km"] / row["vroom_x3"]["km"]) for row in rows]
    cpu = sum(row["ours"]["cpu"] for row in rows) / sum(row["vroom_x3"]["cpu"] for row in rows)
    return {
        "days": rows,
        "faults": sum(row["ours"]["faults"] for row in rows),
        "unserved": sum(row["ours"]["unserved"] for row in rows),
        "km_to_vroom_x3": round(math.exp(sum(ratio) / len(ratio)), 4),
        "cpu_to_vroom_x3": round(cpu, 3),
    }


def peers(day: Day, seconds: int, say: Say) -> Figures:
    """One day through everybody."""
    solvers = {
        "vroom_x1_by_wave": lambda: _fleet.by_wave(day, _solvers.with_vroom(1)),
        "vroom_x3_by_wave": lambda: _fleet.by_wave(day, _solvers.with_vroom(3)),
        "vroom_x3_whole": lambda: _fleet.whole(day, _solvers.with_vroom(3)),
        "ortools_by_wave": lambda: _fleet.by_wave(day, _solvers.with_ortools(seconds)),
        "pyvrp_by_wave": lambda: _fleet.by_wave(day, _solvers.with_pyvrp(seconds)),
        "ours": lambda: ours(day),
    }
    return {name: run(name, day, work, say) for name, work in solvers.items()}


def scale_4(say: Say) -> Figures:
    """Measure 3."""
    day = _days.generate(4, FRESH)
    theirs = run(
        "scale 4 VROOM x1 by wave",
        day,
        lambda: _fleet.by_wave(day, _solvers.with_vroom(1)),
        say,
    )
    mine = run("scale 4 ours", day, lambda: ours(day, effort=2), say)
    return {
        "vroom_x1": theirs,
        "ours": mine,
        "km": round(mine["km"] / theirs["km"], 4),
        "cpu": round(mine["cpu"] / theirs["cpu"], 4),
    }


def growth(scales: list[float], say: Say) -> Figures:
    """Measure 4: each size through the command, in a process of its own, with its memory."""
    rows = [grown(scale, say) for scale in scales]
    first, last = rows[0], rows[-1]
    exponent = math.log(last["cpu"] / first["cpu"]) / math.log(last["requests"] / first["requests"])
    return {"sizes": rows, "exponent": round(exponent, 3)}


def grown(scale: float, say: Say) -> Figures:
    day = _days.generate(scale, FRESH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.json"
        path.write_text(json.dumps(day), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "yilu.dispatch.command", path, "--json"]
        start = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            plan = json.loads(child.stdout.read())
            _pid, _status, used = os.wait4(child.pid, 0)
            child.returncode = 0
    found = _days.judged(day, plan) | {
        "requests": len(day["requests"]),
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "wall": round(time.monotonic() - start, 2),
        "megabytes": used.ru_maxrss >> 10,
    }
    say(f"scale {scale}: {found}")
    return found


def replan(say: Say) -> Figures:
    """Measure 5: two of a wave's drivers drop out an hour before anybody boards."""
    day = _days.wave(_days.generate(1, FRESH), 0)
    problem = examday.read(day, STRAIGHT)
    plan = solve(problem, limits=Limits(seconds=PATIENCE), travel=STRAIGHT)
    gone = busiest(plan, 2)
    start, cpu = time.monotonic(), time.process_time()
    mended = repair(problem, plan, now=0, gone_vehicles=gone, travel=STRAIGHT)
    cpu, wall = time.process_time() - cpu, time.monotonic() - start
    start = time.monotonic()
    process.repair(problem, plan, now=0, gone_vehicles=gone, travel=STRAIGHT)
    apart = time.monotonic() - start
    left = without(problem, gone)
    again = solve(left, limits=Limits(seconds=PATIENCE), travel=STRAIGHT)
    found = {
        "requests": len(problem.requests),
        "cpu": round(cpu, 2),
        "wall": round(wall, 2),
        "wall_with_its_own_process": round(apart, 2),
        "changed": len(changes(plan, mended)),
        "changed_by_solving_anew": len(changes(plan, again)),
        "unserved": len(mended.unserved),
        "km_to_solving_anew": round(mended.metres / again.metres, 4),
    }
    found["changed_share"] = round(found["changed"] / found["requests"], 3)
    say(f"two drop out: {found}")
    return found


def busiest(plan: Plan, count: int) -> list[str]:
    routes = sorted(plan.routes, key=lambda route: (-len(route.stops), route.vehicle))
    return [route.vehicle for route in routes[:count]]


def without(problem: Problem, gone: list[str]) -> Problem:
    return replace(problem, vehicles=tuple(v for v in problem.vehicles if v.id not in gone))


def lilim(path: Path, say: Say) -> Figures:
    """Measure 6."""
    found = _lilim_peers.compared(path)
    say(f"{found}")
    return found


if __name__ == "__main__":
    sys.exit(main())
