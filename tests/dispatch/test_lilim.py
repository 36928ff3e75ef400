"""The benchmark's reader of Li & Lim instances, and what it says of tours."""

from __future__ import annotations

import pytest
from benchmarks._lilim import BadInstance, judged, ours, read

SMALL = """5\t10\t1
0\t0\t0\t0\t0\t1000\t0\t0\t0
1\t3\t4\t5\t0\t900\t10\t0\t2
2\t6\t8\t-5\t0\t900\t10\t1\t0
3\t-3\t4\t4\t0\t900\t10\t0\t4
4\t-6\t8\t-4\t0\t900\t10\t3\t0
"""


def test_pairs_and_distances() -> None:
    instance = read(SMALL)

    assert (instance.vehicles, instance.capacity, instance.pairs) == (5, 10, [(1, 2), (3, 4)])
    assert judged(instance, [[1, 2], [3, 4]]) == (2, 40.0, 0)


def test_a_tour_against_the_rules_has_faults() -> None:
    instance = read(SMALL)

    assert judged(instance, [[2, 1], [3, 4]])[2] == 1
    assert judged(instance, [[1, 2]])[2] == 1


def test_few_vehicles_come_before_few_kilometres() -> None:
    instance = read(SMALL)

    assert judged(instance, ours(instance, 0.3)) == (1, 34.85, 0)


def test_what_is_no_instance_is_refused() -> None:
    with pytest.raises(BadInstance):
        read("5 10 1\n0 0 0\n")
    with pytest.raises(BadInstance):
        read("vehicles")
