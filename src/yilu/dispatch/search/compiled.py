"""Which functions become machine code: marked here, turned in one go by `making`, plain Python elsewhere.

Only the process that makes the code has numba; everybody else calls what it made (see `machine`), and
a test may call the same functions as the plain Python they are.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
FLAG = "YILU_MAKES_MACHINE_CODE"
MAKES = os.environ.get(FLAG) == "1"
# Nothing in here allocates or raises, nobody calls it from Python: numba need not prepare for either.
BARE = {
    "_nrt": False,
    "error_model": "numpy",
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
}
numba: Any = importlib.import_module("numba") if MAKES else None


def compiled(function: F) -> F:
    """One of the functions of the machine code."""
    if numba is None:
        return function
    made: F = numba.njit(function, **BARE)
    return made
