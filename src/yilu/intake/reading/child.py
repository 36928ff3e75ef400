"""The child process: takes the file on standard input, limits itself, reads, tells, ends."""

from __future__ import annotations

import os
import resource
from typing import BinaryIO

from yilu.intake.reading import bounded, delimited, exchange, limits, markup, workbook
from yilu.intake.reading.sniff import sniff
from yilu.intake.reading.wire import Refusal, Wire


def main(patient_from: int) -> None:
    """`patient_from`: -1, or the workbook's sheet that killed the fast reader, to go on from."""
    _limit()
    wire = Wire(os.fdopen(os.dup(1), "wb"))
    try:
        with open("/dev/fd/0", "rb") as file:
            _read(file, wire, patient_from)
        wire.end()
    except Refusal as refusal:
        wire.refuse(refusal)
    except MemoryError:
        wire.refuse(Refusal("too_large"))


def _limit() -> None:
    """Hard limits of the kernel: no way back for the process, whatever it is made to run."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(file: BinaryIO, wire: Wire, patient_from: int) -> None:
    if os.fstat(file.fileno()).st_size > limits.ON_DISK:
        raise Refusal("too_big", most=limits.ON_DISK >> 20)
    kind = sniff(file)
    wire.source(kind)
    if kind in ("xlsx", "xls"):
        if patient_from >= 0:
            bounded.read(file, wire, patient_from)
        else:
            workbook.read(file, wire, kind)
    else:
        {"csv": delimited.read, "html": markup.read, "json": exchange.read}[kind](file, wire)
