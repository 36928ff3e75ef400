"""An exam-day file through the command: a plan that a second checker passes, or a refusal that says why."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dispatch.exam_rules import Day, broken, day
from yilu.dispatch import examday
from yilu.dispatch.command import main
from yilu.dispatch.model import Limits
from yilu.dispatch.refusals import WORDS
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight


def planned(written: Day, **limits: Any) -> Day:
    problem = examday.read(written, Straight())
    plan = solve(problem, limits=Limits(**limits))
    return examday.write(problem, plan, examday.ids_of(written), Straight(), 0.0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 14), st.integers(1, 5), st.integers(0, 10_000))
def test_any_day_passes_the_second_checker(requests: int, vehicles: int, seed: int) -> None:
    written = day(requests, vehicles, seed, backups=1)

    assert broken(written, planned(written, seconds=1)) == []


def test_with_cars_enough_everybody_is_there_in_time() -> None:
    written = day(40, 30)

    plan = planned(written)

    assert broken(written, plan) == []
    assert (plan["unserved"], plan["late"]) == ([], 0)


def test_the_command_answers_in_the_files_own_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = day(12, 8)
    path = tmp_path / "day.json"
    path.write_text(json.dumps(written))

    code = main([str(path), "--seconds", "2", "--threads", "1", "--json"])

    said = capsys.readouterr()
    plan = json.loads(said.out)
    assert (code, said.err) == (0, "")
    assert list(plan) == ["vehicles", "distance", "late", "seconds", "routes", "unserved"]
    assert broken(written, plan) == []


def changed(**changes: Any) -> Day:
    """A good day with one thing wrong: `requests_0_party=7` is the first request's party."""
    written = day(2, 2)
    for name, value in changes.items():
        kind, rank, key = name.split("_")
        written[kind][int(rank)][key] = value
    return written


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


BAD: dict[str, tuple[Any, str]] = {
    "no object": ([1], "the file holds no JSON object"),
    "no list": ({"exams": []}, "the file has no list 'requests'"),
    "no vehicle": (day(1, 0), "there is no vehicle"),
    "no exam point": (changed(requests_0_exam=9), "request 0: there is no exam point 9"),
    "no home": (changed(requests_1_home=None), "request 1: no place [lat, lon]"),
    "swapped": (
        changed(requests_0_home=[101.7, 26.5]),
        "request 0: [101.7, 26.5] is not on the earth ([lat, lon] in degrees)",
    ),
    "no party": (
        changed(requests_0_party=0),
        "request 0: party is 0, not a whole number from 1 to 1000",
    ),
    "no session": (
        changed(requests_0_session=2),
        "request 0: session is 2, not a whole number from 0 to 1",
    ),
    "twice": (changed(requests_1_id=0), "requests[1]: id 0 is there twice"),
    "once as a word": (changed(requests_1_id="0"), "requests[1]: id '0' is there twice"),
    "exam point a list": (changed(requests_0_exam=[0]), "request 0: there is no exam point [0]"),
    "no end of the shift": (
        changed(vehicles_0_shift=[0, float("inf")]),
        "vehicle 0: shift is not [from, to] in seconds",
    ),
    "nowhere": (changed(vehicles_0_start=[float("nan"), 101.7]), "vehicle 0: no place [lat, lon]"),
    "party of true": (
        changed(requests_0_party=True),
        "request 0: party is True, not a whole number from 1 to 1000",
    ),
    "no id": (changed(vehicles_1_id=None), "vehicles[1] has no id"),
    "no shift": (changed(vehicles_0_shift=[0]), "vehicle 0: shift is not [from, to] in seconds"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written, why = BAD[name]
    path = tmp_path / "day.json"
    path.write_text(json.dumps(written))

    code = main([str(path)])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["refused"], answer["routes"]) == (2, why, [])


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "the following arguments are required: file"),
        (["x.json", "--seconds", "0"], "--seconds is 0; give 1 to 3600"),
        (["x.json", "--threads", "0"], "--threads is 0; give 1 to 64"),
        (["none.json"], "none.json cannot be read: No such file or directory"),
    ],
)
def test_bad_options_are_refused(
    arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert json.loads(capsys.readouterr().out)["refused"] == why


def test_what_is_no_json_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "day.json"
    path.write_text("{")

    assert main([str(path)]) == 2
    assert "is not JSON" in json.loads(capsys.readouterr().out)["refused"]


def test_a_chinese_terminal_is_answered_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    path = tmp_path / "day.json"
    path.write_text(json.dumps(changed(requests_0_exam=9)))

    code = main([str(path)])

    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (code, answer["code"], answer["refused"]) == (2, "no_exam", "乘车 0：没有考点 9")
    assert said.err == "refused: 乘车 0：没有考点 9\n"


@pytest.mark.parametrize("code", WORDS)
def test_every_refusal_names_the_same_things_in_both_languages(code: str) -> None:
    names = [
        {name for _t, name, _f, _c in Formatter().parse(words) if name} for words in WORDS[code]
    ]

    assert names[0] == names[1]


def catches(pid: int, number: int) -> bool:
    """Whether the process has a handler of its own: ours is set when it is ready to be stopped."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (number - 1) & 1)


def test_stopped_in_the_middle_it_says_so_and_nothing_half_written_comes_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "day.json"
    path.write_text(json.dumps(day(60, 30)))
    source = Path(examday.__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-P", "-u", "-m", "yilu.dispatch.command", str(path), "--seconds", "600"],
        env={"PYTHONPATH": str(source), "HOME": os.environ["HOME"], "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not catches(child.pid, signal.SIGTERM):
        time.sleep(0.01)

    for _twice in "ab":  # a terminal tells it, and so does whoever started it
        child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)

    assert (child.returncode, err) == (130, b"refused: stopped; nothing was planned\n")
    assert json.loads(out)["routes"] == []
