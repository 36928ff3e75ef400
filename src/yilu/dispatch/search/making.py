"""Machine code made once: a process of its own turns the search into an object file and ends.

`python -m yilu.dispatch.search.making FILE`, with the flag of `compiled` set. The file begins with a
line of JSON: what the function is called, and which names of others it mentions.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm
from numba.core.codegen import JITCodeLibrary
from numba.core.cpu import CPUContext

from yilu.dispatch.search import acting
from yilu.dispatch.search.arrays import Best, Data, State
from yilu.dispatch.search.compiled import numba

carray, types = numba.carray, numba.types
WHOLE, SHORT, BYTE, REAL = types.int64, types.int32, types.uint8, types.float64
# In the order of the fields of Data, State and Best, as `machine.tables_of` hands them over.
OF_DATA = (WHOLE, WHOLE, WHOLE, SHORT, SHORT, BYTE, WHOLE, WHOLE, WHOLE, WHOLE)
OF_STATE = (WHOLE, WHOLE, WHOLE, WHOLE, REAL, WHOLE, REAL, REAL, WHOLE, WHOLE)
OF_BEST = (WHOLE, WHOLE, WHOLE, WHOLE, WHOLE)
TABLES = [types.CPointer(kind) for kind in (*OF_DATA, *OF_STATE, *OF_BEST)]
SIGNATURE = WHOLE(
    WHOLE, WHOLE, WHOLE, REAL, REAL, types.CPointer(WHOLE), *TABLES
)  # what, rounds, bump, heat, mean, sizes, tables


def door(
    what: Any, rounds: Any, bump: Any, heat: Any, mean: Any, sizes: Any,
    stops: Any, people: Any, cars: Any, out: Any, into: Any, fits: Any, apart: Any, near: Any,
    nearby: Any, flags: Any,
    tours: Any, drives: Any, riders: Any, saved: Any, keys: Any, counts: Any, pairs: Any,
    prices: Any, lines: Any, trips: Any,
    best: Any, length: Any, absent: Any, left: Any, costs: Any,
) -> Any:  # fmt: skip
    """Bare addresses and sizes as tables again, and in."""
    size = carray(sizes, 8)
    n, m, places, room = size[0], size[1], size[2], size[3]
    d = Data(
        carray(stops, (2 * n, 4)),
        carray(people, (n, 9)),
        carray(cars, (m, 8)),
        carray(out, (places, places, 2)),
        carray(into, (places, places, 2)),
        carray(fits, (n, m)),
        carray(apart, size[4]),
        carray(near, (n, size[5])),
        carray(nearby, (n, size[6])),
        carray(flags, 4),
    )
    s = State(
        carray(tours, (m, room, 7)),
        carray(drives, (m + 1, 8)),
        carray(riders, (n, 6)),
        carray(saved, (m, room, 7)),
        carray(keys, n),
        carray(counts, 8),
        carray(pairs, size[7]),
        carray(prices, (3, n + m)),
        carray(lines, (9, n + m)),
        carray(trips, (n + 1, 4)),
    )
    b = Best(
        carray(best, (m, room)),
        carray(length, m),
        carray(absent, n),
        carray(left, 1),
        carray(costs, 2),
    )
    return acting.act(d, s, b, what, rounds, bump, heat, mean)


def made() -> bytes:
    """The object file with its line of JSON.

    numba types each function and brings it down to LLVM's language; nothing is run here, so that what
    it does to run each by itself is left out, and all are optimised once, as one.
    """
    for kind, step, instead in LEFT_OUT:
        setattr(kind, step, instead)
    text = numba.njit(SIGNATURE, error_model="numpy", no_cpython_wrapper=True)(door).inspect_llvm(
        SIGNATURE.args
    )
    module, target = llvm.parse_assembly(text), machine()
    name = next(f.name for f in module.functions if f.name.startswith("cfunc."))
    for each in (*module.functions, *module.global_variables):
        if not each.is_declaration and each.name != name:
            each.linkage = "internal"
    builder = llvm.create_pass_builder(target, llvm.create_pipeline_tuning_options(speed_level=3))
    builder.getModulePassManager().run(module, builder)
    needs = [f.name for f in module.functions if f.is_declaration and "llvm." not in f.name]
    return json.dumps({"name": name, "needs": needs}).encode() + b"\n" + target.emit_object(module)


def _nothing_runs(_context: Any, library: Any, _told: Any, _env: Any) -> Any:
    """Something callable, different for each function: numba finds its code by it."""
    library._ensure_finalized()
    return [].append


LEFT_OUT: tuple[tuple[Any, str, Any], ...] = (
    (CPUContext, "get_executable", _nothing_runs),
    (JITCodeLibrary, "_finalize_specific", lambda _library: None),
)


def machine() -> Any:
    """This very processor."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=3,
        reloc="default",
        codemodel="jitdefault",
        jit=True,
    )


def main(path: Path) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(made())
    beside.replace(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
