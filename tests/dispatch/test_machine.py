"""The machine code is made once by whoever needs it first, kept, and refused in words where that fails."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from yilu.dispatch.search import machine
from yilu.dispatch.search.machine import NoMachineCode

SOURCE = Path(machine.__file__).parents[3]
START = (
    "from yilu.dispatch.child import main; import sys;"
    "print(sorted({name.partition('.')[0] for name in sys.modules}"
    " & {'numba', 'django', 'scipy', 'numpy', 'llvmlite'}))"
)


def test_the_solvers_process_loads_nothing_that_it_does_not_need() -> None:
    environment = {"PYTHONPATH": str(SOURCE), "HOME": os.environ["HOME"]}

    told = subprocess.run(
        [sys.executable, "-P", "-c", START], env=environment, capture_output=True, text=True
    )

    assert told.stdout.strip() == "['llvmlite', 'numpy']"


def test_of_two_that_miss_it_one_makes_it(tmp_path: Path) -> None:
    made = []

    def slowly(path: Path) -> None:
        made.append(path.name)
        threading.Event().wait(0.05)
        path.write_bytes(b"code")

    found: list[Path] = []
    threads = [
        threading.Thread(target=lambda: found.append(machine.found([tmp_path], slowly)))
        for _two in "ab"
    ]

    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert made == [f"search-{machine.mark()}.o"]
    assert found == [tmp_path / made[0]] * 2


def write(path: Path) -> None:
    path.write_bytes(b"code")


def test_where_nothing_may_be_written_the_next_folder_has_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    folders = [tmp_path / "file" / "beside", tmp_path / "home"]

    path = machine.found(folders, write)

    assert path.parent == tmp_path / "home"
    assert machine.found(folders) == path


def test_nowhere_to_keep_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(NoMachineCode, match="no folder"):
        machine.found([tmp_path / "file" / "beside"])


AT_ONCE = """
import threading
from yilu.dispatch.search import machine
start, found = threading.Barrier(8), []
def first():
    start.wait()
    found.append(machine.call())
threads = [threading.Thread(target=first) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len({id(each) for each in found}))
"""


def test_threads_that_all_come_first_load_it_once() -> None:
    """LLVM falls over where two load at the same moment: ten thousand rides begin with two threads."""
    machine.call()  # made, if it was missing: only loading is looked at
    done = subprocess.run(
        [sys.executable, "-P", "-c", AT_ONCE],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, ["8", "1"])
