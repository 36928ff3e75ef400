"""Functions turned into machine code on first use, and kept for the next process where they may be."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., Any])
_HERE = Path(__file__).parent


def _store() -> str:
    """A folder of our own for this very source: code compiled from another must never be taken."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.glob("*.py")):
        digest.update(path.read_bytes())
    name = f"dispatch-{numba.__version__}-{digest.hexdigest()[:16]}"
    for parent in (_HERE / "__pycache__", _home()):
        try:
            folder = parent / name
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if folder.stat().st_uid == os.geteuid() and os.access(folder, os.W_OK):
                return str(folder)
        except OSError:
            continue
    return ""


def _home() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "yilu"


_FOLDER = _store()
numba.config.CACHE_DIR = _FOLDER  # type: ignore[attr-defined]


def compiled(function: F) -> F:
    """Machine code that lets other threads run; without a folder to keep it, made anew each time."""
    made: F = numba.njit(function, cache=bool(_FOLDER), nogil=True)
    return made


def inlined(function: F) -> F:
    """The same, written out where it is called: arrays are dear to hand over a million times."""
    made: F = numba.njit(function, cache=bool(_FOLDER), nogil=True, inline="always")
    return made
