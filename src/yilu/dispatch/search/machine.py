"""The machine code found, made where there is none, loaded, and called with tables as addresses."""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

import llvmlite.binding as llvm
import numpy as np

from yilu.dispatch.search.arrays import Best, Data, State
from yilu.dispatch.search.compiled import FLAG

_HERE = Path(__file__).parent
_SOURCE = _HERE.parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from pathlib import Path; from yilu.dispatch.search.making import main; main(Path(sys.argv[2]))"
)
_KEPT = ("HOME", "XDG_CACHE_HOME", "TMPDIR")
_ADDRESS = ctypes.c_void_p
_WHOLE, _REAL = ctypes.c_int64, ctypes.c_double
TABLES = len(Data._fields) + len(State._fields) + len(Best._fields)
_CALL = ctypes.CFUNCTYPE(_WHOLE, _WHOLE, _WHOLE, _WHOLE, _REAL, _REAL, *([_ADDRESS] * (TABLES + 1)))
Call = Callable[..., int]
_LOADING = Lock()


class NoMachineCode(Exception):
    """It could not be made here; the words say why."""


def act(
    d: Data,
    s: State,
    b: Best,
    what: int,
    rounds: int = 0,
    bump: int = 0,
    heat: float = 0.0,
    mean: float = 0.0,
) -> int:
    """`acting.act` at full speed; other threads run meanwhile."""
    sizes, addresses = tables_of(d, s, b)
    return call()(what, rounds, bump, heat, mean, sizes.ctypes.data, *addresses)


def tables_of(d: Data, s: State, b: Best) -> tuple[Any, list[int]]:
    """Sizes and addresses, in the order in which `making.door` takes them."""
    tables = (*d, *s, *b)
    assert all(table.flags.c_contiguous for table in tables)
    sizes = np.array(
        [
            len(d.people), len(d.cars), len(d.out), s.tours.shape[1],
            len(d.apart), d.near.shape[1], d.nearby.shape[1], len(s.pairs),
        ],
        np.int64,
    )  # fmt: skip
    return sizes, [table.ctypes.data for table in tables]


def call() -> Call:
    """The function itself: the first thread loads it, others wait, for LLVM takes one at a time."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> Call:
    head, _newline, code = found().read_bytes().partition(b"\n")
    told = json.loads(head)
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    for name in told["needs"]:
        if not llvm.address_of_symbol(
            name
        ):  # only ever called to complain, which the code never does
            llvm.add_symbol(name, llvm.address_of_symbol("abort"))
    engine = _engine()
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    return _CALL(engine.get_function_address(told["name"]))


@cache
def _engine() -> Any:
    """Kept as long as the process: the code lies in it."""
    target = llvm.Target.from_default_triple().create_target_machine(
        codemodel="jitdefault", jit=True
    )
    return llvm.create_mcjit_compiler(llvm.parse_assembly(""), target)


def found(where: Sequence[Path] = (), maker: Callable[[Path], None] | None = None) -> Path:
    """The object file; of several processes that miss it one makes it and the others wait."""
    name, places = f"search-{mark()}.o", where or folders()
    known = next((folder / name for folder in places if (folder / name).exists()), None)
    if known:
        return known
    folder = next((each for each in places if ours(each)), None)
    if folder is None:
        raise NoMachineCode("no folder to keep it in may be written")
    with alone(folder):
        if not (folder / name).exists():
            (maker or make)(folder / name)
    return folder / name


def mark() -> str:
    """Of this source, these tools and this processor: code made for others is never taken."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.glob("*.py")):
        digest.update(path.read_bytes())
    told = (version("numba"), version("llvmlite"), llvm.get_host_cpu_name(), sys.version)
    digest.update(repr((told, llvm.get_host_cpu_features().flatten())).encode())
    return digest.hexdigest()[:24]


def folders() -> list[Path]:
    """Beside the source, else with the user."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return [_HERE / "__pycache__", home / "yilu"]


def ours(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder.stat().st_uid == os.geteuid() and os.access(folder, os.W_OK)
    except OSError:
        return False


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    with (folder / "search.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make(path: Path) -> None:
    """In a process that has numba, which nobody else needs; what older sources left goes."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        FLAG: "1",
        "NUMBA_OPT": "1",
    }
    done = subprocess.run(  # noqa: S603 — our own interpreter, no shell, fixed words
        [sys.executable, "-P", "-c", _START, str(_SOURCE), str(path)],
        env=environment, cwd="/", capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode or not path.exists():
        raise NoMachineCode(done.stderr[-2000:])
    for other in path.parent.glob("search-*.o"):
        if other != path:
            other.unlink(missing_ok=True)


if __name__ == "__main__":
    found()
