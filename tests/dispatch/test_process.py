"""The solver's own process: whole answers, stops on a word, and its death costs nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.dispatch.problems import town
from yilu.dispatch import process
from yilu.dispatch.checking import check
from yilu.dispatch.model import Limits, Progress
from yilu.dispatch.travel import Straight

LARGE = town(rides=900, cars=300)


def children() -> set[int]:
    listed = Path(f"/proc/self/task/{threading.main_thread().native_id}/children").read_text()
    return {int(word) for word in listed.split()}


def test_a_plan_comes_back_whole() -> None:
    problem = town(rides=8, cars=4)
    told: list[Progress] = []

    plan = process.solve(problem, limits=Limits(seconds=5), progress=told.append)

    assert check(problem, plan, Straight()) == []
    assert (told[-1].done, told[-1].unserved) == (1.0, 0)


def test_a_repair_comes_back_whole() -> None:
    problem = town(rides=8, cars=4)
    plan = process.solve(problem, limits=Limits(seconds=2))
    gone = plan.routes[0].vehicle

    mended = process.repair(problem, plan, now=0, gone_vehicles=[gone])

    assert gone not in {route.vehicle for route in mended.routes}
    assert check(problem, mended, Straight()) == []


def test_killed_in_the_middle_it_is_told_and_nothing_stays() -> None:
    before = children()

    def kill() -> None:
        while not (found := children() - before):
            time.sleep(0.01)
        os.kill(found.pop(), signal.SIGKILL)

    assassin = threading.Thread(target=kill)
    assassin.start()
    with pytest.raises(process.Died):
        process.solve(LARGE, limits=Limits(seconds=60, effort=5))
    assassin.join()

    assert children() == before


def test_it_stops_when_somebody_says_so() -> None:
    start = time.monotonic()

    with pytest.raises(process.Cancelled):
        process.solve(LARGE, limits=Limits(seconds=60), cancelled=lambda: True)

    assert time.monotonic() - start < 30


def test_too_little_memory_is_told() -> None:
    with pytest.raises(process.NoPlan):
        process.solve(town(rides=300, cars=100), limits=Limits(seconds=5, memory=40))
