"""A plan for a problem: everybody there in time, backups only where needed, few kilometres."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock as Mutex

from yilu.dispatch.driving import Book, drive
from yilu.dispatch.model import Limits, Plan, Problem, Progress
from yilu.dispatch.packing import Task
from yilu.dispatch.placing import reasons, stand_down
from yilu.dispatch.regions import MOST, Part, around, first_parts, parts_of
from yilu.dispatch.searching import COLD, HOT, ROUNDS, Pace, Tours, search
from yilu.dispatch.travel import Straight, Travel

Telling = Callable[[Progress], None]
# Share of the work, and from how hot to how cold: a large problem goes through three sets of borders.
PASSES = ((0.5, HOT, 600.0), (0.3, 1000.0, 300.0), (0.2, 400.0, COLD))
RESCUES = 3


def solve(
    problem: Problem,
    *,
    limits: Limits | None = None,
    travel: Travel | None = None,
    progress: Telling | None = None,
) -> Plan:
    """Everybody served, or a reason for whoever is not."""
    job = Job(Book(problem), limits or Limits(), travel or Straight(), progress)
    if len(problem.requests) <= MOST:
        job.take([Part(problem.requests, problem.vehicles)], 1.0, HOT, COLD)
    else:
        job.in_passes()
    return finished(job.book, job.tours, job.absent, job.travel, progress)


@dataclass
class Job:
    """A run over the parts of a problem, with the plan as it is so far."""

    book: Book
    limits: Limits
    travel: Travel
    progress: Telling | None = None
    tours: Tours = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    start: float = field(default_factory=time.monotonic)
    said: float = 0.0
    mutex: Mutex = field(default_factory=Mutex)

    def in_passes(self) -> None:
        problem = self.book.problem
        ordinary = [vehicle for vehicle in problem.vehicles if not vehicle.backup]
        for turn, (share, hot, cold) in enumerate(PASSES):
            if turn == 0:
                parts = first_parts(problem.requests, ordinary)
            else:
                parts = parts_of(self.book, self.tours, self.absent, problem.vehicles, turn)
            self.take(parts, share, hot, cold)
        for _attempt in range(RESCUES):
            if self.absent:
                part = around(self.book, self.tours, self.absent, problem.vehicles)
                self.take([part], 0.1, HOT, COLD, others=self.absent)

    def take(
        self,
        parts: Sequence[Part],
        share: float,
        hot: float,
        cold: float,
        others: Sequence[str] = (),
    ) -> None:
        """All parts, as many at a time as there are threads; `others` are absent and in none of them."""
        inside = {request.id for part in parts for request in part.requests}
        self.absent = [each for each in others if each not in inside]
        total = max(sum(len(part.requests) for part in parts), 1)
        seconds = self.limits.seconds * 0.95 * share * min(self.limits.threads, len(parts))
        effort = min(max(self.limits.effort, 0), len(ROUNDS) - 1)

        def one(part: Part) -> tuple[Tours, list[str]]:
            count = len(part.requests)
            pace = Pace(
                rounds=int(ROUNDS[effort] * count * share),
                until=time.monotonic() + seconds * count / total,
                hot=hot,
                cold=cold,
                tell=self.teller(len(parts)),
            )
            task = Task(self.book, part.requests, part.vehicles, {}, {}, frozenset())
            own = {v.id: self.tours[v.id] for v in part.vehicles if v.id in self.tours}
            return search(task, own, self.travel, pace)

        threads = min(self.limits.threads, len(parts))
        if threads < 2:
            self.keep(map(one, parts))
            return
        with ThreadPoolExecutor(threads) as pool:
            self.keep(pool.map(one, parts))

    def keep(self, results: Iterable[tuple[Tours, list[str]]]) -> None:
        for tours, left in results:
            self.tours.update(tours)
            self.absent += left

    def teller(self, parts: int) -> Callable[[float, int, int], None] | None:
        """Of one part it says all; of many only that time goes by."""
        if self.progress is None:
            return None

        def tell(done: float, absent: int, cost: int) -> None:
            with self.mutex:
                now = time.monotonic()
                if self.progress is None or now - self.said < 0.2:
                    return
                self.said = now
                if parts > 1:
                    done = min(0.99, (now - self.start) / self.limits.seconds)
                    absent, cost = len(self.absent), 0
                self.progress(Progress(done, absent, cost % 10_000_000))

        return tell


def finished(
    book: Book, tours: Tours, absent: Sequence[str], travel: Travel, progress: Telling | None
) -> Plan:
    routes = [
        drive(book, book.vehicles[vehicle], stops, travel).route
        for vehicle, stops in tours.items()
        if stops
    ]
    at_work = {route.vehicle for route in routes}
    idle = [v for v in book.problem.vehicles if not v.backup and v.id not in at_work]
    plan = Plan(
        tuple(stand_down(book, routes, idle, travel)),
        reasons(book, absent, travel),
        travel.provider,
        travel.fell_back,
    )
    if progress:
        progress(Progress(1.0, len(plan.unserved), plan.metres))
    return plan
