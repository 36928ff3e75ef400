"""The six measures of dispatching beside VROOM, OR-Tools and PyVRP, in one run: `./yilu bench dispatch`."""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks import _days, _fair, _fleet, _lilim, _lilim_peers, _parts, _solvers  # noqa: E402
from benchmarks._days import Day  # noqa: E402
from benchmarks._parts import Parts  # noqa: E402
from yilu.dispatch import examday, process  # noqa: E402
from yilu.dispatch.checking import check  # noqa: E402
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


DROPS, DROP_DAYS = 4011, 10  # both waves of each day: twenty repairs, none of them tuned on
WORST = (
    "cpu", "cpu_of_its_process", "wall_of_its_process", "changed_share", "changed_by_solving_anew",
    "unserved", "faults", "km_to_solving_anew",
)  # fmt: skip


def main() -> int:
    options = parsed()
    say: Say = (lambda _line: None) if options.json else say_aloud
    bench = Bench(Parts(options.keep), say)
    try:
        if options.file:
            figures = of_file(options.file, bench)
        elif options.theirs:
            figures = theirs(options, bench)
        elif options.fair:
            figures = _fair.table(lambda name, work: bench.part(name, "", work))
        else:
            figures = measured(options, bench)
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
    parser.add_argument("--keep", type=Path, help="a file of what is measured already; it grows")
    parser.add_argument("--theirs", action="store_true", help="only the peers: for --keep")
    parser.add_argument("--fair", action="store_true", help="only what sharing out costs in km")
    return parser.parse_args()


def say_aloud(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@dataclass
class Bench:
    """Where figures are kept and told; machine code is made before any clock of ours runs."""

    parts: Parts
    say: Say
    ready: bool = False

    def day(self, name: str, package: str, day: Day, work: Callable[[], Day]) -> Figures:
        return self.part(name, package, lambda: judged(day, work))

    def part(self, name: str, package: str, work: Callable[[], Figures], also: str = "") -> Figures:
        """`package` is a peer's, or "" for ours; `also` one of our modules that only this part needs."""

        def told() -> Figures:
            self.warm(package)
            figures = work()
            self.say(f"{name}: {figures}")
            return figures

        key = _parts.of_peer(package) if package else _parts.of_ours(also)
        return self.parts.part(name, key, told)

    def warm(self, package: str) -> None:
        if not package and not self.ready:
            solve(examday.read(_days.generate(0.02, 1), STRAIGHT))
            self.ready = True


def judged(day: Day, work: Callable[[], Day]) -> Figures:
    plan, cpu, wall = _fleet.timed(work)
    return _days.judged(day, plan) | {"cpu": round(cpu, 2), "wall": round(wall, 2)}


def measured(options: argparse.Namespace, bench: Bench) -> Figures:
    figures: Figures = {
        "scale_1": fresh_days(count_of(options), bench),
        "peers": peers(_days.generate(1, 7), "day 7", seconds_of(options), bench),
        "replan": replan(bench),
        "growth": growth([0.25, 1] if options.quick else [1, 4, 8, 27], bench),
    }
    if not options.quick:
        figures["scale_4"] = scale_4(bench)
    figures["lilim"] = [lilim(path, bench) for path in instances(options)]
    return figures


def theirs(options: argparse.Namespace, bench: Bench) -> Figures:
    """The peers' parts alone, the dearest last."""
    for seed in range(FRESH, FRESH + count_of(options)):
        vroom_day(seed, bench)
    day = _days.generate(1, 7)
    for name in PEERS:
        peer(name, day, "day 7", seconds_of(options), bench)
    for path in sorted(instances(options), key=lambda each: each.stat().st_size):
        vroom_lilim(path, bench)
    if not options.quick:
        vroom_scale_4(bench)
    return {"parts": sorted(bench.parts.found)}


def count_of(options: argparse.Namespace) -> int:
    return 2 if options.quick else int(options.days)


def seconds_of(options: argparse.Namespace) -> int:
    return 5 if options.quick else int(options.peer_seconds)


def instances(options: argparse.Namespace) -> list[Path]:
    return sorted(options.lilim.glob("*.txt")) if options.lilim else []


def of_file(path: Path, bench: Bench) -> Figures:
    text = path.read_text(encoding="utf-8")
    if text.lstrip().startswith("{"):
        return peers(json.loads(text), path.name, 30, bench)
    return lilim(path, bench)


def ours(day: Day, effort: int = 3) -> Day:
    problem = examday.read(day, STRAIGHT)
    plan = solve(problem, limits=Limits(seconds=PATIENCE, effort=effort), travel=STRAIGHT)
    return examday.write(problem, plan, examday.ids_of(day), STRAIGHT, 0)


def vroom_day(seed: int, bench: Bench) -> Figures:
    day = _days.generate(1, seed)
    return bench.day(
        f"day {seed} VROOM x3 by wave",
        "pyvroom",
        day,
        lambda: _fleet.by_wave(day, _solvers.with_vroom(3)),
    )


def fresh_days(count: int, bench: Bench) -> Figures:
    """Measures 1 and 2: faults, unserved, and kilometres beside VROOM x3 by wave."""
    rows = []
    for seed in range(FRESH, FRESH + count):
        day = _days.generate(1, seed)
        mine = bench.day(f"day {seed} ours", "", day, lambda day=day: ours(day))
        rows.append({"seed": seed, "vroom_x3": vroom_day(seed, bench), "ours": mine})
    ratio = [math.log(row["ours"]["km"] / row["vroom_x3"]["km"]) for row in rows]
    cpu = sum(row["ours"]["cpu"] for row in rows) / sum(row["vroom_x3"]["cpu"] for row in rows)
    return {
        "days": rows,
        "faults": sum(row["ours"]["faults"] for row in rows),
        "unserved": sum(row["ours"]["unserved"] for row in rows),
        "km_to_vroom_x3": round(math.exp(sum(ratio) / len(ratio)), 4),
        "cpu_to_vroom_x3": round(cpu, 3),
    }


# Name: whose it is, whether it plans exam by exam, and the solver, given its seconds for each.
PEERS: dict[str, tuple[str, bool, Callable[[int], _fleet.Solver]]] = {
    "VROOM x1 by wave": ("pyvroom", True, lambda _seconds: _solvers.with_vroom(1)),
    "VROOM x3 by wave": ("pyvroom", True, lambda _seconds: _solvers.with_vroom(3)),
    "VROOM x5 by wave": ("pyvroom", True, lambda _seconds: _solvers.with_vroom(5)),
    "VROOM x3 whole": ("pyvroom", False, lambda _seconds: _solvers.with_vroom(3)),
    "OR-Tools by wave": ("ortools", True, _solvers.with_ortools),
    "PyVRP by wave": ("pyvrp", True, _solvers.with_pyvrp),
}


def peer(name: str, day: Day, of: str, seconds: int, bench: Bench) -> Figures:
    package, by_wave, solver = PEERS[name]
    plan = _fleet.by_wave if by_wave else _fleet.whole
    return bench.day(f"{of} {name}", package, day, lambda: plan(day, solver(seconds)))


def peers(day: Day, of: str, seconds: int, bench: Bench) -> Figures:
    """One day through everybody."""
    found = {name: peer(name, day, of, seconds, bench) for name in PEERS}
    return found | {"ours": bench.day(f"{of} ours", "", day, lambda: ours(day))}


def vroom_scale_4(bench: Bench) -> Figures:
    day = _days.generate(4, FRESH)
    return bench.day(
        "scale 4 VROOM x1 by wave",
        "pyvroom",
        day,
        lambda: _fleet.by_wave(day, _solvers.with_vroom(1)),
    )


def scale_4(bench: Bench) -> Figures:
    """Measure 3."""
    day = _days.generate(4, FRESH)
    theirs = vroom_scale_4(bench)
    mine = bench.day("scale 4 ours", "", day, lambda: ours(day, effort=2))
    return {
        "vroom_x1": theirs,
        "ours": mine,
        "km": round(mine["km"] / theirs["km"], 4),
        "cpu": round(mine["cpu"] / theirs["cpu"], 4),
    }


def growth(scales: list[float], bench: Bench) -> Figures:
    """Measure 4: each size through the command, in a process of its own, with its memory.

    The command searches less for each of many, which is part of how its time grows.
    """
    rows = [bench.part(f"growth {scale:g}", "", lambda s=scale: grown(s)) for scale in scales]
    first, last = rows[0], rows[-1]
    exponent = math.log(last["cpu"] / first["cpu"]) / math.log(last["requests"] / first["requests"])
    return {"sizes": rows, "exponent": round(exponent, 3)}


def grown(scale: float) -> Figures:
    day = _days.generate(scale, FRESH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "day.json"
        path.write_text(json.dumps(day), encoding="utf-8")
        command = [sys.executable, "-P", "-m", "yilu.dispatch.command", path, "--json"]
        variables = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        start = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=variables) as child:
            assert child.stdout is not None
            plan = json.loads(child.stdout.read())
            _pid, _status, used = os.wait4(child.pid, 0)
            child.returncode = 0
    return _days.judged(day, plan) | {
        "requests": len(day["requests"]),
        "cpu": round(used.ru_utime + used.ru_stime, 2),
        "wall": round(time.monotonic() - start, 2),
        "megabytes": used.ru_maxrss >> 10,
    }


def replan(bench: Bench) -> Figures:
    """Measure 5: two of a wave's drivers drop out an hour before anybody boards; both waves of ten days."""
    rows = [
        bench.part(
            f"drop-outs day {seed} wave {wave}",
            "",
            lambda s=seed, w=wave: mended(s, w),
            _parts.MENDING,
        )
        for seed in range(DROPS, DROPS + DROP_DAYS)
        for wave in (0, 1)
    ]
    ratio = [math.log(row["km_to_solving_anew"]) for row in rows]
    return {
        "repairs": len(rows),
        "worst": {name: max(row[name] for row in rows) for name in WORST},
        "middle": {name: sorted(row[name] for row in rows)[len(rows) // 2] for name in WORST},
        "km_to_solving_anew": round(math.exp(sum(ratio) / len(ratio)), 4),
    }


def mended(seed: int, wave: int) -> Figures:
    day = _days.wave(_days.generate(1, seed), wave)
    problem = examday.read(day, STRAIGHT)
    plan = solve(problem, limits=Limits(seconds=PATIENCE), travel=STRAIGHT)
    gone = busiest(plan, 2)
    cpu = time.process_time()
    after = repair(problem, plan, now=0, gone_vehicles=gone, travel=STRAIGHT)
    cpu = time.process_time() - cpu
    spent, start = children(), time.monotonic()
    process.repair(problem, plan, now=0, gone_vehicles=gone, travel=STRAIGHT)
    apart, wall = children() - spent, time.monotonic() - start
    again = solve(without(problem, gone), limits=Limits(seconds=PATIENCE), travel=STRAIGHT)
    changed = len(changes(plan, after))
    return {
        "cpu": round(cpu, 3),
        "cpu_of_its_process": round(apart, 3),
        "wall_of_its_process": round(wall, 3),
        "changed": changed,
        "changed_share": round(changed / len(problem.requests), 4),
        "changed_by_solving_anew": len(changes(plan, again)),
        "unserved": len(after.unserved),
        "faults": len(check(without(problem, gone), after, STRAIGHT)),
        "km_to_solving_anew": round(after.metres / again.metres, 4),
    }


def children() -> float:
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def busiest(plan: Plan, count: int) -> list[str]:
    routes = sorted(plan.routes, key=lambda route: (-len(route.stops), route.vehicle))
    return [route.vehicle for route in routes[:count]]


def without(problem: Problem, gone: list[str]) -> Problem:
    return replace(problem, vehicles=tuple(v for v in problem.vehicles if v.id not in gone))


def vroom_lilim(path: Path, bench: Bench) -> Figures:
    return bench.part(
        f"{path.stem} VROOM x5", "pyvroom", lambda: _lilim_peers.timed(path, _lilim_peers.x5)
    )


def lilim(path: Path, bench: Bench) -> Figures:
    """Measure 6: VROOM x5, then ours in the same processor time."""
    theirs = vroom_lilim(path, bench)
    _lilim.warm()
    mine = bench.part(
        f"{path.stem} ours",
        "",
        lambda: _lilim_peers.timed(path, lambda each: _lilim.ours(each, theirs["cpu"])),
    )
    order = [(each["vehicles"], each["distance"]) for each in (mine, theirs)]
    no_worse = mine["faults"] == 0 and order[0] <= order[1]
    return {"instance": path.stem, "vroom_x5": theirs, "ours": mine, "no_worse": no_worse}


if __name__ == "__main__":
    sys.exit(main())
