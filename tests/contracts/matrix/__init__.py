"""The authorisation matrix: every address × method × whose object, and the personas it answers to.

Everybody not named finds nothing there (404), or is asked to sign in. A line is the whole
truth: a persona who gets in without being named fails the test as surely as one who is kept out.
Each module here holds the LINES of one part, and the THINGS of the small city they ask for.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.contracts.matrix.lines import EVERYONE, Line, Things

__all__ = ["EVERYONE", "MATRIX", "THINGS", "Line"]

PARTS = [
    import_module(f"{__name__}.{found.name}")
    for found in iter_modules(__path__)
    if found.name != "lines"
]
MATRIX: list[Line] = [line for part in PARTS for line in part.LINES]
THINGS: Things = {word: made for part in PARTS for word, made in part.THINGS.items()}
